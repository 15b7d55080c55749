"""The menu of ratings: the stars that a scale has, the keys that give them, and why there are none."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.service import RatingScale
from desktop_app.ui.queue.rate_menu import RateMenu

FIVE, TEN, HALVES = RatingScale(1, 5, 500), RatingScale(1, 10, 500), RatingScale(0.5, 10, 1, 0.5)


@pytest.fixture
def menu(qtbot: QtBot) -> Iterator[RateMenu]:
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = RateMenu(owner)
    menu.allow("")
    yield menu
    del owner


def entries(menu: RateMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_whole_stars_where_the_scale_has_five_steps(menu: RateMenu) -> None:
    menu.offer(FIVE)

    assert entries(menu) == ["5 stars\t5", "4 stars\t4", "3 stars\t3", "2 stars\t2", "1 star\t1", "&No rating"]


@pytest.mark.parametrize("scale", [TEN, HALVES])
def test_half_stars_where_it_has_ten_with_the_services_own_figures_as_keys(menu: RateMenu, scale: RatingScale) -> None:
    menu.offer(scale)

    assert entries(menu)[:3] == ["5 stars\t0", "4½ stars\t9", "4 stars\t8"]
    assert entries(menu)[-2:] == ["½ star\t1", "&No rating"]


def test_what_is_chosen_is_told_on_the_services_scale(menu: RateMenu) -> None:
    menu.offer(TEN)
    chosen = QSignalSpy(menu.chosen)

    menu.actions()[1].trigger()
    menu.actions()[-1].trigger()

    assert [chosen.at(0), chosen.at(1)] == [[9.0], [None]]


def test_it_says_why_nothing_can_be_rated(menu: RateMenu) -> None:
    menu.offer(None, "Chew keeps no ratings of yours.")
    assert (menu.menuAction().isEnabled(), menu.menuAction().statusTip()) == (False, "Chew keeps no ratings of yours.")

    menu.offer(FIVE)
    assert menu.menuAction().isEnabled()

    menu.allow("Select a title first.")
    assert (menu.menuAction().isEnabled(), menu.menuAction().statusTip()) == (False, "Select a title first.")
    assert not menu.actions()[-1].isEnabled()
