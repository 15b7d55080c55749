"""Every page of the wizard fits small windows and large letters, and is walked with Tab as it is read."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.link_wizard.footer import Footer
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.header import Header
from desktop_app.ui.link_wizard.pages.code_page import CodePage
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.link_wizard.pipeline import PipelineStrip
from desktop_app.ui.style.theme import Theme
from tests.ui.accessible_tree import faults
from tests.ui.link_wizard.every_page import PAGES, framed

pytestmark = pytest.mark.usefixtures("nothing_flashes")

SMALL_SCREEN = (800, 560)
"""800x600 with a title bar."""


@pytest.fixture(params=[9, 20, 24])
def points(request: pytest.FixtureRequest, theme: Theme, qapp: QApplication) -> Iterator[int]:
    """The size of the system's font."""
    del theme
    usual, large = QApplication.font(), QFont(QApplication.font())
    large.setPointSize(request.param)
    qapp.setFont(large)
    yield request.param
    qapp.setFont(usual)


def shown(qtbot: QtBot, name: str, size: tuple[int, int]) -> WizardFrame:
    frame = framed(name)
    qtbot.addWidget(frame)
    frame.resize(*size)
    frame.show()
    qtbot.waitExposed(frame)
    frame.activateWindow()
    qtbot.waitActive(frame)
    for _ in range(6):  # a second line of buttons makes it higher, which the window hears of later
        QApplication.processEvents()
        frame.resize(*size)
    return frame


def area_of(frame: WizardFrame) -> QScrollArea:
    assert frame.page is not None
    area = frame.page.parentWidget().parentWidget()  # type: ignore[union-attr]
    assert isinstance(area, QScrollArea)
    return area


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_the_smallest_window(qtbot: QtBot, points: int, name: str) -> None:
    frame = shown(qtbot, name, (1, 1))
    assert frame.minimumWidth() <= SMALL_SCREEN[0]
    assert frame.minimumHeight() <= SMALL_SCREEN[1]
    if points <= 10:
        assert frame.size().toTuple() == (560, 420)
    assert area_of(frame).horizontalScrollBar().maximum() == 0, "nobody scrolls sideways"
    for part in (*frame.findChildren(Header), *frame.findChildren(Footer), *frame.findChildren(QAbstractButton)):
        if part.isVisible():
            assert part.width() >= part.minimumSizeHint().width()
            assert part.height() >= part.minimumSizeHint().height()


@pytest.mark.parametrize("name", PAGES)
def test_words_are_not_cut(qtbot: QtBot, points: int, name: str) -> None:
    del points
    frame = shown(qtbot, name, SMALL_SCREEN)
    assert frame.page is not None
    for label in frame.page.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def tab_walk(frame: WizardFrame) -> list[QWidget]:
    """The controls in the order in which Tab comes to them, from the first of the page to the last of the frame."""
    frame.setFocus()
    walked: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(frame.focusWidget(), Qt.Key.Key_Tab)
        at = frame.focusWidget()
        if at in walked:
            return walked
        walked.append(at)
    raise AssertionError("Tab does not come round.")


def reading_place(widget: QWidget, frame: WizardFrame) -> tuple[int, int]:
    """Where a control begins, in lines of the page and then along them."""
    corner = widget.mapTo(frame, QPoint(0, 0))
    return corner.y(), corner.x()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [560, 900])
def test_tab_goes_as_one_reads(qtbot: QtBot, theme: Theme, name: str, width: int) -> None:
    del theme
    frame = shown(qtbot, name, (width, 760))
    walked = [at for at in tab_walk(frame) if not isinstance(at, QTextEdit)]
    footer = frame.findChildren(Footer)[0]
    start = next((place for place, at in enumerate(walked) if footer.isAncestorOf(at)), len(walked))
    while start < len(walked) and footer.isAncestorOf(walked[start]):
        start += 1
    walked = [*walked[start:], *walked[:start]]  # where the page began to have the keyboard does not count
    lines = [reading_place(at, frame) for at in walked]
    for before, after in pairwise(lines):
        is_below = after[0] >= before[0] + 10
        is_beside = abs(after[0] - before[0]) < 10 and after[1] > before[1]
        is_other_column = after[1] > before[1] + 200
        assert is_below or is_beside or is_other_column, (before, after)


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name(qtbot: QtBot, theme: Theme, name: str) -> None:
    del theme
    frame = shown(qtbot, name, (900, 760))
    for at in tab_walk(frame):
        said = at.accessibleName() or (at.text().strip() if isinstance(at, QAbstractButton) else "")
        assert said, at
        assert not {"<", "&"} & set(said)


@pytest.mark.usefixtures("reader_listens")
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_clear_by_ear(qtbot: QtBot, theme: Theme, name: str) -> None:
    del theme
    frame = shown(qtbot, name, (900, 760))
    assert not faults(frame)
    page = frame.page
    assert page is not None
    speaks_itself = isinstance(page, CodePage | EmbeddedPage)  # its code, and Chromium
    assert speaks_itself or page.accessibleName() + page.accessibleDescription()


def test_the_strip_and_the_cards_follow_the_layout_direction(qtbot: QtBot, theme: Theme) -> None:
    """Pixel for pixel: where the first disc is in one direction, it is at the other end in the other."""
    del theme
    frame = framed("code")
    qtbot.addWidget(frame)
    frame.resize(900, 700)
    strip = frame.findChildren(PipelineStrip)[0]
    frame.show()
    first = strip._drawn()[0].disc
    frame.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    mirrored = strip._drawn()[0].disc
    assert abs(strip.width() - mirrored.right() - first.left()) < 1
    assert strip.hint_at(mirrored.center().x(), mirrored.center().y()) == "Ask for a code"
