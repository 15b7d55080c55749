"""Finds text that does not fit: in widgets by their size hints, in painted text by the area that it is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

from desktop_app.ui.queue.inks import Ink
from desktop_app.ui.widgets.label import ElidedLabel

SLACK = 1
"""Pixels that rounding may take."""


@contextmanager
def system_font(points: int) -> Iterator[None]:
    """Give the system's font another size for a while."""
    usual = QApplication.font()
    larger = QApplication.font()
    larger.setPointSize(points)
    QApplication.setFont(larger)
    try:
        yield
    finally:
        QApplication.setFont(usual)


def cut_widgets(window: QWidget) -> list[str]:
    """Visible labels, buttons and fields whose text is higher or wider than they are."""
    return [
        f"{_told(each)}: {why}" for each in window.findChildren(QWidget) if each.isVisible() and (why := _cut(each))
    ]


def sideways(window: QWidget) -> list[str]:
    """Visible pages that have to be scrolled sideways."""
    areas = [each for each in window.findChildren(QScrollArea) if each.isVisible()]
    return [f"{_told(each)} scrolls sideways" for each in areas if each.horizontalScrollBar().maximum() > 0]


def _told(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {text or widget.accessibleName()!r}"


def _cut(widget: QWidget) -> str:
    match widget:
        case ElidedLabel():
            return _too_low(widget, widget.fontMetrics().height())
        case QLabel() if widget.text() and widget.wordWrap():
            return _too_low(widget, widget.heightForWidth(widget.width()))
        case QLabel() if widget.text():
            return _too_low(widget, widget.sizeHint().height()) or _too_narrow(widget)
        case QToolButton():
            return _too_low(widget, widget.iconSize().height())
        case QAbstractButton() if widget.text():
            return _too_low(widget, widget.fontMetrics().height()) or _too_narrow_button(widget)
        case QLineEdit() | QComboBox():
            return _too_low(widget, widget.fontMetrics().height() + 2)
    return ""


def _too_low(widget: QWidget, needed: int) -> str:
    return f"{widget.height()} px high, needs {needed}" if widget.height() + SLACK < needed else ""


def _too_narrow(widget: QLabel) -> str:
    needed = widget.sizeHint().width()
    return f"{widget.width()} px wide, needs {needed}" if widget.width() + SLACK < needed else ""


def _too_narrow_button(widget: QAbstractButton) -> str:
    needed = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
    elides = widget.width() >= widget.minimumSizeHint().width()  # such as a link that says so itself
    return f"{widget.width()} px wide, words need {needed}" if widget.width() < needed and not elides else ""


class PaintedTexts:
    """Records texts that are painted by hand into an area lower than a line of their font."""

    def __init__(self) -> None:
        self.count = 0
        self.cut: list[str] = []

    def note(self, area: QRect | QRectF, text: str, metrics: QFontMetrics) -> None:
        """Note a text that is painted into an area."""
        self.count += 1
        needed = metrics.height() - metrics.leading()
        if text and area.height() + SLACK < needed:
            self.cut.append(f"{text}: {area.height():.0f} px high, needs {needed}")


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> PaintedTexts:
    """The texts that are painted by hand, into rows and delegates."""
    seen, draw, write = PaintedTexts(), QPainter.drawText, Ink.write

    def drawn(painter: QPainter, *args: Any) -> object:
        if isinstance(args[0], (QRect, QRectF)):
            text = next((each for each in args[1:] if isinstance(each, str)), "")
            seen.note(args[0], text, painter.fontMetrics())
        return draw(painter, *args)

    def written(ink: Ink, painter: QPainter, area: QRect, text: str, side: object) -> None:
        seen.note(area, text, ink._metrics)
        write(ink, painter, area, text, side)  # type: ignore[arg-type]

    monkeypatch.setattr(QPainter, "drawText", drawn)
    monkeypatch.setattr(Ink, "write", written)
    return seen
