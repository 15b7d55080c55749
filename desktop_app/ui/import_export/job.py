"""Titles on their way into one list: read, looked up, shown, and what the person chose is added as one action."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal

from desktop_app.domain.edits import Add, Anchor, Edge, Entering, adding
from desktop_app.domain.errors import LineupError
from desktop_app.domain.import_export.preview import Preview
from desktop_app.domain.parts import Service
from desktop_app.domain.queues import Item, Queue, Title
from desktop_app.ui.import_export.file_ratings import FileRatings, Rate
from desktop_app.ui.import_export.model import PreviewModel
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.import_export.title_lookup import TitleLookup
from desktop_app.ui.import_export.words import (
    SEARCHING,
    STOPPED,
    Errand,
    advice,
    form_words,
    found_count_words,
    looking_words,
    pause_words,
    summary,
)
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.ratings.own_ratings import OwnRatings
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.shell.tasks import Tasks

Connect = Callable[[], Awaitable[Service]]


class PreviewJob(QObject):
    """Covers the page with a preview until `over` tells how many titles were added, -1 for a cancelled one."""

    over = Signal(int)
    unreadable = Signal(object)
    """LineupError: there is nothing to show, and it is over."""

    save_wanted = Signal(object)
    """Tuple of `Wanted`, which was not found and is to be kept in a file."""

    looked_at = Signal(object)
    """Item, of a title that the person looks at more closely."""

    def __init__(self, page: QueuePage, errand: Errand, anchor: Anchor, service: str, connect: Connect) -> None:
        """`anchor`: where titles go; `service`: as the person knows it; `connect` may raise `LineupError`."""
        super().__init__(page)
        self._page = page
        self._errand = errand
        self._anchor = anchor
        self._service = service
        self._connect = connect
        self._ratings: FileRatings | None = None
        self._looking: TitleLookup | None = None
        self._pause = ""
        self._tasks: Tasks | None = None
        self._task: asyncio.Task[None] | None = None
        self._by_hand: asyncio.Task[None] | None = None
        self.model = PreviewModel(self)
        self.view = PreviewPage(errand, self.model)
        self.view.add_pressed.connect(self._add)
        self.view.stop_pressed.connect(self._stop)
        self.view.more_pressed.connect(self._look)
        self.view.closed.connect(self.leave)
        self.view.search_wanted.connect(self._search_by_hand)
        self.view.by_hand.looked_at.connect(lambda title: self.looked_at.emit(Item(title)))
        self.view.save_pressed.connect(lambda: self.save_wanted.emit(self.model.preview.not_found))
        self.view.table.selectionModel().currentRowChanged.connect(self._tell_row)
        page.cover(self.view)
        self.view.table.setFocus()

    def rate_with(self, own: OwnRatings, rate: Rate) -> None:
        """Offer the ratings of the file, because the service keeps ratings."""
        self._ratings = FileRatings(self.view, self.model, own, rate, self._service)

    def read(self, what: str, reading: Callable[[], Awaitable[tuple[Preview, TitleLookup]]], tasks: Tasks) -> None:
        """Show what comes of it, and ask the service about what is not known yet. `what` is said until then."""
        self._tasks = tasks
        self.view.show_reading(what)
        self._task = tasks.start(self._read(reading))

    def forget(self) -> None:
        """Stop reading and asking, because the list went or the person left."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._by_hand is not None:
            self._by_hand.cancel()
            self._by_hand = None
        if self._ratings is not None:
            self._ratings.stop()

    def leave(self) -> None:
        """Close the preview without adding anything."""
        self._close(-1)

    async def _read(self, reading: Callable[[], Awaitable[tuple[Preview, TitleLookup]]]) -> None:
        try:
            preview, self._looking = await reading()
        except LineupError as error:
            self._task = None
            self.unreadable.emit(error)
            self.leave()
            return
        self._task = None
        plan = self._ratings.plan(preview) if self._ratings is not None else None
        self.model.show(preview, self._errand.wanted, f"At {self._service}", plan)
        used = {preview.rating_column} if plan is not None else frozenset[str]()
        self.view.show_form(form_words(preview.form, [name for name in preview.unused if name not in used]))
        self.view.table.widen_mistakes()
        if next(preview.unknown, None) is not None:
            self._look()
        else:
            self._end_looking("")

    # --- looking -------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        if self._looking is not None and self._tasks is not None:
            self.view.show_progress(0, 1)  # at once: nothing is added before the looking is over
            self._task = self._tasks.start(self._ask(self._looking))

    async def _ask(self, looking: TitleLookup) -> None:
        note = ""
        try:
            await looking.ask(await self._connect(), self._show_changed, self._say_pause)
        except LineupError as error:
            sentence = sentence_of(error, self._service)
            note = f"{sentence.lead} {sentence.text} What was not looked up is not added.".replace("  ", " ")
        self._task = None
        self._end_looking(note)

    def _stop(self) -> None:
        """Stop asking; what was found can be added."""
        self.forget()
        self._end_looking(STOPPED)

    def _show_changed(self, rows: Iterable[int]) -> None:
        self.model.show_changed(rows)
        looking = self._looking
        if looking is not None:
            now = self._pause if looking.rests else looking_words(looking.asked, looking.to_ask)
            self.view.say(summary(self.model.preview), now)
            self.view.show_progress(looking.asked, looking.to_ask)

    def _say_pause(self, seconds: float) -> None:
        """Say that the service rests, for as long as it does: answers under way still come in."""
        self._pause = pause_words(self._service, seconds)
        self.view.say(summary(self.model.preview), self._pause)

    def _end_looking(self, note: str) -> None:
        preview = self.model.preview
        more = next(preview.unknown, None) is not None
        self.view.show_progress(0, 0, more=more)
        self.view.say(summary(preview), note or advice(preview))
        if self._ratings is not None:
            self._ratings.compare()

    # --- by hand --------------------------------------------------------------------------------------------------

    def _search_by_hand(self, _row: int, term: str) -> None:
        if self._by_hand is not None:
            self._by_hand.cancel()
        if self._tasks is not None:
            self.view.by_hand.show_found((), SEARCHING)
            self._by_hand = self._tasks.start(self._show_found(term))

    async def _show_found(self, term: str) -> None:
        try:
            catalogue = (await self._connect()).catalogue
            found = await catalogue.search(term) if catalogue is not None else ()
        except LineupError as error:
            sentence = sentence_of(error, self._service)
            self.view.by_hand.show_found((), f"{sentence.lead} {sentence.text}".strip())
            return
        self.view.by_hand.show_found(found, found_count_words(len(found), self._service))

    def _tell_row(self, current: QModelIndex) -> None:
        title = self.model.title_at(current.row()) if current.isValid() else None
        if title is not None:
            self.looked_at.emit(Item(title))

    # --- the end -------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        edits = added(self.model.preview.chosen, self._page.model.view, self._anchor, self._page.item_of)
        ratings = self._ratings
        wishes = ratings.wishes if ratings is not None else ()
        if not edits or self._page.history.perform(edits):
            self._close(len(edits))
            if ratings is not None:
                ratings.send(wishes)

    def _close(self, count: int) -> None:
        self.forget()
        self._page.uncover(self.view)
        self.over.emit(count)


def added(titles: Sequence[Title], there: Queue, anchor: Anchor, item_of: Entering = Item) -> tuple[Add, ...]:
    """The edits that add the titles one behind the other, without those that came into the list meanwhile.

    An anchor that left the list counts as its end.
    """
    return adding(there, titles, anchor if isinstance(anchor, Edge) or anchor in there else Edge.END, item_of)
