"""What every list adapter promises, asked of every service over HTTP (`domain/parts.py`)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import OutcomeUnknown, PreconditionFailed, ServiceError, SignInAgain, Unreachable
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, Queue
from desktop_app.domain.service import Ordering, Writes
from desktop_app.sandbox.server import Sandbox
from tests.contract.sites import SITES, Site
from tests.parts import Parts


@pytest.fixture(params=SITES, ids=lambda site: site.name)
def site(request: pytest.FixtureRequest, sandbox: Sandbox) -> Site:
    made: type[Site] = request.param
    return made(sandbox)


@pytest.fixture
def written(site: Site) -> Site:
    if not site.is_written:
        pytest.skip(f"{site.name} takes no changes of its lists")
    return site


@pytest.fixture
async def service(site: Site, tmp_path: Path) -> AsyncIterator[Parts]:
    """The service's adapter, with an account that is linked."""
    yield await site.open(tmp_path)
    await site.core.accounts.close()


async def a_newcomer(site: Site, service: Parts, queue: Queue) -> Item:
    """Found by searching, and not in the list."""
    return Item(next(title for title in await service.catalogue.search(site.word) if not queue.items_of(title.id)))


async def test_it_says_who_the_account_belongs_to(service: Parts) -> None:
    person = await service.who()
    assert person.user_id
    assert "Ada" in person.name or "ada" in person.name


async def test_its_lists_have_names_of_their_own_and_can_be_read(site: Site, service: Parts) -> None:
    lists = await service.lists.all()
    names = [info.name for info in lists]
    assert site.list_name in names
    assert len(set(names)) == len(names)
    assert all(info.title for info in lists)
    for name in names:
        queue = await service.lists.fetch(name)
        assert len(set(queue.ids)) == len(queue.ids)
        assert queue.etag


async def test_a_whole_list_comes_with_what_a_row_needs(site: Site, service: Parts) -> None:
    queue = await service.lists.fetch(site.list_name)
    assert len(queue.items) > 8
    assert sorted(queue.ids) == sorted(site.titles)
    if service.lists.capabilities.ordering is Ordering.KEPT_BY_SERVICE:
        assert list(queue.ids) == site.titles
    assert all(item.title.name for item in queue.items)
    assert any(item.title.poster for item in queue.items) == site.has_posters


async def test_what_did_not_change_comes_back_as_it_is(site: Site, service: Parts) -> None:
    queue = await service.lists.fetch(site.list_name)
    assert await service.lists.fetch(site.list_name, queue) is queue


async def test_a_move_is_there_when_the_list_is_read_again(site: Site, service: Parts) -> None:
    queue = await service.lists.fetch(site.list_name)
    moves = [Move((queue.ids[6],), Edge.TOP)]
    if service.lists.capabilities.writes is Writes.WHOLE_ORDER:
        moves.append(Move((queue.ids[0],), queue.ids[8]))
    wanted = replay(queue, moves)

    sent = await service.lists.send(site.list_name, queue, moves)

    assert sent.queue.ids == wanted.ids
    assert (await service.lists.fetch(site.list_name)).ids == wanted.ids
    assert sorted(site.titles) == sorted(queue.ids)


async def test_a_title_that_was_found_is_added_and_removed(written: Site, service: Parts) -> None:
    queue = await service.lists.fetch(written.list_name)
    new = await a_newcomer(written, service, queue)

    await service.lists.send(written.list_name, queue, [Add(new, Edge.END)])
    assert sorted(written.titles) == sorted([*queue.ids, new.id])
    longer = await service.lists.fetch(written.list_name)
    assert longer.ids == (*queue.ids, new.id)

    await service.lists.send(written.list_name, longer, [Remove((new.id,))])
    assert sorted(written.titles) == sorted(queue.ids)


async def test_what_is_there_is_added_again_and_what_is_not_is_removed_without_harm(
    written: Site, service: Parts
) -> None:
    queue = await service.lists.fetch(written.list_name)
    absent = await a_newcomer(written, service, queue)

    await service.lists.send(written.list_name, queue, [Add(queue.items[3], Edge.END)])
    await service.lists.send(written.list_name, await service.lists.fetch(written.list_name), [Remove((absent.id,))])

    assert sorted(written.titles) == sorted(queue.ids)


async def test_what_somebody_else_added_meanwhile_is_never_lost(written: Site, service: Parts) -> None:
    queue = await service.lists.fetch(written.list_name)
    theirs = await a_newcomer(written, service, queue)
    written.add_elsewhere(theirs)
    try:
        await service.lists.send(written.list_name, queue, [Move((queue.ids[6],), Edge.TOP)])
    except PreconditionFailed:
        now = await service.lists.fetch(written.list_name)
        await service.lists.send(written.list_name, now, [Move((queue.ids[6],), Edge.TOP)])

    found = await service.lists.fetch(written.list_name)
    assert found.ids[0] == queue.ids[6]
    assert set(found.ids) == {*queue.ids, theirs.id}
    assert set(written.titles) == set(found.ids)


async def test_a_write_whose_answer_is_lost_may_have_happened(written: Site, service: Parts) -> None:
    queue = await service.lists.fetch(written.list_name)
    written.faults.drop_connection_next(after_effect=True, writes_only=True)
    with pytest.raises(OutcomeUnknown):
        await service.lists.send(written.list_name, queue, [Remove((queue.ids[4],))])
    assert queue.ids[4] not in written.titles


async def test_a_service_that_is_not_there_was_not_asked(site: Site, service: Parts) -> None:
    site.sandbox.stop()
    try:
        with pytest.raises(Unreachable):
            await service.lists.fetch(site.list_name)
    finally:
        site.sandbox.start()


@pytest.mark.parametrize(
    "body", [b"", b"<html>Welcome to our hotel</html>", b"[" * 100_000, b'{"a": null}', b"\xff\xfe"]
)
async def test_garbage_is_an_error_of_the_service_and_nothing_else(site: Site, body: bytes, service: Parts) -> None:
    site.faults.answer_next(body, "application/json")
    try:
        queue = await service.lists.fetch(site.list_name)
    except ServiceError:
        return
    # What the answer left out was not needed: then nothing is missing.
    assert sorted(queue.ids) == sorted(site.titles)


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_fault_of_the_service_is_no_reason_to_sign_in_again(site: Site, status: int, service: Parts) -> None:
    site.faults.fail_next(status)
    with pytest.raises(ServiceError) as caught:
        await service.lists.fetch(site.list_name)
    assert not isinstance(caught.value, SignInAgain)
    assert (await service.lists.fetch(site.list_name)).items


async def test_a_link_that_was_withdrawn_asks_to_sign_in_again(site: Site, service: Parts) -> None:
    site.revoke()
    with pytest.raises(SignInAgain):
        await service.lists.fetch(site.list_name)


async def test_own_ratings_are_told_within_the_scale(site: Site, service: Parts) -> None:
    if service.service.ratings is None:
        pytest.skip(f"{site.name} keeps no ratings")
    scale = service.ratings.scale
    queue = await service.lists.fetch(site.list_name)
    ratings = await service.ratings.of([item.title.id for item in queue.items[: scale.titles_a_request]])
    assert set(ratings) <= set(queue.ids)
    assert all(scale.takes(rating) for rating in ratings.values())
