"""Moves as each version of the server carries them out, and the calls that bring an entry where it is wanted. Pure.

The calls are found by trying them on a model of the server. Only moves are used, never the write of a whole list: that
one deletes the entries that the person may not see, and those whose media is away for a while (contract jellyfin 5.2).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.providers.jellyfin.versions import MoveRule


@dataclass(frozen=True, slots=True)
class Call:
    """A call that moves an entry. `index` counts from 0."""

    entry: str
    index: int


@dataclass(frozen=True, slots=True)
class Sight:
    """Entries of a playlist in their order: all, and those that the person sees. No entry is there twice."""

    all: tuple[str, ...]
    visible: tuple[str, ...]

    def after(self, call: Call, rule: MoveRule) -> "Sight | None":
        """The playlist after a call; None where the server fails."""
        order = _landed(self, call, rule)
        if order is None:
            return None
        seen = frozenset(self.visible)
        return Sight(order, tuple(entry for entry in order if entry in seen))


def calls_to(sight: Sight, entry: str, index: int, rule: MoveRule) -> tuple[Call, ...] | None:
    """The calls that bring an entry to its index among those that the person sees; None where no such calls are known.

    All others keep their order.
    """
    rest = [other for other in sight.visible if other != entry]
    wanted = (*rest[:index], entry, *rest[index:])
    for calls in _candidates(sight, entry, index):
        now: Sight | None = sight
        for call in calls:
            now = now.after(call, rule) if now is not None else None
        if now is not None and now.visible == wanted:
            return calls
    return None


def _candidates(sight: Sight, entry: str, to: int) -> Iterator[tuple[Call, ...]]:
    """Ways that may lead there, the shortest first."""
    visible, at = sight.visible, sight.visible.index(entry)
    for near in (to, to - 1, to + 1):
        if near >= 0:
            yield (Call(entry, near),)
    if abs(to - at) == 1:  # the neighbor comes the other way
        yield (Call(visible[to], at),)
    for beyond in (to, to + 1):  # too far down, and up again from there
        yield (Call(entry, beyond), Call(entry, to))
    if to == 0:  # to the second place, and the first entry down and up again
        yield (Call(entry, 1), Call(visible[0], 1))
        yield (Call(entry, 1), Call(visible[0], 1), Call(visible[0], 1))
        yield (Call(visible[0], 1), Call(visible[0], 1))


def _landed(sight: Sight, call: Call, rule: MoveRule) -> tuple[str, ...] | None:
    rest = [other for other in sight.all if other != call.entry]
    if rule is MoveRule.AS_ASKED:
        return _put(rest, call.entry, call.index)
    at = sight.visible.index(call.entry)
    if at == call.index:
        return sight.all
    is_down = call.index > at
    follows = call.index if rule is MoveRule.ONE_TOO_FAR and is_down else max(call.index - 1, 0)
    if follows >= len(sight.visible):
        return None
    place = sight.all.index(sight.visible[follows])
    if call.index >= len(rest):
        return _put(rest, call.entry, len(rest))
    if rule is MoveRule.AMONG_VISIBLE and call.index == 0:
        return _put(rest, call.entry, max(place - 1, 0))
    return _put(rest, call.entry, place + 1) if place < len(rest) else None


def _put(rest: Sequence[str], entry: str, place: int) -> tuple[str, ...]:
    return (*rest[:place], entry, *rest[place:])
