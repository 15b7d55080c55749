"""The geometry of rows: nothing overlaps, states are never cut, and every part grows with the type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from desktop_app.ui.queue.areas import Areas, areas_of
from desktop_app.ui.queue.inks import Inks
from desktop_app.ui.queue.row_size import RowSize, measures_of
from desktop_app.ui.shell.panes import LEAST_LIST
from desktop_app.ui.style.theme import Theme, grown
from tests.ui.cut_text import system_font

POINTS = (9, 13, 20, 24)


def areas(size: RowSize, width: int, *, count: int = 100, mirrored: bool = False) -> Areas:
    inks = Inks(is_compact=size is RowSize.COMPACT)
    return areas_of(measures_of(size, inks, width, count), width, mirrored=mirrored)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("points", POINTS)
@pytest.mark.parametrize("size", RowSize)
def test_no_part_lies_over_another(theme: Theme, size: RowSize, points: int, mirrored: bool) -> None:
    with system_font(points):
        for width in map(grown, (LEAST_LIST, 420, 560, 700, 1000, 1600)):
            found = areas(size, width, count=100_000, mirrored=mirrored)
            lines = [line for line in found.lines if line.height() and line.width()]
            parts = [found.grip.toRect(), found.number, found.picture, *lines, found.right]
            for at, part in enumerate(parts):
                assert not any(part.intersects(other) for other in parts[at + 1 :])
                assert found.row.toRect().contains(part.adjusted(0, 1, 0, -1))


@pytest.mark.parametrize("points", POINTS)
@pytest.mark.parametrize("size", RowSize)
def test_every_state_has_room(theme: Theme, size: RowSize, points: int) -> None:
    with system_font(points):
        inks = Inks(is_compact=size is RowSize.COMPACT)
        found = areas(size, 300)
        assert found.right.width() >= inks.widest_state
        for ink, line in zip((inks.name, inks.second), found.lines, strict=False):
            assert line.height() >= ink.height


def test_rows_have_the_heights_of_the_drawing(theme: Theme) -> None:
    assert areas(RowSize.COMPACT, 700).row.height() == 46
    comfortable = areas(RowSize.COMFORTABLE, 700)
    assert comfortable.row.height() == 98
    assert comfortable.picture.size().toTuple() == (56, 84)
    assert areas(RowSize.COMFORTABLE, 400).picture.size().toTuple() == (40, 60)


@given(st.integers(300, 2000))
def test_mirrored_rows_are_the_same_from_the_other_side(width: int) -> None:
    plain, mirrored = (areas(RowSize.COMFORTABLE, width, mirrored=each) for each in (False, True))

    def turned(area: QRect) -> QRect:
        return QRect(width - area.left() - area.width(), area.top(), area.width(), area.height())

    assert turned(plain.picture) == mirrored.picture
    assert turned(plain.number) == mirrored.number
    assert turned(plain.right) == mirrored.right
    assert list(map(turned, plain.lines)) == list(mirrored.lines)


def test_numbers_are_never_cut(theme: Theme, qtbot: QtBot) -> None:
    inks = Inks()
    assert areas(RowSize.COMPACT, 700, count=100_000).number.width() > inks.number.width("100000")
