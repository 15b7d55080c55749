"""A person's own rating in a title's row: in the place of the average, which the tooltip still says."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import NOT_INTERESTED, STARS, RatingScale
from desktop_app.ui.queue.cells import QueueColumn, QueueRole
from desktop_app.ui.widgets import plain_text

StarsOf = Mapping[TitleId, float]
"""Stars that the person gave to titles, of five."""


def in_words(stars: float) -> str:
    """A rating in words: `3.5 of 5`, or that the person does not want the title."""
    return f"{stars:.4g} of {STARS}" if stars != NOT_INTERESTED else "not interested"


def figure_of(digit: int, scale: RatingScale) -> float:
    """The rating that a digit key gives, in the service's own figures: 0 means ten, or not interested without a ten."""
    return float(digit or (10 if scale.highest >= 10 or not scale.can_decline else NOT_INTERESTED))


def with_own(stars: float, role: int, column: QueueColumn, answer: object) -> object:
    """The answer of a cell in the row of a title that the person rated with `stars`."""
    said = f"Your rating {in_words(stars)}"
    match role:
        case QueueRole.OWN:
            return stars
        case Qt.ItemDataRole.ToolTipRole if column is QueueColumn.RATING:
            return f"{plain_text.tip(said)}, {answer}" if answer else plain_text.tip(said)
    return answer
