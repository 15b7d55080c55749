"""A service without an order behaves, with ours beside it, like one that has."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.errors import Unreachable
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.queues import ItemId, Queue, QueueRef
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.storage.journal import Journal
from desktop_app.sync.local_order import LocalOrder
from tests.unit.domain.strategies import item, order, queue

ADA = Account(AccountId("a"), "far", "far.example", Person("u", "Ada"), "Ada")
LIST = "watchlist"


class Shelf:
    """A service that knows what is in a list and nothing of order: what was added last stands first."""

    capabilities = Capabilities(Ordering.KEPT_BY_US, Guard.STATE_FIRST, Writes.ONE_TITLE)

    def __init__(self, letters: str) -> None:
        self.letters = letters
        self.is_away = False
        self.written: list[Edit] = []

    async def all(self) -> tuple[ListInfo, ...]:
        return (ListInfo(LIST, "Watchlist"),)

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        assert name == LIST
        told = queue(self.letters, etag=self.letters)
        return known if known is not None and known.etag == told.etag else told

    async def send(self, name: str, _queue: Queue, edits: Sequence[Edit]) -> Sent:
        if self.is_away:
            raise Unreachable
        for edit in edits:
            self.written.append(edit)
            match edit:
                case Add(new, _):
                    self.letters = new.id + self.letters
                case Remove(gone):
                    self.letters = "".join(letter for letter in self.letters if letter not in gone)
                case Move():
                    pytest.fail("A service without an order was asked to move.")
        return Sent(await self.fetch(name))


class Scene:
    def __init__(self, folder: Path) -> None:
        self.journal = Journal(folder / "lineup.db")
        self.journal.save_account(ADA)
        self.shelf = Shelf("abcd")
        self.newcomers = Newcomers.BOTTOM
        self.kept = LocalOrder(self.shelf, ADA.id, self.journal.local_orders, lambda: self.newcomers)

    async def send(self, *edits: Edit) -> str:
        sent = await self.kept.send(LIST, await self.kept.fetch(LIST), edits)
        assert sent.queue.etag == self.shelf.letters
        assert sent.queue.ids == (await self.kept.fetch(LIST)).ids
        return order(sent.queue)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def ids(letters: str) -> tuple[ItemId, ...]:
    return tuple(ItemId(letter) for letter in letters)


async def test_a_move_is_kept_here_and_sends_nothing(scene: Scene) -> None:
    scene.shelf.is_away = True
    assert await scene.send(Move(ids("d"), Edge.TOP), Move(ids("a"), ItemId("b"))) == "dbac"
    assert scene.shelf.written == []


async def test_what_is_added_here_stands_where_it_was_dropped(scene: Scene) -> None:
    assert await scene.send(Add(item("e"), ItemId("b"))) == "abecd"
    assert scene.shelf.written == [Add(item("e"), Edge.END)]
    assert await scene.send(Remove(ids("bc"))) == "aed"


async def test_what_is_added_elsewhere_joins_where_the_person_has_set(scene: Scene) -> None:
    await scene.send(Move(ids("d"), Edge.TOP))
    scene.shelf.letters = "fe" + scene.shelf.letters

    assert order(await scene.kept.fetch(LIST)) == "dabcfe"
    scene.newcomers = Newcomers.TOP
    assert order(await scene.kept.fetch(LIST)) == "fedabc"


async def test_before_anything_is_arranged_the_order_is_the_services(scene: Scene) -> None:
    told = await scene.kept.fetch(LIST)
    assert order(told) == "abcd"
    assert await scene.kept.fetch(LIST, told) is told


async def test_a_list_that_was_never_arranged_knows_what_is_new_too(scene: Scene) -> None:
    scene.newcomers = Newcomers.TOP
    assert order(await scene.kept.fetch(LIST)) == "abcd"
    scene.shelf.letters += "e"
    assert order(await scene.kept.fetch(LIST)) == "eabcd"


async def test_a_snapshot_older_than_the_order_is_put_into_it(scene: Scene) -> None:
    before = await scene.kept.fetch(LIST)
    await scene.send(Move(ids("d"), Edge.TOP))
    assert order(await scene.kept.fetch(LIST, before)) == "dabc"


async def test_an_add_that_failed_leaves_the_kept_order_alone(scene: Scene) -> None:
    await scene.send(Move(ids("d"), Edge.TOP))
    scene.shelf.is_away = True
    with pytest.raises(Unreachable):
        await scene.send(Add(item("e"), Edge.TOP))
    assert scene.journal.local_orders.load(QueueRef(ADA.id, LIST)) == ids("dabc")


async def test_which_lists_there_are_is_the_services_own(scene: Scene) -> None:
    assert (await scene.kept.all())[0].title == "Watchlist"


async def test_the_order_goes_with_its_account(scene: Scene) -> None:
    await scene.send(Move(ids("d"), Edge.TOP))
    scene.journal.forget_account(ADA.id)
    assert scene.journal.local_orders.load(QueueRef(ADA.id, LIST)) == ()
