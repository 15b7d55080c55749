"""Asking by hand, through the real core: signed like everything else, to the service alone, and in the ledger."""

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.accounts.api_explorer import ApiExplorer, explorer_of
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import ServiceError
from desktop_app.explorer.query import Query
from desktop_app.masking import DOTS
from desktop_app.sandbox.server import Sandbox
from desktop_app.workers import Workers
from tests.core import Core, make_core, put_in_place
from tests.sentences import says
from tests.trakt import link, make_trakt_core


async def explored(core: Core, account: AccountId) -> ApiExplorer:
    return await explorer_of(core.accounts, account, Workers("reading"))


@pytest.fixture
async def core(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Core]:
    """A core with an account at Netflix."""
    made = await make_core(tmp_path, sandbox)
    await made.link()
    yield made
    await made.accounts.close()


@pytest.fixture
async def explorer(core: Core) -> ApiExplorer:
    return await explored(core, core.accounts.all[0].id)


async def test_a_signed_read_and_the_way_on(sandbox: Sandbox, core: Core, explorer: ApiExplorer) -> None:
    user = core.accounts.all[0].person.user_id
    answer = await explorer.ask(Query("GET", f"/users/{user}", (("output", "json"),)))

    assert answer.exchange.status == 200
    assert answer.body.text.startswith("{\n  ")
    assert answer.exchange.signed.startswith("GET&")
    shown = dict(answer.exchange.headers)["Authorization"]
    assert 'oauth_signature_method="HMAC-SHA1"' in shown
    for token in sandbox.netflix.state.access_tokens:
        assert token not in f"{answer}{answer.exchange}{answer.headers.text}"

    found = next(each for each in answer.body.links if "queues" in each.address)
    onward = await explorer.ask(Query("GET", found.address))
    assert onward.exchange.status == 200
    assert onward.body.text.startswith("<?xml")


async def test_a_form_is_signed_with_its_values(core: Core, explorer: ApiExplorer) -> None:
    user = core.accounts.all[0].person.user_id
    query = Query("POST", f"/users/{user}/ratings/title/actual", body="method=GET\ntitle_refs=x y\noutput=json")
    answer = await explorer.ask(query)

    assert "title_refs%3Dx%2520y" in answer.exchange.signed
    assert "signature" not in answer.body.text.lower()


async def test_a_rehearsal_sends_nothing(core: Core, explorer: ApiExplorer) -> None:
    before = core.accounts.transports.ledger.count
    exchange = await explorer.rehearse(Query("DELETE", "/users/x", (("etag", "1"),)))

    assert exchange.signed.startswith("DELETE&")
    assert core.accounts.transports.ledger.count == before
    assert "AUTHORIZATION" in explorer.curl(Query("GET", "/users/x"), exchange)


@pytest.mark.parametrize("address", ["https://evil.example/", "http://127.0.0.1:1/", "/a b"])
async def test_no_token_leaves_for_another_host(address: str, core: Core, explorer: ApiExplorer) -> None:
    before = core.accounts.transports.ledger.count
    with pytest.raises(ValueError, check=says(r"\.$")):
        await explorer.ask(Query("GET", address))
    assert core.accounts.transports.ledger.count == before


async def test_trakt_gets_its_headers(sandbox: Sandbox, tmp_path: Path) -> None:
    core = make_trakt_core(tmp_path, sandbox)
    account = await link(core, sandbox.trakt)
    answer = await (await explored(core, account)).ask(Query("GET", "/users/settings"))

    assert answer.exchange.status == 200
    headers = dict(answer.exchange.headers)
    assert headers["trakt-api-version"] == "2"
    assert DOTS in headers["trakt-api-key"]
    assert headers["Authorization"].startswith("Bearer ")
    assert DOTS in headers["Authorization"]
    await core.accounts.close()


async def test_who_cannot_be_asked_by_hand_says_so(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    ref = await core.link()
    service = await core.accounts.library.linked(ref.account).service()
    put_in_place(core.accounts, ref.account, replace(service, explorer=None))
    with pytest.raises(ServiceError, check=says("by hand")):
        await explored(core, ref.account)
    await core.accounts.close()


async def test_the_ledger_tells_no_secret_no_query_and_nobody(
    sandbox: Sandbox, core: Core, explorer: ApiExplorer
) -> None:
    await explorer.ask(Query("GET", "/catalog/titles", (("term", "charade"),)))
    calls = tuple(core.accounts.transports.ledger)
    told = repr(calls)

    assert {call.account for call in calls} == {None, core.accounts.all[0].id}
    assert calls[-1].path == "/catalog/titles"
    assert calls[-1].host == sandbox.netflix.api_address.split("/")[2]
    assert 0 < calls[-1].seconds < 10
    hidden = (
        "charade",
        core.accounts.all[0].person.user_id,
        sandbox.netflix.client_key,
        *sandbox.netflix.state.access_tokens,
    )
    assert not [word for word in hidden if word in told]


async def test_it_is_known_since_when_a_sign_in_is_kept(sandbox: Sandbox, tmp_path: Path) -> None:
    core, begun = await make_core(tmp_path, sandbox), time.time()
    ref = await core.link()
    times = core.accounts.library.linked(ref.account).link.times

    assert times is not None
    assert times.since is not None
    assert begun <= times.since <= time.time()
    assert (times.until, times.renews) == (None, False)
    await core.accounts.close()


async def test_a_trakt_sign_in_tells_when_it_is_renewed(sandbox: Sandbox, tmp_path: Path) -> None:
    core = make_trakt_core(tmp_path, sandbox)
    account = await link(core, sandbox.trakt)
    times = core.accounts.library.linked(account).link.times

    assert times is not None
    assert times.renews
    assert times.since is not None
    assert times.until is not None
    assert times.until > times.since
    await core.accounts.close()
