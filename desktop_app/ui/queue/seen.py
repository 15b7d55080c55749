"""All that is painted of a row."""

from typing import NamedTuple

from desktop_app.ui.queue.news import News
from desktop_app.ui.queue.rows import Row


class Seen(NamedTuple):
    """A row, the line under its title, what happened to it while the person was away, and their own stars, of five."""

    row: Row
    second_line: str
    news: News | None = None
    own: float | None = None
