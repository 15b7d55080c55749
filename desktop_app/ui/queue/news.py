"""Changes to a list while the person was away, told in its rows until they leave the list or have seen them."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import Qt

from desktop_app.domain.merging import Difference
from desktop_app.domain.queues import ItemId
from desktop_app.ui.queue.cells import QueueColumn, QueueRole
from desktop_app.ui.queue.rows import Row
from desktop_app.ui.widgets import plain_text


class News(Enum):
    """The change of a title since the person last saw the list, or their own change that has just arrived."""

    ADDED = "Added"
    MOVED = "Moved"
    SENT = "Sent"


NewsOf = Mapping[ItemId, News]

_SENTENCES = {News.ADDED: "Added since your last visit", News.MOVED: "Moved since your last visit", News.SENT: "Sent"}


def news_of(changed: Difference) -> NewsOf:
    """The news by title; a removed title has no row to say so."""
    return {**dict.fromkeys(changed.moved, News.MOVED), **dict.fromkeys(changed.added, News.ADDED)}


def sentence(news: News) -> str:
    """The sentence for tooltip and screen reader."""
    return _SENTENCES[news]


def with_news(news: News, role: int, column: QueueColumn, answer: object) -> object:
    """The answer of a cell in a row that is news. A waiting change of the person's own goes first."""
    match role:
        case QueueRole.NEWS:
            return news if news is not News.SENT else None
        case Qt.ItemDataRole.ToolTipRole if column is not QueueColumn.RATING:
            return answer or plain_text.tip(sentence(news))
    return answer


class SeenRow(NamedTuple):
    """A row as it is painted: with its second line, its news, and the person's own stars, of five."""

    row: Row
    second_line: str
    news: News | None = None
    own: float | None = None
