"""Titles as they are carried by a drag: our own type, and their names as text for everybody else."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef, TitleId

TITLES = "application/x-lineup-titles"
LARGEST = 8_000_000
"""In bytes. Another program may offer anything under our type."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Titles under way. `source` is the queue they are dragged from, None when they come from a search.

    Without `ids` the whole list is carried.
    """

    ids: tuple[TitleId, ...]
    source: QueueRef | None = None

    @property
    def is_whole(self) -> bool:
        """A list, whatever stands in it by the time that it arrives."""
        return not self.ids


def encode(carried: Carried, names: Iterable[str]) -> QMimeData:
    """Both forms."""
    source = [carried.source.account, carried.source.name] if carried.source else None
    data = QMimeData()
    data.setData(TITLES, json.dumps({"queue": source, "titles": carried.ids}).encode())
    data.setText("\n".join(names))
    return data


def decode(data: QMimeData) -> Carried | None:
    """What is carried; None where it is nothing of ours, or is not as we write it."""
    raw = bytes(data.data(TITLES).data()) if data.hasFormat(TITLES) else b""
    if not raw or len(raw) > LARGEST:
        return None
    try:
        return _carried(json.loads(raw))
    except (ValueError, RecursionError):
        return None


def _carried(said: object) -> Carried | None:
    match said:
        case {"queue": None | [str(), str()] as source, "titles": [*titles]}:
            if not all(isinstance(title, str) for title in titles) or not (titles or source):
                return None
            ref = QueueRef(AccountId(source[0]), source[1]) if source else None
            return Carried(tuple(TitleId(title) for title in dict.fromkeys(titles)), ref)
    return None
