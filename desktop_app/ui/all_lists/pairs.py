"""Pairs of titles that may be the same, the person's answers about them, and their words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.all_lists import PossibleDuplicate
from desktop_app.domain.likely_pairs import Evidence
from desktop_app.domain.queues import Item
from desktop_app.ui.all_lists.words import ListLabel
from desktop_app.ui.shell.messages import counted

HEADINGS = ("One list", "Another list", "Why you’re asked")
NOT_THE_SAME, UNDO = "Not the same", "Undo"
GONE = "A list that is gone"


class Answer(Enum):
    """The person's answer about a pair, as a screen reader says it."""

    OPEN = "Not ticked"
    SAME = "Ticked"
    DIFFERENT = "Not the same"


@dataclass(frozen=True, slots=True)
class PairSide:
    """A title of a pair, and the list that holds it; None where that list has gone meanwhile."""

    item: Item
    where: ListLabel | None

    @property
    def name(self) -> str:
        """The title's name."""
        return self.item.title.name

    @property
    def year(self) -> str:
        """The title's year; empty where it is not known."""
        return str(self.item.title.year or "")

    @property
    def list_name(self) -> str:
        """The name of the list without its service, for which the tile stands."""
        return self.where.title if self.where is not None else GONE


@dataclass(frozen=True, slots=True)
class TitlePair:
    """A possible duplicate with its titles, and what speaks for and against."""

    doubt: PossibleDuplicate
    one: PairSide
    other: PairSide
    evidence: Evidence

    @property
    def is_sure(self) -> bool:
        """Whether the pair is ticked before the person has said anything."""
        return self.evidence is Evidence.SURE

    @property
    def why(self) -> str:
        """Why the person is asked: `Same name and year`, `1 year apart`."""
        if self.evidence is Evidence.YEARS_DIFFER:
            apart = abs((self.one.item.title.year or 0) - (self.other.item.title.year or 0))
            return f"{counted(apart, 'year', 'years')} apart"
        return _REASONS[self.evidence]

    @property
    def words(self) -> str:
        """Both titles with their lists: `Charade, 1963, Noir, and Charade, 1963, Instant queue`.

        The services are named only where both lists have the same name.
        """
        alike = self.one.list_name == self.other.list_name
        named = (
            ", ".join(
                filter(None, (each.name, each.year, each.where.words if alike and each.where else each.list_name))
            )
            for each in (self.one, self.other)
        )
        return ", and ".join(named)

    def spoken(self, answer: Answer, number: int, total: int) -> str:
        """The whole row, read out. `number`: its one-based place among `total`."""
        return f"{self.words}. {self.why}. {answer.value}, {number:,} of {total:,}"


_REASONS = {
    Evidence.SURE: "Same name and year",
    Evidence.NAMES_DIFFER: "Different names",
    Evidence.KINDS_DIFFER: "Different kinds",
    Evidence.IDS_DISAGREE: "IDs disagree",
    Evidence.SEVERAL_CANDIDATES: "Several match",
    Evidence.YEAR_UNKNOWN: "Year not known",
    Evidence.KIND_UNKNOWN: "Kind not known",
}


def heading(pairs: int) -> str:
    """The question over the pairs."""
    return "Are these the same title?" if pairs > 1 else "Is this the same title?"


def explanation(pairs: int) -> str:
    """Sentence on the pairs' likeness and on the effect of accepting them."""
    if pairs == 1:
        return "No ID confirms that these are one title. If you accept, they are shown as one."
    return f"No ID confirms that these {pairs:,} pairs are the same. Pairs you accept are shown as one title."


def shortly(pairs: Sequence[TitlePair]) -> str:
    """The headline of the message that leads to the pairs."""
    if len(pairs) == 1:
        return f"“{pairs[0].one.name}” may be in your lists twice."
    return f"{len(pairs):,} titles may be the same."


def tally(same: int, total: int) -> str:
    """How many pairs are ticked: `86 of 89 selected.`."""
    return f"{same:,} of {total:,} selected."


def rest(left: int, different: int) -> str:
    """Sentence on the fate of the pairs that are not ticked."""
    said = f"{different:,} not the same." if different else ""
    asked = f"You’ll be asked about the other {left:,} later." if left else ""
    return " ".join(filter(None, (said, asked)))
