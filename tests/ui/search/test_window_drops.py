"""What is dropped into the window from other programs."""

from collections.abc import AsyncIterator
from pathlib import Path

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


async def test_a_list_with_a_preview_open_takes_no_second_file(on: BothStage, tmp_path: Path) -> None:
    drop(on, file_at(tmp_path / "films.txt", "1. Charade (1963)\n2. Playtime (1967)\n"))
    await on.previewed()

    assert not hold(on, file_at(tmp_path / "more.txt", "1. Nosferatu (1922)\n2. Charade (1963)\n"))
    assert said(on) == window_drops.BUSY


async def test_without_an_account_nothing_is_taken(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        assert not hold(on, of_text("The Third Man"))
        assert said(on) == window_drops.NO_ACCOUNT
