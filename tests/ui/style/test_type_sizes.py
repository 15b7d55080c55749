"""Every screen at every size of type: nothing is cut, painted or not, and no pane lies over another."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.sandbox.server import Sandbox
from desktop_app.ui.queue.row_size import RowSize
from desktop_app.ui.style.theme import Theme
from tests.ui.cut_text import PaintedTexts, cut_widgets, painted, system_font
from tests.ui.stage import Stage, stage

__all__ = ["painted"]

POINTS = (9, 13, 20, 24)
SIZES = (QSize(1280, 800), QSize(800, 600))


def overlaps(on: Stage) -> list[str]:
    """Panes that lie over one another, or reach out of the window."""
    panes = [each for each in on.window.panes._parts().values() if each.isVisible()]
    rects = [QRect(each.mapTo(on.window, QPoint()), each.size()) for each in panes]
    inside = [rect for rect in rects if not on.window.rect().contains(rect)]
    pairs = [(a, b) for at, a in enumerate(rects) for b in rects[at + 1 :] if a.intersects(b)]
    return [f"{each} is not in the window" for each in inside] + [f"{a} and {b}" for a, b in pairs]


def settle() -> None:
    """Let layouts ask each other for room until they agree."""
    for _ in range(5):
        QApplication.sendPostedEvents()


def open_outbox(on: Stage) -> None:
    on.features.outbox.open()


def open_search(on: Stage) -> None:
    on.features.search.open()


def open_arranging(on: Stage) -> None:
    button = next(each for each in on.page.header.findChildren(QWidget) if hasattr(each, "menu_of"))
    next(act for act in button.menu_of.actions() if act.data() is not None and act.isEnabled()).trigger()


def open_overview(on: Stage) -> None:
    on.features.all_lists.open()


def show_details(on: Stage) -> None:
    on.window.panes.bring_to_front(on.window.panes._front.SIDE)


def show_compact(on: Stage) -> None:
    on.page.view.row_layout.set_size(RowSize.COMPACT)


SCREENS: tuple[Callable[[Stage], object], ...] = (
    lambda on: on.page.view.row_layout.set_size(RowSize.COMFORTABLE),
    show_compact,
    show_details,
    open_search,
    open_outbox,
    open_arranging,
    open_overview,
)


@pytest.mark.parametrize("points", POINTS)
async def test_no_text_is_cut(
    theme: Theme, sandbox: Sandbox, tmp_path: Path, painted: PaintedTexts, points: int
) -> None:
    with system_font(points):
        async with stage(tmp_path, sandbox) as on:
            ref = await on.link()
            on.page.view.choose(on.state.view.ids[2])
            found = []
            for size in SIZES:
                on.window.resize(size)
                on.program.workspace.screen.choose(ref)
                for at, show in enumerate(SCREENS):
                    show(on)
                    settle()
                    on.window.grab()
                    assert on.window.size() == size
                    found += [f"{size.width()} {at}: {each}" for each in (*cut_widgets(on.window), *overlaps(on))]
    assert found == []
    assert painted.count > 50
    assert sorted(set(painted.cut)) == []


async def test_the_window_follows_a_font_that_changes_while_it_is_open(
    theme: Theme, sandbox: Sandbox, tmp_path: Path, painted: PaintedTexts
) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.page.view.choose(on.state.view.ids[2])
        height, tools = on.page.view.rowHeight(0), on.page.header.filter.height()
        with system_font(24):
            settle()
            on.window.grab()

            assert on.page.view.rowHeight(0) > height
            assert on.page.header.filter.height() > tools
            assert cut_widgets(on.window) == []
            assert painted.cut == []
        settle()

        assert (on.page.view.rowHeight(0), on.page.header.filter.height()) == (height, tools)
