"""Switches for what goes wrong with lists: how their pages are cut, and whether changes to them are kept.

Reported of the service, or recorded in 2026 (trakt.md, last section).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, TypeVar

from desktop_app.sandbox.trakt.item_list import Entry
from desktop_app.sandbox.trakt.state import State

T = TypeVar("T")
VIP_LISTS, VIP_ITEMS = 100, 5000
FOR_EVER = -1

Kept = Literal["as asked", "as before", "otherwise"]
"""The fate of an order that the service says yes to."""


class ListFaults:
    """Faults of lists, all off at first."""

    def __init__(self, state: State) -> None:
        self._accounts = state.accounts
        self._walks = 0
        self._overlaps = False
        self._kept: Kept = "as asked"
        self._fixed: frozenset[int] = frozenset()
        self._names_fixed = True
        self.page_cap: int | None = None
        self.ranks_are_reversed = False
        self.ranks_are_odd = False

    # -- how lists are read

    def cap_pages(self, rows: int | None) -> None:
        """Rows of a page at most: more are cut without a word. None for the usual."""
        self.page_cap = rows

    def overlap_pages(self, walks: int = FOR_EVER) -> None:
        """The next `walks` reads of several pages meet each page's last row again on the next page, in the place of
        another that no page has. All reads from now on by default; 0 heals.
        """
        self._walks, self._overlaps = walks, False

    def reverse_ranks(self, *, on: bool = True) -> None:
        """Ranks fall where rows follow each other; their order stays."""
        self.ranks_are_reversed = on

    def blur_ranks(self, *, on: bool = True) -> None:
        """Ranks are told as recorded in 2026: some twice, some not at all, and the last two out of order."""
        self.ranks_are_odd = on

    # -- how they are changed

    def keep_orders(self, how: Kept) -> None:
        """Orders are answered with 200 and kept so: "as asked", "as before", or "otherwise", the last entry first."""
        self._kept = how

    def fix_items(self, item_ids: Collection[int], *, are_named: bool = True) -> None:
        """Let these list items stay whoever removes them: nothing is counted as deleted, and they are, unless
        `are_named` is off, echoed as not found. None of them lets all be removed again.
        """
        self._fixed, self._names_fixed = frozenset(item_ids), are_named

    def raise_limits(self, username: str, lists: int = VIP_LISTS, items: int = VIP_ITEMS) -> None:
        """The member may have so many lists, and so many items on each, the watchlist and the favorites."""
        limits = self._accounts[username].limits
        limits["list"]["count"] = lists
        for group in ("list", "watchlist", "favorites"):
            limits[group]["item_count"] = items

    # -- for the emulator

    def rows_of_page(self, things: Sequence[T], page: int, limit: int) -> Sequence[T]:
        """The rows of one page, of so many that are full at `limit`."""
        if page == 1 and len(things) > limit:
            self._overlaps = self._walks != 0
            self._walks -= 1 if self._walks > 0 else 0
        start = (page - 1) * limit
        rows = things[start : start + limit]
        return [things[start - 1], *rows[1:]] if page > 1 and rows and self._overlaps else rows

    def kept(self, before: Sequence[Entry], asked: Sequence[Entry]) -> Sequence[Entry]:
        """The order that an asked one becomes."""
        orders = {"as asked": asked, "as before": before, "otherwise": (*asked[-1:], *asked[:-1])}
        return orders[self._kept]

    def is_fixed(self, entry: Entry) -> bool:
        """Whether the entry cannot be removed."""
        return entry.id in self._fixed

    @property
    def names_fixed(self) -> bool:
        """Whether what cannot be removed is echoed as not found."""
        return self._names_fixed
