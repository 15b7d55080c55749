"""Serves the view over the lists of all accounts, and what to watch next. Nothing is done while nobody looks."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import Qt

from desktop_app.accounts import LiveAccount, LiveList
from desktop_app.domain.all_lists import Stand
from desktop_app.domain.duplicates import known_as
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import Item, QueueRef, TitleId
from desktop_app.sync.state import Event, QueueState
from desktop_app.ui.all_lists import words
from desktop_app.ui.all_lists.background_reader import BackgroundReader
from desktop_app.ui.all_lists.duplicate_questions import DuplicateQuestions
from desktop_app.ui.all_lists.list_names import ListNames
from desktop_app.ui.all_lists.menus import OverviewMenus
from desktop_app.ui.all_lists.page import OverviewPage
from desktop_app.ui.all_lists.recommender import Recommender
from desktop_app.ui.all_lists.session import OVERVIEW, OverviewSession
from desktop_app.ui.all_lists.title_gatherer import GatheredTitles, TitleGatherer
from desktop_app.ui.all_lists.words import ListPosition
from desktop_app.ui.details.controller import DetailsController
from desktop_app.ui.own_files import RestoreOffer
from desktop_app.ui.queue.row_size_choice import RowSizeChoice
from desktop_app.ui.ratings.controller import RatingsController
from desktop_app.ui.shell.drop_news import tell_moved, tell_refused
from desktop_app.ui.shell.first_view import View
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.workspace import Feature, Workspace


class AllListsController(Feature):
    """The view over the lists of all accounts, and proposals out of it."""

    def __init__(self, workspace: Workspace, rating: RatingsController, detailing: DetailsController) -> None:
        window, accounts, tasks = workspace.window, workspace.accounts, workspace.tasks
        super().__init__(window)
        self._accounts = accounts
        self._library = workspace.library
        self._labels = workspace.labels
        self._tasks = tasks
        self._window = window
        workspace.own_files.restored.connect(self._read_again)
        self._sidebar = workspace.sidebar
        self._rating = rating
        self._detailing = detailing
        self._same_titles = same_titles = detailing.same_titles
        self._store = workspace.history.all_lists
        self._go = go = workspace.screen.go_to
        self._found = GatheredTitles()
        self._is_seen = self._knows_choices = self._proposes = self._reviews = False
        self._naming = ListNames(accounts, self._labels)
        self.session = OverviewSession(self._moved, self.refresh)
        self._gathering = TitleGatherer(self._naming.sources, same_titles, self._store, accounts.newcomers, tasks, self)
        self.reading = BackgroundReader(self._library, self)
        self.proposing = Recommender(workspace, self._naming.where)
        self.page = OverviewPage(self.session, self._marks_of, workspace.posters)
        RowSizeChoice(self.page.table, workspace.kept_view, None)
        OverviewMenus(window, self.page, self._stands_of, self._naming.where, go)
        self._questions = DuplicateQuestions(
            workspace, self.page, self.session, self._naming, same_titles, self._stands_of
        )
        self._connect()
        library = workspace.library
        library.list_changed.connect(self._hear)
        library.list_ended.connect(self._forget)
        library.lists_changed.connect(self._follow)
        library.follow_accounts(self._follow)
        workspace.starting.offer(View("all", "All my lists", self.open))

    @property
    def is_open(self) -> bool:
        """Whether the view is in the middle of the window, in the place of a list."""
        return self._window.panes.middle is self.page

    def open(self) -> None:
        """Show the view in the middle of the window."""
        if not self._accounts.all:
            return
        panes = self._window.panes
        panes.show_instead(self.page)
        self._sidebar.choose_overview()
        self._window.status.show_nothing(words.TITLE, "")
        self.page.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_details()

    def propose(self) -> None:
        """Propose three titles to watch next; if some are shown already, three others."""
        if not self._accounts.all:
            return
        if self._found.titles:
            self.proposing.open()
        else:
            self._proposes = True
            self.open()

    def refresh(self) -> None:
        """Read all lists of the view anew, one after another."""
        if self._is_seen:
            self.reading.begin(self._naming.refs, again=True)

    # --- what is told ---------------------------------------------------------------------------------------------

    def _hear(self, _changed: LiveList, state: QueueState, _event: Event | None) -> None:
        """Gather the titles anew after a list changed; while nobody looks, only forget their count."""
        if self._is_seen:
            self._gathering.want()
            self.reading.hear(state)
        else:
            self._sidebar.overview.show_count(None)

    def _forget(self, ended: LiveList) -> None:
        """Drop the choice for a list whose account went; that of another list waits for its return."""
        if ended.account.is_over:
            self._naming.said.pop(ended.ref, None)
            self._knows_choices = False
        self._follow(ended)

    def _follow(self, _what: LiveList | LiveAccount) -> None:
        """Show anew which lists there are, because some came, went, or changed their names."""
        self._naming.forget()
        self.reading.forget()
        if self._is_seen:
            self._begin()

    def _read_again(self, _restored: RestoreOffer) -> None:
        """Read again the order and the choice of lists, which were replaced from a backup."""
        self._knows_choices = False
        self._gathering.forget_order()
        if self._is_seen:
            self._tasks.start(self._read_choices())

    async def close(self) -> None:
        """Write the order to the disk, because the program ends."""
        await self._gathering.close()

    # --- joining --------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        page, window = self.page, self._window
        self._sidebar.overview_requested.connect(self.open)
        window.menus.add_for_linked("View", "queues", "&All my lists", "Ctrl+Shift+Q", self.open)
        window.menus.add_for_linked("View", "queues", "&What next?", "Ctrl+Shift+W", self.propose)
        window.menus.add_for_linked("View", "queues", "&Titles that may be the same…", "", self._review)
        window.menus.add_for_linked("View", "queues", "&Lists in All my lists…", "", self._choose_lists)
        page.came.connect(self._come)
        page.left.connect(self._leave)
        page.in_sight.passed.connect(window.panes.posters_passed)
        page.next_button.clicked.connect(self.propose)
        page.lists_button.ticked.connect(self._tick)
        page.reading.pressed.connect(self._stop_or_try_again)
        page.table.drag_refused.connect(partial(tell_refused, window.message_bar))
        page.table.dropped_here.connect(partial(tell_moved, page.table, window.message_bar, None))
        page.table.view.details_requested.connect(self._go_to_first)
        page.table.view.chosen_changed.connect(self._show_details)
        self._gathering.found.connect(self._show)
        self.reading.changed.connect(self._tell_reading)
        self._same_titles.changed.connect(self._want)
        self._rating.changed.connect(self._show_ratings)

    def _come(self) -> None:
        self._is_seen = True
        self._tasks.start(self._read_choices())

    def _leave(self) -> None:
        self._is_seen = False
        self._gathering.stop()
        self.reading.stop()

    async def _read_choices(self) -> None:
        if not self._knows_choices:
            with suppress(LineupError):  # what cannot be read is as usual
                self._naming.take(await self._store.choices())
            self._knows_choices = True
        if self._is_seen:
            self._begin()

    def _begin(self) -> None:
        self.page.lists_button.show_choices(self._naming.choices())
        self._gathering.want()
        if not self.reading.is_under_way:
            self.reading.begin(self._naming.refs)

    def _want(self) -> None:
        if self._is_seen:
            self._gathering.want()

    # --- what is shown --------------------------------------------------------------------------------------------

    def _show(self, found: GatheredTitles) -> None:
        if not self._is_seen:
            return
        is_first, self._found = not self._found.titles, found
        self.session.show(found.queue, found.titles)
        self.page.table.show_state(self.session.state)
        self._sidebar.overview.show_count(len(found.queue.items))
        self._show_ratings()
        self._questions.ask(found.possible_duplicates)
        self._show_details()
        if is_first:
            self.page.to_table()
        if self._proposes:
            self._proposes = False
            self.proposing.open()
        if self._reviews:
            self._reviews = False
            self._questions.review()

    def _show_ratings(self) -> None:
        stars: dict[TitleId, float] = {}
        for ref in self._library.refs if self._is_seen else ():
            own = self._rating.of(ref)
            for title_id, rating in own.known.items() if own is not None else ():
                owner = self._found.owner_of.get(known_as(self._library.id_namespace(ref.account), title_id))
                if own is not None and owner is not None:
                    stars[owner] = rating / own.scale.star
        if self._is_seen:
            self.page.table.model.show_own(stars, 1.0)
            self.proposing.know(tuple(self._found.titles.values()), {*self._found.done, *stars})

    def _marks_of(self, title_id: TitleId) -> Sequence[ListPosition]:
        return [
            ListPosition(self._naming.where(stand.ref), None if stand.place is None else stand.place + 1)
            for stand in self._stands_of(title_id)
        ]

    def _stands_of(self, title_id: TitleId) -> Sequence[Stand]:
        """The places of a title in lists that are still there."""
        one = self.session.titles.get(title_id)
        return [stand for stand in one.stands if stand.ref in self._library] if one is not None else []

    def _show_details(self) -> None:
        items, view = self.page.table.chosen_items, self.page.table.model.view
        if not self.is_open:
            return
        for stand in self._stands_of(items[0].title.id) if len(items) == 1 else ():
            own = self._library[stand.ref].state.view.find(stand.item_id)
            if own is not None:
                self._detailing.show_over_all(stand.ref, own, items[0], view)
                return
        self._detailing.show(OVERVIEW, items if len(items) > 1 else (), view)

    # --- reading --------------------------------------------------------------------------------------------------

    def _tell_reading(self) -> None:
        reading, notice = self.reading, self.page.reading
        unread = any(not self._library[ref].state.loaded for ref in self._naming.refs)
        self.page.table.model.refuse_order(words.STILL_READING if unread and reading.is_under_way else "")
        if reading.is_under_way:
            now = self._naming.where(reading.now).words if reading.now is not None else ""
            notice.say(words.progress(reading.done, reading.total, now), "Stop")
        elif reading.failures:
            failed = [
                (self._naming.where(ref).words, sentence_of(error, self._labels.service(ref)).lead)
                for ref, error in reading.failures.items()
                if ref in self._library
            ]
            notice.say(words.shortfall(reading.done, reading.total, failed), "Try again")
        else:
            notice.say("")

    def _stop_or_try_again(self) -> None:
        if self.reading.is_under_way:
            self.reading.stop()
            self._tell_reading()
        else:
            self.refresh()

    # --- what a person does ---------------------------------------------------------------------------------------

    def _moved(self) -> None:
        self.page.table.show_state(self.session.state)
        self._gathering.keep(self.session.state.view, self.session.titles)

    def _tick(self, ref: QueueRef, is_in: bool) -> None:  # noqa: FBT001 - a signal's
        self._naming.said[ref] = is_in
        if self._store is not None:
            self._tasks.start(self._store.choose(ref, is_in=is_in))
        self._begin()

    def _choose_lists(self) -> None:
        self.open()
        if self.is_open:
            self.page.lists_button.showMenu()

    def _review(self) -> None:
        """Show the pairs of titles that may be the same, as soon as the titles are there."""
        self._reviews = not self.is_open or not self._found.titles
        self.open()
        if not self._reviews:
            self._questions.review()

    def _go_to_first(self, item: Item) -> None:
        for stand in self._stands_of(item.title.id)[:1]:
            self._go(stand.ref, stand.item_id)
