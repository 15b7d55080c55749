"""Servers that others wrote after Netflix's interface: the same, but for how HTTP is spoken."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop_app.domain.edits import Add, Edge, Edit, Move
from desktop_app.domain.errors import Interposed, LedAway, LineupError
from desktop_app.domain.queues import Item
from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.netflix.calls import Call
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Asked, Failed, Health
from desktop_app.ui.sentences.details import detail_of
from tests.core import Core, refresh_list
from tests.parts import parts_of

ADA = "ada@example.org"
BOM = b"\xef\xbb\xbf"
Retold = Callable[[Call, Reply], Reply]


def _said(trouble: LineupError | None) -> str:
    assert trouble is not None
    return detail_of(trouble)


def retell(sandbox: Sandbox, retold: Retold) -> None:
    """Have the server answer in this other way from now on."""
    netflix = sandbox.netflix
    judge = netflix.judge
    netflix.judge = lambda host, call: retold(call, judge(host, call))  # type: ignore[method-assign]


def perform(core: Core, queue: OpenQueue, edits: list[Edit]) -> None:
    queue.submit(edits)
    core.accounts.library.linked(queue.ref.account).wake()


def tag_in_the_header_alone(_call: Call, reply: Reply) -> Reply:
    return with_members(reply, lambda members: members.pop("etag", None))


def tag_in_quotes(_call: Call, reply: Reply) -> Reply:
    def quote(members: dict[str, object]) -> None:
        if "etag" in members:
            members["etag"] = f'"{members["etag"]}"'

    return with_members(reply, quote)


def byte_order_mark(_call: Call, reply: Reply) -> Reply:
    return replace(reply, body=BOM + reply.body) if reply.body else reply


def cookies(_call: Call, reply: Reply) -> Reply:
    return replace(reply, headers={**reply.headers, "Set-Cookie": "server=2; Path=/; HttpOnly"})


def with_members(reply: Reply, change: Callable[[dict[str, object]], object]) -> Reply:
    if not reply.body.startswith(b"{"):
        return reply
    tree = json.loads(reply.body)
    for members in tree.values():
        if isinstance(members, dict):
            change(members)
    return replace(reply, body=json.dumps(tree).encode())


@pytest.mark.parametrize("retold", [tag_in_the_header_alone, tag_in_quotes, byte_order_mark, cookies])
async def test_a_queue_is_read_and_written(sandbox: Sandbox, core: Core, queue: OpenQueue, retold: Retold) -> None:
    retell(sandbox, retold)
    sandbox.netflix.faults.edit_on_website(ADA)
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: core.events)
    await core.in_step(queue)
    core.events.clear()
    sandbox.netflix.requests.clear()
    first, second, third = queue.state.view.ids[:3]

    perform(core, queue, [Move((third,), Edge.TOP), Move((first,), Edge.END)])
    await core.in_step(queue)

    assert (core.events, sandbox.netflix.state.order(ADA, "instant")[0]) == ([], third.rpartition("/")[2])
    assert [request.status for request in sandbox.netflix.requests] == [201, 201]
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: sandbox.netflix.requests[-1].method == "GET" and queue.state.health is Health.IN_STEP)
    assert sandbox.netflix.requests[-1].status == 304
    assert second in queue.state.view


async def test_an_entity_tag_of_other_letters_guards_a_write(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    served = sandbox.netflix.state.account(ADA).queues["instant"]
    spelled = replace(served.current, etag="é€")
    served._versions[-1] = spelled
    retell(sandbox, lambda _call, reply: replace(reply, headers={}))
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: queue.held.base.etag == "é€")
    sandbox.netflix.requests.clear()

    perform(core, queue, [Move((queue.state.view.ids[2],), Edge.TOP)])
    await core.in_step(queue)

    assert sandbox.netflix.requests[0].query["etag"] == "é€"
    assert sandbox.netflix.requests[0].status == 201


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_read_follows_within_the_server(sandbox: Sandbox, core: Core, queue: OpenQueue, status: int) -> None:
    def elsewhere(call: Call, reply: Reply) -> Reply:
        if call.path.endswith("/queues/instant") and "moved" not in call.params:
            return Reply(status, headers={"Location": f"{call.target}&moved=1"})
        return reply

    retell(sandbox, elsewhere)
    sandbox.netflix.faults.edit_on_website(ADA)
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: core.events)
    await core.in_step(queue)

    order = sandbox.netflix.state.order(ADA, "instant")
    assert [title.rpartition("/")[2] for title in queue.state.view.ids] == order


@pytest.mark.parametrize("address", ["https://other.example/api?secret=1", "http://127.0.0.1:1/api?secret=1"])
async def test_nothing_follows_to_another_server(sandbox: Sandbox, core: Core, queue: OpenQueue, address: str) -> None:
    retell(sandbox, lambda _call, _reply: Reply(302, headers={"Location": address}))
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: queue.state.health is Health.TROUBLE)

    # An unencrypted call that leads to another host may have been answered by the network.
    expected = Interposed if "other" in address else LedAway
    assert isinstance(queue.state.trouble, expected)
    assert "secret" not in _said(queue.state.trouble)
    assert expected is Interposed or _said(queue.state.trouble) == address.partition("?")[0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_write_that_is_sent_elsewhere_waits(
    sandbox: Sandbox, core: Core, queue: OpenQueue, status: int
) -> None:
    is_away = True

    judge = sandbox.netflix.judge
    away = Reply(status, headers={"Location": "/v2/queues?a=b"})
    sandbox.netflix.judge = lambda host, call: (  # type: ignore[method-assign]
        away if is_away and call.writes else judge(host, call)
    )
    before, wanted = queue.state.view.ids, queue.state.view.ids[2]
    perform(core, queue, [Move((wanted,), Edge.TOP)])
    await core.until(lambda: len([r for r in sandbox.netflix.requests if r.method == "POST"]) > 3)

    assert isinstance(queue.state.trouble, LedAway)
    assert _said(queue.state.trouble) == f"{sandbox.netflix.api_address}/v2/queues"
    assert (queue.state.waiting, queue.state.questions) == (1, ())
    assert not [event for event in core.events if isinstance(event, Asked)]
    is_away = False
    await core.in_step(queue)
    assert queue.state.view.ids == (wanted, *(title for title in before if title != wanted))


async def test_a_moved_title_stays_as_it_was_told(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    """The answer to a move tells no formats, no people, no synopsis."""
    titles = [item.id for item in queue.state.view.items]
    ends = {title.rpartition("/")[2]: 1_900_000_000 for title in titles}
    sandbox.netflix.state.leaving = ends
    sandbox.netflix.faults.edit_on_website(ADA)
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: queue.state.view.items[0].title.available_until == 1_900_000_000)
    await core.in_step(queue)
    before = queue.state.view.items[3]

    perform(core, queue, [Move((before.id,), Edge.TOP)])
    await core.in_step(queue)

    assert queue.state.view.items[0].title == before.title
    assert before.title.available_until == 1_900_000_000
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: sandbox.netflix.requests[-1].status == 304)
    assert queue.state.view.items[0].title == before.title


async def test_an_added_title_ends_as_its_queue_says(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    """A search tells of discs, too, that never end; the next read of the queue tells of the stream."""
    service = await parts_of(core.accounts, queue.ref.account)
    numbers = [found.id.rpartition("/")[2] for found in await service.catalogue.search("the")]
    catalogue = list(map(sandbox.netflix.state.catalogue.find, numbers))
    wanted = next(t for t in catalogue if t and len(t.formats) > 1 and f"movies/{t.id}" not in queue.state.view)
    sandbox.netflix.state.leaving = {wanted.id: 1_900_000_000}
    title = next(found for found in await service.catalogue.search("the") if found.id.endswith(f"/{wanted.id}"))
    assert title.available_until is None

    perform(core, queue, [Add(Item(title), Edge.TOP)])
    await core.in_step(queue)
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: queue.state.view.items[0].title.available_until == 1_900_000_000)
    assert not [event for event in core.events if isinstance(event, Failed)]
