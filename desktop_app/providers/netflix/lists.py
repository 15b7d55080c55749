"""Lists of a Netflix account: its queues, and those that Netflix keeps itself (contract netflix 3 to 5 and 8)."""

from collections.abc import Sequence

from desktop_app.domain.account import Person
from desktop_app.domain.edits import Add, Edit, Move, Remove, touched
from desktop_app.domain.errors import AnswerReason, BadAnswer, NotThere, Refused
from desktop_app.domain.queues import Queue, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.calls import Calls
from desktop_app.providers.netflix.parser import person
from desktop_app.providers.netflix.queues import LARGEST_QUEUE, Queues
from desktop_app.providers.netflix.shelves import GONE, NAMES, Shelves
from desktop_app.providers.netflix.states import States

CAPABILITIES = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.ENTITY_TAG, Writes.ONE_TITLE)
QUEUES = (ListInfo("instant", "Instant queue", LARGEST_QUEUE), ListInfo("disc", "DVD queue", LARGEST_QUEUE))


async def who(calls: Calls) -> Person:
    """Person who signed in. Raises `ServiceError`; `BadAnswer` where the service names somebody else."""
    found = person(tree_of(await calls.get(calls.user)))
    if found.user_id != calls.user_id:
        raise BadAnswer(AnswerReason.OTHER_PERSON)
    return found


class Lists:
    """Lists of an account at Netflix. Every method raises `ServiceError`."""

    capabilities = CAPABILITIES

    def __init__(self, calls: Calls, states: States) -> None:
        """`states` forget what an edit makes untrue."""
        self._calls = calls
        self._queues = Queues(calls)
        self._shelves = Shelves(calls)
        self._states = states
        self._gone: set[str] = set()
        """Queues that the server does not have."""

    async def all(self) -> tuple[ListInfo, ...]:
        """The two queues, and what the server links to besides."""
        return (*(info for info in QUEUES if info.name not in self._gone), *await self._shelves.lists())

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        if name in NAMES:
            return await self._shelves.fetch(name, known)
        try:
            return await self._queues.fetch(name, known)
        except Refused as error:
            if error.status not in GONE:
                raise
            await who(self._calls)  # raises where not the queue is gone, but the whole service
            self._gone.add(name)
            raise NotThere(error.why, status=error.status, said=error.said) from error

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        match edits:
            case [Remove((item_id,))]:
                title_id = TitleId(item_id)
                self._states.forget((title_id,))
                return await self._queues.remove(name, queue, title_id)
            case [Add() | Move((_,)) as edit]:
                self._states.forget(tuple(map(TitleId, touched(edit))))
                return await self._queues.place(name, queue, edit)
        raise ValueError(edits)
