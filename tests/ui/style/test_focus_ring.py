"""One ring around whatever has the keyboard, seen in the pixels of the window."""

from collections.abc import Callable
from weakref import ref as weakref

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QSplitter,
    QTableWidget,
    QTabWidget,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.style.contrast import VISIBLE, contrast
from desktop_app.ui.style.focus_ring import OUTSIDE, FocusRing
from desktop_app.ui.style.row_ground import RING
from desktop_app.ui.style.theme import Theme, colors
from desktop_app.ui.widgets.drop_down import DropDown
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.tick_box import TickBox

BEYOND = OUTSIDE + RING
SCHEMES = pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark], ids=["light", "dark"])


def primary() -> QPushButton:
    button = QPushButton("Link")
    button.setProperty("primary", True)
    return button


def wrong() -> QLineEdit:
    field = QLineEdit("0")
    field.setProperty("wrong", True)
    return field


def linked() -> QLabel:
    label = QLabel('<a href="https://example.org">Terms</a>')
    label.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
    return label


INSIDE: dict[str, Callable[[], QWidget]] = {
    "button": lambda: QPushButton("Cancel"),
    "tool button": QToolButton,
    "link": lambda: LinkButton("Open"),
    "field": lambda: QLineEdit("Charade"),
    "number": QDoubleSpinBox,
    "combo": QComboBox,
    "drop-down": lambda: DropDown("Where"),
    "text": QPlainTextEdit,
    "list": QListWidget,
    "tree": QTreeWidget,
    "table": lambda: QTableWidget(2, 2),
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    "label with a link": linked,
}
OUTER: dict[str, Callable[[], QWidget]] = {
    "filled button": primary,
    "wrong field": wrong,
    "check box": lambda: QCheckBox("Ticked"),
    "tick box": lambda: TickBox("Ticked"),
    "radio button": lambda: QRadioButton("This"),
}


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> QWidget:
    """A window with another widget that has the keyboard first."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayout(QVBoxLayout())
    window.layout().setContentsMargins(20, 20, 20, 20)  # type: ignore[union-attr]
    window.layout().addWidget(QPushButton("First"))  # type: ignore[union-attr]
    window.resize(300, 200)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def put(page: QWidget, widget: QWidget) -> QWidget:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    QApplication.processEvents()
    return widget


def pictures_of(page: QWidget, widget: QWidget) -> tuple[QImage, QImage]:
    """The window without the keyboard on the widget, and with it."""
    first = page.findChild(QPushButton)
    assert first is not None
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    before = page.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert QApplication.focusWidget() is not None
    return before, page.grab().toImage()


def edge_of(area: QRect) -> list[QPoint]:
    """Points on the four sides, away from the round corners, in the middle of a ring."""
    middle = area.center()
    return [
        QPoint(middle.x(), area.top()),
        QPoint(middle.x(), area.bottom()),
        QPoint(area.left(), middle.y()),
        QPoint(area.right(), middle.y()),
    ]


def seen_ring(page: QWidget, widget: QWidget, beyond: int) -> None:
    area = QRect(widget.mapTo(page, QPoint()), widget.size()).adjusted(-beyond, -beyond, beyond, beyond)
    before, after = pictures_of(page, widget)
    for depth in range(RING):
        for spot in edge_of(area.adjusted(depth, depth, -depth, -depth)):
            assert after.pixelColor(spot) == colors().link, (depth, spot)
            assert contrast(after.pixelColor(spot), around(before, spot)) >= VISIBLE
    inner = area.adjusted(RING, RING, -RING, -RING)
    assert all(after.pixelColor(spot) == before.pixelColor(spot) for spot in edge_of(inner)), "a second frame"


def around(image: QImage, spot: QPoint) -> QColor:
    """The ground that was there before the ring."""
    return image.pixelColor(spot) if image.rect().contains(spot) else QColor("white")


@SCHEMES
@pytest.mark.parametrize("kind", INSIDE)
def test_the_ring_is_on_the_edge(page: QWidget, theme: Theme, kind: str, scheme: Qt.ColorScheme) -> None:
    theme.force(scheme)
    widget = put(page, INSIDE[kind]())
    area = QRect(widget.mapTo(page, QPoint()), widget.size())
    before, after = pictures_of(page, widget)
    for depth in range(RING):
        for spot in edge_of(area.adjusted(depth, depth, -depth, -depth)):
            assert after.pixelColor(spot) == colors().link, (depth, spot)
    assert contrast(colors().link, colors().window) >= VISIBLE
    inner = area.adjusted(RING, RING, -RING, -RING)
    second = [spot for spot in edge_of(inner) if after.pixelColor(spot) == colors().link != before.pixelColor(spot)]
    assert not second, "another frame"


@SCHEMES
@pytest.mark.parametrize("kind", OUTER)
def test_the_ring_stands_outside_what_has_an_edge_to_show(
    page: QWidget, theme: Theme, kind: str, scheme: Qt.ColorScheme
) -> None:
    theme.force(scheme)
    widget = put(page, OUTER[kind]())
    seen_ring(page, widget, BEYOND)


def test_there_is_one_ring_and_it_goes_with_the_keyboard(page: QWidget) -> None:
    here, there = put(page, QPushButton("Here")), put(page, QLineEdit())
    here.setFocus()
    there.setFocus()
    QApplication.processEvents()
    rings = [ring for ring in page.findChildren(FocusRing) if ring.isVisible()]
    assert [ring.target for ring in rings] == [there]


def test_the_ring_follows_what_moves_grows_or_hides(page: QWidget) -> None:
    widget = put(page, QPushButton("Here"))
    widget.setFocus()
    page.resize(500, 400)
    QApplication.processEvents()
    (ring,) = (ring for ring in page.findChildren(FocusRing) if ring.isVisible())
    assert ring.geometry() == widget.geometry()
    widget.hide()
    assert not ring.isVisible()


def test_a_filled_button_that_fills_its_box_gets_the_whole_ring(page: QWidget) -> None:
    box = QWidget()
    tight = QHBoxLayout(box)
    tight.setContentsMargins(0, 0, 0, 0)
    button = primary()
    tight.addWidget(button)
    put(page, box)
    seen_ring(page, button, BEYOND)


def test_the_ring_is_cut_where_the_widget_scrolls_out_of_sight(page: QWidget) -> None:
    inner = QWidget()
    column = QVBoxLayout(inner)
    buttons = [primary() for _ in range(20)]
    for button in buttons:
        column.addWidget(button)
    area = QScrollArea()
    area.setWidget(inner)
    put(page, area)
    buttons[3].setFocus()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    QApplication.processEvents()
    (ring,) = (ring for ring in area.findChildren(FocusRing) if not ring.isHidden())
    assert ring.visibleRegion().isEmpty()


def test_a_splitter_takes_the_ring_for_no_pane_and_a_reader_for_nothing(page: QWidget) -> None:
    splitter = QSplitter()
    left, right = QPushButton("Left"), QLineEdit()
    splitter.addWidget(left)
    splitter.addWidget(right)
    put(page, splitter)
    left.setFocus()
    QApplication.processEvents()
    assert splitter.count() == 2
    assert [ring.target for ring in page.findChildren(FocusRing) if ring.isVisible()] == [left]
    heard = QAccessible.queryAccessibleInterface(splitter)
    assert heard is not None
    assert {heard.child(at).object() for at in range(heard.childCount())} <= {left, right, splitter.handle(1)} | {
        splitter.handle(0)
    }


def test_a_tab_wears_the_ring_by_itself(page: QWidget) -> None:
    tabs = QTabWidget()
    tabs.addTab(QWidget(), "One")
    tabs.addTab(QWidget(), "Two")
    put(page, tabs)
    tabs.tabBar().setFocus()
    tabs.setCurrentIndex(1)
    QApplication.processEvents()
    (ring,) = (ring for ring in page.findChildren(FocusRing) if ring.isVisible())
    assert ring.size() == tabs.tabBar().tabRect(1).size()


def test_the_ring_keeps_no_window(theme: Theme, qapp: QApplication) -> None:
    """A window that nobody holds any more goes at once, ring and all."""
    del theme

    def ringed() -> "weakref[QWidget]":
        window = QWidget()
        field = QLineEdit(window)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window, 30_000)
        field.setFocus()
        qapp.processEvents()
        assert window.findChildren(FocusRing)
        return weakref(window)

    assert ringed()() is None
