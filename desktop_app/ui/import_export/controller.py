"""Copying, exporting and importing the list on the screen: the actions of its menu, and what comes of them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from desktop_app.accounts import LiveAccount, LiveList
from desktop_app.domain.errors import LineupError
from desktop_app.domain.import_export.archives import Part
from desktop_app.domain.import_export.file_reader import lists_in, read
from desktop_app.domain.import_export.imported_title import LARGEST, Contents
from desktop_app.domain.queues import Item, QueueRef
from desktop_app.storage.files import read_bounded
from desktop_app.ui.details.controller import DetailsController
from desktop_app.ui.import_export.archive import ArchiveDialog
from desktop_app.ui.import_export.copy_controller import CopyController
from desktop_app.ui.import_export.exporter import Exporter
from desktop_app.ui.import_export.previews import Previews
from desktop_app.ui.import_export.words import Errand
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.ratings.controller import RatingsController
from desktop_app.ui.sentences.files import LISTS
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.sidebar.list_words import NO_LONGER
from desktop_app.ui.workspace import Feature, Workspace
from desktop_app.workers import Workers


class ImportExportController(Feature):
    """An import is shown by `Previews` before anything is added."""

    def __init__(self, workspace: Workspace, ratings: RatingsController, details: DetailsController) -> None:
        window = workspace.window
        super().__init__(window)
        self._library = workspace.library
        self._say = workspace.say
        self._window = window
        self._previews = Previews(workspace, ratings)
        self._previews.looked_at.connect(details.show_found)
        self._previews.ended.connect(details.shown)
        self.copying = CopyController(workspace, self._previews)
        self._tasks = workspace.tasks
        self._workers = Workers("files")
        self._exporting = Exporter(self._tasks, self._say, self._workers, window)
        self.copy_action = self._action("Copy as &text", QKeySequence(QKeySequence.StandardKey.Copy), self._copy)
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # elsewhere it copies words
        self.export_action = self._action("E&xport…", QKeySequence("Ctrl+Shift+S"), self._ask_where)
        self.import_action = self._action("&Import…", QKeySequence("Ctrl+Shift+I"), self._ask_which)
        window.addActions([self.export_action, self.import_action])
        window.menus.show_in("List", "files", self._allowed)
        workspace.library.list_ended.connect(self._follow)
        workspace.library.lists_changed.connect(self._follow)
        workspace.library.follow_accounts(self._follow)

    def import_from(self, ref: QueueRef, file: str) -> None:
        """Read the file and show what it would add."""
        page, path = self._window.panes.page_of(ref), Path(file)
        if page is None:
            self._say(Message(Kind.INFO, "Nothing was imported.", NO_LONGER))
        elif path.suffix.lower() == ".zip":
            self._tasks.start(self._choose_list(ref, path))
        else:
            self._open(ref, page, path.name, lambda: read(read_bounded(path, LARGEST)))

    def import_text(self, ref: QueueRef, text: str) -> None:
        """Show what the titles of a text would add."""
        page = self._window.panes.page_of(ref)
        if page is None:
            self._say(Message(Kind.INFO, "Nothing was imported.", NO_LONGER))
        else:
            self._open(ref, page, "dropped text", lambda: read(text.encode()))

    async def _choose_list(self, ref: QueueRef, path: Path) -> None:
        """Ask which list of the archive it is to be, where it holds several."""
        try:
            parts = await self._workers.run(lambda: lists_in(read_bounded(path, LARGEST)))
        except LineupError as error:
            sentence = sentence_of(error, "")
            self._say(Message(Kind.ERROR, sentence.lead, f"{path.name}: {sentence.text}", about=ref))
            return
        if len(parts) == 1:
            self._import_part(ref, path.name, parts[0])
            return
        dialog = ArchiveDialog(path.name, parts, self._window)
        dialog.chosen.connect(partial(self._import_part, ref, path.name))
        dialog.open()

    def _import_part(self, ref: QueueRef, file: str, part: Part) -> None:
        page = self._window.panes.page_of(ref)
        if page is None:
            self._say(Message(Kind.INFO, "Nothing was imported.", NO_LONGER))
        else:
            self._open(ref, page, " / ".join(filter(None, (file, part.name))), lambda: part.contents)

    def _open(self, ref: QueueRef, page: QueuePage, about: str, reading: Callable[[], Contents]) -> None:
        errand = Errand(f"Import into {page.heading.title}", about, wanted="In the file", done="Imported.")
        self._previews.open(ref, errand, reading)

    # --- the menu ------------------------------------------------------------------------------------------------

    def _action(self, text: str, keys: QKeySequence, act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.triggered.connect(act)
        return action

    def serve(self, page: QueuePage, ref: QueueRef) -> None:
        """Copy from the page's rows, as text and into other lists, and take what is dropped there."""
        del ref
        page.view.addAction(self.copy_action)
        self.copying.serve(page)

    def begin(self) -> None:
        """Say what can be done with the shown list."""
        self._allow()

    def _follow(self, _what: LiveList | LiveAccount) -> None:
        self._allow()

    def _allowed(self) -> tuple[QAction, ...]:
        if self._window.page is None:
            return ()
        self._allow()
        return self.copy_action, self.export_action, self.import_action

    def _allow(self) -> None:
        """Enable the actions, and let their tips say why a disabled one is. The keys stay: they say why, too."""
        page = self._window.page
        why = page.heading.fixed if page is not None else ""
        self.import_action.setEnabled(not why)
        self.import_action.setStatusTip(why or "Add the titles of a CSV, JSON, text or ZIP file; you see them first")
        self.export_action.setStatusTip("Write the list into a CSV, JSON or text file")
        self.copy_action.setStatusTip("Copy the selected titles, or all of them, as numbered lines")

    def _copy(self) -> None:
        page = self._window.page
        items = (page.chosen_items or _all(page)) if page is not None else ()
        if items:
            self._exporting.copy(items)

    def _ask_where(self) -> None:
        page, ref = self._window.page, self._window.current
        if page is not None and ref is not None:
            self._exporting.ask(_all(page), page.heading.title, self._provider(ref))

    def _ask_which(self) -> None:
        page, ref = self._window.page, self._window.current
        if page is None or ref is None:
            return
        if page.is_covered:
            self._say(Message(Kind.INFO, "Nothing was imported.", "Finish what is open in this list first.", about=ref))
            return
        dialog = QFileDialog(self._window, f"Import into {page.heading.title}", filter=LISTS)
        dialog.setObjectName("import_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(self.import_from, ref))
        dialog.open()

    def _provider(self, ref: QueueRef) -> str:
        account = self._library.account(ref.account)
        return account.provider if account is not None else ""


def _all(page: QueuePage) -> tuple[Item, ...]:
    return (*page.model.view.items, *page.model.view.saved)
