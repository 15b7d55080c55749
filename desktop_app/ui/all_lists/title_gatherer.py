"""Gathering of the lists' titles, in a worker, soon after a change and only while somebody looks."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.all_lists import MergedTitle, OpenList, PossibleDuplicate, TitleMerger, in_order
from desktop_app.domain.duplicates import Pair
from desktop_app.domain.errors import LineupError
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.queues import Item, Queue, TitleId
from desktop_app.storage.all_lists import AllListsView
from desktop_app.ui.all_lists.own_order import OwnOrder
from desktop_app.ui.details.same_titles import SameTitles
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.workers import Workers

SOON = 120
"""Milliseconds after a change: a burst of them is gathered once."""


@dataclass(frozen=True, slots=True)
class GatheredTitles:
    """All titles in the person's order. `owner_of` gives, for each key of a title, the title here."""

    queue: Queue = field(default_factory=Queue)
    titles: Mapping[TitleId, MergedTitle] = field(default_factory=dict)
    owner_of: Mapping[str, TitleId] = field(default_factory=dict)
    done: frozenset[TitleId] = frozenset()
    possible_duplicates: tuple[PossibleDuplicate, ...] = ()


@dataclass(frozen=True, slots=True)
class GatheredLists:
    """The lists whose titles are gathered, and those that only tell what was watched."""

    lists: Sequence[OpenList]
    records: Sequence[OpenList]


class TitleGatherer(QObject):
    """Gathers titles once at a time; a title that is dragged meanwhile stays where it was dropped."""

    found = Signal(object)
    """GatheredTitles."""

    def __init__(
        self,
        sources: Callable[[], GatheredLists],
        same_titles: SameTitles,
        store: AllListsView | None,
        newcomers: Newcomers,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self._same_titles = same_titles
        self._newcomers = newcomers
        self._tasks = tasks
        self._workers = Workers("overview", skips_cancelled=True)
        self._merger, self._items = TitleMerger(), dict[TitleId, Item]()
        self._order = OwnOrder(store, tasks, Workers("order of the overview"))
        self._under_way: asyncio.Task[None] | None = None
        self._moves = 0
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._begin)

    def want(self) -> None:
        """Gather soon, because something changed or the view opens."""
        if not self._soon.isActive():
            self._soon.start()

    def stop(self) -> None:
        """Cancel the gathering, because nobody looks at the view."""
        self._soon.stop()
        if self._under_way is not None:
            self._under_way.cancel()

    def keep(self, queue: Queue, titles: Mapping[TitleId, MergedTitle]) -> None:
        """Take over an order that the person made."""
        self._moves += 1
        self._order.wish(tuple(item.title.id for item in queue.items), titles)

    def forget_order(self) -> None:
        """Forget the kept order, because another one has replaced it on the disk."""
        self._moves += 1
        self._order.forget()

    async def close(self) -> None:
        """Write the order that was made last to the disk before returning."""
        with suppress(LineupError):  # it was said when it failed
            await self._order.keep()

    def _begin(self) -> None:
        if self._under_way is not None and not self._under_way.done():
            self._soon.start()
        else:
            self._under_way = self._tasks.start(self._gather())

    async def _gather(self) -> None:
        moves, answers = self._moves, await self._same_titles.answers()
        kept: tuple[str, ...] = ()
        with suppress(LineupError):  # an order that cannot be read is as one that was never made
            kept = await self._order.current()
        work = partial(self._gathered, self._sources(), answers, kept)
        found = await self._workers.run(work)
        if moves == self._moves:
            self.found.emit(found)
        else:
            self.want()

    def _gathered(self, sources: GatheredLists, answers: Mapping[Pair, bool], kept: Sequence[str]) -> GatheredTitles:
        """Gather in the worker, so that the screen has only to show the titles; an unchanged title keeps its item."""
        overview = self._merger.merge(sources.lists, answers, sources.records)
        ordered = in_order(overview.titles, kept, self._newcomers)
        before, self._items = self._items, {one.title.id: Item(one.title) for one in ordered}
        for title_id, item in before.items():
            now = self._items.get(title_id)
            if now is not None and now.title is item.title:
                self._items[title_id] = item
        queue = Queue(tuple(self._items.values()))
        queue.work_out()
        titles = {one.title.id: one for one in ordered}
        owner_of = {key: one.title.id for one in ordered for key in one.known_as}
        return GatheredTitles(queue, titles, owner_of, overview.done, overview.possible_duplicates)
