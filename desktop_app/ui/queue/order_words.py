"""Orders in words: the key by which titles are sorted or arranged, and its direction."""

from collections.abc import Mapping

from desktop_app.domain.arrangement import Key, Order

NAMES: Mapping[Order, str] = {
    Order.TITLE: "Title",
    Order.YEAR: "Year",
    Order.ADDED: "Date added",
    Order.LENGTH: "Length",
    Order.RATING: "Rating",
    Order.OWN_RATING: "My rating",
    Order.UNTIL: "Available until",
    Order.SHUFFLE: "Shuffle",
    Order.REVERSE: "Reverse",
    Order.EARLIER: "Earlier order",
    Order.FILE: "As in a file",
}

DIRECTIONS: Mapping[Order, tuple[str, str]] = {
    Order.TITLE: ("A to Z", "Z to A"),
    Order.YEAR: ("Oldest first", "Newest first"),
    Order.ADDED: ("Earliest first", "Latest first"),
    Order.LENGTH: ("Shortest first", "Longest first"),
    Order.RATING: ("Lowest first", "Highest first"),
    Order.OWN_RATING: ("Lowest first", "Highest first"),
    Order.UNTIL: ("Leaving first", "Leaving last"),
}
"""Ascending, descending."""


def way(key: Key) -> str:
    """The direction of an order: `oldest first`, `A to Z`."""
    said = DIRECTIONS[key.order][key.descending]
    return said if key.order is Order.TITLE else small(said)


def small(words: str) -> str:
    """The words as they stand inside a sentence."""
    return words[0].lower() + words[1:]
