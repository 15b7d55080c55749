"""A Chew account, through the sandbox: linked three ways, read, refused, ended; and what is kept here beside it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop_app.accounts import Forgotten
from desktop_app.domain.account import LinkState
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import (
    BadAnswer,
    ConsentRefused,
    ForeignRedirect,
    KeyRefused,
    PermissionMissing,
    RateLimited,
    Refused,
    ServiceClosed,
    SignInAgain,
    UnknownApplication,
    Unreachable,
)
from desktop_app.domain.queues import Item
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.state import Health
from tests.chew import ChewCore, Performer, key_of, make_chew_core
from tests.core import run

THREE_YEARS, WEEK = 94_608_000, 604_800
Story = Callable[[ChewCore], Awaitable[None]]
Tell = Callable[[Story], None]


class Clock:
    """Ours and the service's. Unix seconds."""

    def __init__(self) -> None:
        self.now = 1_484_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock) as sandbox:
        yield sandbox


@pytest.fixture
def tell(tmp_path: Path, sandbox: Sandbox, clock: Clock) -> Tell:
    def telling(story: Story) -> None:
        async def whole() -> None:
            core = make_chew_core(tmp_path, sandbox, clock=clock)
            try:
                await story(core)
            finally:
                await core.accounts.desk.close()

        run(whole)

    return telling


def with_key(key: str) -> Performer:
    agent = Performer()
    agent.answers = {"key": key}
    return agent


# --- linking -----------------------------------------------------------------------------------------------------


def test_by_a_code_for_three_years(tell: Tell, clock: Clock) -> None:
    async def story(core: ChewCore) -> None:
        agent = Performer()
        linked = await core.link(agent)

        assert (linked.account.person.user_id, linked.account.person.name) == ("2240", "Ada Lovelace")
        assert linked.until == clock.now + THREE_YEARS == core.accounts.ends_at(linked.account.id)
        asked = parse_qs(urlsplit(agent.visited).query)
        assert asked["scope"] == ["read"]
        assert "code_challenge" not in asked
        exchange = next(call for call in core.chew.requests if call.path.endswith("access_token"))
        assert "client_secret" in exchange.form_names
        assert not exchange.query

    tell(story)


def test_private_shows_are_asked_for_where_they_are_ticked(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        agent = Performer()
        linked = await core.link(agent, ticked=("private",))

        assert "scope=read%2Cprivate" in agent.visited
        assert "Rehearsal for New Year" in await core.names(linked, "shows")

    tell(story)


def test_without_a_secret_by_the_implicit_grant_for_a_week(tell: Tell, clock: Clock) -> None:
    async def story(core: ChewCore) -> None:
        linked = await core.link(public=True)

        assert linked.until == clock.now + WEEK
        assert len(await core.names(linked, "shows")) == 9

    tell(story)


def test_an_implicit_answer_without_a_state_is_taken_but_not_one_with_another(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        core.chew.switches.forgets_state = True
        await core.link(public=True)
        core.chew.switches.forgets_state = False
        agent = Performer()
        agent.bring_back = lambda uri: uri.replace("state=", "state=x")
        with pytest.raises(ForeignRedirect):
            await core.link(agent, public=True)

    tell(story)


def test_by_a_key(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        key = core.chew.service.people[0].key
        linked = await core.link(with_key(f" {key}\n"), Method.API_KEY)

        assert linked.until is None
        assert "Tape archive 1991" in await core.names(linked, "shows")
        with pytest.raises(KeyRefused):
            await core.link(with_key("wrong"), Method.API_KEY)
        assert len(core.accounts.all) == 1

    tell(story)


def test_a_key_needs_no_application(tmp_path: Path, sandbox: Sandbox) -> None:
    store = SessionStore()

    async def story() -> None:
        core = make_chew_core(tmp_path, sandbox, store)
        agent = with_key(sandbox.chew.service.people[0].key)
        linked = await core.accounts.link("chew", Method.API_KEY, ClientCredentials(""), agent, core.exchanges.append)
        again = make_chew_core(tmp_path, sandbox, store)
        assert len(await again.names(linked, "shows")) == 12
        receipt = await again.accounts.unlink(linked.account.id)
        assert receipt is not None
        assert receipt.forgotten is Forgotten.NOT_OFFERED
        await again.accounts.desk.close()

    run(story)


def test_no_secret_is_shown(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        key = core.chew.service.people[0].key
        await core.link()
        await core.link(public=True)
        await core.link(with_key(key), Method.API_KEY)

        told = "".join(f"{one.uri}{one.answer}{one.signed}" for one in core.exchanges)
        secrets = (key, core.chew.client_secret, *(token.text for token in core.chew.grants.tokens))
        assert "users/me" in told
        assert "key=5a0d" in told  # masked behind its first letters
        assert not any(secret in told for secret in secrets)

    tell(story)


@pytest.mark.parametrize("public", [False, True])
def test_a_cancel_on_the_page_links_nothing(tell: Tell, public: bool) -> None:
    async def story(core: ChewCore) -> None:
        with pytest.raises(ConsentRefused):
            await core.link(Performer("refuse"), public=public)
        assert core.accounts.all == ()

    tell(story)


def test_a_refresh_token_is_not_believed(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        core.chew.switches.refresh_token = True
        assert (await core.link()).until is not None

    tell(story)


@pytest.mark.parametrize("public", [False, True])
def test_the_applications_key_is_checked(tell: Tell, public: bool) -> None:
    async def story(core: ChewCore) -> None:
        check = core.accounts.check_application_key
        await check("chew", key_of(core.chew, public=public), lambda _: None)
        with pytest.raises(UnknownApplication):
            await check("chew", ClientCredentials("nobody", "" if public else "secret"), lambda _: None)
        core.chew.switches.closed = True
        with pytest.raises((ServiceClosed, BadAnswer)):
            await check("chew", key_of(core.chew, public=public), lambda _: None)

    tell(story)


# --- the end -----------------------------------------------------------------------------------------------------


def test_after_a_week_the_person_is_asked_to_sign_in_again(tell: Tell, clock: Clock) -> None:
    async def story(core: ChewCore) -> None:
        linked = await core.link(public=True)
        queue = await core.accounts.desk.open(core.ref(linked, "shows"))
        await core.until(lambda: queue.state.health is Health.IN_STEP)
        clock.now += WEEK + 1
        core.accounts.desk.refresh(queue.ref)
        await core.until(lambda: queue.state.health is Health.SIGN_IN_AGAIN)

        assert core.accounts.all[0].state is LinkState.SIGN_IN_AGAIN
        assert len(queue.state.view.items) == 9

    tell(story)


def test_when_a_sign_in_ends_is_known_after_a_restart(tmp_path: Path, sandbox: Sandbox, clock: Clock) -> None:
    store = SessionStore()

    async def story() -> None:
        linked = await make_chew_core(tmp_path, sandbox, store, clock).link()
        again = make_chew_core(tmp_path, sandbox, store, clock)
        assert again.accounts.ends_at(linked.account.id) is None
        await again.accounts.desk.service(linked.account.id)
        assert again.accounts.ends_at(linked.account.id) == linked.until
        await again.accounts.desk.close()

    run(story)


# --- lists -------------------------------------------------------------------------------------------------------


def test_the_lists(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        linked = await core.link()
        service = await core.accounts.desk.service(linked.account.id)

        assert [one.title for one in await service.lists()] == ["My shows", "Live now", "Saved shows"]
        assert [bool(one.fixed) for one in await service.lists()] == [True, True, False]
        assert await core.names(linked, "live") == ["Open decks"]

    tell(story)


@pytest.mark.parametrize("invented", [True, False])
def test_whatever_shape_the_answers_have(tell: Tell, invented: bool) -> None:
    async def story(core: ChewCore) -> None:
        switches = core.chew.switches
        switches.meta = switches.invented_fields = invented
        switches.text_ids = switches.flat_user = switches.loose_slugs = True
        linked = await core.link()
        service = await core.accounts.desk.service(linked.account.id)

        assert linked.account.person.user_id == "2240"
        assert len(await core.names(linked, "shows")) == 9
        assert [found.name for found in await service.search("vinyl-only")] == ["Vinyl only"]
        assert await service.search("vinyl") == ()

    tell(story)


def test_more_shows_than_a_page(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        for number in range(230):
            core.chew.website.publish("ada", f"set-{number}", f"Set {number}")
        linked = await core.link()
        assert len(await core.names(linked, "shows")) == 239
        core.chew.switches.meta = False
        assert len(await core.names(linked, "shows")) == 239

    tell(story)


def test_our_order_stays_and_moves_send_nothing(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        linked = await core.link()
        queue = await core.accounts.desk.open(core.ref(linked, "shows"))
        await core.until(lambda: queue.state.health is Health.IN_STEP)
        last = queue.state.view.ids[-1]
        core.chew.requests.clear()
        queue.submit((Move((last,), Edge.TOP),))
        core.accounts.desk.wake(linked.account.id)
        await core.until(lambda: queue.state.health is Health.IN_STEP and not queue.state.waiting)

        assert core.chew.requests == []
        assert queue.state.view.ids[0] == last
        core.chew.website.publish("ada", "brand-new", "Brand new")
        names = await core.names(linked, "shows")
        assert (names[0], names[-1]) == ("Warehouse rave, first night", "Brand new")

    tell(story)


def test_what_did_not_change_is_known_again_and_what_came_back_is_new(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        linked = await core.link()
        service = await core.accounts.desk.service(linked.account.id)
        before = await service.fetch("live")
        assert await service.fetch("live", before) is before
        for live in (False, True):
            core.chew.website.go_live("open-decks", live=live)
            after = await service.fetch("live", before)
        assert after.items == before.items
        assert after.etag != before.etag

    tell(story)


def test_nothing_is_added_at_chew(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        linked = await core.link()
        service = await core.accounts.desk.service(linked.account.id)
        shows = await service.fetch("shows")
        with pytest.raises(Refused, match="at Chew itself"):
            await service.send("shows", shows, (Remove(shows.ids[:1]),))

    tell(story)


def test_live_shows_end_and_nobody_is_asked(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        linked = await core.link()
        queue = await core.accounts.desk.open(core.ref(linked, "live"))
        await core.until(lambda: queue.state.view.items)
        for live in (False, True, False):
            core.chew.website.go_live("open-decks", live=live)
            core.accounts.desk.refresh(queue.ref)
            await core.until(lambda live=live: bool(queue.state.view.items) is live)  # type: ignore[misc]
            await core.until(lambda: queue.state.health is Health.IN_STEP)

    tell(story)


# --- saved shows -------------------------------------------------------------------------------------------------


def test_saved_shows_are_kept_here_and_marked_when_they_are_gone(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        linked = await core.link()
        service = await core.accounts.desk.service(linked.account.id)
        queue = await core.accounts.desk.open(core.ref(linked, "saved"))
        await core.until(lambda: queue.state.health is Health.IN_STEP)
        found = [
            title
            for typed in ("https://chew.tv/grace/debugging/", "Friday set", "compiler-beats")
            for title in await service.search(typed)
        ]
        queue.submit([Add(Item(title), Edge.TOP) for title in found])
        core.accounts.desk.wake(linked.account.id)
        await core.until(lambda: queue.state.health is Health.IN_STEP and not queue.state.waiting)
        assert await core.names(linked, "saved") == ["Compiler beats", "Friday set", "Debugging"]

        core.chew.website.delete("debugging")
        kept = await service.fetch("saved")
        assert [item.remark for item in kept.items] == ["", "", "not found at the service"]
        core.chew.switches.closed = True
        assert (await service.fetch("saved", kept)) is kept

    tell(story)


def test_saved_shows_outlive_the_service(tmp_path: Path, sandbox: Sandbox, clock: Clock) -> None:
    store = SessionStore()

    async def story() -> None:
        core = make_chew_core(tmp_path, sandbox, store, clock)
        linked = await core.link()
        service = await core.accounts.desk.service(linked.account.id)
        kept = await service.fetch("saved")
        titles = [*await service.search("friday-set"), *await service.search("solstice")]
        await service.send("saved", kept, [Add(Item(title), Edge.END) for title in titles])
        await core.accounts.desk.close()
        sandbox.stop()

        again = make_chew_core(tmp_path, sandbox, store, clock)
        queue = await again.accounts.desk.open(again.ref(linked, "saved"))
        await again.until(lambda: queue.state.health is Health.IN_STEP)
        queue.submit((Move(queue.state.view.ids[-1:], Edge.TOP),))
        again.accounts.desk.wake(linked.account.id)
        await again.until(lambda: queue.state.health is Health.IN_STEP and not queue.state.waiting)
        assert await again.names(linked, "saved") == ["Solstice", "Friday set"]
        await again.accounts.desk.close()

    run(story)


# --- refusals ----------------------------------------------------------------------------------------------------


def test_what_is_refused(tell: Tell) -> None:
    async def story(core: ChewCore) -> None:
        linked = await core.link()
        service = await core.accounts.desk.service(linked.account.id)
        switches, grants = core.chew.switches, core.chew.grants
        switches.limited = 1
        with pytest.raises(RateLimited) as limited:
            await service.fetch("shows")
        assert limited.value.retry_after == 30
        switches.closed = True
        with pytest.raises(ServiceClosed):
            await service.fetch("shows")
        switches.closed = False
        grants.tokens = [type(one)(one.text, one.username, ("email",), one.created, one.life) for one in grants.tokens]
        with pytest.raises(PermissionMissing, match="read"):
            await service.fetch("shows")
        switches.html_errors = True
        grants.revoke_all("ada")
        with pytest.raises(SignInAgain):
            await service.fetch("shows")

    tell(story)


def test_nobody_there(tell: Tell, sandbox: Sandbox) -> None:
    async def story(core: ChewCore) -> None:
        linked = await core.link()
        service = await core.accounts.desk.service(linked.account.id)
        await asyncio.to_thread(sandbox.stop)
        with pytest.raises(Unreachable):
            await service.fetch("shows")

    tell(story)
