"""Preview of an import: a row for each line, which rows are ticked, and how many titles would be added."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from desktop_app.domain.import_export.imported_title import Contents, ImportedTitle, Mistake
from desktop_app.domain.import_export.title_matching import Fit, Known, Match
from desktop_app.domain.queues import Title, TitleId

Row = Match | Mistake
TICKABLE = frozenset({Fit.EXACT, Fit.DOUBTFUL})
NAMED_TWICE = "Named twice"
NAMESAKE = "Same name there"
YOUR_CHOICE = "Your choice"


class Preview:
    """Rows in the order of the lines. What is exact is ticked, what is doubtful by the person alone.

    Each change costs what it changes: there may be 100,000 rows, and somebody looks at them.
    """

    def __init__(
        self, contents: Contents, here: Container[TitleId], takes: str = "", *, takes_doubles: bool = False
    ) -> None:
        """`here`: what the list holds; `takes`: the kinds of titles that it takes, as `ListInfo.takes` has them.

        `takes_doubles`: a title can be added to the list again, which the person says by a tick.
        """
        rows: list[Row] = [Match(line, Fit.UNKNOWN) for line in contents.lines]
        self._rows = sorted((*rows, *contents.mistakes), key=_number)
        self.form, self.unit, self.unused = contents.form, contents.unit, contents.unused
        self.rating_column, self.rating_highest = contents.rating_column, contents.rating_highest
        self._here = here
        self._takes_doubles = takes_doubles
        self._tickable = TICKABLE | {Fit.HERE} if takes_doubles else TICKABLE
        self._takes = frozenset(filter(None, takes.split(",")))
        self._ticks: dict[int, bool] = {}
        self._naming: dict[TitleId, list[tuple[bool, int]]] = {}
        self._doubtful: list[int] = []
        self._chosen = 0
        self.mistakes = tuple(place for place, row in enumerate(self._rows) if isinstance(row, Mistake))
        self.counts = Counter({Fit.UNKNOWN: len(contents.lines)})

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place: int) -> Row:
        """Row as shown: each title is added only once, and not at all if the list has it, unless it takes doubles."""
        row = self._rows[place]
        if isinstance(row, Mistake) or row.title is None:
            return row
        if row.title.id in self._here:
            return replace(row, fit=Fit.HERE, why=NAMESAKE if row.fit is Fit.DOUBTFUL else "")
        if self._takes and row.title.kind and row.title.kind not in self._takes:
            return replace(row, fit=Fit.UNFIT, why="")
        is_first = self._takes_doubles or self._naming[row.title.id][0][1] == place
        return row if is_first else replace(row, fit=Fit.HERE, why=NAMED_TWICE)

    def found_at(self, place: int) -> Row:
        """Row as found, whether the title can be added or not."""
        return self._rows[place]

    @property
    def unknown(self) -> Iterator[int]:
        """Rows whose title nobody was asked about yet, or about which the answer was none."""
        rows = enumerate(self._rows)
        return (place for place, row in rows if isinstance(row, Match) and row.fit is Fit.UNKNOWN)

    def put(self, place: int, match: Match) -> frozenset[int]:
        """Replace the row's match, and return the places of all rows that now read differently."""
        before = self._rows[place]
        assert isinstance(before, Match)
        named = tuple(title.id for title in (before.title, match.title) if title is not None)
        touched = frozenset((place, *self._naming_first(named)))
        self._count(touched, -1)
        self._forget(place, before)
        self._rows[place] = match
        if match.title is not None:
            insort(self._naming.setdefault(match.title.id, []), _rank(match, place))
        self._count(touched, 1)
        return touched

    def choose(self, place: int, title: Title) -> frozenset[int]:
        """The person says which of the candidates it is, which ticks it; which rows read otherwise."""
        row = self._rows[place]
        assert isinstance(row, Match)
        changed = self.put(place, replace(row, title=title, why=""))
        self.tick((place,), on=True)
        return changed

    def find_by_hand(self, place: int, title: Title) -> frozenset[int]:
        """Use the title that the person searched for, and tick the row. Returns the rows that read otherwise now."""
        row = self._rows[place]
        assert isinstance(row, Match)
        changed = self.put(place, Match(row.line, Fit.EXACT, title, YOUR_CHOICE))
        self.tick((place,), on=True)
        return changed

    def may_be_searched(self, place: int) -> bool:
        """Return whether a search by hand makes sense: the match is not exact, or the person chose it."""
        row = self._rows[place]
        return isinstance(row, Match) and (row.fit is not Fit.EXACT or row.why == YOUR_CHOICE)

    def missing_after(self, place: int) -> int | None:
        """The next row that nothing was found for, from the top again after the last; None where there is none."""
        count = len(self._rows)
        turn = ((place + step) % count for step in range(1, count + 1))
        return next((at for at in turn if self._is_missing(self._rows[at])), None)

    @property
    def not_found(self) -> tuple[ImportedTitle, ...]:
        """The titles of the file for which nothing was found, or nobody looked."""
        lost = {Fit.MISSING, Fit.UNKNOWN}
        return tuple(row.line.wanted for row in self._rows if isinstance(row, Match) and row.fit in lost)

    @staticmethod
    def _is_missing(row: Row) -> bool:
        return isinstance(row, Match) and row.fit is Fit.MISSING

    @property
    def doubtful(self) -> tuple[int, ...]:
        """The rows that only the person can judge."""
        return tuple(self._doubtful)

    def doubtful_after(self, place: int) -> int | None:
        """The next row that the person is to judge, from the top again after the last; None where there is none."""
        after = bisect_right(self._doubtful, place)
        return self._doubtful[after % len(self._doubtful)] if self._doubtful else None

    # --- ticks ---------------------------------------------------------------------------------------------------

    def may_be_ticked(self, place: int) -> bool:
        row = self[place]
        return isinstance(row, Match) and row.fit in self._tickable

    def is_ticked(self, place: int) -> bool:
        row = self[place]
        return isinstance(row, Match) and row.fit in self._tickable and self._ticks.get(place, row.fit is Fit.EXACT)

    def tick(self, places: Iterable[int], *, on: bool) -> None:
        """Tick or untick the rows at `places`, passing over rows that cannot be ticked."""
        for place in places:
            row = self[place]
            if isinstance(row, Match) and row.fit in self._tickable:
                self._chosen += on - self._ticks.get(place, row.fit is Fit.EXACT)
                self._ticks[place] = on

    @property
    def chosen_count(self) -> int:
        """Number of titles to be added."""
        return self._chosen

    @property
    def chosen(self) -> tuple[Title, ...]:
        """Titles to be added, in the order of the lines."""
        rows = (self._rows[place] for place in range(len(self)) if self.is_ticked(place))
        return tuple(row.title for row in rows if isinstance(row, Match) and row.title is not None)

    # --- keeping count -------------------------------------------------------------------------------------------

    def _naming_first(self, named: Iterable[TitleId]) -> Iterator[int]:
        """The rows by which these titles are added, and those by which they would be without them."""
        return (place for title_id in named for _, place in self._naming.get(title_id, ())[:2])

    def _forget(self, place: int, row: Match) -> None:
        if row.title is not None:
            naming = self._naming[row.title.id]
            del naming[bisect_left(naming, _rank(row, place))]

    def _count(self, places: Iterable[int], sign: int) -> None:
        for place in places:
            row = self[place]
            if isinstance(row, Match):
                self.counts[row.fit] += sign
                self._chosen += sign * self.is_ticked(place)
            if isinstance(row, Match) and row.fit is Fit.DOUBTFUL:
                self._note_doubtful(place, is_so=sign > 0)

    def _note_doubtful(self, place: int, *, is_so: bool) -> None:
        if is_so:
            insort(self._doubtful, place)
        else:
            del self._doubtful[bisect_left(self._doubtful, place)]


def preview_of(
    contents: Contents,
    known: Iterable[Title],
    here: Container[TitleId],
    service: str,
    takes: str = "",
    *,
    takes_doubles: bool = False,
) -> Preview:
    """Preview in which titles that the service told before are matched already. `service`: the provider's id."""
    preview, titles = Preview(contents, here, takes, takes_doubles=takes_doubles), Known(known, service)
    for place in tuple(preview.unknown):
        row = preview[place]
        match = titles.match(row.line) if isinstance(row, Match) else None
        if match is not None:
            preview.put(place, match)
    return preview


def _rank(match: Match, place: int) -> tuple[bool, int]:
    """Rank among rows with the same title, of which the lowest gets the tick: exact matches first, then upper rows."""
    return match.fit is not Fit.EXACT, place


def _number(row: Row) -> int:
    return row.line.number if isinstance(row, Match) else row.number
