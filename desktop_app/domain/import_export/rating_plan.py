"""A plan of the ratings that a file would send: for each line the rating until now and the one to come."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.import_export.kinds import SHOW, plain_kind
from desktop_app.domain.import_export.preview import TICKABLE, Preview
from desktop_app.domain.import_export.ratings import Said, converted, parsed
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import Title, TitleId
from desktop_app.domain.service import RatingScale


class Outcome(Enum):
    """The outcome of a line's rating."""

    NONE = "no rating, or of no title"
    UNREADABLE = "no rating can be read"
    BEYOND = "beyond the scale"
    AGAIN = "a later line rates the title again"
    SAME = "rated so already"
    LEFT = "not ticked"
    CHANGE = "told to the service"


@dataclass(frozen=True, slots=True)
class Planned:
    """`rating` and `before` are on the service's scale; `line`: the one that counts, where a title is rated again."""

    outcome: Outcome
    rating: float | None = None
    before: float | None = None
    line: int = 0


_NOTHING = Planned(Outcome.NONE)


class RatingPlan:
    """The ratings of a preview's lines. The last ticked line of a title counts.

    A line that adds its title has one tick for both; one whose title is not added has a tick for its rating.
    """

    def __init__(self, preview: Preview, scale: RatingScale, known: Mapping[TitleId, float]) -> None:
        """`known`: the person's ratings so far, as they become known."""
        self.scale = scale
        self.highest = preview.rating_highest
        self.is_on = False
        self._preview = preview
        self._known = known
        self._said = [_said(preview, place) for place in range(len(preview))]
        self._ticks: dict[int, bool] = {}
        self._naming: Mapping[TitleId, list[int]] = {}
        self.match()

    def match(self) -> None:
        """Take in which titles the lines mean now."""
        naming: defaultdict[TitleId, list[int]] = defaultdict(list)
        for place in range(len(self._said)):
            title = self._title(place)
            if title is not None and self._rating(place) is not None:
                naming[title.id].append(place)
        self._naming = naming

    def set_highest(self, highest: int) -> None:
        """The file's ratings go so high."""
        self.highest = highest
        self.match()

    @property
    def title_ids(self) -> tuple[TitleId, ...]:
        """The titles that the file rates."""
        return tuple(self._naming)

    def __getitem__(self, place: int) -> Planned:
        said, title, rating = self._said[place], self._title(place), self._rating(place)
        if said is None:
            return Planned(Outcome.UNREADABLE)
        if not said.value:
            return _NOTHING
        if rating is None:
            return Planned(Outcome.BEYOND)
        if title is None:
            return _NOTHING
        before = self._known.get(title.id)
        counts = self._counting(title.id)
        if not self.is_ticked(place):
            return Planned(Outcome.LEFT, rating, before)
        if counts is not None and counts != place:
            return Planned(Outcome.AGAIN, rating, before, self._line(counts))
        return Planned(Outcome.SAME if before == rating else Outcome.CHANGE, rating, before)

    def value(self, place: int) -> Said | None:
        """The line's rating on its own scale; None where it is no rating."""
        said = self._said[place]
        return Said(said.value, said.highest or self.highest) if said is not None else None

    def may_be_ticked(self, place: int) -> bool:
        """Whether the line has a tick for its rating alone."""
        row = self._preview[place]
        return (
            self.is_on
            and isinstance(row, Match)
            and row.fit in {Fit.HERE, Fit.UNFIT}
            and self._rating(place) is not None
        )

    def is_ticked(self, place: int) -> bool:
        """Whether the line's title is the right one, as far as is known or the person says."""
        row = self._preview[place]
        if isinstance(row, Match) and row.fit in TICKABLE:
            return self._preview.is_ticked(place)
        found = self._preview.found_at(place)
        return self._ticks.get(place, isinstance(found, Match) and found.fit is Fit.EXACT)

    def tick(self, places: Iterable[int], *, on: bool) -> None:
        """Lines that have a tick for their rating alone."""
        self._ticks.update((place, on) for place in places if self.may_be_ticked(place))

    @property
    def wishes(self) -> tuple[tuple[Title, float], ...]:
        """The ratings to send, in the order of the lines."""
        places = sorted(place for title_id in self._naming if (place := self._counting(title_id)) is not None)
        planned = ((self._title(place), self[place]) for place in places)
        return tuple(
            (title, each.rating)
            for title, each in planned
            if title is not None and each.rating is not None and each.outcome is Outcome.CHANGE
        )

    def counts(self) -> Counter[Outcome]:
        """Number of lines for each outcome."""
        return Counter(self[place].outcome for place in range(len(self._said)))

    def _counting(self, title_id: TitleId) -> int | None:
        """The last ticked line of the title."""
        return next((place for place in reversed(self._naming.get(title_id, ())) if self.is_ticked(place)), None)

    def _rating(self, place: int) -> float | None:
        said = self._said[place]
        return converted(said, self.highest, self.scale) if said is not None else None

    def _title(self, place: int) -> Title | None:
        """The title that the line rates: the rating of an episode is none of its series."""
        row = self._preview.found_at(place)
        if not isinstance(row, Match) or row.title is None:
            return None
        is_whole = row.line.wanted.show is not None and plain_kind(row.title.kind) == SHOW
        return None if is_whole else row.title

    def _line(self, place: int | None) -> int:
        row = self._preview.found_at(place) if place is not None else None
        return row.line.number if isinstance(row, Match) else 0


def rating_plan(preview: Preview, scale: RatingScale | None, known: Mapping[TitleId, float]) -> RatingPlan | None:
    """Return what could be rated; None where the file has no ratings, or the service keeps none."""
    return RatingPlan(preview, scale, known) if scale is not None and preview.rating_highest else None


def _said(preview: Preview, place: int) -> Said | None:
    row = preview.found_at(place)
    return parsed(row.line.rating) if isinstance(row, Match) else Said(0)
