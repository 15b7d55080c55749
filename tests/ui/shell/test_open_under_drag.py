"""A list opens under a resting drag, and the person is brought back to where the drag began."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent

from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import press, until
from desktop_app.ui.widgets import carriage
from desktop_app.ui.widgets.carriage import carrying_from
from desktop_app.ui.widgets.drag_card import Load
from desktop_app.ui.widgets.titles_mime import CarriedTitles, encode
from tests.ui.both_stage import BothStage, both_stage

ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


async def two_lists(on: BothStage) -> tuple[QueueRef, QueueRef]:
    """The instant queue, which is shown, and the DVD queue, both read."""
    instant = await on.link_queue()
    disc = await on.read(QueueRef(instant.account, "disc"))
    on.program.workspace.screen.choose(instant)
    return instant, disc


@pytest.mark.parametrize("ends", ["cancelled", "dropped elsewhere"])
async def test_a_drag_that_does_not_end_in_the_list_that_it_opened_leads_back(
    tmp_path: Path, sandbox: Sandbox, ends: str
) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await two_lists(on)
        with carrying_from(on.page.view, Load("Charade")) as drag:
            on.sidebar.tree.rested_on.emit(disc)
            assert on.window.current == disc
            assert drag.given_up == ""
            if ends == "dropped elsewhere":
                drag.landed = on.sidebar.tree

        assert on.window.current == instant
        assert on.sidebar.chosen_list == instant


async def test_a_drop_in_the_list_that_the_drag_opened_stays_there(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await two_lists(on)
        new = next(each for each in on.view(instant).ids if not on.view(disc).holds(each) and each not in on.view(disc))
        data = encode(CarriedTitles((new,), instant), ())
        with carrying_from(on.page.view, Load("Charade")):
            on.sidebar.tree.rested_on.emit(disc)
            spot = QPointF(on.page.view.visualRect(on.page.model.index(0, 0)).topLeft())
            drop = QDropEvent(spot, ANY, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
            on.page.view.dropEvent(drop)

        assert on.window.current == disc
        assert on.view(disc).ids[0] == new


async def test_another_list_shown_by_the_program_ends_the_drag_there_too(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await two_lists(on)
        films = await on.link_tmdb()
        on.program.workspace.screen.choose(instant)
        with carrying_from(on.page.view, Load("Charade")) as drag:
            on.sidebar.tree.rested_on.emit(disc)
            on.program.workspace.screen.choose(films)
            assert drag.given_up == carriage.LEFT_SCREEN


async def test_without_a_drag_of_ours_nothing_opens(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await two_lists(on)
        on.sidebar.tree.rested_on.emit(disc)
        assert on.window.current == instant


async def test_escape_from_the_preview_of_a_copy_leads_back_to_where_the_drag_began(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        await on.link_tmdb()
        films = on.window.current
        assert films is not None
        watchlist = await on.link_watchlist()
        on.program.workspace.screen.choose(films)
        carried = CarriedTitles(on.view(films).ids[:1], films)
        with carrying_from(on.page.view, Load("Charade")) as drag:
            on.sidebar.tree.rested_on.emit(watchlist)
            on.page.foreign_dropped.emit(carried, Edge.END)
            drag.landed = on.page.view
        assert on.window.current == watchlist
        assert on.page.is_covered

        page = await on.previewed()
        await press(page, Qt.Key.Key_Escape)

        await until(lambda: on.window.current == films, "the list in which the drag began")
