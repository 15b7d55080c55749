"""A Chew account through the sandbox: linked three ways, and what becomes of it in the end."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop_app.accounts import Forgotten
from desktop_app.domain.account import LinkState
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import (
    BadAnswer,
    ConsentRefused,
    ForeignRedirect,
    InvalidGrant,
    KeyRefused,
    ServiceClosed,
    UnknownApplication,
    UnprovenRedirect,
)
from desktop_app.masking import masked
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.state import Health
from tests.chew import ChewCore, Performer, key_of, make_chew_core
from tests.clock import Clock
from tests.core import refresh_list, serve_list

THREE_YEARS, WEEK = 94_608_000, 604_800


def with_key(key: str) -> Performer:
    agent = Performer()
    agent.answers = {"key": key}
    return agent


# --- linking -----------------------------------------------------------------------------------------------------


async def test_by_a_code_for_three_years(clock: Clock, core: ChewCore) -> None:
    agent = Performer()
    linked = await core.link(agent)

    assert (linked.account.person.user_id, linked.account.person.name) == ("2240", "Ada Lovelace")
    assert linked.until == clock.now + THREE_YEARS == core.accounts.library.linked(linked.account.id).link.ends_at
    asked = parse_qs(urlsplit(agent.visited).query)
    assert asked["scope"] == ["read"]
    assert "code_challenge" not in asked
    exchange = next(call for call in core.chew.requests if call.path.endswith("access_token"))
    assert "client_secret" in exchange.form_names
    assert not exchange.query


async def test_private_shows_are_asked_for_where_they_are_ticked(core: ChewCore) -> None:
    agent = Performer()
    linked = await core.link(agent, ticked=("private",))

    assert "scope=read%2Cprivate" in agent.visited
    assert "Rehearsal for New Year" in await core.names(linked, "shows")


async def test_without_a_secret_by_the_implicit_grant_for_a_week(clock: Clock, core: ChewCore) -> None:
    linked = await core.link(public=True)

    assert linked.until == clock.now + WEEK
    assert len(await core.names(linked, "shows")) == 9


async def test_an_implicit_answer_without_a_state_is_not_taken_at_an_address_that_others_know(core: ChewCore) -> None:
    core.chew.switches.forgets_state = True
    with pytest.raises(UnprovenRedirect):
        await core.link(public=True)
    assert core.accounts.all == ()


async def test_an_implicit_answer_with_another_state_is_not_taken(core: ChewCore) -> None:
    agent = Performer()
    agent.bring_back = lambda uri: uri.replace("state=", "state=x")
    with pytest.raises(ForeignRedirect):
        await core.link(agent, public=True)


async def test_by_a_key(core: ChewCore) -> None:
    key = core.chew.service.people[0].key
    linked = await core.link(with_key(f" {key}\n"), Method.API_KEY)

    assert linked.until is None
    assert "Tape archive 1991" in await core.names(linked, "shows")
    with pytest.raises(KeyRefused):
        await core.link(with_key("wrong"), Method.API_KEY)
    assert len(core.accounts.all) == 1


async def test_a_key_needs_no_application(tmp_path: Path, sandbox: Sandbox) -> None:
    store = SessionStore()
    core = make_chew_core(tmp_path, sandbox, store)
    agent = with_key(sandbox.chew.service.people[0].key)
    linked = await core.accounts.linker.link(
        "chew", Method.API_KEY, ClientCredentials(""), agent, core.exchanges.append
    )
    again = make_chew_core(tmp_path, sandbox, store)
    assert len(await again.names(linked, "shows")) == 12
    receipt = await again.accounts.unlink(linked.account.id)
    assert receipt is not None
    assert receipt.forgotten is Forgotten.NOT_OFFERED
    await again.accounts.close()


async def test_no_secret_is_shown(core: ChewCore) -> None:
    key = core.chew.service.people[0].key
    await core.link()
    await core.link(public=True)
    await core.link(with_key(key), Method.API_KEY)

    told = "".join(f"{one.uri}{one.answer}{one.signed}" for one in core.exchanges)
    secrets = (key, core.chew.client_secret, *(token.text for token in core.chew.grants.tokens))
    assert "users/me" in told
    assert f"?key={masked(key)}" in told
    assert not any(secret in told for secret in secrets)


@pytest.mark.parametrize("public", [False, True])
async def test_a_cancel_on_the_page_links_nothing(public: bool, core: ChewCore) -> None:
    with pytest.raises(ConsentRefused):
        await core.link(Performer("refuse"), public=public)
    assert core.accounts.all == ()


async def test_a_code_that_comes_back_after_ten_minutes_is_over(clock: Clock, core: ChewCore) -> None:
    agent = Performer()

    def too_late(uri: str) -> str:
        clock.now += 601
        return uri

    agent.bring_back = too_late
    with pytest.raises(InvalidGrant):
        await core.link(agent)
    assert core.accounts.all == ()


async def test_a_refresh_token_is_not_believed(core: ChewCore) -> None:
    core.chew.switches.refresh_token = True
    assert (await core.link()).until is not None


@pytest.mark.parametrize("public", [False, True])
async def test_the_applications_key_is_checked(public: bool, core: ChewCore) -> None:
    check = core.accounts.keys.check
    await check("chew", key_of(core.chew, public=public), lambda _: None)
    with pytest.raises(UnknownApplication):
        await check("chew", ClientCredentials("nobody", "" if public else "secret"), lambda _: None)
    core.chew.switches.closed = True
    with pytest.raises((ServiceClosed, BadAnswer)):
        await check("chew", key_of(core.chew, public=public), lambda _: None)


# --- the end -----------------------------------------------------------------------------------------------------


async def test_after_a_week_the_person_is_asked_to_sign_in_again(clock: Clock, core: ChewCore) -> None:
    linked = await core.link(public=True)
    queue = await serve_list(core.accounts, core.ref(linked, "shows"))
    await core.until(lambda: queue.state.health is Health.IN_STEP)
    clock.now += WEEK + 1
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: queue.state.health is Health.SIGN_IN_AGAIN)

    assert core.accounts.all[0].state is LinkState.SIGN_IN_AGAIN
    assert len(queue.state.view.items) == 9


async def test_where_another_key_was_made_the_person_is_asked_for_it(core: ChewCore) -> None:
    ada = core.chew.service.people[0]
    linked = await core.link(with_key(ada.key), Method.API_KEY)
    queue = await serve_list(core.accounts, core.ref(linked, "shows"))
    await core.until(lambda: queue.state.health is Health.IN_STEP)
    ada.key = "another"
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: queue.state.health is Health.SIGN_IN_AGAIN)
    await core.link(with_key("another"), Method.API_KEY)
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: queue.state.health is Health.IN_STEP)

    assert len(queue.state.view.items) == 12


async def test_when_a_sign_in_ends_is_known_after_a_restart(tmp_path: Path, sandbox: Sandbox, clock: Clock) -> None:
    store = SessionStore()
    linked = await make_chew_core(tmp_path, sandbox, store, clock).link()
    again = make_chew_core(tmp_path, sandbox, store, clock)
    assert again.accounts.library.linked(linked.account.id).link.ends_at is None
    await again.accounts.library.linked(linked.account.id).service()
    assert again.accounts.library.linked(linked.account.id).link.ends_at == linked.until
    await again.accounts.close()
