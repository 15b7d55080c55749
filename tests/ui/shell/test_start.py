"""What comes before what when the program starts."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app.start import _show
from desktop_app.ui.shell.first_run import FirstRun
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.panes import Panes
from desktop_app.ui.shell.welcome import Welcome

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

    def cards(_has_hero: bool) -> FirstRun:
        made.append(FirstRun((), offers_practice=False))
        return made[-1]

    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish(Panes(QWidget()))
    Welcome(window, cards)
    window.show()
    window.show_panes()

    assert window.panes.isVisible()
    assert not made


def test_who_has_none_sees_the_cards_and_its_wish_is_heard(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    welcome = Welcome(window, lambda _: FirstRun((), offers_practice=True))
    window.show()
    welcome.show()

    assert welcome.cards.isVisible()
    with qtbot.waitSignal(welcome.link_requested) as heard:
        welcome.cards.link_requested.emit("netflix")
    assert heard.args == ["netflix"]


def test_pillow_comes_with_the_first_picture() -> None:
    program = "import sys, desktop_app.app.core; print([name for name in sys.modules if name.startswith('PIL')])"

    loaded = subprocess.run(
        (sys.executable, "-c", program), cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )

    assert loaded.stdout.strip() == "[]"
