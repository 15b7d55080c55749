"""Presence of titles on lists, which TMDB tells truly even while lists are read from a cache (contract 5)."""

from dataclasses import dataclass

from desktop_app.auth.signing import Clock
from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.queues import Item, TitleId
from desktop_app.providers.tmdb.addresses import Address, Key
from desktop_app.providers.tmdb.calls import Calls

SETTLED_AFTER = 600.0
"""Seconds after a change from which on reads surely show it: twice what answers are cached for."""


class Presence:
    """Presence of titles on an account's lists. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def of(self, address: Address, key: Key) -> bool:
        """Whether the title is on the list. Raises `NotThere` for an unknown title, or a named list that is gone."""
        if address.is_own:
            found = await self._calls.now(f"{address.path}/item_status", (("movie_id", key.number),))
            told = found.get("item_present")
        else:
            told = (await self._calls.now(f"{key.path}/account_states")).get(address.shelf)
        if not isinstance(told, bool):
            raise BadAnswer(AnswerReason.NO_PRESENCE)
        return told


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a title, made and then confirmed; `item` is None for a removal. `at` in Unix seconds."""

    title_id: TitleId
    item: Item | None
    at: float


class RecentChanges:
    """Our own changes that a read may not show yet, by list."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._changes: dict[str, dict[TitleId, Change]] = {}

    def note(self, name: str, title_id: TitleId, item: Item | None) -> None:
        """Remember that the title was just put on the list, or with None taken off."""
        self._changes.setdefault(name, {})[title_id] = Change(title_id, item, self._clock())

    def forget(self, name: str, title_id: TitleId) -> None:
        """Forget a change, because somebody has reverted it."""
        self._changes.get(name, {}).pop(title_id, None)

    def of(self, name: str) -> tuple[Change, ...]:
        """The oldest first."""
        now = self._clock()
        kept = {i: change for i, change in self._changes.get(name, {}).items() if now - change.at < SETTLED_AFTER}
        self._changes[name] = kept
        return tuple(kept.values())
