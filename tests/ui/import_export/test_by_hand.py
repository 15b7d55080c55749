"""Lines that nobody could find, searched for by hand in the preview, or saved into a file of their own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from desktop_app.domain.import_export.file_reader import read
from desktop_app.domain.import_export.imported_title import ImportedTitle
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.widgets.label import Label
from tests.ui.stage import before_the_person
from tests.ui.trakt_stage import TraktStage, trakt_stage

ROWS = "title,year\nThe Third Mann,1950\nNobody filmed this,1901\nCharade,\nLaura,\n"


@pytest.fixture
async def on(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[TraktStage]:
    async with trakt_stage(tmp_path, sandbox) as made:
        await made.link()
        yield made


async def opened(on: TraktStage, folder: Path, rows: str = ROWS) -> PreviewPage:
    file = folder / "list.csv"
    file.write_text(rows)
    assert on.program is not None
    on.program.features.import_export.import_from(on.state.ref, str(file))
    await until(lambda: pages(on) and pages(on)[0].save_button.isVisible(), "the end of looking")
    (page,) = pages(on)
    return page


def pages(on: TraktStage) -> list[PreviewPage]:
    return [page for page in on.window.findChildren(PreviewPage) if page.isVisible()]


def row(page: PreviewPage, at: int) -> Match:
    match = page.preview[at]
    assert isinstance(match, Match)
    return match


def found(page: PreviewPage) -> list[str]:
    return [page.by_hand.results.item(at).text() for at in range(page.by_hand.results.count())]


async def test_a_title_that_was_not_found_is_searched_for_and_ticked(tmp_path: Path, on: TraktStage) -> None:
    page = await opened(on, tmp_path)
    assert row(page, 0).fit is Fit.MISSING
    page.table.selectRow(0)
    await click_button(page, "Search…")
    assert page.by_hand.isVisible()
    assert page.by_hand.field.text() == "The Third Mann"

    page.by_hand.field.selectAll()
    QTest.keyClicks(page.by_hand.field, "third man")
    QTest.keyClick(page.by_hand.field, Qt.Key.Key_Return)
    await until(lambda: any(text.startswith("The Third Man (1949) · movie") for text in found(page)), "the film")
    at = next(at for at, text in enumerate(found(page)) if text.startswith("The Third Man (1949) · movie"))
    page.by_hand.results.setCurrentRow(at)
    shown = on.program.features.details.pane.findChildren(Label)
    assert "The Third Man" in {words.text() for words in shown if words.isVisible()}
    before = page.preview.chosen_count
    await click_button(page, "Use this title")

    assert not page.by_hand.isVisible()
    chosen = row(page, 0)
    assert chosen.title is not None
    if chosen.fit is Fit.EXACT:
        assert page.preview.chosen_count == before + 1
        assert page._model.index(0, 3).data() == "✓ Your choice"
    assert page.add_button.isEnabled() == bool(page.preview.chosen_count)


async def test_words_are_searched_for_when_the_typing_rests_and_escape_leaves_the_search_alone(
    tmp_path: Path, on: TraktStage
) -> None:
    page = await opened(on, tmp_path)
    on.window.activateWindow()
    await until(on.window.isActiveWindow, "the window before the person")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F4)
    await until(page.by_hand.isVisible, "the search")
    page.by_hand.field.clear()
    QTest.keyClicks(page.by_hand.field, "laura")
    await until(lambda: any(text.startswith("Laura (1944)") for text in found(page)), "what is typed to be found")
    QTest.keyClick(page.by_hand.field, Qt.Key.Key_Escape)
    assert not page.by_hand.isVisible()
    assert page.isVisible()


async def test_a_search_that_fails_says_why_and_can_be_repeated(tmp_path: Path, on: TraktStage) -> None:
    page = await opened(on, tmp_path)
    on.trakt.faults.fail_next(503, count=50)
    page.table.selectRow(1)
    await click_button(page, "Search…")
    status = page.by_hand._status
    await until(lambda: status.text() not in ("", "Searching…"), "the reason")
    assert "Trakt" in status.text()
    on.trakt.faults.calm()
    page.by_hand.field.clear()
    QTest.keyClicks(page.by_hand.field, "charade")
    QTest.keyClick(page.by_hand.field, Qt.Key.Key_Return)
    await until(lambda: found(page), "an answer")


async def test_what_was_not_found_is_saved_and_can_be_imported_again(tmp_path: Path, on: TraktStage) -> None:
    page = await opened(on, tmp_path)
    await click_button(page, "Save what was not found…")
    await until(lambda: on.window.findChildren(QFileDialog, "not_found_dialog"), "the dialog")
    (dialog,) = on.window.findChildren(QFileDialog, "not_found_dialog")
    await before_the_person(dialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(str(tmp_path / "lost"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: "Saved." in on.said, "the file")
    lines = read((tmp_path / "lost.csv").read_bytes()).lines
    assert [line.wanted for line in lines] == [
        ImportedTitle("The Third Mann", 1950),
        ImportedTitle("Nobody filmed this", 1901),
    ]
    assert page.isVisible()


async def test_all_that_is_to_confirm_is_ticked_at_once(tmp_path: Path, on: TraktStage) -> None:
    here = on.state.view
    films = [one for one in on.trakt.state.library if one.kind == "movie" and f"movie:{one.ids.trakt}" not in here]
    rows = "".join(f'"{film.title}",{film.year}\n' for film in films[:5])
    page = await opened(on, tmp_path, f"{ROWS}{rows}")
    doubtful = page.preview.counts[Fit.DOUBTFUL]
    assert doubtful > 1
    await click_button(page, "Tick all to confirm")
    assert page.preview.chosen_count == doubtful
    assert page.add_button.text() == f"Add {doubtful} titles"
