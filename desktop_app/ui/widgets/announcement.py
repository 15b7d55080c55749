"""Announcements for screen readers, about what happened away from the keyboard's place."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(source: QObject, text: str, *, is_urgent: bool = False) -> None:
    """Have a screen reader say `text`, which is plain text, once.

    `source`: the widget that the text is about. An urgent announcement interrupts what is being read; others wait.
    An empty text says nothing.
    """
    if not text:
        return
    event = QAccessibleAnnouncementEvent(source, text)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
