"""The orders that a list had before, in words that tell them apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QDateTime, QLocale

from desktop_app.domain.backups import PastOrder
from desktop_app.domain.earlier_order import brought_back, moves_between
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.ui.queue.words import counted

OFFERED = 12
"""How many can be chosen."""


@dataclass(frozen=True, slots=True)
class EarlierOrder:
    """An order that can be brought back: `yesterday 18:04`, `before 3 moves`."""

    ids: tuple[ItemId, ...] = field(repr=False)
    when: str
    before: str

    def entry(self, queue: Queue) -> str:
        """The menu entry of this order, with the moves from `queue` as it stands to bring it back."""
        count = moves_between(queue.ids, brought_back(queue, self.ids))
        change = f"{counted(count, 'move')} to bring it back" if count else "as it stands now"
        lead = ", ".join(part for part in (self.when, self.before) if part)
        return f"{lead[0].upper()}{lead[1:]} · {change}"


def earlier_orders(kept: Sequence[PastOrder], queue: Queue, now: float) -> tuple[EarlierOrder, ...]:
    """The latest earlier orders, each once. `kept`: latest first; `now` in Unix seconds."""
    offered = kept[:OFFERED]
    later = [queue.ids, *(order.ids for order in offered)]
    found: dict[tuple[ItemId, ...], EarlierOrder] = {}
    for order, then in zip(offered, later, strict=False):
        found.setdefault(order.ids, EarlierOrder(order.ids, when(order.kept_at, now), _before(order.ids, then)))
    return tuple(found.values())


def when(moment: float, now: float) -> str:
    """A time in everyday words: `today 18:04`, `yesterday 18:04`, `Monday 18:04`, `3 November 18:04`."""
    at, today = QDateTime.fromSecsSinceEpoch(int(moment)), QDateTime.fromSecsSinceEpoch(int(now)).date()
    days, locale = at.date().daysTo(today), QLocale()
    time = locale.toString(at.time(), QLocale.FormatType.ShortFormat)
    match days:
        case 0:
            return f"today {time}"
        case 1:
            return f"yesterday {time}"
        case _ if 1 < days < 7:
            return f"{locale.dayName(at.date().dayOfWeek())} {time}"
    return f"{locale.toString(at.date(), 'd MMMM')} {time}"


def _before(earlier: Sequence[ItemId], later: Sequence[ItemId]) -> str:
    """The changes from `earlier` to `later` in words: `before 3 moves and 1 removal`; empty for none."""
    parts = list(_changes(earlier, later))
    if not parts:
        return ""
    *first, last = parts
    return f"before {', '.join(first)} and {last}" if first else f"before {last}"


def _changes(earlier: Sequence[ItemId], later: Sequence[ItemId]) -> Iterator[str]:
    for count, unit in (
        (moves_between(earlier, later), "move"),
        (_more(later, earlier), "addition"),
        (_more(earlier, later), "removal"),
    ):
        if count:
            yield counted(count, unit)


def _more(there: Iterable[ItemId], not_there: Iterable[ItemId]) -> int:
    return len({*there}.difference(not_there))
