"""Budgets: the units that a service grants an application key for a day, and what calls cost of them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Price:
    """Price of one call in units. `method` is empty for any; `path` is the end of its address, empty for any."""

    units: int
    method: str = ""
    path: str = ""

    def fits(self, method: str, path: str) -> bool:
        """Whether a call has this price."""
        return self.method in ("", method) and path.endswith(self.path)


@dataclass(frozen=True, slots=True)
class ListCosts:
    """Prices of what is done to a list, in units.

    A read costs `page` for every `titles` of the list; a write costs `write`, and as many reads of the whole list as
    guard it: `reads_a_write`. `reads_kept` are set aside for looking at a list of which a part is still to be sent.
    """

    page: int = 1
    titles: int = 50
    write: int = 50
    reads_a_write: int = 0
    reads_kept: int = 2

    def read(self, length: int) -> int:
        """Units for reading a list of so many titles."""
        return self.page * max(-(-length // self.titles), 1)

    def move(self, length: int) -> int:
        """Units for one write to a list of so many titles."""
        return self.write + self.reads_a_write * self.read(length)

    def kept(self, length: int) -> int:
        """Units that no write to such a list may use."""
        return self.reads_kept * self.read(length)

    def fits(self, left: int, length: int) -> int:
        """Number of writes to such a list for which `left` units suffice."""
        return max(left - self.kept(length), 0) // self.move(length)


@dataclass(frozen=True, slots=True)
class Budget:
    """Units a day for one application key. The day ends at midnight in `zone`, a name of the time zone database.

    A call has the first of the `prices` that fits it; others cost nothing of this budget. `name` tells the budgets of
    a service apart. `lists` is what reading and writing lists costs of it; None where they cost nothing.
    """

    name: str
    units: int
    zone: str
    prices: tuple[Price, ...]
    lists: ListCosts | None = None

    def price(self, method: str, path: str) -> int | None:
        """Units for a call; None where it costs nothing of this budget."""
        return next((price.units for price in self.prices if price.fits(method, path)), None)


@dataclass(frozen=True, slots=True)
class Purse:
    """Units of a budget that are left at one moment. `ends_at`: the end of its day, in Unix seconds.

    `refused_until`: the service itself said that nothing is left, and is asked again then. `is_trusted`: whether our
    count may stop anything; the person may know better.
    """

    budget: Budget
    used: int
    ends_at: float
    refused_until: float | None = None
    is_trusted: bool = True

    @property
    def left(self) -> int:
        """Units that are left by the service's word, or else by our count."""
        return max(self.budget.units - self.used, 0) if self.refused_until is None else 0

    @property
    def goes_on_at(self) -> float:
        """Unix seconds: when what does not fit is tried."""
        return self.ends_at if self.refused_until is None else self.refused_until

    def fits(self, length: int) -> int | None:
        """Number of writes to a list of so many titles that fit into the day; None where nothing limits them."""
        costs = self.budget.lists
        return None if costs is None or not self._limits else costs.fits(self.left, length)

    def affords_read(self, length: int) -> bool:
        """Whether a list of so many titles can be read today."""
        costs = self.budget.lists
        return costs is None or not self._limits or costs.read(length) <= self.left

    @property
    def _limits(self) -> bool:
        return self.refused_until is not None or self.is_trusted


def charged(budgets: Sequence[Budget], method: str, path: str) -> tuple[Budget, int] | None:
    """The budget that pays a call, the first that has a price for it, and the price; None where the call is free."""
    prices = ((budget, budget.price(method, path)) for budget in budgets)
    return next(((budget, units) for budget, units in prices if units is not None), None)
