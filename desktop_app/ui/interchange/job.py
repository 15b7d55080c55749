"""One file on its way into one list: looked up, shown, and what the person chose is added as one action."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QModelIndex, QObject, Signal

from desktop_app.domain.edits import Add, Edge
from desktop_app.domain.errors import LineupError
from desktop_app.domain.interchange.wanted import Contents
from desktop_app.domain.queues import Item
from desktop_app.domain.service import ListService
from desktop_app.ui.interchange.looking import MOST_ASKED, Looking
from desktop_app.ui.interchange.model import PreviewModel
from desktop_app.ui.interchange.page import ImportPage
from desktop_app.ui.interchange.words import summary
from desktop_app.ui.messages import sentence_of
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.tasks import Tasks

STEPS = 100
"""How often the lines are shown anew while a long file is looked up."""


class ImportJob(QObject):
    """Covers the page until it is `over`: with how many titles were added."""

    over = Signal(int)
    looked_at = Signal(object)
    """Item, of a title that the person looks at more closely."""

    def __init__(self, page: QueuePage, contents: Contents, looking: Looking, name: str, service: str) -> None:
        """`name`: of the file; `service`: as the person knows it."""
        super().__init__(page)
        self._page = page
        self._contents = contents
        self._looking = looking
        self._service = service
        self._task: asyncio.Task[None] | None = None
        self.model = PreviewModel(contents.unit, self)
        self.view = ImportPage(f"Import into {page.heading.title}", f"{name} · {contents.form}", self.model)
        self.view.add_pressed.connect(self._add)
        self.view.stop_pressed.connect(self._stop)
        self.view.closed.connect(self._leave)
        self.view.table.selectionModel().currentRowChanged.connect(self._tell_row)
        self._show("")
        self.view.widen_mistakes()
        page.cover(self.view)
        self.view.table.setFocus()

    def look(self, connect: Callable[[], Awaitable[ListService]], tasks: Tasks) -> None:
        """Ask the service about what is not known yet."""
        if self._looking.to_ask:
            self._progress()  # at once: nothing is added before the looking is over
            self._task = tasks.start(self._look(connect))
        else:
            self._end_looking("")

    def forget(self) -> None:
        """The list went: no more is asked, and there is nothing to show it in."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _stop(self) -> None:
        """No more is asked; what was found can be added."""
        self.forget()
        self._end_looking("Stopped. What was not looked up is not added.")

    async def _look(self, connect: Callable[[], Awaitable[ListService]]) -> None:
        note = ""
        try:
            await self._looking.ask(await connect(), self._progress)
        except LineupError as error:
            sentence = sentence_of(error, self._service)
            note = f"{sentence.lead} What was not looked up is not added; import the file again later."
        self._task = None
        self._end_looking(note)

    def _progress(self) -> None:
        asked, total = self._looking.asked, self._looking.to_ask
        if asked % max(total // STEPS, 1) == 0:
            self._show(f"Looking in the catalogue: {asked:,} of {total:,}.")
        self.view.show_progress(asked, total)

    def _end_looking(self, note: str) -> None:
        self.view.show_progress(0, 0)
        self._show(note or self._advice())

    def _advice(self) -> str:
        if self._looking.asked == MOST_ASKED:
            return f"{MOST_ASKED:,} titles were looked up; import the file again for the rest."
        return "Tick what is the title that you mean: only its name is the same." if self._is_doubtful() else ""

    def _is_doubtful(self) -> bool:
        return "to confirm" in summary(self._looking.matches, 0)

    def _show(self, note: str) -> None:
        matches = self._looking.matches
        self.model.show(matches, self._contents.mistakes)
        self.view.say(summary(matches, len(self._contents.mistakes)), note)

    def _tell_row(self, current: QModelIndex) -> None:
        title = self.model.title_at(current.row()) if current.isValid() else None
        if title is not None:
            self.looked_at.emit(Item(title))

    def _add(self) -> None:
        """What came into the list meanwhile is there."""
        there = self._page.model.view
        new = [title for title in self.model.chosen if there.find(title.id) is None]
        if not new or self._page.history.perform(tuple(Add(Item(title), Edge.END) for title in new)):
            self._close(len(new))

    def _leave(self) -> None:
        self._close(-1)

    def _close(self, added: int) -> None:
        """-1: nothing was to be added."""
        self.forget()
        self._page.uncover(self.view)
        self.over.emit(added)
