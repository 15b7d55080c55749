"""The ratings in a file: where they stand, how high they go, and what they come to at a service."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.import_export.columns import plain_name
from desktop_app.domain.service import STARS, RatingScale

HIGHEST = (5, 10, 100)
"""The scales that files have: stars, points, percent."""

_NAMES = (
    *("yourrating", "myrating", "userrating", "yourscore", "myscore", "userscore", "personalrating", "ownrating"),
    *("accountrating", "rating10", "rating5", "rating100", "deinebewertung", "rating", "stars", "score", "bewertung"),
)
"""Names of the column with a person's own rating, as `plain_name` makes them; the likeliest first."""

_EVERYBODYS = frozenset({"rating", "stars", "score", "bewertung"})
"""Names that mean everybody's rating where votes are counted beside it."""

_VOTES = frozenset({"votes", "numvotes", "votecount", "numberofvotes"})

_PROGRAMS = {"IMDb’s": 10, "Trakt’s": 10, "Simkl’s": 10, "TMDB’s": 10, "Yamtrack’s": 10, "Letterboxd’s": 5}
_NUMBER = re.compile(r"([+-]?\d{1,9}(?:[.,]\d{1,20})?|[.,]\d{1,20}) *(?:(%)|/ *(5|10|100)|stars?|★)?", re.IGNORECASE)
_GLYPHS = re.compile(r"(★{0,5})☆{0,5}(½?)☆{0,5}")
_NONE = frozenset({"", "-", "–", "—", "n/a", "none", "null", "unrated", "not rated"})


@dataclass(frozen=True, slots=True)
class Said:
    """A rating as a file writes it. `highest` is 0 where the file's scale counts, as it does unless `4/5` says more."""

    value: float
    highest: int = 0


def rating_place(names: Sequence[str]) -> int | None:
    """Return which of these columns or members holds the person's own ratings; None where none does."""
    plain = [plain_name(name) for name in names]
    shared = _EVERYBODYS if not _VOTES.isdisjoint(plain) else frozenset[str]()
    return next((plain.index(name) for name in _NAMES if name in plain and name not in shared), None)


def rating_in(node: Mapping[str, object]) -> str:
    """Return what an object of a tree says of the person's rating, empty where it says none."""
    told = {name: value.get("value") if isinstance(value, dict) else value for name, value in node.items()}
    plain = [
        name for name, value in told.items() if isinstance(value, str | int | float) and not isinstance(value, bool)
    ]
    place = rating_place(plain)
    return str(told[plain[place]]) if place is not None else ""


@lru_cache(maxsize=4096)
def parsed(text: str) -> Said | None:
    """Return the rating that a cell says, such as `8`, `4/5`, `80%`, `★★★½`; 0 where it is empty, None for words."""
    text = text.strip()
    if text.lower() in _NONE:
        return Said(0)
    if (stars := _GLYPHS.fullmatch(text)) is not None:
        return Said(len(stars[1]) + bool(stars[2]) / 2, 5)
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    highest = 100 if found[2] else int(found[3] or 0)
    return Said(float(found[1].replace(",", ".")), highest)


def highest_of(form: str, column: str, ratings: Sequence[str]) -> int:
    """Return how high the file's ratings go: as its column says, else its program's scale, else by the values.

    A few values beyond a scale are mistakes, and do not make it another scale. 0: the column holds something else.
    """
    read = [parsed(text) for text in ratings if text.strip()]
    said = [each for each in read if each is not None and each.value]
    if not said or 2 * read.count(None) > len(read):
        return 0
    digits, program = plain_name(column).removeprefix("rating"), form.partition(" ")[0]
    if digits in map(str, HIGHEST):
        return int(digits)
    return _PROGRAMS.get(program) or _by_values([each.value for each in said if not each.highest])


def _by_values(values: Sequence[float]) -> int:
    if values and 2 * sum(value > HIGHEST[1] for value in values) > len(values):
        return HIGHEST[2]
    return HIGHEST[1] if any(HIGHEST[0] < value <= HIGHEST[1] for value in values) else HIGHEST[0]


def converted(said: Said, highest: int, scale: RatingScale) -> float | None:
    """Return the service's rating nearest to the one of the file, the higher one of two; None where it is beyond its
    own scale. `highest`: of the file.
    """
    highest = said.highest or highest
    if not 0 < said.value <= highest:
        return None
    return scale.rating_of(said.value * STARS / highest)
