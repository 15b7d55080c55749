"""Words on an arrangement that takes more than one day of the service: what is sent today, and when the rest."""

from dataclasses import dataclass

from desktop_app.domain.budgets import ListCosts, Purse
from desktop_app.domain.parted_plan import Part
from desktop_app.ui.arrange.travel import Head, Travel
from desktop_app.ui.arrange.words import about, moves
from desktop_app.ui.sentences.day_ends import both, there

Amount = tuple[str, int]
"""What units are for, and how many."""


@dataclass(frozen=True, slots=True)
class DaySplit:
    """A plan of `total` moves in a list of `length` titles, of which `part` is sent today."""

    travel: Travel
    purse: Purse
    costs: ListCosts
    part: Part
    total: int
    length: int

    @property
    def later(self) -> int:
        """The number of moves that are sent on a later day."""
        return self.total - self.part.moves

    @property
    def when(self) -> str:
        """The day of the rest in a word: `tomorrow`, or `later` where it takes more than a day."""
        return "tomorrow" if self.later <= self.costs.fits(self.purse.budget.units, self.length) else "later"

    @property
    def moment(self) -> str:
        """The time at which the rest goes on: `12:00 AM Pacific`."""
        return there(self.purse.goes_on_at, self.purse.budget.zone)

    @property
    def today_in_words(self) -> Head:
        """The fact about what is sent today."""
        count, places = self.part.moves, self.part.places
        if not count:
            return "Today", "Nothing: what may be sent today is used."
        took = about(count * self.travel.spacing).capitalize()
        done = f"places 1 to {places:,} are in their new order" if places > 1 else "place 1 is in its new order"
        return f"Today: {moves(count)}", f"{took}. Then {done}." if places else f"{took}."

    @property
    def later_in_words(self) -> Head:
        """The fact about the rest."""
        time = both(self.purse.goes_on_at, self.purse.budget.zone)
        head = f"{self.when.capitalize()}: {moves(self.later)}"
        return head, f"After {time}. Starts by itself when Lineup is open."

    @property
    def undo_in_words(self) -> Head:
        """The fact about taking it back."""
        if not self.part.moves:
            return "Undo brings all of it back", "One step: Ctrl+Z."
        return "Undo uses units, too", f"Taking back {moves(self.part.moves)} needs units of a later day."

    @property
    def units(self) -> tuple[Amount, Amount, Amount]:
        """The day's units: those that are used already, those for the moves of today, those kept for reading."""
        cost = self.costs.move(self.length)
        count = self.part.moves
        left = self.purse.left
        used, for_moves = self.purse.budget.units - left, count * cost
        kept = min(self.costs.kept(self.length), left - for_moves)
        return ("Used already", used), (f"{moves(count)}, {cost:,} units each", for_moves), ("Kept for reading", kept)

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        taken = sum(count for _, count in self.units)
        return (
            f"{moves(self.total)} needed. {self.part.moves:,} today, {self.later:,} {self.when} after "
            f"{both(self.purse.goes_on_at, self.purse.budget.zone)}. "
            f"{taken:,} of {self.purse.budget.units:,} units will be used."
        )


def split_of(travel: Travel, purse: Purse | None, part: Part | None, total: int, length: int) -> DaySplit | None:
    """The split; None where all of it is sent at once."""
    costs = purse.budget.lists if purse is not None else None
    if purse is None or costs is None or part is None:
        return None
    return DaySplit(travel, purse, costs, part, total, length)
