"""A list as text on the clipboard, or as a file that the person names."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.errors import LineupError
from desktop_app.domain.file_names import file_name
from desktop_app.domain.import_export.dialects import as_imdb, as_letterboxd
from desktop_app.domain.import_export.file_writer import as_csv, as_json, as_text
from desktop_app.domain.import_export.imported_title import imported_title_of
from desktop_app.domain.queues import Item
from desktop_app.storage.files import write_whole
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.workers import Workers


class ExportFormat(Enum):
    """A format of an exported list. The value is its name in the dialog."""

    CSV = "CSV (*.csv)"
    SPREADSHEET = "CSV for Excel and other spreadsheets (*.csv)"
    LETTERBOXD = "CSV for Letterboxd (*.csv)"
    IMDB = "CSV with the columns of IMDb (*.csv)"
    JSON = "JSON (*.json)"
    TEXT = "Plain text (*.txt)"

    @property
    def suffix(self) -> str:
        """The end of the file's name, without its dot."""
        return self.value[:-1].rpartition(".")[2]


_BY_SUFFIX = {".json": ExportFormat.JSON, ".txt": ExportFormat.TEXT}


class Exporter:
    """Exports a list, and says the outcome in the message bar."""

    def __init__(self, tasks: Tasks, say: Callable[[Message], None], workers: Workers, window: QWidget) -> None:
        self._tasks = tasks
        self._say = say
        self._workers = workers
        self._window = window

    def copy(self, items: tuple[Item, ...]) -> None:
        """Copy the titles to the clipboard as numbered lines."""
        QGuiApplication.clipboard().setText(as_text(item.title for item in items))
        self._say(Message(Kind.INFO, "Copied.", f"{counted(len(items), 'title', 'titles')} as text."))

    def ask(self, items: tuple[Item, ...], list_title: str, service: str) -> None:
        """Ask for the file to write. `service`: the provider's id, at which the titles have their keys."""
        dialog = QFileDialog(
            self._window, f"Export {list_title}", filter=";;".join(form.value for form in ExportFormat)
        )
        dialog.setObjectName("export_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(file_name(list_title, "List") + ".csv")
        dialog.filterSelected.connect(lambda form: dialog.setDefaultSuffix(ExportFormat(form).suffix))
        dialog.fileSelected.connect(
            lambda file: self.export(items, list_title, service, file, ExportFormat(dialog.selectedNameFilter()))
        )
        dialog.open()

    def export(
        self, items: tuple[Item, ...], list_title: str, service: str, file: str, form: ExportFormat = ExportFormat.CSV
    ) -> None:
        """Write the file. An ending such as `.json` in its name outweighs the format chosen in the dialog."""
        path = Path(file)
        form = _BY_SUFFIX.get(path.suffix.lower(), form)
        self._tasks.start(self._export(path, lambda: _content(items, list_title, service, form), len(items)))

    async def _export(self, path: Path, content: Callable[[], bytes], count: int) -> None:
        try:
            await self._workers.run(lambda: write_whole(path, content()))
        except LineupError as error:
            sentence = sentence_of(error, "")
            self._say(Message(Kind.ERROR, sentence.lead, sentence.text))
            return
        self._say(Message(Kind.OK, "Exported.", f"{counted(count, 'title is', 'titles are')} in {path}."))


def _content(items: tuple[Item, ...], list_title: str, service: str, form: ExportFormat) -> bytes:
    if form is ExportFormat.TEXT:
        return f"{as_text(item.title for item in items)}\n".encode(errors="replace")
    wanted = tuple(imported_title_of(item.title, service) for item in items)
    match form:
        case ExportFormat.JSON:
            return as_json(wanted, list_title)
        case ExportFormat.LETTERBOXD:
            return as_letterboxd(wanted)
        case ExportFormat.IMDB:
            return as_imdb(wanted)
        case _:
            return as_csv(wanted, marked=form is ExportFormat.SPREADSHEET)
