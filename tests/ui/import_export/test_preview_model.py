"""However long a preview is, the window is held up for no more than a slice of it."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Cause, LineReason
from desktop_app.domain.import_export.imported_title import Contents, ImportedTitle, Line, Mistake
from desktop_app.domain.import_export.preview import Preview, preview_of
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import Title, TitleId
from desktop_app.ui.import_export.model import SLICE, PreviewColumn, PreviewModel
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.import_export.table import PreviewTable
from desktop_app.ui.import_export.words import SAME, Errand
from tests.ui.accessible_tree import column_words, row_words

COUNT = 100_000


def title(number: int, name: str = "") -> Title:
    return Title(TitleId(f"movie:{number}"), name or f"Film {number}", 1999, kind="movie", ids=(("tmdb", str(number)),))


def long_preview(known: int = COUNT) -> Preview:
    """Of which so many lines are known to be titles."""
    titles = [title(number) for number in range(COUNT)]
    lines = tuple(Line(n + 1, ImportedTitle(f"Film {n}", kind="movie", ids=(("tmdb", str(n)),))) for n in range(COUNT))
    return preview_of(
        Contents("CSV", lines, (Mistake(COUNT + 1, Cause(LineReason.NO_TITLE)),)), titles[:known], frozenset(), "tmdb"
    )


@pytest.fixture(scope="module")
def known() -> Preview:
    return long_preview()


@pytest.fixture
def model(qtbot: QtBot) -> PreviewModel:
    return PreviewModel()


@pytest.mark.usefixtures("reader_listens")
def test_a_screen_reader_meets_a_table_without_signs(model: PreviewModel, qtbot: QtBot) -> None:
    laura = Title(TitleId("movie:1"), "Laura", 1944, kind="movie", ids=(("tmdb", "1"),))
    lines = (
        Line(2, ImportedTitle("Laura", 1944, kind="movie", ids=(("tmdb", "1"),))),
        Line(3, ImportedTitle("The Lady Vanish", 1939)),
    )
    mistake = Mistake(4, Cause(LineReason.NO_TITLE))
    preview = preview_of(Contents("CSV", lines, (mistake,)), [laura], frozenset(), "tmdb")
    preview.put(1, Match(lines[1], Fit.MISSING))
    model.show(preview, "In the file", "At TMDB")
    parent = QWidget()
    qtbot.addWidget(parent)
    table = PreviewTable(model, parent)

    assert [column_words(table, at) for at in range(4)] == ["Line", "In the file", "At TMDB", "Match"]
    assert row_words(table, 0) == ["Line 2", "Laura (1944)", SAME, "By TMDB id"]
    assert row_words(table, 1) == ["Line 3", "The Lady Vanish (1939)", "Not found"]
    assert row_words(table, 2)[0] == "Line 4"
    assert row_words(table, 2)[-1] == "Not readable"


def test_a_found_title_changes_its_row_and_no_other(model: PreviewModel) -> None:
    preview = long_preview(0)
    model.show(preview, "In the file", "At TMDB")
    changed = QSignalSpy(model.dataChanged)
    asked: set[int] = set()
    read = Preview.__getitem__

    def noted(self: Preview, place: int) -> Match | Mistake:
        asked.add(place)
        return read(self, place)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Preview, "__getitem__", noted)
        model.show_changed(preview.put(70_000, Match(Line(70_001, ImportedTitle("x")), Fit.EXACT, title(1))))
    assert changed.count() == 1
    assert (changed.at(0)[0].row(), changed.at(0)[1].row()) == (70_000, 70_000)
    assert asked == {70_000}


def test_all_rows_are_ticked_in_slices(qtbot: QtBot, model: PreviewModel, known: Preview) -> None:
    page = PreviewPage(Errand("Import", "list.csv", "In the file", "Imported."), model)
    qtbot.addWidget(page)
    model.show(known, "In the file", "At TMDB")
    ticked: list[int] = []
    tick = Preview.tick
    with pytest.MonkeyPatch.context() as patched:

        def counted(self: Preview, places: range, *, on: bool) -> None:
            ticked.append(len(places))
            tick(self, places, on=on)

        patched.setattr(Preview, "tick", counted)
        page.table.selectAll()
        QTest.keyClick(page.table, Qt.Key.Key_Space)
        assert sum(ticked) <= SLICE
        assert not page.add_button.isEnabled()
        qtbot.waitUntil(lambda: not model.is_ticking)
    assert max(ticked) <= SLICE
    assert sum(ticked) == COUNT + 1
    assert known.chosen_count == 0
    assert page.add_button.text() == "Nothing to add"

    page.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (5, 7):
        page.table.selectionModel().select(model.index(row, 0), flags)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert [each.id for each in known.chosen] == ["movie:5", "movie:7"]
    known.tick(range(COUNT), on=True)


def test_one_of_several_is_chosen_and_ticked_by_that(qtbot: QtBot, model: PreviewModel) -> None:
    first, second = title(1, "Twins"), title(2, "Twins")
    page = PreviewPage(Errand("Copy", "", "In Noir", "Copied."), model)
    qtbot.addWidget(page)
    preview = Preview(Contents("", (Line(1, ImportedTitle("Twins")),), unit="No."), frozenset())
    preview.put(0, Match(Line(1, ImportedTitle("Twins")), Fit.DOUBTFUL, first, candidates=(first, second)))
    model.show(preview, "In Noir", "At TMDB")
    assert model.index(0, PreviewColumn.FIT).data() == "? One of 2"
    page.show()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    menu = page.menu
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [*["Twins (1999) · movie"] * 2, "", "Search…"]
    menu.actions()[1].trigger()
    menu.close()
    assert preview.chosen == (second,)
    assert page.add_button.text() == "Add 1 title"
