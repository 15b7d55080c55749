"""A process of its own: files dragged into the window out of another program, through the display itself."""

import asyncio
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.tour.real_input import LEFT, RealInput
from desktop_app.ui.widgets.drag_card import card_over
from tests.end2end.processes import tell
from tests.ui.both_stage import BothStage, both_stage

SOURCE = Path(__file__).with_name("file_source.py")
WINDOW, PLACE = QPoint(400, 0), QPoint(500, 400)
"""Where the window stands, beside the file manager's, and a place in it."""


async def drag_in(on: BothStage, hand: RealInput, urls: str) -> dict[str, object]:
    """Drag what another program offers as text/uri-list into the window; what was said on the way and done."""
    command = [sys.executable, str(SOURCE), urls]
    source = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: ASYNC220 - it is over in a moment
    try:
        return await _dragged(on, hand, source)
    finally:  # not before: it is asked for the data once more when they are dropped
        source.kill()
        source.wait()


async def _dragged(on: BothStage, hand: RealInput, source: "subprocess.Popen[str]") -> dict[str, object]:
    assert source.stdout is not None
    source.stdout.readline()  # it is on the screen
    hand.move(100, 100)
    hand.button(LEFT, down=True)
    for far in (10, 30, 60):
        hand.move(100 + far, 100)
    source.stdout.readline()  # it carries
    verdict = await _said_over(on, hand, WINDOW + PLACE)
    before = on.said
    hand.button(LEFT, down=False)
    ended = (await asyncio.to_thread(source.stdout.readline)).strip()
    found: dict[str, object] = {"verdict": verdict, "ended": ended}
    if ended == "IgnoreAction":  # a display delivers no drop that is refused: the words beside the mouse were all
        return found
    await until(lambda: on.said != before or (on.preview is not None and len(on.preview.preview)), "the result")
    return found | ({"said": on.said} if on.said != before else {"lines": len((await on.previewed()).preview)})


async def _said_over(on: BothStage, hand: RealInput, at: QPoint) -> str:
    """Move the mouse there until the window says what a drop would do."""
    steps = 0

    def has_said() -> bool:
        nonlocal steps
        steps += 1
        hand.move(at.x() + steps % 2, at.y())
        return card_over(on.window).verdict is not None

    await until(has_said, "the words beside the mouse")
    verdict = card_over(on.window).verdict
    assert verdict is not None
    return verdict.words


async def main(qt: QApplication) -> dict[str, object]:
    del qt
    with Sandbox() as sandbox, closing(RealInput(os.environ["DISPLAY"])) as hand:
        async with both_stage(Path(sys.argv[1]), sandbox) as on:
            await on.link_queue()
            on.window.move(WINDOW)
            await until(lambda: on.window.windowHandle().position() == WINDOW, "the window to stand there")
            return await drag_in(on, hand, sys.argv[2])


if __name__ == "__main__":
    tell(main)
