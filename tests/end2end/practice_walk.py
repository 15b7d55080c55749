"""Practice mode as a process: whoever opened it drags a row at once, and leaves. The report is written to a file."""

import asyncio
import json
import sys
import time
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QPushButton

from desktop_app.app.lifetime import App
from desktop_app.app.start import run
from desktop_app.sync.state import Health
from desktop_app.tour.hands import click, drag, until
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.practice_frame import LEAVE


async def _walk(window: MainWindow, report: Path) -> None:
    def shown() -> list[str]:
        page = window.page
        return [row.item.title.name for row in page.model.rows if row.number is not None] if page is not None else []

    def is_in_step() -> bool:
        state = window.page.model.state if window.page is not None else None
        return state is not None and state.health is Health.IN_STEP and not state.waiting

    await until(lambda: window.page is not None and is_in_step(), "the first list")
    page, before, ready = window.page, shown(), time.time()
    assert page is not None
    await drag(page.view, (3,), 1)
    dropped = time.time()
    await until(is_in_step, "the drop at the service")
    told = {"title": window.windowTitle(), "before": before, "after": shown(), "ready": ready, "dropped": dropped}
    report.write_text(json.dumps(told))
    await click(next(each for each in window.findChildren(QPushButton) if each.text() == LEAVE))


def main() -> int:
    """Open practice mode, and walk through it."""
    whole_life = App.run

    async def life_with_walk(app: App) -> None:
        walking = asyncio.ensure_future(_walk(app.window, Path(sys.argv[1])))
        await whole_life(app)
        await walking

    with patch.object(App, "run", life_with_walk):
        return run(None, demo=True)


if __name__ == "__main__":
    sys.exit(main())
