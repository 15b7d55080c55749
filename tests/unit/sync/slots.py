"""Lists in memory at a service that takes a title twice: each entry has a key, told in the answer that made it."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.edits import Add, Edit, Move, Remove
from desktop_app.domain.errors import OutcomeUnknown, PreconditionFailed, Unreachable
from desktop_app.domain.order import apply
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshot, Snapshots
from desktop_app.sync.account_sync import AccountSync
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Event, QueueState
from desktop_app.workers import Workers
from tests.core import HASTY, is_in_step

REF = QueueRef(AccountId("ada"), "slots")
ENDLESS = replace(HASTY, tries=1000, stale_wait=0.001, after_fault=0.001, first_retry=0.001, longest_retry=0.001)


def title_of(name: str) -> Title:
    return Title(TitleId(name), name.upper(), runtime=60)


@dataclass
class Slot:
    """An entry as the service has it."""

    key: str
    title: str


class Slots:
    """`Lists` of one list. `names_anew`: a moved entry gets another key; `tells_anew`: an answer is a read."""

    capabilities = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.ENTITY_TAG, Writes.ONE_TITLE, takes_doubles=True)

    def __init__(self, names: str = "", *, names_anew: bool = False, tells_anew: bool = False) -> None:
        self._keys = count(1)
        self.slots = [self._slot(name) for name in names]
        self.version = 1
        self.names_anew, self.tells_anew = names_anew, tells_anew
        self.mishaps: deque[bool] = deque()
        """Answers that are lost: whether what was sent is done."""
        self.is_offline = False
        self.asked, self.may_answer = asyncio.Event(), asyncio.Event()
        self.may_answer.set()
        self.writes: list[Edit] = []

    def _slot(self, name: str) -> Slot:
        return Slot(f"K{next(self._keys)}", name)

    @property
    def titles(self) -> str:
        return "".join(slot.title for slot in self.slots)

    @property
    def read(self) -> Queue:
        items = (Item(title_of(slot.title), key=slot.key, own_id=slot.key) for slot in self.slots)
        return Queue(tuple(items), etag=str(self.version))

    async def all(self) -> tuple[ListInfo, ...]:
        return (ListInfo(REF.name, "Slots"),)

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        await asyncio.sleep(0)
        if self.is_offline:
            raise Unreachable
        return known if known is not None and known.etag == str(self.version) else self.read

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        (edit,) = edits
        await asyncio.sleep(0)
        if self.is_offline:
            raise Unreachable
        if queue.etag != str(self.version):
            raise PreconditionFailed
        self.writes.append(edit)
        self.asked.set()
        is_done = self.mishaps.popleft() if self.mishaps else None
        if is_done is False:
            raise OutcomeUnknown
        after = self._done(queue, edit)
        await self.may_answer.wait()
        if is_done:
            raise OutcomeUnknown
        return Sent(self.read if self.tells_anew else after.with_etag(str(self.version)))

    def _done(self, queue: Queue, edit: Edit) -> Queue:
        """Do it by keys and places alone, as a service does, and say what the program's list is after that."""
        after = apply(queue, edit)
        match edit:
            case Add(item):
                slot = self._slot(str(item.title.id))
                place = after.place_of(item.id)
                assert place is not None
                self.put(slot, place)
                return after.with_told(replace(item, key=slot.key))
            case Move((item_id,)):
                moved, place = after.find(item_id), after.place_of(item_id)
                assert moved is not None
                assert place is not None
                slot = self.take(moved.key)
                if self.names_anew:
                    slot = self._slot(slot.title)
                self.put(slot, place)
                return after.with_told(replace(moved, key=slot.key))
            case Remove((item_id,)):
                gone = queue.find(item_id)
                assert gone is not None
                self.take(gone.key)
                return after
        raise ValueError(edit)

    def take(self, key: str) -> Slot:
        self.version += 1
        (slot,) = (slot for slot in self.slots if slot.key == key)
        self.slots.remove(slot)
        return slot

    def put(self, slot: Slot, place: int) -> None:
        self.version += 1
        self.slots.insert(place, slot)

    def add_elsewhere(self, name: str, place: int) -> None:
        self.put(self._slot(name), place)


class Killed(Snapshots):
    """Snapshots at which the program dies, before or after it wrote one, when it is told to."""

    dies: bool | None = None
    """Whether the snapshot is written first; None lets the program live."""

    async def save(self, ref: QueueRef, snapshot: Snapshot) -> None:
        dies, self.dies = self.dies, None
        if dies is not False:
            await super().save(ref, snapshot)
        if dies is not None:
            raise asyncio.CancelledError


class Program:
    """Runs of the program over one folder, one after the other."""

    journal: Journal
    snapshots: Killed
    queue: OpenQueue

    def __init__(self, folder: Path, service: Slots, workers: Workers | None = None) -> None:
        self.folder = folder
        self.service = service
        self.events: list[Event] = []
        self._workers = workers or Workers("snapshots")
        self._changed = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> OpenQueue:
        self.journal = Journal(self.folder / "lineup.db")
        self.journal.save_account(Account(REF.account, "slots", "here", Person("1", "Ada"), "Ada"))
        self.snapshots = Killed(self.folder / "cache.db", self._workers)
        self.sync = AccountSync(self.service, self.snapshots, lambda: 0.0, lambda: None, lambda: None, ENDLESS)
        self.queue = OpenQueue(REF, self.journal, self._hear, await self.snapshots.load(REF))
        self.sync.add(self.queue)
        self._running = asyncio.create_task(self.sync.run())
        return self.queue

    def _hear(self, _state: QueueState, event: Event | None) -> None:
        self.events += [event] if event is not None else []
        self._changed.set()

    async def stop(self) -> None:
        """As a kill does it: whatever was under way never comes back."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
        self.journal.close()
        self.snapshots.close()

    @property
    def is_dead(self) -> bool:
        return self._running is not None and self._running.done()

    async def again(self) -> OpenQueue:
        await self.stop()
        return await self.start()

    def do(self, *edits: Edit) -> None:
        self.queue.submit(edits)
        self.sync.wake()

    async def until(self, truth: Callable[[], object]) -> None:
        async with asyncio.timeout(60):
            while not truth():
                assert not self.is_dead
                self._changed.clear()
                await self._changed.wait()

    async def until_in_step(self) -> None:
        await self.until(lambda: is_in_step(self.queue))

    async def until_dead(self) -> None:
        assert self._running is not None
        async with asyncio.timeout(60):
            await asyncio.gather(self._running, return_exceptions=True)

    async def settle(self) -> OpenQueue:
        """All is read and sent, and the list is read once more."""
        self.sync.refresh(self.queue)
        await self.until_in_step()
        return self.queue

    @property
    def shown(self) -> str:
        return "".join(item.title.id for item in self.queue.state.view.items)
