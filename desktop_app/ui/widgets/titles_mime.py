"""Dragged titles as MIME data: the program's own type, and their names as text for other programs."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import ItemId, QueueRef

TITLES = "application/x-lineup-titles"
LARGEST = 8_000_000
"""In bytes. Another program may offer anything under our type."""


@dataclass(frozen=True, slots=True)
class CarriedTitles:
    """Titles that are being dragged.

    `source` is the queue they are dragged from, None when they come from a search: then `found_by` is the account
    that found them, and the ids are those of its service's titles. Without `ids` the whole list is carried. `leaves`: a
    drop takes the titles out of their list; the MIME data does not tell it, the drop does.
    """

    ids: tuple[ItemId, ...]
    source: QueueRef | None = None
    found_by: AccountId | None = None
    leaves: bool = False

    @property
    def account(self) -> AccountId | None:
        """The account whose service knows the titles by these ids."""
        return self.source.account if self.source is not None else self.found_by

    @property
    def is_whole(self) -> bool:
        """Whether a whole list is carried, whatever stands in it by the time that it arrives."""
        return not self.ids


def encode(carried: CarriedTitles, names: Iterable[str]) -> QMimeData:
    """The MIME data of titles, in the program's own type and as text."""
    source = [carried.source.account, carried.source.name] if carried.source else None
    data = QMimeData()
    said = {"queue": source, "found_by": carried.found_by, "titles": carried.ids}
    data.setData(TITLES, json.dumps(said).encode())
    data.setText("\n".join(names))
    return data


def decode(data: QMimeData) -> CarriedTitles | None:
    """The carried titles in `data`; None if it holds none, or not as this program writes them."""
    raw = bytes(data.data(TITLES).data()) if data.hasFormat(TITLES) else b""
    if not raw or len(raw) > LARGEST:
        return None
    try:
        return _carried(json.loads(raw))
    except (ValueError, RecursionError):
        return None


def _carried(said: object) -> CarriedTitles | None:
    match said:
        case {"queue": None | [str(), str()] as source, "found_by": None | str() as found_by, "titles": [*titles]}:
            if not all(isinstance(title, str) for title in titles) or not (titles or source):
                return None
            ref = QueueRef(AccountId(source[0]), source[1]) if source else None
            account = AccountId(found_by) if found_by else None
            return CarriedTitles(tuple(ItemId(title) for title in dict.fromkeys(titles)), ref, account)
    return None
