"""Sentences of the details. Pure but for Qt's dates and addresses."""

from collections.abc import Mapping

from PySide6.QtCore import QDateTime, QLocale, QUrl

from desktop_app.domain.queues import Item, Queue, Title
from desktop_app.domain.title_states import TitleState
from desktop_app.ui.queue import leaving, words


def in_sum(items: tuple[Item, ...]) -> str:
    """Several titles in sum: `3 titles, 5 h 12 min`."""
    return words.total(items).replace(words.DOT, ", ")


def place_line(item: Item, queue: Queue) -> str:
    """The place in the list: `Place 3 of 64`, or that there is none, as for a title from a search or a file."""
    if queue.find(item.id) is None:
        return "Not yet"
    place = queue.place_of(item.id)
    return f"Place {place + 1:,} of {len(queue.items):,}" if place is not None else "Saved, without a place"


def leaving_line(title: Title, now: int) -> tuple[str, str]:
    """The day on which a title leaves its service, and the time until then: `Leaves 4 December 2026`, `in 4 days`.

    Both are empty if no day is known; the second is if the day is over.
    """
    if title.available_until is None:
        return "", ""
    days, day = leaving.days_left(title.available_until, now), words.day(title.available_until)
    if days is None:
        return f"Available until {day}", ""
    return f"Leaves {day}", "today" if days == 0 else f"in {words.counted(days, 'day')}"


def since_line(item: Item) -> str:
    """The last change of an entry, which is not the day it was added: `changed 9 November 2025`."""
    if item.added is None:
        return ""
    day = QDateTime.fromSecsSinceEpoch(item.added)
    return f"changed {QLocale(QLocale.Language.English).toString(day, 'd MMMM yyyy')}"


CAST = 6
"""As many names are told."""


def cast_line(title: Title) -> str:
    """The cast: `With Cary Grant, Audrey Hepburn`."""
    more = ", …" if len(title.cast) > CAST else ""
    return f"With {', '.join(title.cast[:CAST])}{more}" if title.cast else ""


def expected_line(title: Title) -> str:
    """The service's prediction of the person's rating: `Predicted: 4.2`."""
    expected = title.expected_rating
    return f"Predicted: {expected:.1f}" if expected is not None else ""


def state_line(state: TitleState, places: Mapping[str, int], names: Mapping[str, str]) -> str:
    """A title's state: `In your DVD queue, at position 3; available as DVD, Blu-ray.` Places count from one."""
    parts = [f"in your {_called(name, names)}{_position(places.get(name))}" for name in state.in_lists]
    parts += [f"saved in your {_called(name, names)}" for name in state.saved_in]
    parts += ["at home"] if state.at_home else []
    formats = f"available as {', '.join(state.formats)}" if state.formats else ""
    whole = "; ".join(part for part in (" and ".join(parts), formats) if part)
    return f"{whole[0].upper()}{whole[1:]}." if whole else ""


def _called(name: str, names: Mapping[str, str]) -> str:
    """A title of a list within a sentence: `DVD queue`, `instant queue`."""
    title = names.get(name, name)
    return title if title[:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def _position(place: int | None) -> str:
    return f", at position {place:,}" if place is not None else ""


def is_web_page(address: str) -> bool:
    """Whether an address is http or https. Only such are offered: a service might answer anything."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() in ("http", "https") and bool(url.host())
