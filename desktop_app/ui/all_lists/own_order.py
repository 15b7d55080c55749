"""The order that the person makes of all titles: the newest one is kept behind the screen, and none is lost."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial

from desktop_app.domain.all_lists import MergedTitle, order_to_keep
from desktop_app.domain.errors import StorageError
from desktop_app.domain.queues import TitleId
from desktop_app.storage.all_lists import AllListsView
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.workers import Workers

_Wish = tuple[Sequence[TitleId], Mapping[TitleId, MergedTitle]]


class OwnOrder:
    """Works in a worker: a hundred thousand titles are not put in order between two paintings."""

    def __init__(self, store: AllListsView | None, tasks: Tasks, workers: Workers) -> None:
        """Without a `store` it is kept until the program ends."""
        self._store = store
        self._tasks = tasks
        self._workers = workers
        self._kept: tuple[str, ...] | None = None
        self._wish: _Wish | None = None
        self._turn = asyncio.Lock()

    def wish(self, ids: Sequence[TitleId], titles: Mapping[TitleId, MergedTitle]) -> None:
        """Keep an order that the person made, soon and in the background."""
        self._wish = (ids, titles)
        self._tasks.start(self.keep())

    def forget(self) -> None:
        """Forget the order in memory, so that the one on the disk is read when somebody asks next."""
        self._kept = self._wish = None

    async def current(self) -> tuple[str, ...]:
        """The order, as `in_order` takes it; it holds even if the disk could not take it.

        Raises `StorageError` where none could be read.
        """
        try:
            await self.keep()
        except StorageError:
            if self._kept is None:
                raise
        return self._kept or ()

    async def keep(self) -> None:
        """Write the newest order to the disk before returning. Raises `StorageError`."""
        async with self._turn:
            if self._kept is None:
                self._kept = await self._store.order() if self._store is not None else ()
            while (wish := self._wish) is not None:
                kept = self._kept = await self._workers.run(partial(_after, wish, self._kept))
                if self._store is not None:
                    await self._store.keep_order(kept)
                if self._wish is wish:
                    self._wish = None


def _after(wish: _Wish, kept: Sequence[str]) -> tuple[str, ...]:
    ids, titles = wish
    return order_to_keep([titles[title_id] for title_id in ids if title_id in titles], kept)
