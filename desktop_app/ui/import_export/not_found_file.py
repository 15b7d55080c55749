"""Titles of a file that were not found, kept in a file of their own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.errors import LineupError
from desktop_app.domain.file_names import file_name
from desktop_app.domain.import_export.file_writer import as_csv
from desktop_app.domain.import_export.imported_title import ImportedTitle
from desktop_app.storage.files import write_whole
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.workers import Workers


class NotFoundFile:
    """Asks for a file, writes the titles, and says the outcome in the message bar."""

    def __init__(self, tasks: Tasks, say: Callable[[Message], None], workers: Workers, window: QWidget) -> None:
        self._tasks = tasks
        self._say = say
        self._workers = workers
        self._window = window

    def ask(self, list_title: str, titles: tuple[ImportedTitle, ...]) -> None:
        """Ask where to save the titles. `list_title`: the list that they were to go into."""
        dialog = QFileDialog(self._window, "Save what was not found", filter="CSV (*.csv)")
        dialog.setObjectName("not_found_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("Not found for " + file_name(list_title, "a list") + ".csv")
        dialog.fileSelected.connect(partial(self.save, titles))
        dialog.open()

    def save(self, titles: tuple[ImportedTitle, ...], file: str) -> None:
        """Write the titles as Lineup's CSV, which can be imported again."""
        self._tasks.start(self._save(titles, Path(file)))

    async def _save(self, titles: tuple[ImportedTitle, ...], path: Path) -> None:
        try:
            await self._workers.run(lambda: write_whole(path, as_csv(titles)))
        except LineupError as error:
            sentence = sentence_of(error, "")
            self._say(Message(Kind.ERROR, sentence.lead, sentence.text))
            return
        text = f"{counted(len(titles), 'title that was', 'titles that were')} not found: {path}"
        self._say(Message(Kind.OK, "Saved.", text))
