"""What comes before what when the program starts."""

import subprocess
import sys
from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.app.start import _show
from desktop_app.ui.queue.delegate import drawn_posters
from desktop_app.ui.shell.first_run import FirstRun
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.panes import Panes

ROOT = Path(__file__).parents[3]
LATER = (
    "asyncio",
    "sqlite3",
    "keyring",
    "cryptography",
    "tomlkit",
    "werkzeug",
    "PySide6.QtNetwork",
    "desktop_app.sync.account_sync",
)


def test_the_first_paint_waits_for_nothing_that_it_does_not_show() -> None:
    program = f"import desktop_app.app.start, sys; print([name for name in {LATER} if name in sys.modules])"

    loaded = subprocess.run(
        (sys.executable, "-c", program), cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )

    assert loaded.stdout.strip() == "[]"


def test_the_window_is_painted_when_the_program_is_loaded(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    painted: list[bool] = []
    window.painted.connect(lambda: painted.append(True))

    _show(window)

    assert painted


def test_who_has_accounts_never_sees_the_cards(qtbot: QtBot) -> None:
    made: list[FirstRun] = []

    def cards() -> FirstRun:
        made.append(FirstRun((), show_sample=False))
        return made[-1]

    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish(cards, Panes(drawn_posters))
    window.show()
    window.show_first_run(nobody_is_linked=False)

    assert window.panes.isVisible()
    assert not made


def test_who_has_none_sees_the_cards_and_its_wish_is_heard(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish(partial(FirstRun, (), show_sample=True), Panes(drawn_posters))
    window.show()
    window.show_first_run(nobody_is_linked=True)

    assert window.first_run.isVisible()
    with qtbot.waitSignal(window.link_requested) as heard:
        window.first_run.link_requested.emit("netflix")
    assert heard.args == ["netflix"]


def test_pillow_comes_with_the_first_picture() -> None:
    program = "import sys, desktop_app.app.core; print([name for name in sys.modules if name.startswith('PIL')])"

    loaded = subprocess.run(
        (sys.executable, "-c", program), cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )

    assert loaded.stdout.strip() == "[]"
