"""An order that a queue once had, brought to the titles that stand in it now. Pure."""

from collections.abc import Iterable, Sequence

from desktop_app.domain.merging import longest_increasing
from desktop_app.domain.queues import Queue, TitleId


def brought_back(queue: Queue, earlier: Sequence[TitleId]) -> tuple[TitleId, ...]:
    """The titles of the queue in the earlier order; what is gone stays gone.

    A title that came since keeps its place behind the title that it stands behind now; those that came at the top
    stay at the top.
    """
    known = [title_id for title_id in dict.fromkeys(earlier) if title_id in queue]
    remembered = frozenset(known)
    followers: dict[TitleId | None, list[TitleId]] = {}
    anchor: TitleId | None = None
    for title_id in queue.ids:
        if title_id in remembered:
            anchor = title_id
        else:
            followers.setdefault(anchor, []).append(title_id)
    return tuple(_with_followers(known, followers))


def moves_between(earlier: Iterable[TitleId], later: Iterable[TitleId]) -> int:
    """The fewest moves of one title each that explain the later order; what came or went does not count."""
    places = {title_id: at for at, title_id in enumerate(earlier)}
    common = [places[title_id] for title_id in later if title_id in places]
    return len(common) - len(longest_increasing(common))


def _with_followers(known: Iterable[TitleId], followers: dict[TitleId | None, list[TitleId]]) -> Iterable[TitleId]:
    yield from followers.get(None, ())
    for title_id in known:
        yield title_id
        yield from followers.get(title_id, ())
