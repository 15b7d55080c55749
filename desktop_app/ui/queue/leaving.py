"""A quiet word on rows of titles that leave their service soon."""

from PySide6.QtCore import QDateTime, QLocale, Qt

from desktop_app.ui.queue.cells import Column, Role
from desktop_app.ui.queue.words import joined


def until_words(until: int) -> str:
    """For example: until 3 Dec."""
    day = QDateTime.fromSecsSinceEpoch(until)
    return f"until {QLocale(QLocale.Language.English).toString(day, 'd MMM')}"


def with_leaving(until: int, role: int, column: Column, answer: object) -> object:
    """What a cell answers where its title leaves then."""
    match role:
        case Role.SECOND_LINE:
            return joined((until_words(until), str(answer)))
        case Qt.ItemDataRole.AccessibleTextRole if column in (Column.NUMBER, Column.TITLE):
            return f"{answer}, {until_words(until)}"
    return answer
