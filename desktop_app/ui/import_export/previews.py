"""The open previews, at most one a list. Their files are read in a worker."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop_app.accounts import LiveList
from desktop_app.domain.edits import Anchor, Edge
from desktop_app.domain.errors import LineupError
from desktop_app.domain.import_export.imported_title import Contents
from desktop_app.domain.import_export.look_ups import CatalogueId
from desktop_app.domain.import_export.preview import Preview, preview_of
from desktop_app.domain.queues import Item, Queue, QueueRef
from desktop_app.signals import Attachments
from desktop_app.ui.import_export.job import PreviewJob
from desktop_app.ui.import_export.not_found_file import NotFoundFile
from desktop_app.ui.import_export.title_lookup import TitleLookup
from desktop_app.ui.import_export.words import Errand
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.undoable_action import Undoable
from desktop_app.ui.ratings.controller import RatingsController
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.workspace import Workspace
from desktop_app.workers import Workers

BUSY = "Finish what is open in that list first."
READING = "It is being read…"


class Previews(QObject):
    """Shows what would be added to a list, and adds what the person chose of it."""

    looked_at = Signal(object, object)
    """QueueRef, Item: a title that the person looks at more closely, and the list that it would go into."""

    ended = Signal(object)
    """QueueRef: the preview over this list is closed."""

    def __init__(self, workspace: Workspace, rating: RatingsController) -> None:
        super().__init__(workspace.window)
        self._accounts = workspace.accounts
        self._library = workspace.library
        self._labels = workspace.labels
        self._tasks = workspace.tasks
        self._say = workspace.say
        self._screen = workspace.screen
        self._choose = workspace.screen.choose
        self._rating = rating
        self._window = workspace.window
        self._workers = Workers("previews")
        self._not_found = NotFoundFile(self._tasks, self._say, self._workers, self._window)
        self._jobs: Attachments[LiveList, list[PreviewJob]] = Attachments(_none_yet, _forget)

    def open(self, ref: QueueRef, errand: Errand, read: Callable[[], Contents], anchor: Anchor = Edge.END) -> None:
        """Show what `read`, which a worker calls, comes to in this list. It may raise `LineupError`."""
        page, live = self._window.panes.page_of(ref), self._library.list(ref)
        if page is None or live is None:
            return
        before = self._screen.before_drag or self._window.current
        self._choose(ref)
        if page.is_covered:
            self._say(Message(Kind.INFO, "Nothing was added.", BUSY, about=ref))
            return
        job = PreviewJob(page, errand, anchor, self._labels.service(ref), live.account.service)
        jobs = self._jobs.of(live)
        jobs.append(job)
        job.over.connect(partial(self._end, page, jobs, errand, before if before != ref else None))
        job.over.connect(partial(self._tell_end, ref))
        job.unreadable.connect(partial(self._say_unreadable, errand))
        job.looked_at.connect(partial(self._show_details, ref))
        job.save_wanted.connect(partial(self._not_found.ask, page.heading.title))
        if (own := self._rating.of(ref)) is not None:
            job.rate_with(own, partial(self._rating.rate_all, ref))
        job.read(READING, partial(self._made, ref, page, read), self._tasks)

    async def _made(self, ref: QueueRef, page: QueuePage, read: Callable[[], Contents]) -> tuple[Preview, TitleLookup]:
        """The preview of a file, and the look-up of its titles. Raises `LineupError`."""
        contents = await self._workers.run(read)
        await until_read(page)
        catalogue, info = self.catalogue(ref), self._library.info(ref)
        like = [self._library[each].state.view for each in self._library.refs if self.catalogue(each) == catalogue]
        here, takes = page.model.view, info.takes if info is not None else ""
        doubles = ref in self._library and self._library[ref].capabilities.takes_doubles
        preview = await self._workers.run(
            lambda: _preview(contents, here, like, catalogue, takes, takes_doubles=doubles)
        )
        looking = TitleLookup(preview, catalogue, self._accounts.found)
        await looking.remember(self._workers)
        return preview, looking

    def catalogue(self, ref: QueueRef) -> CatalogueId:
        """The catalogue whose titles the list holds."""
        account = self._library.account(ref.account)
        return CatalogueId(account.provider, account.server) if account is not None else CatalogueId("", "")

    def _say_unreadable(self, errand: Errand, error: LineupError) -> None:
        sentence = sentence_of(error, "")
        self._say(Message(Kind.ERROR, sentence.lead, f"{errand.about}: {sentence.text}"))

    def _show_details(self, ref: QueueRef, item: Item) -> None:
        """Show the details of the title found for a line, so that the person can tell whether it is the right one."""
        self.looked_at.emit(ref, item)

    def _tell_end(self, ref: QueueRef, _added: int) -> None:
        self.ended.emit(ref)

    def _end(
        self, page: QueuePage, jobs: list[PreviewJob], errand: Errand, before: QueueRef | None, added: int
    ) -> None:
        """End a preview. `before`: the list that was shown before, and is again if nothing was added."""
        job = jobs.pop()
        delete_when_free(job.view)
        delete_when_free(job)
        if added > 0:
            text = f"{counted(added, 'title was', 'titles were')} added to “{page.heading.title}”."
            action = Undoable(f"Add {counted(added, 'title', 'titles')}", (page.history,))
            action.offer(self._window.message_bar, Kind.OK, errand.done, text)
        elif before is not None and before in self._library and self._window.page is page:
            self._choose(before)


def _none_yet(_of: LiveList) -> list[PreviewJob]:
    return []


def _forget(jobs: list[PreviewJob]) -> None:
    """Forget what was looked up for a list that is gone."""
    while jobs:
        jobs.pop().forget()


def _preview(
    contents: Contents, here: Queue, like: Sequence[Queue], catalogue: CatalogueId, takes: str, *, takes_doubles: bool
) -> Preview:
    """The preview of a file's contents. `like`: lists whose titles the same service told."""
    known = (item.title for view in like for item in (*view.items, *view.saved))
    there = frozenset(item.title.id for item in (*here.items, *here.saved))
    return preview_of(contents, known, there, catalogue.provider, takes, takes_doubles=takes_doubles)


async def until_read(page: QueuePage) -> None:
    """Wait until the list is read, or its page is gone."""
    read = asyncio.Event()

    def hear() -> None:
        if page.model.state is not None and page.model.state.loaded:
            read.set()

    def end() -> None:
        read.set()

    page.destroyed.connect(end)
    page.model.shown.connect(hear)
    try:
        hear()
        await read.wait()
    finally:
        if isValid(page):
            page.model.shown.disconnect(hear)
            page.destroyed.disconnect(end)
