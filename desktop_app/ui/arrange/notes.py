"""Notes on one order that a person should read before it is sent."""

from desktop_app.domain.arrangement import Arrangement, Order, Ratings
from desktop_app.domain.import_export.given_order import GivenOrder
from desktop_app.domain.queues import Queue
from desktop_app.ui.shell.messages import counted

Note = tuple[str, str]
"""A head and a text."""


def note(by: Arrangement, queue: Queue, own_ratings: Ratings, given: GivenOrder | None = None) -> Note | None:
    """Tell what happens to titles about which this order says nothing; None where there is nothing to say.

    `given`: the order of a file, where that is chosen.
    """
    if given is not None:
        return _of_file(given, queue)
    if by.first.order is Order.EARLIER:
        return _came_and_went(by, queue)
    if by.needs_own_ratings:
        rated = sum(item.title.id in own_ratings for item in queue.items)
        return f"{rated:,} of {len(queue.items):,} rated by you", _unrated(by)
    return None


def _of_file(given: GivenOrder, queue: Queue) -> Note:
    """A note on how far the file and the list name the same titles."""
    there = frozenset(given.ids)
    named, count = sum(item_id in there for item_id in queue.ids), len(queue.items)
    others = "" if named == count else "Each of the others stays behind the title before it."
    missing = f"{counted(given.missing, 'title is', 'titles are')} only in the file." if given.missing else ""
    unclear = f"{counted(given.unclear, 'line is', 'lines are')} unclear." if given.unclear else ""
    text = " ".join(part for part in (others, missing, unclear) if part)
    return f"{named:,} of {count:,} titles are in the file", text or "Both name the same titles."


def _unrated(by: Arrangement) -> str:
    if by.first.order is not Order.OWN_RATING:
        return "Where your rating decides, the others come last."
    return "The others come behind them." if by.then else "The others come behind them, in the order of now."


def _came_and_went(by: Arrangement, queue: Queue) -> Note | None:
    remembered = frozenset(by.earlier)
    new = sum(item_id not in remembered for item_id in queue.ids)
    gone = len(remembered.difference(queue.ids))
    came = f"{new:,} came since: each stays behind the title before it." if new else ""
    went = f"{gone:,} went since: not brought back." if gone else ""
    text = " ".join(part for part in (came, went) if part)
    return ("What came or went stays so", text) if text else None
