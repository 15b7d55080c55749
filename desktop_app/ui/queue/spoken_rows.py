"""Rows of a list as a screen reader says them: each once, and whole.

Screen readers add up the cells of a table's row. The title's cell therefore says everything, and the others nothing.
"""

from desktop_app.domain.queues import Title
from desktop_app.moments import where_the_person_is
from desktop_app.ui.queue import news, own_rating, words
from desktop_app.ui.queue.news import SeenRow
from desktop_app.ui.queue.rows import RowKind, RowMark

_SOON = 30
"""Days before a title leaves from which they are counted."""

_MARKS = {RowMark.WAITS: "waiting", RowMark.TRAVELS: "sending", RowMark.DECIDE: "needs your decision"}


def spoken_row(seen: SeenRow, total: int, service: str, now: float) -> str:
    """The whole row, read out: `Charade, 1963, 1 hour 53 minutes, 4 of 64, waiting`.

    `total`: the number of titles with a place in the list; `now`: Unix seconds.
    """
    row, title = seen.row, seen.row.item.title
    if row.kind is RowKind.SECTION:
        return title.name.replace(words.DOT, ", ")
    kind, year = words.what(title).replace(words.DOT, ", "), str(title.year or "")
    place = f"{row.number:,} of {total:,}" if row.number else ""
    saved = "not available yet" if row.kind is RowKind.SAVED else ""
    own = f"your rating {own_rating.in_words(seen.own)}" if seen.own is not None else ""
    is_new = news.sentence(seen.news).lower() if seen.news is not None else ""
    mark = _MARKS[row.mark] if row.mark is not None else ""
    asked = words.second_line(row, service) if row.mark is RowMark.DECIDE else ""
    facts = (title.name, kind, year, words.spoken_length(title.runtime), place, saved)
    return ", ".join(filter(None, (*facts, row.item.remark, own, leaving(title, now), is_new, mark, asked)))


def leaving(title: Title, now: float) -> str:
    """The day on which a title leaves, counted if it is near: `leaves in 4 days`; empty if it is not known."""
    if title.available_until is None:
        return ""
    last, today = (where_the_person_is(moment).date() for moment in (title.available_until, now))
    match (last - today).days:
        case 0:
            return "leaves today"
        case 1:
            return "leaves tomorrow"
        case days if 1 < days <= _SOON:
            return f"leaves in {days} days"
    return words.until(title)
