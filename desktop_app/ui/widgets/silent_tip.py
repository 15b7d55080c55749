"""Tooltips for the eye alone.

A screen reader takes a widget's own tooltip for its description. Where the tooltip repeats the name, the name would be
said twice.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop_app.ui.widgets import plain_text

_TIP = "silent_tip"


def set_silent_tip(widget: QWidget, text: str) -> None:
    """Show `text`, which is plain text, while the mouse rests on the widget, and tell it nobody else."""
    if widget.property(_TIP) is None:
        widget.installEventFilter(_SHOWER)
    widget.setProperty(_TIP, text)


def silent_tip_of(widget: QWidget) -> str:
    """The text that is shown while the mouse rests on the widget."""
    return str(widget.property(_TIP) or "")


class _Shower(QObject):
    """Shows the tips of all widgets that have one."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and isinstance(watched, QWidget)):
            return False
        QToolTip.showText(event.globalPos(), plain_text.tip(silent_tip_of(watched)), watched)
        return True


_SHOWER = _Shower()
