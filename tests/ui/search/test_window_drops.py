"""What is dropped into the window from other programs."""

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.search import window_drops
from desktop_app.ui.widgets.drag_card import Sign, card_over
from tests.ui.both_stage import BothStage, both_stage

COPY = Qt.DropAction.CopyAction
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MIDDLE = QPoint(600, 300)


@pytest.fixture
async def on(tmp_path: Path, sandbox: Sandbox) -> AsyncIterator[BothStage]:
    async with both_stage(tmp_path, sandbox) as made:
        await made.link_queue()
        yield made


def file_at(path: Path, content: str = "") -> QMimeData:
    path.write_text(content, encoding="utf-8")
    return of_urls(QUrl.fromLocalFile(str(path)))


def of_urls(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def of_text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def hold(on: BothStage, data: QMimeData, spot: QPoint = MIDDLE) -> bool:
    """Bring it over the window. Whether it may be let go there."""
    QApplication.sendEvent(on.window, QDragEnterEvent(spot, COPY, data, LEFT, NO_KEYS))
    over = QDragMoveEvent(spot, COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(on.window, over)
    return over.isAccepted()


def drop(on: BothStage, data: QMimeData, spot: QPoint = MIDDLE) -> None:
    hold(on, data, spot)
    QApplication.sendEvent(on.window, QDropEvent(QPointF(spot), COPY, data, LEFT, NO_KEYS))


def said(on: BothStage) -> str:
    """The words beside the mouse."""
    verdict = card_over(on.window).verdict
    return verdict.words if verdict is not None else ""


async def test_a_file_opens_the_preview_of_the_shown_list(on: BothStage, tmp_path: Path) -> None:
    data = file_at(tmp_path / "films.csv", "title,year\nThe Third Man,1949\nCharade,1963\n")

    assert hold(on, data)
    assert said(on) == "Import into Instant queue"
    drop(on, data)
    page = await on.previewed()

    assert len(page.preview) == 2
    assert not card_over(on.window).isVisible()


async def test_a_file_on_a_list_of_the_sidebar_opens_the_preview_there(on: BothStage, tmp_path: Path) -> None:
    disc = next(ref for ref in on.lists.refs if ref.name == "disc")
    tree = on.sidebar.tree
    spot = tree.viewport().mapTo(on.window, tree.visualRect(on.sidebar.model.index_of(disc)).center())

    drop(on, file_at(tmp_path / "films.txt", "1. The Third Man (1949)\n2. Charade (1963)\n"), spot)
    await on.previewed()

    assert on.window.current == disc


async def test_an_address_of_a_known_title_opens_the_preview(on: BothStage) -> None:
    drop(on, of_urls(QUrl("https://www.imdb.com/title/tt0041959/")))
    page = await on.previewed()

    assert len(page.preview) == 1


@pytest.mark.parametrize(
    ("data", "term"),
    [
        (lambda: of_text(" The Third Man "), "The Third Man"),
        (lambda: of_urls(QUrl("https://trakt.tv/movies/the-third-man-1949")), "the third man"),
    ],
)
async def test_a_name_or_another_address_is_searched_for(on: BothStage, data, term: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    carried = data()

    assert hold(on, carried)
    assert said(on) == f"Search for “{term}”"
    drop(on, carried)
    panel = on.features.search.panel
    await until(lambda: panel.isVisible() and panel.term == term, "the search")

    assert panel.field.term == term


async def test_what_is_no_list_is_refused_in_words(on: BothStage, tmp_path: Path) -> None:
    fair = QUrl.fromLocalFile(str(tmp_path / "a.csv"))
    refused = {
        window_drops.NO_SUCH_FILE: file_at(tmp_path / "film.mkv"),
        window_drops.ONE_FILE: of_urls(fair, QUrl.fromLocalFile(str(tmp_path / "b.csv"))),
        window_drops.NO_TITLE: of_text("!!!"),
    }
    for reason, data in refused.items():
        assert not hold(on, data)
        assert said(on) == reason
        verdict = card_over(on.window).verdict
        assert verdict is not None
        assert verdict.sign is Sign.REFUSED
        drop(on, data)
        assert on.said == f"Nothing was imported. {reason}"
    assert on.preview is None


@pytest.mark.parametrize(
    "written",
    ["smb://server/films.csv", "sftp://ada@server/films.csv", "trash:///films.csv", "file://elsewhere/films.csv"],
)
async def test_a_file_that_is_elsewhere_is_refused_in_words(on: BothStage, written: str) -> None:
    data = of_urls(QUrl(written))

    assert not hold(on, data)
    assert said(on) == window_drops.NOT_HERE
    drop(on, data)
    assert on.said == f"Nothing was imported. {window_drops.NOT_HERE}"


@pytest.mark.parametrize("name", ["gone.csv", "folder.csv"])
async def test_a_file_that_is_gone_and_a_folder_are_told(on: BothStage, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()

    drop(on, of_urls(QUrl.fromLocalFile(str(tmp_path / name))))
    await until(lambda: name in on.said, "the words about it")

    assert on.said.endswith(f"{tmp_path / name} {'is no file' if name == 'folder.csv' else 'isn’t there'}.")
    await until(lambda: on.preview is None, "the preview to go")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
async def test_a_name_that_is_no_unicode_opens_the_preview(on: BothStage, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/f\xefr %41 \xff.csv"
    Path(os.fsdecode(name)).write_text("title,year\nThe Third Man,1949\n", encoding="utf-8")

    drop(on, of_urls(QUrl.fromEncoded(b"file://" + quote(name).encode())))
    page = await on.previewed()

    assert len(page.preview) == 1


async def test_several_addresses_are_one_list(on: BothStage) -> None:
    titles = ("https://www.imdb.com/title/tt0041959/", "https://www.imdb.com/title/tt0056923/")

    drop(on, of_urls(*map(QUrl, titles)))
    page = await on.previewed()

    assert len(page.preview) == 2


async def test_addresses_among_files_are_not_left_out_in_silence(on: BothStage, tmp_path: Path) -> None:
    file = QUrl.fromLocalFile(str(tmp_path / "films.csv"))

    assert not hold(on, of_urls(file, QUrl("https://www.imdb.com/title/tt0041959/")))
    assert said(on) == window_drops.ONE_FILE


async def test_a_description_of_a_service_is_offered(on: BothStage, tmp_path: Path) -> None:
    data = file_at(tmp_path / "theirs.lineup-service.toml")

    assert hold(on, data)
    assert said(on) == "Add a service"
    drop(on, data)
    await until(lambda: "theirs.lineup-service.toml" in on.said, "the offer")


async def test_what_the_program_is_started_with_is_taken_like_a_drop(on: BothStage, tmp_path: Path) -> None:
    file = tmp_path / "films.csv"
    file.write_text("title,year\nThe Third Man,1949\n", encoding="utf-8")
    drops = on.features.search.drops

    drops.open("https://trakt.tv/movies/the-third-man-1949")
    await until(lambda: on.features.search.panel.term == "the third man", "the search")
    drops.open(str(tmp_path / "theirs"))
    assert "describes a service" in on.said
    on.window.message_bar.dismiss()
    drops.open(str(file))
    page = await on.previewed()
    assert len(page.preview) == 1
    drops.open(str(file))
    assert on.said == f"Nothing was imported. {window_drops.BUSY}"


async def test_a_list_with_a_preview_open_takes_no_second_file(on: BothStage, tmp_path: Path) -> None:
    drop(on, file_at(tmp_path / "films.txt", "1. Charade (1963)\n2. Playtime (1967)\n"))
    await on.previewed()

    assert not hold(on, file_at(tmp_path / "more.txt", "1. Nosferatu (1922)\n2. Charade (1963)\n"))
    assert said(on) == window_drops.BUSY


async def test_without_an_account_nothing_is_taken(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        assert not hold(on, of_text("The Third Man"))
        assert said(on) == window_drops.NO_ACCOUNT
