"""Playlists of a Jellyfin server of any version, changed from here and from elsewhere."""

import pytest

from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import NotThere, OutcomeUnknown, PreconditionFailed, RefusalReason, Refused, ServerFault
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, Queue
from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from tests.jellyfin import key_of, list_named, writes
from tests.parts import Parts

VERSIONS = ("10.9.11", "10.10.7", "10.11.8", "12.0-rc5")
MOVES = ((6, 0), (0, 6), (3, 4), (4, 3), (0, 1), (1, 0), (0, 23), (23, 0), (22, 23))


def refuses(why: RefusalReason) -> "pytest.RaisesExc[Refused]":
    return pytest.RaisesExc(Refused, check=lambda error: error.why is why)


async def whole(service: Parts, jellyfin: JellyfinEmulator) -> tuple[str, Queue]:
    name = list_named(jellyfin)
    return name, await service.lists.fetch(name)


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_title_lands_where_it_was_put_whatever_the_version(
    version: str, service: Parts, jellyfin: JellyfinEmulator
) -> None:
    jellyfin.faults.upgrade(version)
    name, queue = await whole(service, jellyfin)
    for start, end in MOVES:
        moving, rest = queue.ids[start], [one for one in queue.ids if one != queue.ids[start]]
        sent = await service.lists.send(name, queue, [Move((moving,), rest[end - 1] if end else Edge.TOP)])
        assert sent.queue.etag
        assert sent.queue.place_of(moving) == end
        assert jellyfin.state.order("To watch") == list(sent.queue.ids)
        queue = sent.queue
    assert all("/move/" in call.lower() for call in writes(jellyfin)), "the whole list is never written"


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_title_is_added_where_it_was_put(version: str, service: Parts, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.upgrade(version)
    name, queue = await whole(service, jellyfin)
    found = next(one for one in await service.catalogue.search("great expectations") if not queue.items_of(one.id))
    sent = await service.lists.send(name, queue, [Add(Item(found), queue.ids[4])])
    assert sent.queue.place_of(Item(found).id) == 5
    assert jellyfin.state.order("To watch") == list(sent.queue.ids)


async def test_a_person_with_hidden_titles_moves_others_and_loses_none(
    service: Parts, jellyfin: JellyfinEmulator
) -> None:
    every = jellyfin.state.order("To watch")
    jellyfin.faults.hide("ada", [every[3], every[7]])
    name, queue = await whole(service, jellyfin)
    assert len(queue.items) == len(every) - 2
    moved = refused = 0
    for start in range(len(queue.items)):
        for end in (0, 2, 5, 11, len(queue.items) - 1):
            moving, rest = queue.ids[start], [one for one in queue.ids if one != queue.ids[start]]
            try:
                sent = await service.lists.send(name, queue, [Move((moving,), rest[end - 1] if end else Edge.TOP)])
            except Refused as error:
                assert error.why is RefusalReason.HIDDEN_BETWEEN  # noqa: PT017 - most moves are not refused
                refused += 1
                continue
            moved += 1
            assert sent.queue.place_of(moving) == end
            queue = sent.queue
            assert (await service.lists.fetch(name)).ids == queue.ids
    assert moved > 9 * refused
    assert sorted(jellyfin.state.order("To watch")) == sorted(every)


@pytest.mark.parametrize("away", [(1,), (0, 1), (1, 8), (5,), (12,)])
async def test_entries_whose_files_are_away_for_a_while_do_not_turn_a_move_astray(
    away: tuple[int, ...], service: Parts, jellyfin: JellyfinEmulator
) -> None:
    every = jellyfin.state.order("To watch")
    for place in away:
        jellyfin.faults.kill(every[place])
    name, queue = await whole(service, jellyfin)
    for moving, anchor in ((queue.ids[10], queue.ids[3]), (queue.ids[2], queue.ids[14])):
        wanted = replay(queue, [Move((moving,), anchor)])
        queue = (await service.lists.send(name, queue, [Move((moving,), anchor)])).queue
        assert queue.etag
        assert queue.ids == wanted.ids
    assert sorted(jellyfin.state.order("To watch")) == sorted(every)


async def test_a_title_that_is_there_twice_is_shown_twice_and_left_alone(
    service: Parts, jellyfin: JellyfinEmulator
) -> None:
    jellyfin.faults.upgrade("12.0-rc5")
    every = jellyfin.state.order("To watch")
    jellyfin.faults.edit_in_app(key_of(jellyfin), add=every[2], position=9)
    name, queue = await whole(service, jellyfin)
    twice = queue.items[9]
    assert twice.title.id == every[2]
    assert len(set(queue.ids)) == len(every) + 1
    for item_id in (queue.ids[2], twice.id):
        with refuses(RefusalReason.TITLE_TWICE):
            await service.lists.send(name, queue, [Remove((item_id,))])
        with refuses(RefusalReason.TITLE_TWICE):
            await service.lists.send(name, queue, [Move((item_id,), Edge.TOP)])
    assert not writes(jellyfin)


@pytest.mark.parametrize("version", ["10.10.0", "10.10.1"])
async def test_a_version_that_loses_entries_is_not_asked(
    version: str, service: Parts, jellyfin: JellyfinEmulator
) -> None:
    jellyfin.faults.upgrade(version)
    name, queue = await whole(service, jellyfin)
    assert await service.lists.fetch(name, queue) is queue
    with refuses(RefusalReason.VERSION_LOSES_ENTRIES):
        await service.lists.send(name, queue, [Move((queue.ids[5],), Edge.TOP)])
    with refuses(RefusalReason.VERSION_LOSES_ENTRIES):
        await service.lists.send(name, queue, [Remove((queue.ids[5],))])
    assert not writes(jellyfin)


async def test_a_server_that_is_upgraded_meanwhile_is_asked_by_its_new_rules(
    service: Parts, jellyfin: JellyfinEmulator
) -> None:
    jellyfin.faults.upgrade("10.10.7")
    name, queue = await whole(service, jellyfin)
    sent = await service.lists.send(name, queue, [Move((queue.ids[0],), queue.ids[5])])
    jellyfin.faults.upgrade("10.11.8")
    queue = sent.queue
    sent = await service.lists.send(name, queue, [Move((queue.ids[0],), queue.ids[5])])
    assert jellyfin.state.order("To watch") == list(sent.queue.ids)


async def test_what_somebody_else_did_meanwhile_is_no_conflict_with_a_new_picture(
    service: Parts, jellyfin: JellyfinEmulator
) -> None:
    name, queue = await whole(service, jellyfin)
    jellyfin.faults.refresh_metadata(key_of(jellyfin))
    await service.lists.send(name, queue, [Remove((queue.ids[1],))])
    jellyfin.faults.edit_in_app(key_of(jellyfin))
    now = replay(queue, [Remove((queue.ids[1],))]).with_etag(queue.etag)
    with pytest.raises(PreconditionFailed):
        await service.lists.send(name, now, [Remove((queue.ids[2],))])


async def test_a_write_that_another_overwrote_is_not_believed(service: Parts, jellyfin: JellyfinEmulator) -> None:
    name, queue = await whole(service, jellyfin)
    jellyfin.faults.lose_next_writes()
    sent = await service.lists.send(name, queue, [Remove((queue.ids[1],))])
    assert sent.queue.etag is None
    assert (await service.lists.fetch(name)).ids == queue.ids


async def test_a_list_of_others_that_may_only_be_seen_is_refused(service: Parts, jellyfin: JellyfinEmulator) -> None:
    name = list_named(jellyfin, "For all to see")
    queue = await service.lists.fetch(name)
    with refuses(RefusalReason.LIST_NOT_CHANGEABLE):
        await service.lists.send(name, queue, [Remove((queue.ids[1],))])


async def test_a_shared_list_is_arranged_as_an_own_one(service: Parts, jellyfin: JellyfinEmulator) -> None:
    name = list_named(jellyfin, "At sea")
    queue = await service.lists.fetch(name)
    sent = await service.lists.send(name, queue, [Move((queue.ids[5],), Edge.TOP)])
    assert jellyfin.state.order("At sea") == list(sent.queue.ids)


async def test_a_show_is_no_title_of_a_playlist(service: Parts, jellyfin: JellyfinEmulator) -> None:
    name, queue = await whole(service, jellyfin)
    show = next(one.name for one in jellyfin.state.library if one.type == "Series")
    found = next(one for one in await service.catalogue.search(show) if one.kind == "show")
    with refuses(RefusalReason.NOT_ALONE):
        await service.lists.send(name, queue, [Add(Item(found))])
    assert not writes(jellyfin)


async def test_a_list_that_was_deleted_elsewhere_is_gone(service: Parts, jellyfin: JellyfinEmulator) -> None:
    name, queue = await whole(service, jellyfin)
    jellyfin.faults.delete_in_app(key_of(jellyfin))
    with pytest.raises(NotThere):
        await service.lists.fetch(name, queue)


async def test_a_server_that_starts_up_is_asked_again_later(service: Parts, jellyfin: JellyfinEmulator) -> None:
    name, queue = await whole(service, jellyfin)
    jellyfin.faults.start_up()
    with pytest.raises((ServerFault, OutcomeUnknown)):
        await service.lists.fetch(name, queue)
    jellyfin.faults.start_up(on=False)
    assert await service.lists.fetch(name, queue) is queue
