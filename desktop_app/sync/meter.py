"""The count of a budget's units for one application key, which all of its accounts share, over restarts too."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from desktop_app.domain.budgets import Budget, Purse
from desktop_app.domain.errors import StorageError
from desktop_app.moments import end_of_day
from desktop_app.signals import Signal
from desktop_app.storage.spent_units import Spent, SpentUnits

LONGEST_DAY = 26 * 3600.0
"""Seconds: an end that is farther away was worked out by a clock that was wrong."""

EARLY = 3600.0
"""Seconds from the beginning of a day in which a refusal may still be about the day before."""


class Meter:
    """Counts what is used of a budget, and believes the service where that says that nothing is left."""

    def __init__(self, budget: Budget, key: str, kept: SpentUnits, clock: Callable[[], float]) -> None:
        """`clock`: Unix seconds. `key`: what the count is kept under."""
        self.budget = budget
        self.changed: Signal[Meter] = Signal()
        self._key = key
        self._kept = kept
        self._clock = clock
        self._purse = Purse(budget, 0, end_of_day(clock(), budget.zone))
        self._loading: asyncio.Task[None] | None = None
        self._saving: asyncio.Task[None] | None = None

    @property
    def purse(self) -> Purse:
        """Units that are left now. A new day begins by itself."""
        now, purse = self._clock(), self._purse
        if not now < purse.ends_at <= now + LONGEST_DAY:
            purse = self._purse = Purse(self.budget, 0, end_of_day(now, self.budget.zone))
        if purse.refused_until is not None and now >= purse.refused_until:
            purse = self._purse = replace(purse, refused_until=None)
        return purse

    async def load(self) -> None:
        """Go on from what earlier runs used."""
        if self._loading is None:
            self._loading = asyncio.create_task(self._load())
        await asyncio.shield(self._loading)

    def charge(self, units: int) -> None:
        """A call was made."""
        self._become(replace(self.purse, used=self.purse.used + units))

    def refuse(self) -> None:
        """The service says that nothing is left, whatever was counted here: others may use the same key.

        Early in the day that may be about the day before, and the service is asked again in an hour.
        """
        purse, now = self.purse, self._clock()
        is_early = end_of_day(now - EARLY, self.budget.zone) < purse.ends_at
        self._become(replace(purse, refused_until=now + EARLY if is_early else purse.ends_at))

    def doubt(self) -> None:
        """The person knows better: nothing is held back before the service refuses, or the day ends."""
        self._become(replace(self.purse, refused_until=None, is_trusted=False))

    # --- inside --------------------------------------------------------------------------------------------------

    def _become(self, purse: Purse) -> None:
        self._purse = purse
        if self._saving is None:
            self._saving = asyncio.get_event_loop().create_task(self._save())
        self.changed.emit(self)

    async def _load(self) -> None:
        with suppress(StorageError):  # a cache
            spent = await self._kept.load(self._key, self.budget.name)
            purse = self.purse
            if spent is not None and spent.ends_at == purse.ends_at:
                until = purse.refused_until or spent.refused_until
                self._purse = replace(purse, used=purse.used + spent.used, refused_until=until)
                self.changed.emit(self)

    async def _save(self) -> None:
        """Save the count once what was counted before is in it; what is counted meanwhile is saved after that."""
        await self.load()
        saved: Purse | None = None
        while saved is not self._purse:
            saved = self._purse
            with suppress(StorageError):  # a cache
                spent = Spent(saved.used, saved.ends_at, saved.refused_until)
                await self._kept.save(self._key, self.budget.name, spent)
        self._saving = None
