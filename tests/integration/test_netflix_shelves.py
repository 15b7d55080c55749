"""What Netflix keeps itself, read over HTTP while the server has it, and told to be gone when it has not."""

from pathlib import Path

import pytest

from desktop_app.domain.edits import Remove
from desktop_app.domain.errors import NotThere
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import ListInfo
from desktop_app.domain.title_states import TitleState
from desktop_app.sandbox.server import Sandbox
from tests.core import Core, make_core
from tests.parts import Parts, parts_of

ADA = "ada@example.org"
RENTALS = ["at_home", "rental_history/returned", "rental_history/watched", "rental_history"]


async def linked(folder: Path, sandbox: Sandbox) -> tuple[Core, Parts]:
    core = await make_core(folder, sandbox)
    ref = await core.link()
    service = await parts_of(core.accounts, ref.account)
    sandbox.netflix.requests.clear()
    return core, service


def names(lists: tuple[ListInfo, ...]) -> list[str]:
    return [info.name for info in lists]


async def test_the_lists_are_those_that_the_server_links_to(sandbox: Sandbox, tmp_path: Path) -> None:
    core, service = await linked(tmp_path, sandbox)

    assert names(await service.lists.all()) == ["instant", "disc", *RENTALS, "recommendations"]
    assert all(bool(info.fixed) == info.on_request for info in await service.lists.all())
    assert [request.path.rpartition("/")[0] for request in sandbox.netflix.requests] == ["/users"]
    await core.accounts.close()


async def test_a_server_of_later_years_has_no_rentals(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.netflix.faults.retire_rentals()
    core, service = await linked(tmp_path, sandbox)

    assert names(await service.lists.all()) == ["instant", "disc", "recommendations"]
    await core.accounts.close()


@pytest.mark.parametrize("status", [404, 410])
async def test_what_is_linked_to_but_gone_is_offered_no_more(sandbox: Sandbox, tmp_path: Path, status: int) -> None:
    sandbox.netflix.faults.retire_rentals(status, named=True)
    core, service = await linked(tmp_path, sandbox)
    assert names(await service.lists.all())[2:] == [*RENTALS, "recommendations"]

    with pytest.raises(NotThere):
        await service.lists.fetch("at_home")
    assert names(await service.lists.all())[2:] == [*RENTALS[1:], "recommendations"]
    await core.accounts.close()


async def test_when_one_is_gone_the_links_are_read_again(sandbox: Sandbox, tmp_path: Path) -> None:
    core, service = await linked(tmp_path, sandbox)
    await service.lists.all()

    sandbox.netflix.faults.retire_rentals()
    with pytest.raises(NotThere):
        await service.lists.fetch("rental_history/watched")

    assert names(await service.lists.all()) == ["instant", "disc", "recommendations"]
    await core.accounts.close()


async def test_what_they_hold(sandbox: Sandbox, tmp_path: Path) -> None:
    core, service = await linked(tmp_path, sandbox)

    at_home = await service.lists.fetch("at_home")
    history = await service.lists.fetch("rental_history")
    watched = await service.lists.fetch("rental_history/watched")
    likely = await service.lists.fetch("recommendations")

    assert [(item.title.name, item.remark) for item in at_home.items] == [
        ("Stalker", "sent 6 Nov 2025, due 7 Nov 2025")
    ]
    assert [(item.title.name, item.remark) for item in history.items][1:3] == [
        ("Mirror", "returned 3 Nov 2025"),
        ("Persona", "watched 31 Oct 2025"),
    ]
    assert [item.title.name for item in watched.items] == ["Persona", "Playtime", "The Third Man"]
    assert len(likely.items) > 25  # more than one page by itself
    assert likely.items[0].title.expected_rating is not None
    assert all(item.title.directors for item in at_home.items)
    await core.accounts.close()


async def test_what_is_the_same_is_known(sandbox: Sandbox, tmp_path: Path) -> None:
    core, service = await linked(tmp_path, sandbox)
    first = await service.lists.fetch("rental_history")

    assert await service.lists.fetch("rental_history", first) is first
    sandbox.netflix.state.account(ADA).rental_history = ()
    assert len((await service.lists.fetch("rental_history", first)).items) == 1
    assert (await service.lists.fetch("rental_history/returned", first)).items == ()
    await core.accounts.close()


async def test_how_titles_stand(sandbox: Sandbox, tmp_path: Path) -> None:
    named = sandbox.netflix.state.catalogue.named
    wanted = ("The Third Man", "Stalker", "Gosford Park", "Les Vampires", "Ran")
    ids = [TitleId(named(name).path) for name in wanted]
    core, service = await linked(tmp_path, sandbox)

    told = await service.title_states.of(ids)

    assert told[ids[0]].in_lists == ("instant",)
    assert told[ids[1]].at_home
    assert told[ids[2]].in_lists == ("disc",)
    assert (told[ids[3]].in_lists, told[ids[3]].saved_in) == ((), ("disc",))
    assert told[ids[4]] == TitleState((), (), tuple(named("Ran").formats))
    assert [(r.method, r.verb) for r in sandbox.netflix.requests] == [("GET", "GET")]
    await core.accounts.close()


async def test_what_was_told_lately_is_told_again_and_many_take_few_requests(sandbox: Sandbox, tmp_path: Path) -> None:
    ids = [TitleId(title.path) for title in sandbox.netflix.state.catalogue]
    many = (*ids, *ids[:100])
    core, service = await linked(tmp_path, sandbox)

    assert len(await service.title_states.of(many)) == len(ids)
    await service.title_states.of(many)
    assert [(r.method, r.verb) for r in sandbox.netflix.requests] == [("POST", "GET")] * -(-len(ids) // 500)

    queue = await service.lists.fetch("instant")
    first = queue.items[0].id
    await service.lists.send("instant", queue, [Remove((first,))])
    assert (await service.title_states.of((TitleId(first),)))[TitleId(first)].in_lists == ()
    await core.accounts.close()
