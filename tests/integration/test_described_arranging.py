"""Lists of a described service in the program's engine: dragged, merged with what others do, asked about and undone."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.accounts import LiveList
from desktop_app.domain.arrangement import Arrangement, Key, Order, arranged, plan
from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import RefusalReason
from desktop_app.domain.queues import Title, TitleId
from desktop_app.sync.state import Event, QueueState
from tests.core import Script
from tests.integration.describing import Described
from tests.list_server import KEY, ListServer, Mark, Way, description, serving


class Dragging:
    """An open list, and waiting by listening."""

    def __init__(self, described: Described, live: LiveList) -> None:
        self.described = described
        self.live = live
        self._changed = asyncio.Event()
        described.accounts.library.list_changed.connect(self._hear)

    def _hear(self, _changed: LiveList, _state: QueueState, _event: Event | None) -> None:
        self._changed.set()

    async def until(self, truth: Callable[[], object]) -> None:
        async with asyncio.timeout(60):
            while not truth():
                self._changed.clear()
                await self._changed.wait()

    async def in_step(self) -> None:
        await self.until(lambda: self.live.state.loaded and not self.live.state.waiting)


@contextmanager
def served(folder: Path, server: ListServer, count: int = 9) -> Iterator[Described]:
    server.fill(count)
    with serving(server):
        yield Described(folder, description(server))


async def opened(described: Described) -> Dragging:
    person = Script()
    person.answers = {"key": KEY}
    account = (await described.link(person)).account
    linked = described.accounts.library.linked(account.id)
    linked.put(await linked.ask_catalogue())
    live = await linked.open("7")
    dragging = Dragging(described, live)
    await dragging.in_step()
    return dragging


@pytest.mark.parametrize("mark", Mark)
@pytest.mark.parametrize("way", Way)
async def test_a_list_is_arranged_while_others_change_it(way: Way, mark: Mark, tmp_path: Path) -> None:
    server = ListServer(way, mark=mark, takes_doubles=True)
    with served(tmp_path, server) as described:
        dragging = await opened(described)
        live = dragging.live
        ids = live.state.view.ids
        server.rows.append(server.row(30))
        server.version += 1
        live.submit((Move((ids[8],), Edge.TOP),))
        live.submit((Add(live.item_of(Title(TitleId("v2"), "Video 2")), ids[3]), Remove((ids[5],))))

        await dragging.in_step()

        assert server.order == ["v9", "v1", "v2", "v3", "v4", "v2", "v5", "v7", "v8", "v30"]
        assert [item.title.id for item in live.state.view.items] == server.order
        assert not live.state.questions
        await described.accounts.close()


async def test_a_service_that_does_nothing_leaves_a_question_and_the_list_as_it_is(tmp_path: Path) -> None:
    server = ListServer(lies=True)
    with served(tmp_path, server) as described:
        dragging = await opened(described)
        before = dragging.live.state.view.ids
        dragging.live.submit((Move((before[6],), Edge.TOP),))

        await dragging.until(lambda: dragging.live.state.questions)

        (asked,) = dragging.live.state.questions
        assert asked.question is not None
        assert asked.question.cause is not None
        assert asked.question.cause.why is RefusalReason.NOT_DONE
        assert server.order == list(before)
        await described.accounts.close()


async def test_an_arrangement_takes_the_fewest_moves(tmp_path: Path) -> None:
    server = ListServer()
    with served(tmp_path, server, 12) as described:
        server.rows = [server.rows[at] for at in (3, 1, 0, 2, 5, 4, 6, 7, 11, 8, 9, 10)]
        dragging = await opened(described)
        view = dragging.live.state.view
        moves = plan(view, arranged(view, Arrangement(Key(Order.LENGTH))))

        dragging.live.submit(moves)
        await dragging.in_step()

        assert server.order == [f"v{number}" for number in range(1, 13)]
        assert len(server.writes) == len(moves) == 4
        await described.accounts.close()
