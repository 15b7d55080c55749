"""The pages of an array, counted (contract trakt 4.1).

Pages are not a snapshot, and entries of equal rank may stand on two pages or on none: there can be as many rows as the
headers promise, and entries missing all the same. So entries are counted by their keys.
"""

from collections.abc import Iterator, Sequence

from desktop_app.providers.trakt.answers import header_number
from desktop_app.providers.trees import Tree, one, text
from desktop_app.transport import Response

PAGE = 250
"""Rows: more are cut without a word."""

SIZES = ("250", "225", "200")
"""Page sizes of one walk after another."""

EVERYTHING = "all"
"""The size that lists with a name take: one page, which has no borders."""


class Pages:
    """The rows of all pages, in their order, and the headers of the first.

    `size`: rows of a full page. `count`: how many pages the headers tell of.
    """

    def __init__(self, first: Response, rows: Sequence[Tree], limit: str) -> None:
        """`limit`: what was asked for."""
        self.headers = first.headers
        self.size = header_number(first, "x-pagination-limit") or (int(limit) if limit.isdecimal() else PAGE)
        self.count = header_number(first, "x-pagination-page-count") or 1
        self._promised = header_number(first, "x-pagination-item-count")
        self._rows: list[Tree] = []
        self._keys: set[str] = set()
        self._read = 0
        self.may_go_on = False
        self.add(rows)

    def __iter__(self) -> Iterator[Tree]:
        """Iterate over the entries, each once, where it came first."""
        seen: set[str] = set()
        for row in self._rows:
            key = _key(row)
            if key not in seen:
                seen.add(key)
                yield row

    def add(self, rows: Sequence[Tree]) -> None:
        """The next page.

        There may be more of them than the headers tell where this one is full and the count is not met. One behind
        the last that was told, with nothing new in it, is no page: some services answer every number with the first.
        """
        keys = {_key(row) for row in rows}
        has_news = not keys <= self._keys
        if has_news or self._read < self.count:
            self._rows += rows
            self._keys |= keys
            self._read += 1
        self.may_go_on = has_news and len(rows) >= self.size and self._promised != len(self._keys)

    @property
    def left_out(self) -> int:
        """Number of entries that no page showed: promised in the headers, or crowded out by doubles.

        The headers count all types (recorded in 2026), and so do we: every type is asked for. What is shown of a list
        without its other types is a part of it. Doubles on one page of a list that nobody counts crowd nothing out.
        """
        if self._promised is None and self._read == 1:
            return 0
        return max(self._promised or 0, len(self._rows)) - len(self._keys)


def _key(row: Tree) -> str:
    """The entry's own; of what has none, such as a list or a rating, that of the thing that it is about."""
    about = one(row, text(row, "type")) or row
    return text(row, "id") or f"{text(row, 'type')}/{one(about, 'ids') or about}"
