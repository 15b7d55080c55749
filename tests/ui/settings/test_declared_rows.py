"""Every setting has its row, made from its entry; whoever follows a setting is told when it changes."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.storage.settings import DECLARED, Settings
from desktop_app.storage.settings_file import change_settings, load_settings
from desktop_app.storage.settings_kinds import Place, Section, Text, setting
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.settings.declared_rows import row_of
from desktop_app.ui.settings.rows import NumberBox
from desktop_app.workers import Workers
from tests.other_settings import other_settings, other_value
from tests.ui.settings.settings_stage import SettingsStage

PLACED = [key for key, each in DECLARED.items() if each.place is not None]
SET_ELSEWHERE = {"proxy", "sign_ins_in", "other_keyring"}
"""By controls that a page has for them alone."""


def section_of(key: str) -> Section:
    place = DECLARED[key].place
    assert place is not None
    return place.section


def test_every_setting_has_a_place() -> None:
    assert DECLARED.keys() - set(PLACED) == SET_ELSEWHERE


@pytest.mark.parametrize("key", PLACED)
def test_a_row_has_the_words_of_its_entry_and_keeps_what_it_is_given(key: str, qtbot: QtBot) -> None:
    declared = DECLARED[key]
    place = declared.place
    assert place is not None
    row = row_of(declared)
    qtbot.addWidget(row)
    assert place.label in [label.text() for label in row.findChildren(QLabel)]
    assert row.below == place.note == row.control.accessibleDescription()
    for value in (declared.usual, other_value(declared)):
        row.show_value(value)
        assert row.value == value


def test_a_number_of_one_has_its_unit_in_the_singular(qtbot: QtBot) -> None:
    row = row_of(DECLARED["refresh_minutes"])
    qtbot.addWidget(row)
    (box,) = row.findChildren(NumberBox)

    box.show_number(1)
    assert box.text() == "1 minute"
    box.show_number(1.5)
    assert box.text() == "1.5 minutes"


def test_a_kind_without_a_row_is_refused(qtbot: QtBot) -> None:
    del qtbot
    made: Any = setting("", Text(), "", Place(Section.GENERAL, "Name", ""), portable="Name")
    (declared,) = made.metadata.values()
    with pytest.raises(TypeError):
        row_of(declared)


async def test_every_row_stands_on_its_page_and_all_of_them_are_saved(on: SettingsStage) -> None:
    for page in on.window.pages:
        assert [*page.rows] == [key for key in PLACED if section_of(key).value == page.title]
    wanted = other_settings()
    for page in on.window.pages:
        for key, row in page.rows.items():
            row.show_value(getattr(wanted, key))
    await on.save()
    saved = load_settings(on.path)
    assert {key: getattr(saved, key) for key in PLACED} == {key: getattr(wanted, key) for key in PLACED}
    assert {key: getattr(saved, key) for key in SET_ELSEWHERE} == {key: DECLARED[key].usual for key in SET_ELSEWHERE}


async def test_who_follows_a_setting_hears_of_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    preferences = Preferences(path, load_settings(path), Workers("settings"))
    days, places = list[float](), list[object]()
    preferences.follow(lambda now: now.leaving_days, days.append)
    preferences.follow(lambda now: now.new_titles, places.append)

    await preferences.keep(Settings(leaving_days=3))
    await preferences.keep(Settings(leaving_days=3, refresh_minutes=9))
    change_settings(path, preferences.current, Settings(leaving_days=4))
    await preferences.read()

    assert days == [3, 4]
    assert not places
