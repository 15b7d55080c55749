"""The ratings of a file on their way to the service, in the real window over the sandbox's Trakt."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_app.domain.queues import Title
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.media import KINDS, Key
from desktop_app.sandbox.trakt.state import Rating
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.import_export.model import PreviewColumn
from desktop_app.ui.import_export.page import PreviewPage
from tests.trakt import ADA
from tests.ui.import_export.test_importing import absent, opened
from tests.ui.ratings.test_ratings import shown
from tests.ui.trakt_stage import TraktStage, trakt_stage

_IN_BOX = QPoint(8, 8)


@pytest.fixture
async def on(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[TraktStage]:
    async with trakt_stage(tmp_path, sandbox) as made:
        await made.link()
        ratings(made).clear()
        yield made


def ratings(on: TraktStage) -> dict[Key, Rating]:
    return on.trakt.state.accounts[ADA].ratings


def key(title: Title) -> Key:
    kind, number = title.id.split(":")
    return next(each for each in KINDS if each == kind), int(number)


def stars(on: TraktStage, titles: Sequence[Title]) -> list[int | None]:
    return [rating.stars if (rating := ratings(on).get(key(title))) else None for title in titles]


def written(path: Path, rows: Sequence[tuple[Title, str]], column: str = "My rating") -> Path:
    lines = (f'"{title.name}",{title.kind},{dict(title.ids)["trakt"]},{rating}' for title, rating in rows)
    path.write_text("\n".join((f"title,kind,trakt_id,{column}", *lines)))
    return path


def said(page: PreviewPage) -> list[str]:
    return [page._model.index(row, PreviewColumn.RATING).data() for row in range(page._model.rowCount())]


async def test_ratings_are_shown_beforehand_sent_and_taken_back(tmp_path: Path, on: TraktStage) -> None:
    new, twice, beyond = await absent(on)
    here, same = (item.title for item in on.state.view.items[:2])
    ratings(on)[key(here)], ratings(on)[key(same)] = Rating(6, 0), Rating(9, 0)
    rows = ((new, "4.5"), (twice, "1"), (twice, "3"), (beyond, "11"), (here, "4"), (same, "4.5"), (here, "0"))
    page = await opened(on, written(tmp_path / "list.csv", rows))
    await until(lambda: said(page)[4] == "3 → 4 of 5", "the ratings until now")

    assert said(page) == ["4.5 of 5", "Line 4 counts", "3 of 5", "✕ 11 of 5", "3 → 4 of 5", "4.5 of 5 already", ""]
    await until(lambda: page.ratings.tick.text() == "Also rate 3 titles", "how many there are")
    assert page.add_button.text() == "Add 3 titles"
    QTest.mouseClick(page.ratings.tick, Qt.MouseButton.LeftButton, pos=page.ratings.tick.rect().topLeft() + _IN_BOX)
    await until(lambda: page.add_button.text() == "Add 3 and rate 3 titles", "both to be offered")
    assert stars(on, (new, here)) == [None, 6]

    await click_button(page, "Add 3 and rate 3 titles")
    await until(lambda: on.said.startswith("3 of 3 ratings are set."), "the ratings to be sent")
    assert stars(on, (new, twice, beyond, here, same)) == [9, 6, None, 8, 9]

    await click_button(on.window.message_bar, "Undo")
    await until(lambda: stars(on, (new, twice, beyond, here, same)) == [None, None, None, 6, 9], "what was before")


async def test_without_the_tick_nothing_is_rated(tmp_path: Path, on: TraktStage) -> None:
    new, *_ = await absent(on)
    page = await opened(on, written(tmp_path / "list.csv", ((new, "4.5"),)))
    await click_button(page, "Add 1 title")
    assert on.program is not None
    own = on.program.features.ratings.of(on.state.ref)
    assert own is not None
    assert not own.known  # what is sent shows at once
    await until(lambda: on.is_in_step, "the title to be added")
    assert not ratings(on)


async def test_only_what_is_in_the_list_already_can_be_rated_and_unticked(tmp_path: Path, on: TraktStage) -> None:
    first, second = (item.title for item in on.state.view.items[:2])
    page = await opened(on, written(tmp_path / "list.csv", ((first, "8"), (second, "6")), "Rating10"))
    assert page.add_button.text() == "Nothing to add"
    page.ratings.tick.setChecked(True)
    await until(lambda: page.add_button.text() == "Rate 2 titles", "the ratings alone to be offered")

    page.table.setCurrentIndex(page._model.index(1, PreviewColumn.WANTED))
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    await until(lambda: page.add_button.text() == "Rate 1 title", "one of them to be left out")
    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: on.said.startswith(f"You rated {first.name} 4 of 5."), "the other one to be sent")
    assert stars(on, (first, second)) == [8, None]
    assert on.state.entries == ()


async def test_another_scale_may_be_chosen(tmp_path: Path, on: TraktStage) -> None:
    new, *_ = await absent(on)
    page = await opened(on, written(tmp_path / "list.csv", ((new, "4"),)))
    assert said(page) == ["4 of 5"]
    page.ratings.scale.setFocus()
    QTest.keyClick(page.ratings.scale, Qt.Key.Key_Down)
    await until(lambda: said(page) == ["2 of 5"], "the other scale")
    page.ratings.tick.setChecked(True)
    await until(lambda: page.add_button.text() == "Add 1 and rate 1 title", "both to be offered")
    await click_button(page, "Add 1 and rate 1 title")
    await until(lambda: stars(on, (new,)) == [4], "the rating")


async def test_what_the_service_does_not_take_is_not_shown_as_rated(tmp_path: Path, on: TraktStage) -> None:
    titles = [item.title for item in on.state.view.items[:3]]
    ratings(on)[key(titles[0])] = Rating(2, 0)
    page = await opened(on, written(tmp_path / "list.csv", [(title, "80%") for title in titles]))
    page.ratings.tick.setChecked(True)
    await until(lambda: said(page)[0] == "1 → 4 of 5" and page.add_button.isEnabled(), "the ratings to be offered")
    on.trakt.faults.fail_next(503, writes_only=True)
    await click_button(page, "Rate 3 titles")
    await until(lambda: on.said.startswith("0 of 3 ratings are set."), "the failure")
    assert stars(on, titles) == [2, None, None]
    assert [shown(on, row) for row in range(3)] == [1, None, None]

    await click_button(on.window.message_bar, "Try again")
    await until(lambda: stars(on, titles) == [8, 8, 8], "the ratings")
    await until(lambda: on.said.startswith("You rated 3 titles 4 of 5."), "the ratings to be told")
    assert [call for call in on.trakt.requests if call.path == "/sync/ratings" and call.status == 201][1:] == []


async def test_a_file_without_ratings_has_no_column_for_them(tmp_path: Path, on: TraktStage) -> None:
    new, *_ = await absent(on)
    page = await opened(on, written(tmp_path / "list.csv", ((new, ""),)))
    assert page._model.columnCount() == PreviewColumn.RATING
    assert page.ratings.isHidden()
