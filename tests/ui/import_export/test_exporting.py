"""A list written in the form that the person chose in the dialog."""

import codecs
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from desktop_app.domain.import_export.file_reader import read
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.import_export.exporter import ExportFormat
from tests.ui.stage import before_the_person
from tests.ui.trakt_stage import TraktStage, trakt_stage


@pytest.fixture
async def on(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[TraktStage]:
    async with trakt_stage(tmp_path, sandbox) as made:
        await made.link()
        yield made


def dialogs(on: TraktStage) -> list[QFileDialog]:
    return [dialog for dialog in on.window.findChildren(QFileDialog, "export_dialog") if dialog.isVisible()]


@pytest.mark.parametrize(
    ("form", "name", "kind", "marked"),
    [
        (ExportFormat.CSV, "list", "Lineup’s CSV", False),
        (ExportFormat.SPREADSHEET, "list", "Lineup’s CSV", True),
        (ExportFormat.LETTERBOXD, "list.csv", "CSV", False),
        (ExportFormat.IMDB, "list.csv", "IMDb’s CSV", False),
        (ExportFormat.JSON, "list", "Lineup’s JSON", False),
        (ExportFormat.TEXT, "list", "Plain text", False),
        (ExportFormat.IMDB, "list.json", "Lineup’s JSON", False),
    ],
)
async def test_the_form_of_the_dialog_is_written(
    tmp_path: Path, form: ExportFormat, name: str, kind: str, marked: bool, on: TraktStage
) -> None:
    assert on.program is not None
    on.program.features.import_export.export_action.trigger()
    await until(lambda: dialogs(on), "the dialog")
    (dialog,) = dialogs(on)
    await before_the_person(dialog)
    dialog.selectNameFilter(form.value)
    dialog.filterSelected.emit(form.value)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(str(tmp_path / name))
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: "Exported." in on.said, "the file")

    (file,) = tmp_path.glob("list.*")
    content = file.read_bytes()
    assert file.suffix == (Path(name).suffix or f".{form.suffix}")
    assert content.startswith(codecs.BOM_UTF8) == marked
    found = read(content)
    assert found.form == kind
    assert len(found.lines) == len(on.state.view.items)
