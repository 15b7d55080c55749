"""The subscriber at the service's own website: edits that no client made."""

from __future__ import annotations

import random

from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.netflix.state import QUEUE_FORMATS, State
from desktop_app.sandbox.netflix.versioned_queue import Entry, Queue, Version, index_of, moved, without


class Website:
    """Changes queues from outside. Each edit gives words that say what it did."""

    def __init__(self, state: State, clock: ServerClock) -> None:
        self._state = state
        self._clock = clock
        self._chance = random.Random(1)

    def move(self, account: str, queue: str, title_id: str, position: int) -> str:
        """Move a title to a 1-based position."""
        with self._state.lock:
            target, now = self._queue(account, queue)
            start = index_of(now.available, title_id)
            if start is None:
                return f"{self._name(title_id)} is not in the queue"
            self._change(target, moved(now.available, now.available[start], position))
            return f"moved {self._name(title_id)} from {start + 1} to {position}"

    def remove(self, account: str, queue: str, title_id: str) -> str:
        with self._state.lock:
            target, now = self._queue(account, queue)
            if index_of((*now.available, *now.saved), title_id) is None:
                return f"{self._name(title_id)} is not in the queue"
            target.change(without(now.available, title_id), without(now.saved, title_id), self._clock.elapsed())
            return f"removed {self._name(title_id)}"

    def add(self, account: str, queue: str, title_id: str, position: int | None = None) -> str:
        """Add a title at a 1-based position, or at the end; one that cannot be had now, to the saved titles."""
        with self._state.lock:
            target, now = self._queue(account, queue)
            entry = Entry(title_id, int(self._clock.now()), QUEUE_FORMATS[queue])
            title = self._state.catalogue.find(title_id)
            if title is not None and QUEUE_FORMATS[queue] not in title.formats:
                return self._save(target, entry)
            self._change(target, moved(now.available, entry, position))
            return f"added {self._name(title_id)} at {position or len(target.current.available)}"

    def _save(self, target: Queue, entry: Entry) -> str:
        now = target.current
        if index_of(now.saved, entry.title_id) is not None:
            return f"{self._name(entry.title_id)} is saved already"
        target.change(now.available, (*now.saved, entry), self._clock.elapsed())
        return f"saved {self._name(entry.title_id)}"

    def anything(self, account: str, queue: str) -> str:
        """A small edit by chance, the same in each run: a move if there are two titles, else an addition."""
        order = self._state.order(account, queue)
        if len(order) < 2:
            taken = {*order, *self._state.saved(account, queue)}
            fitting = [t.id for t in self._state.catalogue if QUEUE_FORMATS[queue] in t.formats and t.id not in taken]
            return self.add(account, queue, self._chance.choice(fitting))
        start, end = self._chance.sample(range(len(order)), 2)
        return self.move(account, queue, order[start], end + 1)

    def _queue(self, account: str, queue: str) -> tuple[Queue, Version]:
        target = self._state.account(account).queues[queue]
        return target, target.current

    def _change(self, target: Queue, available: tuple[Entry, ...]) -> None:
        target.change(available, target.current.saved, self._clock.elapsed())

    def _name(self, title_id: str) -> str:
        return self._state.title_name(title_id)
