"""An order in which one title is moved at the same cost however long it is."""

from collections.abc import Iterable
from typing import cast

from desktop_app.domain.queues import TitleId


class Chain:
    """Titles, each knowing its neighbours; None is what stands before the first and behind the last."""

    def __init__(self, ids: Iterable[TitleId]) -> None:
        ring: list[TitleId | None] = [None, *ids]
        self._next = dict(zip(ring, [*ring[1:], None], strict=True))
        self._previous = {behind: before for before, behind in self._next.items()}

    def put(self, title_id: TitleId, after: object) -> None:
        """Behind another title, with None in front of all, behind something unknown at the end.

        Behind itself it stays where it is; a title that is not there is passed over.
        """
        if after == title_id or title_id not in self._next:
            return
        self._join(self._previous[title_id], self._next[title_id])
        anchor = cast("TitleId | None", after) if after in self._next else self._previous[None]
        follower = self._next[anchor]
        self._join(anchor, title_id)
        self._join(title_id, follower)

    @property
    def ids(self) -> tuple[TitleId, ...]:
        """From the top."""
        found = []
        title_id = self._next[None]
        while title_id is not None:
            found.append(title_id)
            title_id = self._next[title_id]
        return tuple(found)

    def _join(self, before: TitleId | None, behind: TitleId | None) -> None:
        self._next[before] = behind
        self._previous[behind] = before
