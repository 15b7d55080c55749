"""Lists of a described service, over a strict little server: each way of saying a move, and what goes wrong."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug.wrappers import Response

from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import (
    BadAnswer,
    IncompleteRead,
    LedAway,
    LimitReached,
    ListReason,
    NotThere,
    OutcomeUnknown,
    PreconditionFailed,
    RateLimited,
    RefusalReason,
    Refused,
    ServerFault,
    ServiceError,
    SignInAgain,
)
from desktop_app.domain.order import replay
from desktop_app.domain.parts import Lists
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.domain.service import Ordering, Writes
from tests.core import Script
from tests.integration.describing import Described
from tests.list_server import KEY, ListServer, Mark, Pages, Way, description, serving
from tests.parts import parts_of

NAME = "7"
Opening = Callable[..., "Opened"]


class Opened:
    """A server and the lists that the program has of it."""

    def __init__(self, folder: Path, server: ListServer, more: str) -> None:
        self.server = server
        self.described = Described(folder, description(server, more))

    async def lists(self) -> Lists:
        person = Script()
        person.answers = {"key": KEY}
        account = (await self.described.link(person)).account
        found = (await parts_of(self.described.accounts, account.id)).lists
        self.server.requests.clear()
        return found


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opening]:
    with ExitStack() as stack:

        def make(server: ListServer, count: int = 9, more: str = "") -> Opened:
            server.fill(count)
            return Opened(tmp_path, stack.enter_context(serving(server)), more)

        yield make


def video(number: int) -> Item:
    return Item(Title(TitleId(f"v{number}"), f"Video {number}"))


async def moved(lists: Lists, queue: Queue, start: int, end: int) -> Queue:
    """The list after one move, sent."""
    rest = [item_id for item_id in queue.ids if item_id != queue.ids[start]]
    edit = Move((queue.ids[start],), rest[end - 1] if end else Edge.TOP)
    sent = await lists.send(NAME, queue, [edit])
    assert sent.queue.ids == replay(queue, [edit]).ids
    return sent.queue


async def test_lists_and_their_entries_are_told(opened: Opening) -> None:
    lists = await opened(ListServer()).lists()
    evenings, smart = await lists.all()
    assert (evenings.name, evenings.title, evenings.fixed) == ("7", "Evenings", None)
    assert (smart.name, smart.title, smart.fixed) == ('"8"', "Smart", ListReason.KEPT_BY_SERVICE)
    queue = await lists.fetch(NAME)
    assert queue.items[1] == Item(Title(TitleId("v2"), "Video 2", runtime=120), key="102")
    assert await lists.fetch(NAME, queue) is queue


@pytest.mark.parametrize("way", Way)
async def test_moves_up_down_to_the_ends_and_next_door(way: Way, opened: Opening) -> None:
    with_server = opened(ListServer(way))
    lists, server = await with_server.lists(), with_server.server
    queue = await lists.fetch(NAME)
    for start, end in ((6, 0), (0, 8), (2, 5), (5, 2), (3, 4), (4, 3), (8, 0)):
        queue = await moved(lists, queue, start, end)
        assert tuple(server.order) == queue.ids
    assert len(server.writes) == 7
    whole = way in {Way.IDS, Way.PAIRS}
    assert lists.capabilities.writes is (Writes.WHOLE_ORDER if whole else Writes.ONE_TITLE)


@pytest.mark.parametrize("pages", Pages)
@pytest.mark.parametrize("count", [0, 1, 4, 8, 9])
async def test_all_pages_are_read(pages: Pages, count: int, opened: Opening) -> None:
    lists = await opened(ListServer(pages=pages), count).lists()
    queue = await lists.fetch(NAME)
    assert queue.ids == tuple(f"v{number}" for number in range(1, count + 1))
    assert queue.unseen == 0


@pytest.mark.parametrize("mark", Mark)
async def test_somebody_elses_change_is_never_overwritten(mark: Mark, opened: Opening) -> None:
    with_server = opened(ListServer(mark=mark))
    lists, server = await with_server.lists(), with_server.server
    queue = await lists.fetch(NAME)
    server.rows.insert(0, server.rows.pop())
    server.version += 1
    with pytest.raises(PreconditionFailed):
        await moved(lists, queue, 6, 0)
    assert server.order == ["v9", *(f"v{number}" for number in range(1, 9))]
    arranged = await moved(lists, await lists.fetch(NAME), 6, 0)
    assert tuple(server.order) == arranged.ids


@pytest.mark.parametrize("mark", Mark)
@pytest.mark.parametrize("way", [Way.FINAL, Way.IDS])
async def test_titles_are_added_where_they_are_wanted_and_removed(way: Way, mark: Mark, opened: Opening) -> None:
    with_server = opened(ListServer(way, mark=mark))
    lists, server = await with_server.lists(), with_server.server
    queue = await lists.fetch(NAME)
    sent = await lists.send(NAME, queue, [Add(video(20), queue.ids[1])])
    assert sent.queue.ids == tuple(server.order) == (*queue.ids[:2], "v20", *queue.ids[2:])
    assert sent.queue.items[2].key == "120"
    sent = await lists.send(NAME, sent.queue, [Remove((sent.queue.ids[0],))])
    assert sent.queue.ids == tuple(server.order) == ("v2", "v20", *queue.ids[2:])


async def test_what_is_there_is_not_added_again(opened: Opening) -> None:
    with_server = opened(ListServer())
    lists = await with_server.lists()
    queue = await lists.fetch(NAME)
    sent = await lists.send(NAME, queue, [Add(video(3))])
    assert sent.already == ("v3",)
    assert not with_server.server.writes


async def test_a_service_that_says_yes_to_everything_and_does_nothing_is_found_out(opened: Opening) -> None:
    lists = await opened(ListServer(lies=True)).lists()
    queue = await lists.fetch(NAME)
    with pytest.raises(Refused) as move:
        await moved(lists, queue, 6, 0)
    with pytest.raises(Refused) as add:
        await lists.send(NAME, queue, [Add(video(20))])
    with pytest.raises(Refused) as remove:
        await lists.send(NAME, queue, [Remove((queue.ids[0],))])
    assert [each.value.why for each in (move, add, remove)] == [
        RefusalReason.NOT_DONE,
        RefusalReason.NOT_DONE,
        RefusalReason.TITLE_STAYS,
    ]
    assert (await lists.fetch(NAME)).ids == queue.ids


@pytest.mark.parametrize("way", Way)
async def test_two_entries_of_a_title_are_told_apart(way: Way, opened: Opening) -> None:
    with_server = opened(ListServer(way, takes_doubles=True), 3)
    lists, server = await with_server.lists(), with_server.server
    assert lists.capabilities.takes_doubles
    queue = await lists.fetch(NAME)
    assert queue.ids == ("101", "102", "103")
    again = replace(video(2), own_id="new:1")

    sent = (await lists.send(NAME, queue, [Add(again, Edge.TOP)])).queue
    assert sent.ids == ("new:1", "101", "102", "103")
    assert sent.items[0].key == "1102"
    assert sent.etag == (await lists.fetch(NAME)).etag
    sent = (await lists.send(NAME, sent, [Move((sent.ids[0],), sent.ids[2])])).queue
    assert [row["id"] for row in server.rows] == [101, 102, 1102, 103]
    sent = (await lists.send(NAME, sent, [Remove((sent.ids[1],))])).queue
    assert [row["id"] for row in server.rows] == [101, 1102, 103]
    assert sent.ids == ("101", "new:1", "103")


async def test_doubles_where_none_are_described_keep_the_order_from_being_written(opened: Opening) -> None:
    with_server = opened(ListServer())
    lists, server = await with_server.lists(), with_server.server
    server._add("v2")
    assert (await lists.fetch(NAME)).unseen == 1


async def test_ids_that_repeat_keep_the_order_from_being_written(opened: Opening) -> None:
    with_server = opened(ListServer())
    lists, server = await with_server.lists(), with_server.server
    server.rows.append(dict(server.rows[2]))
    queue = await lists.fetch(NAME)
    assert queue.ids == tuple(f"v{number}" for number in range(1, 10))
    assert queue.unseen == 1
    with pytest.raises(IncompleteRead):
        await lists.send(NAME, queue, [Move((queue.ids[6],), Edge.TOP)])
    assert not server.writes


async def test_pages_that_drift_once_are_read_anew(opened: Opening) -> None:
    with_server = opened(ListServer(pages=Pages.OFFSET))
    lists, server = await with_server.lists(), with_server.server

    def drift() -> None:
        server.rows.insert(0, server.rows.pop())
        server.before_page = lambda: None

    server.before_page = drift
    queue = await lists.fetch(NAME)
    assert list(queue.ids) == server.order
    assert queue.unseen == 0


async def test_pages_that_never_stand_still_lose_nothing_and_take_no_order(opened: Opening) -> None:
    with_server = opened(ListServer(pages=Pages.OFFSET))
    lists, server = await with_server.lists(), with_server.server
    server.before_page = lambda: server.rows.insert(0, server.rows.pop())
    queue = await lists.fetch(NAME)
    assert queue.unseen
    with pytest.raises(IncompleteRead):
        await lists.send(NAME, queue, [Move((queue.ids[2],), Edge.TOP)])
    assert len(server.rows) == 9


async def test_positions_with_holes_take_no_order(opened: Opening) -> None:
    with_server = opened(ListServer(tells_positions=True, holes=2))
    lists, server = await with_server.lists(), with_server.server
    queue = await lists.fetch(NAME)
    assert queue.unseen == 2
    with pytest.raises(IncompleteRead):
        await lists.send(NAME, queue, [Move((queue.ids[2],), Edge.TOP)])
    server.holes = 0
    arranged = await moved(lists, await lists.fetch(NAME), 6, 0)
    assert tuple(server.order) == arranged.ids


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Response("[", 200), BadAnswer),
        (Response('{"items": 3}', 200), BadAnswer),
        (Response('{"items": [{"a": 1}]}', 200), BadAnswer),
        (Response("[" * 100_000, 200), BadAnswer),
        (Response("", 404), NotThere),
        (Response("", 503), ServerFault),
        (Response("", 429, {"Retry-After": "7"}), RateLimited),
        (Response("{}", 302, {"Location": "/lists/9/items"}, content_type="application/json"), LedAway),
        (Response("", 401), SignInAgain),
    ],
)
async def test_a_read_that_goes_wrong_is_an_error_of_its_kind(
    answer: Response, error: type[ServiceError], opened: Opening
) -> None:
    with_server = opened(ListServer())
    lists = await with_server.lists()
    with_server.server.answers = [answer]
    with pytest.raises(error):
        await lists.fetch(NAME)


async def test_the_descriptions_own_errors_come_first(opened: Opening) -> None:
    lists = await opened(ListServer()).lists()
    queue = await lists.fetch(NAME)
    with pytest.raises(LimitReached):
        await lists.send(NAME, queue, [Add(Item(Title(TitleId("full"), "One too many")))])
    with pytest.raises(Refused) as caught:
        await lists.send(NAME, queue, [Add(Item(Title(TitleId("x"), "Unknown")))])
    assert not isinstance(caught.value, LimitReached)


async def test_the_next_page_is_never_asked_for_at_another_server(opened: Opening) -> None:
    with_server = opened(ListServer(pages=Pages.NEXT))
    lists, server = await with_server.lists(), with_server.server
    for told in ("https://evil.example/items", "/lists/7/items"):
        page = f'{{"items": [{{"id": 1, "video": {{"id": "v1"}}}}], "next": "{told}"}}'
        server.answers = [Response(page, 200) for _ in range(5)]
        with pytest.raises(BadAnswer):
            await lists.fetch(NAME)
        server.answers.clear()


async def test_a_write_whose_list_cannot_be_read_afterwards_may_have_happened(opened: Opening) -> None:
    with_server = opened(ListServer(mark=Mark.HEADER))
    lists, server = await with_server.lists(), with_server.server
    queue = await lists.fetch(NAME)

    server.answers = [Response("", 204), Response("", 404)]
    with pytest.raises(OutcomeUnknown):
        await moved(lists, queue, 6, 0)


async def test_a_description_without_a_move_leaves_the_order_to_us(opened: Opening, tmp_path: Path) -> None:
    with_server = opened(ListServer())
    text = with_server.described.text
    start, end = text.index("[move]"), text.index("[add]")
    with_server.described = Described(tmp_path / "other", text[:start] + text[end:])
    lists = await with_server.lists()
    assert lists.capabilities.ordering is Ordering.KEPT_BY_US
    queue = await lists.fetch(NAME)
    sent = await lists.send(NAME, queue, [Move((queue.ids[2],), Edge.TOP)])
    assert sent.queue.ids[0] == queue.ids[2]
    assert (await lists.fetch(NAME)).ids == sent.queue.ids
    assert not with_server.server.writes
