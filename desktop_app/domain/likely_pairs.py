"""What speaks for and against two titles being one, and which pairs are sure enough to be proposed as such."""

from enum import Enum, auto

from desktop_app.domain.all_lists import PossibleDuplicate
from desktop_app.domain.duplicates import kind_of
from desktop_app.domain.names import letters
from desktop_app.domain.queues import Title


class Evidence(Enum):
    """The most telling thing about a pair. All but `SURE` are reasons to doubt, the gravest first."""

    NAMES_DIFFER = auto()
    KINDS_DIFFER = auto()
    YEARS_DIFFER = auto()
    IDS_DISAGREE = auto()
    SEVERAL_CANDIDATES = auto()
    YEAR_UNKNOWN = auto()
    KIND_UNKNOWN = auto()
    SURE = auto()


def evidence(doubt: PossibleDuplicate, one: Title, other: Title) -> Evidence:
    """Weigh a pair. Only with equal names, years and kinds, and no other candidate on either side, it is sure."""
    kinds, years = {kind_of(one), kind_of(other)}, {one.year, other.year}
    found = {
        Evidence.NAMES_DIFFER: letters(one.name).split() != letters(other.name).split(),
        Evidence.KINDS_DIFFER: len(kinds - {""}) > 1,
        Evidence.YEARS_DIFFER: len(years - {None}) > 1,
        Evidence.IDS_DISAGREE: doubt.is_disputed,
        Evidence.SEVERAL_CANDIDATES: doubt.has_rivals,
        Evidence.YEAR_UNKNOWN: None in years,
        Evidence.KIND_UNKNOWN: "" in kinds,
    }
    return next((each for each, applies in found.items() if applies), Evidence.SURE)
