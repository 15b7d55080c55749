"""A person's ratings of the titles of a list: read when an order asks for them, kept while the program runs."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.arrangement import Ratings
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import RatingScale
from desktop_app.ui.widgets.nested_loops import delete_when_free

Ask = Callable[[tuple[TitleId, ...]], Awaitable[Mapping[TitleId, float]]]
"""One request. Raises `LineupError`."""


class OwnRatings(QObject):
    """The person's ratings that were read so far, and the reading of more."""

    changed = Signal()
    """More is known, or the reading has begun, ended, failed."""

    def __init__(
        self,
        scale: RatingScale,
        ask: Ask,
        start: Callable[[Coroutine[Any, Any, None]], "asyncio.Task[None]"],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.scale = scale
        self.error: LineupError | None = None
        self.turn = asyncio.Lock()
        """Ratings go to the service one after another."""

        self.wishes: dict[TitleId, int] = {}
        """How often the person has rated each title: the newest wish is what counts."""

        self._ask = ask
        self._start = start
        self._asked: set[TitleId] = set()
        self._stars: dict[TitleId, float] = {}
        self._wanted = 0
        self._done = 0
        self._task: asyncio.Task[None] | None = None

    @property
    def known(self) -> Ratings:
        """The ratings that were read; titles without a rating are not in it."""
        return self._stars

    @property
    def progress(self) -> tuple[int, int]:
        """The number of titles read so far, and of all titles in the present reading."""
        return self._done, self._wanted

    @property
    def is_reading(self) -> bool:
        """Whether the service is being asked."""
        return self._task is not None

    def lacking(self, ids: Iterable[TitleId]) -> tuple[TitleId, ...]:
        """The titles that the service was never asked about."""
        return tuple(title_id for title_id in ids if title_id not in self._asked)

    def read(self, ids: Iterable[TitleId]) -> None:
        """Ask for the ratings of `ids` that are lacking, in as many requests as the service needs."""
        self.cancel()
        lacking = self.lacking(ids)
        self.error, self._done, self._wanted = None, 0, len(lacking)
        self._task = self._start(self._read(lacking))
        self.changed.emit()

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Emit `changed` once for all changes inside the block."""
        was_blocked = self.blockSignals(True)
        try:
            yield
        finally:
            self.blockSignals(was_blocked)
            self.changed.emit()

    def put(self, title_id: TitleId, rating: float | None) -> None:
        """Take over the rating that the person just set; None means no rating."""
        self._stars.pop(title_id, None)
        if rating is not None:
            self._stars[title_id] = rating
        self._asked.add(title_id)
        self.changed.emit()

    def forget(self, title_id: TitleId) -> None:
        """Forget the rating of a title, so that it can be read again."""
        self._stars.pop(title_id, None)
        self._asked.discard(title_id)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop asking; what was read stays known."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def end(self) -> None:
        """Stop asking and delete this object, because the account is unlinked."""
        self.cancel()
        delete_when_free(self)

    async def _read(self, ids: tuple[TitleId, ...]) -> None:
        size = self.scale.titles_a_request
        try:
            for at in range(0, len(ids), size):
                await self._read_some(ids[at : at + size])
                if self._done < len(ids):
                    self.changed.emit()
        except LineupError as error:
            self.error = error
        self._task = None
        self.changed.emit()

    async def _read_some(self, ids: tuple[TitleId, ...]) -> None:
        told = await self._ask(ids)
        # What the person rated meanwhile is newer.
        self._stars.update((title_id, stars) for title_id, stars in told.items() if title_id not in self._asked)
        self._asked.update(ids)
        self._done += len(ids)
