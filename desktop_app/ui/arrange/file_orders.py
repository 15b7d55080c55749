"""The order of titles in a file that the person chooses: asked for, read beside the window, found in a list."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.errors import LineupError
from desktop_app.domain.import_export.file_reader import read
from desktop_app.domain.import_export.given_order import GivenOrder, given_order
from desktop_app.domain.import_export.imported_title import LARGEST
from desktop_app.domain.names import shown_name
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.storage.files import read_bounded
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.sentences.files import LISTS
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.workspace import Workspace
from desktop_app.workers import Workers

BUSY = "Finish what is open in this list first."
FAILED = "The list wasn't arranged."


class FileOrders(QObject):
    """Reads orders of lists from files, and says in the message bar what is wrong with one."""

    found = Signal(object, object, object)
    """QueuePage, QueueRef, GivenOrder: at least one title of the list is in the file."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._library = workspace.library
        self._tasks = workspace.tasks
        self._window = workspace.window
        self._workers = Workers("orders of files")

    def ask(self, page: QueuePage, ref: QueueRef) -> None:
        """Ask for the file whose order the list is to take."""
        dialog = QFileDialog(self._window, f"Arrange {page.heading.title} as in a file", filter=LISTS)
        dialog.setObjectName("arrange_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(self.read, ref))
        dialog.open()

    def read(self, ref: QueueRef, file: str) -> None:
        """Look up in the list what the file names."""
        self._tasks.start(self._read(ref, Path(file)))

    async def _read(self, ref: QueueRef, path: Path) -> None:
        account = self._library.account(ref.account)
        if account is None or ref not in self._library:
            return
        view = self._library[ref].state.view
        try:
            given = await self._workers.run(partial(_given, path, view, account.provider))
        except LineupError as error:
            self._window.message_bar.show_message(
                Message(Kind.ERROR, FAILED, f"{shown_name(path.name)}: {detail_of(error)}", about=ref)
            )
            return
        page = self._window.panes.pages.get(ref)
        if page is None:
            return
        if given.ids:
            self.found.emit(page, ref, given)
        else:
            text = f"{given.name} names no title that is in “{page.heading.title}”."
            self._window.message_bar.show_message(Message(Kind.INFO, FAILED, text, about=ref))


def _given(path: Path, view: Queue, service: str) -> GivenOrder:
    """Read the order that a file gives, in a worker. Raises `FileUnreadable`."""
    contents = read(read_bounded(path, LARGEST))
    return given_order(shown_name(path.name), contents, view.items, service)
