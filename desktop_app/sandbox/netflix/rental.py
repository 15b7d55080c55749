"""Rentals (netflix.md, section 8)."""

from __future__ import annotations

from dataclasses import dataclass

DAY = 86_400
KINDS = ("shipped", "returned", "watched")


@dataclass(frozen=True, slots=True)
class Rental:
    """A rental of a title. Dates in Unix seconds, None for what did not happen: a disc at home is not returned."""

    title_id: str
    shipped: int | None = None
    returned: int | None = None
    watched: int | None = None

    @property
    def updated(self) -> int:
        """Unix second of the latest event of the rental."""
        return max(filter(None, (self.shipped, self.returned, self.watched)))

    def has(self, kind: str) -> bool:
        """Whether it was `shipped`, `returned` or `watched`."""
        return self.date(kind) is not None

    def date(self, kind: str) -> int | None:
        return {"shipped": self.shipped, "returned": self.returned, "watched": self.watched}[kind]
