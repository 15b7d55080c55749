"""A file on its way into a list, in the real window over the sandbox's Trakt."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from desktop_app.domain.import_export.file_reader import read
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import Title
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.import_export.model import PreviewColumn
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.widgets.label import Label
from tests.parts import parts_of
from tests.trakt import ADA, served
from tests.ui.stage import before_the_person, refresh
from tests.ui.trakt_stage import TraktStage, trakt_stage


@pytest.fixture
async def on(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[TraktStage]:
    async with trakt_stage(tmp_path, sandbox) as made:
        await made.link()
        yield made


async def opened(on: TraktStage, file: Path) -> PreviewPage:
    """By the keys of the action, and the name typed into the dialog."""
    await before_the_person(on.window)
    QTest.keyClick(on.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    await until(lambda: dialogs(on, "import_dialog"), "the dialog")
    (dialog,) = dialogs(on, "import_dialog")
    await before_the_person(dialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    await until(lambda: pages(on), "the preview")
    (page,) = pages(on)
    QAbstractItemModelTester(page._model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    await until(page._progress.isHidden, "the end of reading and looking")
    await before_the_person(on.window)
    return page


def dialogs(on: TraktStage, name: str) -> list[QFileDialog]:
    return [dialog for dialog in on.window.findChildren(QFileDialog, name) if dialog.isVisible()]


def pages(on: TraktStage) -> list[PreviewPage]:
    return [page for page in on.window.findChildren(PreviewPage) if page.isVisible()]


def fits(page: PreviewPage) -> list[Fit | None]:
    rows = [page.preview[place] for place in range(len(page.preview))]
    return [row.fit if isinstance(row, Match) else None for row in rows]


def largest(on: TraktStage) -> int | None:
    info = on.lists.info(on.state.ref)
    return info.largest if info is not None else None


async def absent(on: TraktStage) -> tuple[Title, ...]:
    """Titles of the catalogue that the list does not hold, each the only one of its name."""
    service = await parts_of(on.accounts, on.state.ref.account)
    titles = [title for title in await service.catalogue.search("the") if title.id not in on.state.view and title.year]
    assert len(titles) >= 3
    return tuple(titles[:3])


async def test_what_is_found_and_ticked_is_added_and_undone_as_one(tmp_path: Path, on: TraktStage) -> None:
    exact, doubtful, unticked = await absent(on)
    here = on.state.view.items[0].title
    before = on.state.view.ids
    file = tmp_path / "list.csv"
    rows = (
        "title,year,type,imdb_id,trakt_id",
        f'"{exact.name}",,{exact.kind},,{dict(exact.ids)["trakt"]}',
        f'"{doubtful.name}",{doubtful.year},,,',
        f'"{unticked.name}",{unticked.year},,,',
        f'"{here.name}",,{here.kind},,{dict(here.ids)["trakt"]}',
        "Nobody filmed this,1901,,,",
        ",1931,,,",
    )
    file.write_text("\r\n".join(rows))
    page = await opened(on, file)

    assert fits(page) == [Fit.EXACT, Fit.DOUBTFUL, Fit.DOUBTFUL, Fit.HERE, Fit.MISSING, None]
    assert "1 found · 2 to confirm · 1 in the list already · 1 not found · 1 line cannot be read" in page.said
    assert page._model.index(5, PreviewColumn.WANTED).data().startswith("It names no title")
    assert page.add_button.text() == "Add 1 title"

    page.table.setCurrentIndex(page._model.index(1, PreviewColumn.WANTED))
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.add_button.text() == "Add 2 titles"

    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert on.state.view.ids == (*before, exact.id, doubtful.id)
    assert on.said.startswith("Imported. 2 titles were added to")
    await until(lambda: on.is_in_step, "the titles to be sent")
    assert served(on.trakt)[-2:] == [exact.id, doubtful.id]

    on.page.history.undo()
    assert on.state.view.ids == before
    await until(lambda: on.is_in_step, "the titles to be taken back")


async def test_the_details_are_about_the_line_that_is_looked_at(tmp_path: Path, on: TraktStage) -> None:
    (title, *_) = await absent(on)
    on.page.view.choose(on.state.view.ids[0])
    file = tmp_path / "list.csv"
    file.write_text(f"title,type,trakt_id\nx,{title.kind},{dict(title.ids)['trakt']}\n")
    page = await opened(on, file)
    details = on.program.features.details.pane

    page.table.selectRow(0)
    shown = {words.text() for words in details.findChildren(Label) if words.isVisible()}
    assert {title.name, "Not yet"} <= shown

    details.rating_wanted.emit(8.0)
    await until(lambda: on.said.startswith(f"You rated {title.name} "), "the rating of the title that is shown")

    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    shown = {words.text() for words in details.findChildren(Label) if words.isVisible()}
    assert on.page.chosen_items[0].title.name in shown
    assert title.name not in shown


async def test_a_limit_is_said_and_nothing_is_kept(tmp_path: Path, on: TraktStage) -> None:
    (title, *_) = await absent(on)
    on.trakt.faults.limit(ADA, "watchlist", len(on.state.view.items))
    refresh(on)
    await until(lambda: largest(on) == len(on.state.view.items), "the limit")
    file = tmp_path / "list.csv"
    file.write_text(f"title,type,trakt_id\nx,{title.kind},{dict(title.ids)['trakt']}\n")
    page = await opened(on, file)
    await click_button(page, "Add 1 title")

    assert "may hold" in on.said
    assert page.isVisible()
    assert on.state.entries == ()


async def test_escape_leaves_the_list_as_it_was(tmp_path: Path, on: TraktStage) -> None:
    file = tmp_path / "list.csv"
    file.write_text("title\nNobody filmed this\n")
    page = await opened(on, file)
    assert page.add_button.text() == "Nothing to add"
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not pages(on)
    assert on.page.view.isVisible()
    assert on.state.entries == ()


async def test_looking_can_be_stopped(tmp_path: Path, on: TraktStage) -> None:
    file = tmp_path / "long.csv"
    file.write_text("title\n" + "".join(f"Nobody filmed this {n}\n" for n in range(200)))
    assert on.program is not None
    on.program.features.import_export.import_from(on.state.ref, str(file))
    await until(lambda: pages(on) and not pages(on)[0].stop_button.isHidden(), "the looking to begin")
    (page,) = pages(on)
    await click_button(page, "Stop looking")
    assert "Stopped." in page.said
    assert page._model.index(199, PreviewColumn.FIT).data() == "◌ Not looked up"


async def test_a_file_that_is_none_is_said(tmp_path: Path, on: TraktStage) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("title\nAmélie\n".encode("latin-1"))
    assert on.program is not None
    on.program.features.import_export.import_from(on.state.ref, str(file))
    await until(lambda: "can’t be imported" in on.said, "the message")
    assert "list.csv: It is not written in UTF-8 (line 2)" in on.said


@pytest.mark.parametrize("form", ["csv", "json"])
async def test_an_exported_list_names_what_is_in_it(tmp_path: Path, form: str, on: TraktStage) -> None:
    file = tmp_path / f"list.{form}"
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    await before_the_person(on.window)
    QTest.keyClick(on.window, Qt.Key.Key_S, control | shift)
    await until(lambda: dialogs(on, "export_dialog"), "the dialog")
    (dialog,) = dialogs(on, "export_dialog")
    await before_the_person(dialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    await until(lambda: "Exported." in on.said, "the file")

    found = read(file.read_bytes())
    assert [line.wanted.key for line in found.lines] == list(on.state.view.ids)
    page = await opened(on, file)
    assert set(fits(page)) == {Fit.HERE}


async def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, on: TraktStage) -> None:
    assert on.program is not None
    exporting = on.program.features.import_export._exporting
    exporting.export(tuple(on.state.view.items), "Watchlist", "trakt", str(tmp_path / "gone" / "list.csv"))
    await until(lambda: "wasn’t exported" in on.said, "the message")
    assert "cannot be written" in on.said


async def test_the_chosen_rows_are_copied_as_text(on: TraktStage) -> None:
    await before_the_person(on.window)
    on.page.view.setFocus()
    on.page.view.selectRow(1)
    QTest.keyClick(on.page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    title = on.state.view.items[1].title
    assert QGuiApplication.clipboard().text().startswith(f"1. {title.name}")
    assert on.said == "Copied. 1 title as text."

    on.page.view.clearSelection()
    on.page.view.setCurrentIndex(QModelIndex())
    on.window.menus["List"].aboutToShow.emit()
    (copy,) = [each for each in on.window.menus["List"].actions() if each.text() == "Copy as &text"]
    copy.trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == len(on.state.view.items)
