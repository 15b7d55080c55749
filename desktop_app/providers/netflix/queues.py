"""The queues: read as a whole, written one title at a time under their entity-tag (contract netflix 3 to 5)."""

from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    CallReason,
    IncompleteRead,
    OutcomeUnknown,
    PreconditionFailed,
    StaleRead,
    TooLong,
)
from desktop_app.domain.order import apply, position_of
from desktop_app.domain.queues import LONGEST_LIST, Item, ItemId, Queue, TitleId
from desktop_app.domain.service import Sent
from desktop_app.providers.netflix import refusals
from desktop_app.providers.netflix.answers import as_header, header_tag, tree_of
from desktop_app.providers.netflix.calls import Calls
from desktop_app.providers.netflix.parser import QueuePage, queue_page, written
from desktop_app.providers.trees import Tree
from desktop_app.transport import Pairs, Response

LARGEST_PAGE = 500
LARGEST_QUEUE = 500
READS_OF_ONE_STATE = 3
"""How often a queue of several pages is begun again when it changes between two pages."""

_EXPAND = ("expand", "directors,synopsis,formats")


class Queues:
    """Queues of an account. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._added_to: set[str] = set()
        """Queues with a title of which not all is known: a search does not tell what holds in this queue alone."""

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        """The whole queue, or `known`. Raises `IncompleteRead` where its pages go on leaving titles out."""
        missing = 0
        for _ in range(READS_OF_ONE_STATE):
            queue = await self._fetch_once(name, known)
            if queue is not None and not queue.unseen:
                return queue
            missing = queue.unseen if queue is not None else 0
        if missing:
            raise IncompleteRead(missing)
        raise StaleRead(CallReason.CHANGES_WHILE_READ)

    async def _fetch_once(self, name: str, known: Queue | None) -> Queue | None:
        """Read all pages of one state; None where the queue changed between two of them."""
        first = await self._page(name, 0, known)
        if first is None:
            assert known is not None
            return known
        if first.total > LONGEST_LIST:
            raise TooLong(first.total, LONGEST_LIST)
        items, saved, count = list(first.items), list(first.saved), len(first.items) + len(first.saved)
        while count < first.total:
            page = await self._page(name, count, None)
            assert page is not None
            if page.etag != first.etag:
                return None
            if not page.items and not page.saved:
                raise BadAnswer(AnswerReason.TITLES_CUT_OFF, count=count, total=first.total)
            items += page.items
            saved += page.saved
            count += len(page.items) + len(page.saved)
        available, later = _each_once(items), _each_once(saved)
        return Queue(available, later, first.etag, unseen=max(count - len(available) - len(later), 0))

    async def _page(self, name: str, start: int, known: Queue | None) -> QueuePage | None:
        """A page of the queue; None where `known` is still the queue's state (RFC 9110 section 13.1.2)."""
        query = (("start_index", str(start)), ("max_results", str(LARGEST_PAGE)), _EXPAND)
        is_known = known is not None and known.etag and name not in self._added_to
        etag = as_header(known.etag or "") if known is not None and is_known else ""
        response = await self._calls.get(self._path(name), query, headers={"If-None-Match": etag} if etag else {})
        if response.status == 304:
            return None
        self._added_to.discard(name)
        return queue_page(tree_of(response), self._calls.api, header=header_tag(response), name=name)

    async def place(self, name: str, queue: Queue, edit: Add | Move) -> Sent:
        """Add and move are one call (contract 4.1); the answer carries the next entity-tag.

        An addition that finds its title there changes nothing, and the entity-tag that it was sent with is the right
        one still: another is refused before (contract 5).
        """
        after = apply(queue, edit)
        query = self._placement(queue, edit)
        response = await self._calls.call("POST", self._path(name), query, _if_match(queue))
        if response.status == 412 and isinstance(edit, Add):
            return Sent(queue, already=(edit.item.id,))
        answer = written(_after_a_write(response), self._calls.api, header=header_tag(response))
        if answer.sub_code == refusals.ONLY_SOME_ADDED:
            return Sent(after.with_etag(None), answer.message or "Only some titles of the set were added.")
        as_meant = answer.position == position_of(queue, edit)
        if answer.item is None or not as_meant or not answer.etag:
            return Sent(after.with_etag(None))
        if isinstance(edit, Add):
            self._added_to.add(name)
        return Sent(_with_item(after, answer.item).with_etag(answer.etag))

    def _placement(self, queue: Queue, edit: Add | Move) -> Pairs:
        title_id = edit.item.title.id if isinstance(edit, Add) else TitleId(edit.items[0])
        query = (("title_ref", self._calls.ref(title_id)), ("etag", _guard(queue)))
        position = None if isinstance(edit, Add) and edit.after is Edge.END else position_of(queue, edit)
        return query if position is None else (*query, ("position", str(position)))

    async def remove(self, name: str, queue: Queue, title_id: TitleId) -> Sent:
        """The answer to a removal tells no entity-tag (contract 4.2): the queue is read before the next write."""
        item_id = ItemId(title_id)
        state = "available" if item_id in queue else "saved"
        path = f"{self._path(name)}/{state}/{title_id.rpartition('/')[2]}"
        await self._calls.call("DELETE", path, (("etag", _guard(queue)),), _if_match(queue))
        return Sent(apply(queue, Remove((item_id,))).with_etag(None))

    def _path(self, name: str) -> str:
        return f"{self._calls.user}/queues/{name}"


def _guard(queue: Queue) -> str:
    """The entity-tag without which nothing is written."""
    if queue.etag is None:
        raise PreconditionFailed(CallReason.NOT_READ)
    return queue.etag


def _if_match(queue: Queue) -> dict[str, str]:
    """The guard as a header, for servers that tell the entity-tag in one: in quotes. A weak tag matches nothing there
    (RFC 9110 section 13.1.1).
    """
    etag = queue.etag or ""
    return {"If-Match": etag} if etag.startswith('"') and as_header(etag) else {}


def _after_a_write(response: Response) -> Tree:
    """A success that cannot be read is still a success: what it did is found out by reading the queue."""
    try:
        return tree_of(response)
    except BadAnswer as error:
        raise OutcomeUnknown(AnswerReason.CHANGE_NOT_READABLE, status=response.status) from error


def _with_item(queue: Queue, told: Item) -> Queue:
    """The queue with what the answer tells of the title; what only expansion brings is kept as it was."""
    if not queue.holds(told.id):
        return queue.with_etag(None)
    place = queue.place_of(told.id)
    if place is None:
        return queue
    return queue.with_told(Item(told.title.on_top_of(queue.items[place].title), told.added))


def _each_once(items: list[Item]) -> tuple[Item, ...]:
    return tuple({item.id: item for item in items}.values())
