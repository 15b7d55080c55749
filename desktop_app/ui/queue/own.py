"""A person's own rating of a title, as its row tells it: in the place of the average, which the tooltip still says."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import STARS
from desktop_app.ui.queue.cells import Column, Role

StarsOf = Mapping[TitleId, float]
"""Of five."""


def with_own(stars: float, role: int, column: Column, answer: object) -> object:
    """What a cell answers where the title has a rating of the person's own."""
    said = f"Your rating {stars:.4g} of {STARS}"
    match role:
        case Role.OWN:
            return stars
        case Qt.ItemDataRole.DisplayRole if column is Column.RATING:
            return f"{stars:.4g}"
        case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole if column is Column.RATING:
            return f"{said}, {answer}" if answer else said
    return answer
