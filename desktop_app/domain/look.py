"""Look of a list: sorted, in groups. The list itself is never changed."""

from dataclasses import dataclass, replace

from desktop_app.domain.arrangement import Key, Order

SORTS = (Order.TITLE, Order.YEAR, Order.LENGTH, Order.RATING, Order.ADDED, Order.UNTIL)
"""Orders in which a list can be seen sorted."""


@dataclass(frozen=True, slots=True)
class Look:
    """`sorted_by` is None for the list's own order. `in_groups`: by availability, each group in that order."""

    sorted_by: Key | None = None
    in_groups: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether what is seen is the list as it stands."""
        return self.sorted_by is None and not self.in_groups

    def by(self, order: Order) -> "Look":
        """Look sorted by the order, in its usual direction."""
        return replace(self, sorted_by=Key.usual(order))

    def turned(self) -> "Look":
        """Look in the opposite direction; the list's own order has none."""
        key = self.sorted_by
        return self if key is None else replace(self, sorted_by=replace(key, descending=not key.descending))

    def grouped(self, *, in_groups: bool) -> "Look":
        """Look in groups, or in one piece."""
        return replace(self, in_groups=in_groups)


PLAIN = Look()
