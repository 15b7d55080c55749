"""The sentences of arranging."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QDateTime, QLocale

from desktop_app.domain.arranging import Order
from desktop_app.domain.queues import Item
from desktop_app.ui.queue.words import counted, length

NAMES: Mapping[Order, str] = {
    Order.TITLE: "Title",
    Order.YEAR: "Year",
    Order.ADDED: "Date added",
    Order.LENGTH: "Length",
    Order.RATING: "Rating",
    Order.SHUFFLE: "Shuffle",
    Order.REVERSE: "Reverse",
}

DIRECTIONS: Mapping[Order, tuple[str, str]] = {
    Order.TITLE: ("A to Z", "Z to A"),
    Order.YEAR: ("Oldest first", "Newest first"),
    Order.ADDED: ("Longest here first", "Newest here first"),
    Order.LENGTH: ("Shortest first", "Longest first"),
    Order.RATING: ("Lowest first", "Highest first"),
}
"""Ascending, descending."""

_MENU: Mapping[Order, tuple[str, str]] = {
    Order.TITLE: ("By &title", "Without The, A or An in front"),
    Order.YEAR: ("By &year", "Oldest first"),
    Order.ADDED: ("By &date added", "What has stood here longest comes first"),
    Order.LENGTH: ("By &length", "Shortest first"),
    Order.RATING: ("By &rating", "Highest first"),
    Order.SHUFFLE: ("&Shuffle", "In an order by chance"),
    Order.REVERSE: ("Re&verse", "The last title comes first"),
}


def menu_entry(order: Order) -> tuple[str, str]:
    """What stands in the menu, and its tip."""
    return _MENU[order]


def sentence(order: Order, *, descending: bool) -> str:
    """`By year, oldest first`."""
    match order:
        case Order.SHUFFLE:
            return "In an order by chance"
        case Order.REVERSE:
            return "From the end to the beginning"
    way = DIRECTIONS[order][descending]
    return f"By {NAMES[order].lower()}, {way if order is Order.TITLE else way[0].lower() + way[1:]}"


def action(order: Order) -> str:
    """What stands behind "Undo": `Arrange by year`."""
    match order:
        case Order.SHUFFLE:
            return "Shuffle"
        case Order.REVERSE:
            return "Reverse the list"
    return f"Arrange by {NAMES[order].lower()}"


def value(order: Order, item: Item) -> str:
    """What decides the place of a title, for its second line."""
    title = item.title
    match order:
        case Order.LENGTH:
            return length(title.runtime) or "length not known"
        case Order.RATING:
            return f"{title.average_rating:.1f}" if title.average_rating is not None else "not rated"
        case Order.ADDED:
            return _day(item.added) or "date not known"
    return str(title.year or "") or "year not known"


def moves(count: int) -> str:
    """`37 moves`."""
    return counted(count, "move")


def about(seconds: float) -> str:
    """`about 10 s`, `about 3 min`."""
    whole = ceil(seconds)
    return f"about {whole} s" if whole < 100 else f"about {round(whole / 60)} min"


def _day(moment: int | None) -> str:
    if moment is None:
        return ""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(moment).date(), QLocale.FormatType.ShortFormat)
