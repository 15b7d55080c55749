"""Words of an import's preview about the ratings in the file."""

from collections import Counter

from desktop_app.domain.import_export.imported_title import shortened
from desktop_app.domain.import_export.rating_plan import Outcome, Planned, RatingPlan
from desktop_app.domain.import_export.ratings import HIGHEST
from desktop_app.domain.import_export.title_matching import Match
from desktop_app.ui.queue.own_rating import in_words
from desktop_app.ui.shell.messages import counted

HEADING = "Your rating"
READING = "Reading your ratings…"
SCALES = {highest: f"up to {highest}" for highest in HIGHEST}
"""How high the ratings of a file go, in a list to choose from."""


def outcome_words(plan: RatingPlan, place: int, unit: str) -> str:
    """The rating until now and the one to come, or why there will be none: `3 → 4.5 of 5`."""
    planned, star = plan[place], plan.scale.star
    match planned.outcome:
        case Outcome.CHANGE | Outcome.LEFT:
            return _change(planned, star)
        case Outcome.SAME if planned.rating is not None:
            return f"{in_words(planned.rating / star)} already"
        case Outcome.AGAIN:
            return f"{unit} {planned.line:,} counts"
        case Outcome.BEYOND:
            said = plan.value(place)
            return f"✕ {said.value:.4g} of {said.highest}" if said is not None else ""
        case Outcome.UNREADABLE:
            return "✕ Not a rating"
        case _:
            return ""


def outcome_tip(plan: RatingPlan, place: int, match: Match, unit: str) -> str:
    """The rating in the file, and its outcome."""
    outcome, said = plan[place].outcome, plan.value(place)
    if outcome is Outcome.UNREADABLE or said is None:
        return f"The file says “{shortened(match.line.rating.strip())}”, which isn’t a rating. It won’t be sent."
    if not said.value:
        return ""
    written = f"The file says {said.value:.4g} of {said.highest}"
    if outcome is Outcome.BEYOND:
        return f"{written}, which is beyond the scale. It won’t be sent."
    if outcome is Outcome.AGAIN:
        return f"{written}. {unit} {plan[place].line:,} rates the title again, and the last rating counts."
    return f"{written}."


def rate_words(count: int) -> str:
    """The words at the tick."""
    return f"Also rate {counted(count, 'title', 'titles')}"


def left_words(counts: Counter[Outcome]) -> str:
    """The numbers of ratings that are not sent, by reason; reasons without any are left out."""
    beyond, unreadable, again = counts[Outcome.BEYOND], counts[Outcome.UNREADABLE], counts[Outcome.AGAIN]
    parts = (
        (counts[Outcome.SAME], f"{counts[Outcome.SAME]:,} rated the same already"),
        (again, f"{counted(again, 'line', 'lines')} rated again further down"),
        (beyond, f"{beyond:,} beyond the scale"),
        (unreadable, f"{unreadable:,} not readable"),
        (counts[Outcome.LEFT], f"{counts[Outcome.LEFT]:,} not ticked"),
    )
    return " · ".join(words for count, words in parts if count)


def button_words(to_add: int, to_rate: int) -> str:
    """The words on the button that adds and rates."""
    if not to_add:
        return f"Rate {counted(to_rate, 'title', 'titles')}"
    return f"Add {to_add:,} and rate {counted(to_rate, 'title', 'titles')}"


def _change(planned: Planned, star: float) -> str:
    if planned.rating is None or planned.before == planned.rating:
        return ""
    new = in_words(planned.rating / star)
    if planned.before is None:
        return new
    before = in_words(planned.before / star).removesuffix(" of 5")
    return f"{before} → {new}"
