"""A ZIP archive on its way into a list: the person chooses one of its lists."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.import_export.archive import ArchiveDialog
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.widgets.label import Label
from tests.ui.trakt_stage import TraktStage, trakt_stage


@pytest.fixture
async def on(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[TraktStage]:
    async with trakt_stage(tmp_path, sandbox) as made:
        await made.link()
        yield made


def packed(folder: Path, *files: str) -> Path:
    """Pack an archive of these files; each holds one film, called as the file."""
    path = folder / "export.zip"
    with ZipFile(path, "w") as archive:
        for name in files:
            archive.writestr(
                f"{name}.json", json.dumps([{"type": "movie", "movie": {"title": name, "ids": {"trakt": 1}}}])
            )
        archive.writestr("user-profile.json", "{}")
    return path


def dialogs(on: TraktStage) -> list[ArchiveDialog]:
    return [dialog for dialog in on.window.findChildren(ArchiveDialog) if dialog.isVisible()]


def pages(on: TraktStage) -> list[PreviewPage]:
    return [page for page in on.window.findChildren(PreviewPage) if page.isVisible()]


async def shown(on: TraktStage) -> tuple[str, str]:
    """Wait for the preview; return the line about the file, and the one title that it wants."""
    await until(lambda: pages(on) and len(pages(on)[0].preview) == 1, "the preview")
    (page,) = pages(on)
    said = [words.text() for words in page.findChildren(Label) if "export.zip" in words.text()]
    return said[0], page._model.index(0, 1).data()


async def test_one_of_several_lists_is_chosen(tmp_path: Path, on: TraktStage) -> None:
    assert on.program is not None
    on.program.features.import_export.import_from(
        on.state.ref, str(packed(tmp_path, "noir", "lists-watchlist", "rated"))
    )
    await until(lambda: dialogs(on), "the question")
    (dialog,) = dialogs(on)
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert rows == [
        "lists-watchlist.json · 1 title · Trakt’s JSON",
        "noir.json · 1 title · Trakt’s JSON",
        "rated.json · 1 title · Trakt’s JSON",
    ]
    assert not pages(on)

    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    await click_button(dialog, "Import")
    assert await shown(on) == ("export.zip / noir.json · Trakt’s JSON", "noir")


async def test_the_only_list_is_not_asked_about(tmp_path: Path, on: TraktStage) -> None:
    assert on.program is not None
    on.program.features.import_export.import_from(on.state.ref, str(packed(tmp_path, "noir")))
    assert await shown(on) == ("export.zip / noir.json · Trakt’s JSON", "noir")
    assert not dialogs(on)


async def test_a_question_that_is_left_imports_nothing(tmp_path: Path, on: TraktStage) -> None:
    assert on.program is not None
    on.program.features.import_export.import_from(on.state.ref, str(packed(tmp_path, "noir", "rated")))
    await until(lambda: dialogs(on), "the question")
    QTest.keyClick(dialogs(on)[0], Qt.Key.Key_Escape)
    await until(lambda: not dialogs(on), "the question to go")
    assert not pages(on)


async def test_an_archive_that_cannot_be_read_is_told(tmp_path: Path, on: TraktStage) -> None:
    file = tmp_path / "export.ZIP"
    file.write_bytes(b"PK\x03\x04 and no more")
    assert on.program is not None
    on.program.features.import_export.import_from(on.state.ref, str(file))
    await until(lambda: "can’t be imported" in on.said, "the message")
    assert "export.ZIP: The ZIP archive is damaged." in on.said


async def test_columns_that_are_not_used_are_told(tmp_path: Path, on: TraktStage) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Title,Year,Tags,My \u202enote\nCharade,1963,x,y\n", encoding="utf-8")
    assert on.program is not None
    on.program.features.import_export.import_from(on.state.ref, str(file))
    await until(lambda: pages(on) and len(pages(on)[0].preview) == 1, "the preview")
    said = [words.text() for words in pages(on)[0].findChildren(Label)]
    assert "list.csv · CSV · Columns not used: Tags, My note" in said


async def test_people_are_not_ticked_into_a_watchlist(tmp_path: Path, on: TraktStage) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Position,Const,Created,Name,Known For,Birth Date\n1,nm0000033,,Somebody,A film,1899-08-13\n")
    assert on.program is not None
    on.program.features.import_export.import_from(on.state.ref, str(file))
    await until(lambda: pages(on) and pages(on)[0].said == "1 of a kind that this list does not take", "the answer")
    (page,) = pages(on)
    assert page.add_button.text() == "Nothing to add"
    assert page._model.index(0, 3).data() == "✕ Of another kind"
