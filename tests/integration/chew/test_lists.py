"""Chew's lists through the sandbox, what is kept here beside them, and what is refused."""

import asyncio
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import (
    PermissionMissing,
    RateLimited,
    Refused,
    ServiceClosed,
    SignInAgain,
    Unreachable,
)
from desktop_app.domain.queues import Item
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.state import Health
from tests.chew import ChewCore, make_chew_core
from tests.clock import Clock
from tests.core import refresh_list, serve_list
from tests.parts import parts_of
from tests.sentences import says


async def test_the_lists(core: ChewCore) -> None:
    linked = await core.link()
    service = await parts_of(core.accounts, linked.account.id)

    assert [one.title for one in await service.lists.all()] == ["My shows", "Live now", "Saved shows"]
    assert [bool(one.fixed) for one in await service.lists.all()] == [True, True, False]
    assert await core.names(linked, "live") == ["Open decks"]


@pytest.mark.parametrize("invented", [True, False])
async def test_whatever_shape_the_answers_have(invented: bool, core: ChewCore) -> None:
    switches = core.chew.switches
    switches.meta = switches.invented_fields = invented
    switches.text_ids = switches.flat_user = switches.loose_slugs = True
    linked = await core.link()
    service = await parts_of(core.accounts, linked.account.id)

    assert linked.account.person.user_id == "2240"
    assert len(await core.names(linked, "shows")) == 9
    assert [found.name for found in await service.catalogue.search("vinyl-only")] == ["Vinyl only"]
    assert await service.catalogue.search("vinyl") == ()


async def test_more_shows_than_a_page(core: ChewCore) -> None:
    for number in range(230):
        core.chew.website.publish("ada", f"set-{number}", f"Set {number}")
    linked = await core.link()
    assert len(await core.names(linked, "shows")) == 239
    core.chew.switches.meta = False
    assert len(await core.names(linked, "shows")) == 239


async def test_our_order_stays_and_moves_send_nothing(core: ChewCore) -> None:
    linked = await core.link()
    queue = await serve_list(core.accounts, core.ref(linked, "shows"))
    await core.until(lambda: queue.state.health is Health.IN_STEP)
    last = queue.state.view.ids[-1]
    core.chew.requests.clear()
    queue.submit((Move((last,), Edge.TOP),))
    core.accounts.library.linked(linked.account.id).wake()
    await core.until(lambda: queue.state.health is Health.IN_STEP and not queue.state.waiting)

    assert core.chew.requests == []
    assert queue.state.view.ids[0] == last
    core.chew.website.publish("ada", "brand-new", "Brand new")
    names = await core.names(linked, "shows")
    assert (names[0], names[-1]) == ("Warehouse rave, first night", "Brand new")


async def test_what_did_not_change_is_known_again_and_what_came_back_is_new(core: ChewCore) -> None:
    linked = await core.link()
    service = await parts_of(core.accounts, linked.account.id)
    before = await service.lists.fetch("live")
    assert await service.lists.fetch("live", before) is before
    for live in (False, True):
        core.chew.website.go_live("open-decks", live=live)
        after = await service.lists.fetch("live", before)
    assert after.items == before.items
    assert after.etag != before.etag


async def test_nothing_is_added_at_chew(core: ChewCore) -> None:
    linked = await core.link()
    service = await parts_of(core.accounts, linked.account.id)
    shows = await service.lists.fetch("shows")
    with pytest.raises(Refused, check=says("at the service itself")):
        await service.lists.send("shows", shows, (Remove(shows.ids[:1]),))


async def test_live_shows_end_and_nobody_is_asked(core: ChewCore) -> None:
    linked = await core.link()
    queue = await serve_list(core.accounts, core.ref(linked, "live"))
    await core.until(lambda: queue.state.view.items)
    for live in (False, True, False):
        core.chew.website.go_live("open-decks", live=live)
        refresh_list(core.accounts, queue.ref)
        await core.until(lambda live=live: bool(queue.state.view.items) is live)  # type: ignore[misc]
        await core.until(lambda: queue.state.health is Health.IN_STEP)


# --- saved shows -------------------------------------------------------------------------------------------------


async def test_saved_shows_are_kept_here_and_marked_when_they_are_gone(core: ChewCore) -> None:
    linked = await core.link()
    service = await parts_of(core.accounts, linked.account.id)
    queue = await serve_list(core.accounts, core.ref(linked, "saved"))
    await core.until(lambda: queue.state.health is Health.IN_STEP)
    found = [
        title
        for typed in ("https://chew.tv/grace/debugging/", "Friday set", "compiler-beats")
        for title in await service.catalogue.search(typed)
    ]
    queue.submit([Add(Item(title), Edge.TOP) for title in found])
    core.accounts.library.linked(linked.account.id).wake()
    await core.until(lambda: queue.state.health is Health.IN_STEP and not queue.state.waiting)
    assert await core.names(linked, "saved") == ["Compiler beats", "Friday set", "Debugging"]

    core.chew.website.delete("debugging")
    kept = await service.lists.fetch("saved")
    assert [item.remark for item in kept.items] == ["", "", "not found at the service"]
    core.chew.switches.closed = True
    assert (await service.lists.fetch("saved", kept)) is kept


async def test_saved_shows_outlive_the_service(tmp_path: Path, sandbox: Sandbox, clock: Clock) -> None:
    store = SessionStore()
    core = make_chew_core(tmp_path, sandbox, store, clock)
    linked = await core.link()
    service = await parts_of(core.accounts, linked.account.id)
    kept = await service.lists.fetch("saved")
    titles = [*await service.catalogue.search("friday-set"), *await service.catalogue.search("solstice")]
    await service.lists.send("saved", kept, [Add(Item(title), Edge.END) for title in titles])
    await core.accounts.close()
    sandbox.stop()

    again = make_chew_core(tmp_path, sandbox, store, clock)
    queue = await serve_list(again.accounts, again.ref(linked, "saved"))
    await again.until(lambda: queue.state.health is Health.IN_STEP)
    queue.submit((Move(queue.state.view.ids[-1:], Edge.TOP),))
    again.accounts.library.linked(linked.account.id).wake()
    await again.until(lambda: queue.state.health is Health.IN_STEP and not queue.state.waiting)
    assert await again.names(linked, "saved") == ["Solstice", "Friday set"]
    await again.accounts.close()


# --- refusals ----------------------------------------------------------------------------------------------------


async def test_what_is_refused(core: ChewCore) -> None:
    linked = await core.link()
    service = await parts_of(core.accounts, linked.account.id)
    switches, grants = core.chew.switches, core.chew.grants
    switches.limited = 1
    with pytest.raises(RateLimited) as limited:
        await service.lists.fetch("shows")
    assert limited.value.retry_after == 30
    switches.closed = True
    with pytest.raises(ServiceClosed):
        await service.lists.fetch("shows")
    switches.closed = False
    grants.tokens = [type(one)(one.text, one.username, ("email",), one.created, one.life) for one in grants.tokens]
    with pytest.raises(PermissionMissing, check=says("read")):
        await service.lists.fetch("shows")
    switches.html_errors = True
    grants.revoke_all("ada")
    with pytest.raises(SignInAgain):
        await service.lists.fetch("shows")


async def test_nobody_there(sandbox: Sandbox, core: ChewCore) -> None:
    linked = await core.link()
    service = await parts_of(core.accounts, linked.account.id)
    await asyncio.to_thread(sandbox.stop)
    with pytest.raises(Unreachable):
        await service.lists.fetch("shows")
