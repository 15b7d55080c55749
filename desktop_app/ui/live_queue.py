"""An open queue of the core as the queue page wants it."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence

from desktop_app.accounts import Accounts
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import RefusalReason, Refused
from desktop_app.domain.pending_edits import Entry, EntryId
from desktop_app.domain.queues import Title, TitleId
from desktop_app.domain.service import Cataloguer, Rater, RaterOfMany, innermost
from desktop_app.domain.undo_step import UndoStep
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import QueueState

BeforeEdit = Callable[[QueueState, tuple[Edit, ...]], None]
"""Told of the list as it stands, and of what is about to be done to it."""

OLD = 60.0
"""Seconds."""

PAINTED = 0.02
"""Seconds: the screen shows an edit before the writer takes it up."""


class LiveQueue:
    """A `QueueSession`: what is done to it is journalled, then sent."""

    def __init__(
        self,
        accounts: Accounts,
        queue: OpenQueue,
        check: Callable[[QueueState, Sequence[Edit]], None],
        before_edit: BeforeEdit | None = None,
    ) -> None:
        """`check` raises `LineupError` where an action may not be; `before_edit` is told of every other one before it
        is done.
        """
        self._accounts = accounts
        self._queue = queue
        self._check = check
        self._before_edit = before_edit

    @property
    def state(self) -> QueueState:
        return self._queue.state

    @property
    def is_old(self) -> bool:
        """Whether it was last read so long ago that somebody may well have changed it."""
        return self.age is None or self.age > OLD

    @property
    def age(self) -> float | None:
        """Seconds since the service last told the whole list; None where it never did."""
        return self._accounts.desk.age_of(self._queue.ref)

    def next_try_in(self) -> float | None:
        """Seconds until the core tries again by itself; None where it has not planned to."""
        planned = self._queue.state.next_try_at
        return None if planned is None else self._accounts.desk.seconds_until(planned)

    def name_of(self, title_id: TitleId) -> str:
        """What the title is called, also one that an edit has taken out; empty where nothing tells."""
        item = self._queue.state.view.find(title_id) or self._queue.base.find(title_id)
        return item.title.name if item is not None else ""

    def submit(self, edits: tuple[Edit, ...], step: UndoStep | None = None) -> None:
        """Raises `ListFixed`, `NoRoom`, `StorageError`."""
        self._check(self._queue.state, edits)
        if self._before_edit is not None:
            self._before_edit(self._queue.state, edits)
        self._queue.submit(edits, step)
        asyncio.get_event_loop().call_later(PAINTED, self._accounts.desk.wake, self._queue.ref.account)

    def keep_step(self, step: UndoStep) -> None:
        self._queue.keep_step(step)

    def take_back(self, action: int) -> tuple[Entry, ...]:
        return self._queue.take_back(action)

    def refresh(self) -> None:
        self._accounts.desk.refresh(self._queue.ref)

    def decide(self, entry_id: EntryId, *, keep: bool) -> None:
        self._queue.decide(entry_id, keep=keep)
        self._accounts.desk.wake(self._queue.ref.account)

    def drop(self, ids: Collection[EntryId]) -> tuple[Entry, ...]:
        """Let edits go that are not under way; what was let go. Raises `LineupError`."""
        return self._queue.drop(ids)

    async def ratings(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        """How the account's owner rated these titles. Raises `LineupError`."""
        return await (await self._accounts.desk.service(self._queue.ref.account)).ratings(titles)

    async def rate(self, ratings: Mapping[TitleId, float | None]) -> None:
        """Tell the service how its owner rates these titles: no more than it takes at once. Raises `LineupError`."""
        service = innermost(await self._accounts.desk.service(self._queue.ref.account))
        if not isinstance(service, Rater):
            raise Refused(RefusalReason.NO_RATINGS)
        if isinstance(service, RaterOfMany):
            await service.rate_all(ratings)
            return
        for title_id, rating in ratings.items():
            await service.rate(title_id, rating)

    async def in_full(self, title: Title) -> Title:
        """The title with all that the service tells of it. Raises `LineupError`."""
        service = innermost(await self._accounts.desk.service(self._queue.ref.account))
        return await service.in_full(title) if isinstance(service, Cataloguer) else title

    def believe_empty(self) -> None:
        """The person says that the queue is really empty."""
        self._queue.believe_empty()
        self._accounts.desk.wake(self._queue.ref.account)
