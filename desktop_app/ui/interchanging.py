"""Copying, exporting and importing the list on the screen: the actions of its menu, and what comes of them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from desktop_app.accounts import Accounts
from desktop_app.domain.errors import LineupError
from desktop_app.domain.interchange.reading import read
from desktop_app.domain.interchange.wanted import LARGEST, Contents
from desktop_app.domain.queues import Item, QueueRef, Title
from desktop_app.storage.files import read_bounded
from desktop_app.ui.interchange.exporting import Exporting
from desktop_app.ui.interchange.job import ImportJob
from desktop_app.ui.interchange.looking import Looking
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.message_bar import Action, Kind, Message
from desktop_app.ui.messages import counted, sentence_of
from desktop_app.ui.open_lists import OpenLists
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.tasks import Tasks
from desktop_app.workers import Workers

FILES = "Lists (*.csv *.json *.tsv *.txt);;All files (*)"


class Interchanging(QObject):
    """At most one import a list."""

    def __init__(
        self, accounts: Accounts, lists: OpenLists, tasks: Tasks, say: Callable[[Message], None], window: MainWindow
    ) -> None:
        super().__init__(window)
        self._accounts = accounts
        self._lists = lists
        self._tasks = tasks
        self._say = say
        self._window = window
        self._workers = Workers("files")
        self._exporting = Exporting(tasks, say, self._workers, window)
        self._jobs: dict[QueueRef, ImportJob] = {}
        self.copy_action = self._action("&Copy as text", QKeySequence(QKeySequence.StandardKey.Copy), self._copy)
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # elsewhere it copies words
        self.export_action = self._action("E&xport…", QKeySequence("Ctrl+Shift+S"), self._ask_where)
        self.import_action = self._action("&Import…", QKeySequence("Ctrl+Shift+I"), self._ask_which)
        window.addActions([self.export_action, self.import_action])
        window.menus["List"].aboutToShow.connect(self._fill_menu)
        window.panes.page_shown.connect(self._serve)

    def forget_unlinked(self) -> None:
        """Accounts went: so do their lists, and what was looked up for them."""
        for ref in [ref for ref in self._jobs if ref not in self._lists]:
            self._jobs.pop(ref).forget()

    def import_from(self, ref: QueueRef, file: str) -> None:
        """Read the file and show what it would add."""
        self._tasks.start(self._import(ref, Path(file)))

    # --- the menu ------------------------------------------------------------------------------------------------

    def _action(self, text: str, keys: QKeySequence, act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.triggered.connect(act)
        return action

    def _serve(self, page: QueuePage) -> None:
        page.view.addAction(self.copy_action)
        self._allow()

    def _fill_menu(self) -> None:
        if self._window.page is not None:
            self._allow()
            menu = self._window.menus["List"]
            menu.addSeparator()
            menu.addActions([self.copy_action, self.export_action, self.import_action])

    def _allow(self) -> None:
        """What cannot be done says why. The keys stay: they say it too."""
        page = self._window.page
        why = page.heading.fixed if page is not None else ""
        self.import_action.setEnabled(not why)
        self.import_action.setStatusTip(why or "Add the titles that a CSV or JSON file names; you see them first")
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
            self._say(Message(Kind.INFO, "Nothing was imported.", "Finish what is open in this list first."))
            return
        dialog = QFileDialog(self._window, f"Import into {page.heading.title}", filter=FILES)
        dialog.setObjectName("import_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(self.import_from, ref))
        dialog.open()

    # --- importing -----------------------------------------------------------------------------------------------

    async def _import(self, ref: QueueRef, path: Path) -> None:
        try:
            contents = await self._workers.run(lambda: read(read_bounded(path, LARGEST)))
        except LineupError as error:
            sentence = sentence_of(error, "")
            self._say(Message(Kind.ERROR, sentence.lead, f"{path.name}: {sentence.text}"))
            return
        titles = self._titles_like(ref)
        page = self._window.panes.page_of(ref)
        if page is None or page.is_covered:
            return
        here, provider = page.model.view, self._provider(ref)
        there = frozenset((*here.ids, *(item.id for item in here.saved)))
        looking = await self._workers.run(lambda: Looking(contents.lines, titles, there, provider))
        self._open(ref, contents, looking, path.name)

    def _open(self, ref: QueueRef, contents: Contents, looking: Looking, name: str) -> None:
        page = self._window.panes.page_of(ref)
        if page is None or page.is_covered or ref not in self._lists:
            return
        job = self._jobs[ref] = ImportJob(page, contents, looking, name, self._lists.service(ref))
        job.over.connect(partial(self._end, page, ref))
        job.looked_at.connect(partial(self._show_details, ref))
        job.look(lambda: self._accounts.desk.service(ref.account), self._tasks)

    def _show_details(self, ref: QueueRef, item: Item) -> None:
        """Of what was found for the line that the person looks at: is it the one they mean?"""
        self._window.panes.details.set_service(self._lists.service(ref))
        self._window.panes.details.show_items((item,), self._lists[ref].state.view)

    def _end(self, page: QueuePage, ref: QueueRef, added: int) -> None:
        job = self._jobs.pop(ref)
        job.view.deleteLater()
        job.deleteLater()
        if added > 0:
            undo = (Action("Undo", page.history.undo),)
            text = f"{counted(added, 'title stands', 'titles stand')} at the end of “{page.heading.title}”."
            self._say(Message(Kind.OK, "Imported.", text, undo))

    def _titles_like(self, ref: QueueRef) -> tuple[Title, ...]:
        """All that this list's service has told in the lists that are open."""
        provider = self._provider(ref)
        views = (self._lists[each].state.view for each in self._lists.refs if self._provider(each) == provider)
        return tuple(item.title for view in views for item in (*view.items, *view.saved))

    def _provider(self, ref: QueueRef) -> str:
        account = self._lists.account(ref.account)
        return account.provider if account is not None else ""


def _all(page: QueuePage) -> tuple[Item, ...]:
    return (*page.model.view.items, *page.model.view.saved)
