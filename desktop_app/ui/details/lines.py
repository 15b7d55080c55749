"""The sentences of the details. Pure but for Qt's dates and addresses."""

from PySide6.QtCore import QDateTime, QLocale, QUrl

from desktop_app.domain.queues import Item, Queue, Title
from desktop_app.ui.queue import words


def in_sum(items: tuple[Item, ...]) -> str:
    """`3 titles, 5 h 12`."""
    return words.total(items).replace(words.DOT, ", ")


def place_line(item: Item, queue: Queue) -> str:
    """`Place 3 of 64`, or that it has none."""
    place = queue.place_of(item.id)
    return f"Place {place + 1:,} of {len(queue.items):,}" if place is not None else "Saved, without a place"


def since_line(item: Item) -> str:
    """`changed 9 November 2025`: the service tells when the entry last changed, not when it was added."""
    if item.added is None:
        return ""
    day = QDateTime.fromSecsSinceEpoch(item.added)
    return f"changed {QLocale(QLocale.Language.English).toString(day, 'd MMMM yyyy')}"


CAST = 6
"""As many names are told."""


def cast_line(title: Title) -> str:
    """`With Cary Grant, Audrey Hepburn`."""
    more = ", …" if len(title.cast) > CAST else ""
    return f"With {', '.join(title.cast[:CAST])}{more}" if title.cast else ""


def is_web_page(address: str) -> bool:
    """Only these are offered: a service might answer anything."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() in ("http", "https") and bool(url.host())
