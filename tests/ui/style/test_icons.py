import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from pytestqt.qtbot import QtBot

import desktop_app.ui
from desktop_app.ui.style.icons import application_icon, icon
from desktop_app.ui.style.resources import ROOT
from desktop_app.ui.style.theme import colors

SOURCES = Path(desktop_app.ui.__file__).parent
NAMES = sorted(
    file.name.removesuffix(".svg") for file in ROOT.joinpath("icons").iterdir() if file.name.endswith(".svg")
)
LINE_ICONS = [name for name in NAMES if name != "lineup"]
USED = re.compile(r"""(?:\b(?:icon|Mark|fact|_tool)\(|icon_name=)\s*["']([a-z-]+)["']""")


def drawn_pixels(image: QImage) -> list[QColor]:
    every = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [color for color in every if color.alpha() > 0]


@pytest.mark.parametrize("name", LINE_ICONS)
def test_every_icon_draws_in_the_theme_s_colour(qtbot: QtBot, name: str) -> None:
    picture = icon(name, "err").pixmap(QSize(32, 32)).toImage()
    solid = [color for color in drawn_pixels(picture) if color.alpha() == 255]
    assert solid
    assert all(color.name() == colors().err.name() for color in solid)


@pytest.mark.parametrize("name", LINE_ICONS)
def test_no_icon_is_cut_off_at_its_edge(qtbot: QtBot, name: str) -> None:
    picture = icon(name).pixmap(QSize(64, 64)).toImage()
    edge = range(64)
    border = [(i, 0) for i in edge] + [(i, 63) for i in edge] + [(0, i) for i in edge] + [(63, i) for i in edge]
    assert not [place for place in border if picture.pixelColor(*place).alpha()]


def test_every_icon_that_the_code_names_is_there() -> None:
    used = {name for file in SOURCES.rglob("*.py") for name in USED.findall(file.read_text(encoding="utf-8"))}
    assert used
    assert used <= set(NAMES)


def test_the_application_icon_comes_in_the_sizes_of_desktops(qtbot: QtBot) -> None:
    sizes = {size.width() for size in application_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes


def test_a_disabled_icon_is_fainter(qtbot: QtBot) -> None:
    picture = icon("plus").pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    assert max(color.alpha() for color in drawn_pixels(picture)) < 200
    assert picture.pixelColor(0, 0) == QColor(Qt.GlobalColor.transparent)


def test_icons_are_drawn_for_the_screen_s_scale_and_not_blown_up(qtbot: QtBot) -> None:
    fine = icon("check").pixmap(QSize(16, 16), 2.0)
    assert (fine.size(), fine.devicePixelRatio()) == (QSize(32, 32), 2.0)
    assert fine.toImage() == _at_scale(icon("check").pixmap(QSize(32, 32), 1.0).toImage(), 2.0)


def _at_scale(image: QImage, scale: float) -> QImage:
    image.setDevicePixelRatio(scale)
    return image


def test_an_icon_without_room_is_not_drawn(qtbot: QtBot) -> None:
    assert icon("check").pixmap(QSize(0, 0), 2.0).isNull()
    assert icon("check").pixmap(QSize(0, 16), 1.0).isNull()
