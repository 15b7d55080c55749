"""Dates, times and numbers follow the window's language and the habits of the place."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QDate, QLocale, QTime

from desktop_app.ui.shell.application import locale_of_window

SYSTEMS = ["ar_EG", "fa_IR", "hi_IN", "bn_BD", "my_MM", "mr_IN", "de_DE", "ja_JP", "en_US", "en_GB", "C"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_digits_and_months_are_english_wherever_one_is(system: str) -> None:
    locale = locale_of_window(QLocale(system))
    short, long = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
    said = " ".join(
        (
            locale.toString(QTime(13, 17), short),
            locale.toString(QDate(2026, 3, 5), short),
            locale.toString(QDate(2026, 3, 5), long),
            locale.toString(1234),
            locale.toString(QDate(2026, 3, 5), "d MMMM"),
        )
    )
    assert not [letter for letter in said if letter.isdecimal() and not letter.isascii()], said
    assert "March" in said


def test_the_clock_is_read_as_it_is_there() -> None:
    short = QLocale.FormatType.ShortFormat
    assert locale_of_window(QLocale("de_DE")).toString(QTime(13, 17), short) == "13:17"
    assert "PM" in locale_of_window(QLocale("en_US")).toString(QTime(13, 17), short)


def test_the_program_sets_it_for_everything() -> None:
    code = (
        "from desktop_app.ui.shell.application import make_application; app = make_application();"
        "from PySide6.QtCore import QLocale, QTime; from desktop_app.ui.settings.rows import NumberBox;"
        "from desktop_app.storage.settings import DECLARED;"
        "box = NumberBox('Minutes', DECLARED['refresh_minutes'].kind); box.show_number(2.5);"
        "print(QLocale().toString(QTime(21, 31), QLocale.FormatType.ShortFormat), box.text())"
    )
    env = os.environ | {"LC_ALL": "ar_EG.UTF-8", "LANG": "ar_EG.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.isascii() or "\u202f" in done.stdout, done.stdout
    assert "2.5 minutes" in done.stdout
    assert "31" in done.stdout
