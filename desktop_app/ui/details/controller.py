"""The details of the selected title: what its list tells, what the service tells on request, where else it stands."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import QObject, QTimer

from desktop_app.accounts import LiveAccount, LiveList
from desktop_app.domain.account import AccountId
from desktop_app.domain.all_lists import filled
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.signals import Attachments
from desktop_app.sync.state import Event, QueueState
from desktop_app.ui.details.other_listings import OtherListing
from desktop_app.ui.details.pane import DetailsPane
from desktop_app.ui.details.same_titles import SameTitles
from desktop_app.ui.details.title_finder import FoundListing, TitleFinder
from desktop_app.ui.own_files import RestoreOffer
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.words import joined
from desktop_app.ui.ratings.controller import RatingsController
from desktop_app.ui.shell.service_names import colour_of
from desktop_app.ui.widgets.link_button import open_page
from desktop_app.ui.workspace import Feature, Workspace

LOOK = 80
"""Milliseconds for which a selection stays before other lists are looked through."""

REMEMBERED = 500
"""Titles told in full that are kept until the program ends."""

LISTED, ASKED = 200, 10
"""Places that are shown, and doubtful ones that are asked about: a list may be full of titles of one name."""


class DetailsController(Feature):
    """Fills the details pane, and acts on what the person wants there."""

    def __init__(self, workspace: Workspace, rating: RatingsController) -> None:
        window = workspace.window
        super().__init__(window)
        self._library = workspace.library
        self._labels = workspace.labels
        self._accounts = workspace.accounts
        self._tasks = workspace.tasks
        self._window = window
        workspace.own_files.restored.connect(self._read_again)
        self._rating = rating
        self.same_titles = SameTitles(workspace)
        self._whereabouts = TitleFinder(self._library)
        self._shown: tuple[QueueRef, Item] | None = None
        self._over_all: tuple[Item, Queue] | None = None
        self._selected: tuple[tuple[Item, ...], Queue] = ((), Queue())
        self._found: tuple[FoundListing, ...] = ()
        self._looking: asyncio.Task[None] | None = None
        self._full: Attachments[LiveAccount, OrderedDict[TitleId, Title]] = Attachments(lambda _: OrderedDict())
        """Titles as services told them in full, those that were asked for last."""

        self._soon, self._later = _timer(self, LOOK, self._look), _timer(self, round(workspace.rest * 1000), self._ask)
        self.pane = pane = DetailsPane(posters=workspace.posters)
        window.panes.rest_on(pane)
        pane.rating_wanted.connect(self._rate)
        pane.standings.chosen.connect(workspace.screen.go_to)
        pane.standings.answered.connect(self._answer)
        rating.changed.connect(self._show_rating)
        pane.link_activated.connect(open_page)
        self.same_titles.changed.connect(self._look)
        self._library.list_changed.connect(self._hear)
        self._library.list_ended.connect(self._leave)

    def serve(self, page: QueuePage, ref: QueueRef) -> None:
        """Follow what is selected in the page."""
        del ref
        page.view.chosen_changed.connect(self._show_selected)

    def shown(self, ref: QueueRef) -> None:
        """Show the details of the title that is selected in the list."""
        del ref
        self._show_selected()

    def _known(self, ref: QueueRef, title_id: TitleId) -> Title | None:
        """The full title, if the service was already asked for it; None otherwise."""
        account = self._library.account(ref.account)
        kept = self._full.known(account) if account is not None else None
        return kept.get(title_id) if kept is not None else None

    def _leave(self, ended: LiveList) -> None:
        """Stop showing a title of a list that is gone."""
        if self._shown is not None and self._shown[0] == ended.ref:
            self._over_all, self._found = None, ()
            self._show(ended.ref, None, (), Queue())

    def _hear(self, _changed: LiveList, state: QueueState, _event: Event | None) -> None:
        """Look again for the title's other lists, because one of them changed."""
        if state.ref != self._window.current and self._shown is not None and not self._soon.isActive():
            self._soon.start()

    def _read_again(self, _restored: RestoreOffer) -> None:
        """Read again which titles the person said to be the same."""
        self.same_titles.read_again()

    def _show_selected(self) -> None:
        page = self._window.page
        if page is not None and page.model.state is not None:
            self.pane.set_service(self._labels.service(page.model.state.ref))
            self.show(page.model.state.ref, page.chosen_items, page.model.state.view)

    def show(self, ref: QueueRef, items: tuple[Item, ...], queue: Queue) -> None:
        """Show the details of the items that are selected in a list."""
        self._over_all = None
        self._show(ref, items[0] if len(items) == 1 else None, items, queue)

    def show_found(self, ref: QueueRef, item: Item) -> None:
        """Show the details of a title that may go into this list."""
        self.pane.set_service(self._labels.service(ref))
        self.show(ref, (item,), self._library[ref].state.view)

    def show_over_all(self, ref: QueueRef, item: Item, shown: Item, queue: Queue) -> None:
        """Show a title of the view over all lists; `ref` is the first list that has it, as `item`."""
        self.pane.set_service(self._labels.service(ref))
        self._over_all = (shown, queue)
        self._show(ref, item, (shown,), queue)

    def _show(self, ref: QueueRef, one: Item | None, items: tuple[Item, ...], queue: Queue) -> None:
        is_other = one is None or self._shown is None or (self._shown[0], self._shown[1].id) != (ref, one.id)
        self._shown = (ref, one) if one is not None else None
        self._selected = (items, queue)
        told = self._known(ref, one.title.id) if one is not None else None
        if one is not None and told is not None:
            items = (replace(items[0], title=filled(items[0].title, told)),)
        self.pane.show_items(items, queue)
        if is_other:
            self.pane.standings.show_standings(())
        self._show_rating()
        if one is not None:
            self._soon.start()
            if is_other and told is None:
                self._later.start()

    # --- the own rating ------------------------------------------------------------------------------------------

    def _show_rating(self) -> None:
        if self._shown is not None:
            ref, item = self._shown
            own = self._rating.of(ref)
            rating = own.known.get(item.title.id) if own is not None else None
            self.pane.show_own_rating(own.scale if own is not None else None, rating)

    def _rate(self, rating: float | None) -> None:
        if self._shown is not None:
            self._rating.rate(self._shown[0], self._shown[1].title, rating)

    # --- more of it ----------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._shown is not None and self._shown[0] in self._library:
            self._tasks.start(self._tell_in_full(*self._shown))

    async def _tell_in_full(self, ref: QueueRef, item: Item) -> None:
        with suppress(LineupError):  # what the list told stays; the list itself says what is wrong
            account = self._library.linked(ref.account)
            told, kept = await account.in_full(item.title), self._full.of(account)
            kept[item.title.id] = told
            while len(kept) > REMEMBERED:
                kept.popitem(last=False)
            if self._shown is None or (self._shown[0], self._shown[1].id) != (ref, item.id):
                return
            if self._over_all is not None:
                self.show_over_all(ref, item, *self._over_all)
            else:
                self.show(ref, *self._selected)

    # --- where else it stands ------------------------------------------------------------------------------------

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        if self._shown is not None:
            self._looking = self._tasks.start(self._find(*self._shown))

    async def places_of(
        self, titles: Sequence[Title], account: AccountId
    ) -> Mapping[TitleId, tuple[FoundListing, ...]]:
        """The open lists that hold titles known to this account's service by these ids, also likely ones."""
        answers = await self.same_titles.answers()
        namespace = self._library.id_namespace(account)
        return await self._whereabouts.find_each(titles, namespace, self._library.loaded, answers)

    async def _find(self, ref: QueueRef, item: Item) -> None:
        answers = await self.same_titles.answers()
        told = self._known(ref, item.title.id)
        title = filled(item.title, told) if told is not None else item.title
        others = [one for one in self._library.loaded if one.ref != ref or self._over_all is not None]
        self._found = await self._whereabouts.find(title, self._library.id_namespace(ref.account), others, answers)
        if self._shown is not None and self._shown[1].id == item.id:
            standings = tuple(filter(None, map(self._standing, _asked_once(self._found))))
            heading = "Also listed in" if self._over_all is None else "Listed in"
            self.pane.standings.show_standings(standings, heading)

    def _standing(self, found: FoundListing) -> OtherListing | None:
        account = self._library.account(found.ref.account)
        if account is None or found.ref not in self._library:
            return None
        profile, heading = self._accounts.provider(account.provider).profile, self._labels.heading(found.ref)
        title = found.title
        question = "" if found.is_sure else ", ".join(filter(None, (title.name, str(title.year or ""))))
        return OtherListing(
            found.ref,
            found.item_id,
            profile.letter,
            colour_of(profile),
            heading.title,
            joined((heading.service, heading.account)),
            found.number,
            question,
        )

    def _answer(self, standing: OtherListing, same: bool) -> None:  # noqa: FBT001 - a signal's
        for found in self._found:
            if (found.ref, found.item_id) == (standing.ref, standing.item_id):
                self.same_titles.answer(standing.question, (found.pair,), same=same)
                return


def _asked_once(found: tuple[FoundListing, ...]) -> tuple[FoundListing, ...]:
    """The listings without repeated questions about one title, and no more questions than can be read."""
    first = {one.pair: one for one in reversed(found) if not one.is_sure}
    sure = (one for one in found if one.is_sure)
    asked = (one for one in found if not one.is_sure and first[one.pair] is one)
    return (*islice(sure, LISTED), *islice(asked, ASKED))


def _timer(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
