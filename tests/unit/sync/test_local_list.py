"""A list that no service has: kept here, looked after there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from desktop_app.domain.account import Person
from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import PreconditionFailed, StorageError, Unreachable
from desktop_app.domain.parts import LocalList, Ratings, Service
from desktop_app.domain.queues import Queue, QueueRef, Title
from desktop_app.domain.service import ListInfo, Ordering, Writes
from desktop_app.storage.journal import Journal
from desktop_app.sync.kept_here import kept_here
from desktop_app.sync.local_list import LOOKS, NOT_FOUND, WithLocalList
from desktop_app.sync.local_order import LocalOrder
from tests.unit.domain.strategies import item
from tests.unit.sync.test_local_order import ADA, LIST, Shelf

SAVED = ListInfo("saved", "Saved")


class Catalogue:
    """What became of titles, and how often that was asked."""

    def __init__(self) -> None:
        self.gone: set[str] = set()
        self.renamed: dict[str, str] = {}
        self.is_away = False
        self.asked: list[str] = []

    async def find(self, title: Title) -> Title | None:
        self.asked.append(title.id)
        if self.is_away:
            raise Unreachable
        return None if title.id in self.gone else replace(title, name=self.renamed.get(title.id, title.name))


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "lineup.db")
    journal.save_account(ADA)
    return journal


@pytest.fixture
def make(journal: Journal, catalogue: Catalogue) -> Callable[[], WithLocalList]:
    return lambda: WithLocalList(Shelf("xyz"), LocalList(SAVED, catalogue.find), ADA.id, journal.local_lists)


async def filled(service: WithLocalList, letters: str) -> Queue:
    empty = await service.fetch("saved")
    return (await service.send("saved", empty, [Add(item(letter), Edge.END) for letter in letters])).queue


def letters(queue: Queue) -> str:
    return "".join(queue.ids)


async def test_it_stands_behind_the_services_own(make: Callable[[], WithLocalList]) -> None:
    service = make()
    assert [one.name for one in await service.all()] == [LIST, "saved"]
    assert letters(await service.fetch(LIST)) == "xyz"
    assert (await service.fetch("saved")).items == ()


async def test_edits_are_kept(make: Callable[[], WithLocalList]) -> None:
    kept = await filled(make(), "abc")
    moved = await make().send("saved", kept, [Move(("c",), Edge.TOP), Remove(("a",))])  # type: ignore[arg-type]
    assert letters(moved.queue) == "cb"
    again = await make().fetch("saved")
    assert letters(again) == "cb"
    assert again.etag == moved.queue.etag != kept.etag


async def test_a_state_that_is_past_is_not_written_over(make: Callable[[], WithLocalList]) -> None:
    kept = await filled(make(), "ab")
    await make().send("saved", kept, [Remove(("a",))])  # type: ignore[arg-type]
    with pytest.raises(PreconditionFailed):
        await make().send("saved", kept, [Remove(("b",))])  # type: ignore[arg-type]


async def test_what_is_known_comes_back(make: Callable[[], WithLocalList]) -> None:
    kept = await filled(make(), "ab")
    assert await make().fetch("saved", kept) is kept


async def test_what_is_gone_is_marked_and_what_is_back_is_not(
    make: Callable[[], WithLocalList], catalogue: Catalogue
) -> None:
    await filled(make(), "abc")
    catalogue.gone, catalogue.renamed = {"b"}, {"c": "Another name"}
    kept = await make().fetch("saved")
    assert [one.remark for one in kept.items] == ["", NOT_FOUND, ""]
    assert kept.items[2].title.name == "Another name"
    catalogue.is_away = True
    assert (await make().fetch("saved")).items == kept.items
    catalogue.is_away, catalogue.gone = False, set()
    assert [one.remark for one in (await make().fetch("saved")).items] == ["", "", ""]


async def test_what_was_written_during_the_look_stays(make: Callable[[], WithLocalList], catalogue: Catalogue) -> None:
    kept = await filled(make(), "ab")
    find = catalogue.find

    async def meanwhile(title: Title) -> Title | None:
        if title.id == "a":
            await make().send("saved", kept, [Remove(("a",))])  # type: ignore[arg-type]
        return await find(title)

    catalogue.find, catalogue.gone = meanwhile, {"a", "b"}  # type: ignore[method-assign]
    looked = await make().fetch("saved")
    assert [(one.id, one.remark) for one in looked.items] == [("b", NOT_FOUND)]


async def test_a_long_list_is_looked_after_part_by_part(
    make: Callable[[], WithLocalList], catalogue: Catalogue
) -> None:
    service, many = make(), [f"t{number}" for number in range(LOOKS + 3)]
    empty = await service.fetch("saved")
    await service.send("saved", empty, [Add(item(name), Edge.END) for name in many])
    counts = []
    for _ in range(3):
        catalogue.asked.clear()
        await service.fetch("saved")
        counts.append((len(catalogue.asked), catalogue.asked[0]))
    assert counts == [(LOOKS, "t0"), (3, f"t{LOOKS}"), (LOOKS, "t0")]


async def test_it_goes_with_its_account(make: Callable[[], WithLocalList], journal: Journal) -> None:
    await filled(make(), "ab")
    journal.forget_account(ADA.id)
    assert journal.local_lists.load(QueueRef(ADA.id, "saved")).items == ()


async def test_one_that_cannot_be_read_is_not_taken_for_empty(
    make: Callable[[], WithLocalList], journal: Journal
) -> None:
    await filled(make(), "ab")
    with journal._database.transaction() as connection:
        connection.execute("UPDATE local_list SET list = '{\"later\": 1}'")
    with pytest.raises(StorageError):
        await make().fetch("saved")


async def ada() -> Person:
    return ADA.person


async def test_a_service_gets_what_it_lacks_and_keeps_its_other_parts(journal: Journal, catalogue: Catalogue) -> None:
    ratings = cast("Ratings", object())
    bare = Service(who=ada, lists=Shelf("xyz"), ratings=ratings)
    local = replace(bare, local_list=LocalList(SAVED, catalogue.find))

    ordered, whole = kept_here(bare, ADA.id, journal), kept_here(local, ADA.id, journal)

    assert isinstance(ordered.lists, LocalOrder)
    assert isinstance(whole.lists, WithLocalList)
    assert whole.lists.capabilities.writes is Writes.WHOLE_ORDER
    assert ordered.ratings is whole.ratings is ratings
    assert await whole.who() == ADA.person


def test_a_service_that_lacks_nothing_stays_as_it_is(journal: Journal) -> None:
    kept = Shelf("xyz")
    kept.capabilities = replace(Shelf.capabilities, ordering=Ordering.KEPT_BY_SERVICE)
    for service in (Service(who=ada), Service(who=ada, lists=kept)):
        assert kept_here(service, ADA.id, journal) == service
