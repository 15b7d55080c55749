"""A process of its own: drag on a Wayland display, with the mouse of its seat, or without a seat."""

import os
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import MOUSE_OF, carry, carry_across, gesture, spot_at, until
from desktop_app.tour.real_input import LEFT, RealInput
from desktop_app.ui.widgets.carriage import has_seat, running
from tests.end2end.processes import tell
from tests.ui.stage import Stage, stage

FLICKS = 5


async def with_mouse(on: Stage) -> dict[str, object]:
    """Drag a row with the real mouse; its order here, at the service, and the place that the drag said it was at."""
    view, spots = on.page.view, []
    before = on.shown
    start, end = _row(on, 0, 24), _row(on, 4, 6)

    def look() -> None:
        drag = running()
        assert drag is not None
        spots.append((on.window.mapFromGlobal(drag.spot) - end).manhattanLength())

    await carry_across(on.window, start, end, look)
    await until(lambda: on.is_in_step and on.shown != before, "the drop")
    return {
        "meant": [*before[1:4], before[0], *before[4:]],
        "shown": on.shown,
        "served": on.served,
        "misses": max(spots),
        "carried": len(view.carried),
    }


async def flicked(on: Stage) -> dict[str, object]:
    """Press, pull and let go before the display can have answered, several times; is any drag left hanging?"""
    with closing(RealInput(os.environ[MOUSE_OF])) as hand:
        for _ in range(FLICKS):
            at = _row(on, 2, 20)
            hand.move(at.x(), at.y())
            hand.button(LEFT, down=True)
            for far in (8, 20, 40):
                hand.move(at.x(), at.y() + far)
            hand.button(LEFT, down=False)
            hand.move(at.x() + 5, at.y())
            await until(lambda: running() is None, "the drag to be over")
    await until(lambda: on.is_in_step, "the list to be in step")
    return {"shown": on.shown, "served": on.served}


async def without_seat(on: Stage) -> dict[str, object]:
    """Drag by events that no display sent, as a move that a lost remote desktop left behind."""
    before, ends = on.shown, []
    try:
        await gesture(partial(carry, on.window, _row(on, 0, 24), _row(on, 4, 6)))
    except LookupError:
        ends.append("rows")
    tree = on.sidebar.tree
    tree.startDrag(tree.model().supportedDragActions())
    ends.append("list")
    return {"seat": has_seat(), "ends": ends, "same": on.shown == before, "running": running() is not None}


def _row(on: Stage, row: int, into: int) -> QPoint:
    return spot_at(on.page.view, on.page.view.rowViewportPosition(row) + into)


WAYS = {"mouse": with_mouse, "flicks": flicked, "no seat": without_seat}


async def main(qt: QApplication) -> dict[str, object]:
    with Sandbox() as sandbox:
        async with stage(Path(sys.argv[2]), sandbox) as on:
            await on.link()
            await until(lambda: on.is_in_step and on.page.view.isVisible(), "the list")
            return {"platform": qt.platformName(), **await WAYS[sys.argv[1]](on)}


if __name__ == "__main__":
    tell(main)
