"""The sentences of arranging."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from PySide6.QtCore import QDateTime, QLocale

from desktop_app.domain.arrangement import Arrangement, Key, Order, Ratings
from desktop_app.domain.queues import Item
from desktop_app.domain.service import RatingScale
from desktop_app.ui.queue.order_words import NAMES, small, way
from desktop_app.ui.queue.words import counted, joined, length

_MENU: Mapping[Order, tuple[str, str]] = {
    Order.TITLE: ("By &title", "Without The, A or An in front"),
    Order.YEAR: ("By &year", "Oldest first"),
    Order.ADDED: ("By &date added", "Earliest first"),
    Order.LENGTH: ("By &length", "Shortest first"),
    Order.RATING: ("By &rating", "Highest first, as everybody rated it"),
    Order.OWN_RATING: ("By &my rating", "What I rated highest comes to the top"),
    Order.UNTIL: ("By &available until", "What leaves first comes to the top"),
    Order.SHUFFLE: ("&Shuffle", "In an order by chance"),
    Order.REVERSE: ("Re&verse", "The last title comes first"),
    Order.EARLIER: ("&Bring back an earlier order", "As the list stood before some changes"),
    Order.FILE: ("As in a &file", "In the order of a CSV, JSON or text file; no title is added or removed"),
}


def menu_entry(order: Order) -> tuple[str, str]:
    """The menu entry of an order, and its tip."""
    return _MENU[order]


def key_words(key: Key) -> str:
    """An order with its direction: `Year, oldest first`."""
    return f"{NAMES[key.order]}, {way(key)}"


def short_key(key: Key) -> str:
    """An order without its direction if that is the usual one: `Title`."""
    return NAMES[key.order] if key == Key.usual(key.order) else key_words(key)


def sentence(by: Arrangement, earlier: str = "") -> str:
    """An arrangement in words: `By year, oldest first, then title, A to Z`.

    `earlier`: when the order was that is brought back, or the name of the file that gives it.
    """
    match by.first.order:
        case Order.SHUFFLE:
            return "In an order by chance"
        case Order.REVERSE:
            return "From the end to the beginning"
        case Order.EARLIER:
            return f"The order of {earlier}"
        case Order.FILE:
            return f"As in {earlier}"
    return f"By {', then '.join(small(key_words(key)) for key in by.keys)}"


def action(by: Arrangement, earlier: str = "") -> str:
    """An arrangement as it follows "Undo": `Arrange by year, then title`."""
    match by.first.order:
        case Order.SHUFFLE:
            return "Shuffle"
        case Order.REVERSE:
            return "Reverse the list"
        case Order.EARLIER:
            return f"Bring back the order of {earlier}"
        case Order.FILE:
            return f"Arrange as in {earlier}"
    return f"Arrange by {', then '.join(NAMES[key.order].lower() for key in by.keys)}"


def values(by: Arrangement, item: Item, own_ratings: Ratings, scale: RatingScale | None) -> str:
    """The values that decide the place of a title, for its second line: `1949 · 1 h 44 min`."""
    orders = tuple(key.order for key in by.keys if key.order is not Order.TITLE) or (Order.YEAR,)
    return joined(_values(orders, item, own_ratings, scale))


def _values(orders: Sequence[Order], item: Item, own_ratings: Ratings, scale: RatingScale | None) -> Iterator[str]:
    for order in orders:
        if order is Order.OWN_RATING:
            stars = own_ratings.get(item.title.id)
            of = f" of {scale.highest:g}" if scale else ""
            yield "not rated by you" if stars is None else f"you: {stars:g}{of}"
        else:
            yield _value(order, item)


def _value(order: Order, item: Item) -> str:
    title = item.title
    match order:
        case Order.LENGTH:
            return length(title.runtime) or "length not known"
        case Order.RATING:
            return f"{title.average_rating:.1f}" if title.average_rating is not None else "not rated"
        case Order.ADDED:
            return _day(item.added) or "date not known"
        case Order.UNTIL:
            until = _day(title.available_until)
            return f"until {until}" if until else "end not known"
    return str(title.year or "") or "year not known"


def moves(count: int) -> str:
    """A number of moves: `37 moves`."""
    return counted(count, "move")


def about(seconds: float) -> str:
    """A rough time: `about 10 s`, `about 3 min`."""
    whole = ceil(seconds)
    return f"about {whole} s" if whole < 100 else f"about {round(whole / 60)} min"


def _day(moment: int | None) -> str:
    if moment is None:
        return ""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(moment).date(), QLocale.FormatType.ShortFormat)
