"""Changes of a list as a screen reader says them, while the keyboard stays where it is. Pure."""

from collections.abc import Iterable, Sequence

from desktop_app.domain.queues import ItemId, Queue
from desktop_app.ui.queue.words import counted


def outcome(before: Queue, after: Queue, ids: Iterable[ItemId]) -> str:
    """Where these titles went: `Charade, now 4 of 64`, `3 titles, now 4 to 6 of 64`, `Charade removed, 63 titles left`.

    Empty where there are none.
    """
    about = tuple(dict.fromkeys(ids))
    if not about:
        return ""
    there = [item_id for item_id in about if after.holds(item_id)]
    if not there:
        return f"{named(before, about)} removed, {counted(len(after.items), 'title')} left"
    places = sorted(place + 1 for place in map(after.place_of, there) if place is not None)
    if not places:
        return f"{named(after, there)} saved for later"
    of, is_block = f"of {len(after.items):,}", places[-1] - places[0] == len(places) - 1
    if len(places) == 1:
        return f"{named(after, there)}, now {places[0]:,} {of}"
    if is_block:
        return f"{named(after, there)}, now {places[0]:,} to {places[-1]:,} {of}"
    return f"{named(after, there)} {'moved' if all(map(before.holds, there)) else 'put back'}"


def standing(queue: Queue, ids: Sequence[ItemId]) -> str:
    """The announcement for titles that already stand where they were to be moved: `Charade is already 1 of 64`."""
    place = queue.place_of(ids[0]) if len(ids) == 1 else None
    if place is not None:
        return f"{named(queue, ids)} is already {place + 1:,} of {len(queue.items):,}"
    return f"{named(queue, ids)} are already there"


def named(queue: Queue, ids: Sequence[ItemId]) -> str:
    """A single title by its name, several by their count."""
    item = queue.find(ids[0]) if len(ids) == 1 else None
    return item.title.name if item is not None else counted(len(ids), "title")
