"""Every kind of service can be asked by hand, whatever authorizes its calls."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.accounts import Accounts
from desktop_app.accounts.api_explorer import Answer, explorer_of
from desktop_app.domain.account import AccountId
from desktop_app.explorer.query import Query
from desktop_app.masking import DOTS
from desktop_app.sandbox.server import Sandbox
from desktop_app.workers import Workers
from tests import chew, tmdb
from tests.authlib_server.oauth1 import OAuth1Server, serving_oauth1
from tests.integration.describing import Follower
from tests.integration.test_described_oauth1 import described_at


@pytest.fixture
def far() -> Iterator[OAuth1Server]:
    with serving_oauth1() as server:
        yield server


async def asked(accounts: Accounts, account: AccountId, address: str) -> tuple[Answer, str]:
    """The answer, and the command that would ask the same."""
    explorer = await explorer_of(accounts, account, Workers("reading"))
    query = Query("GET", address)
    answer = await explorer.ask(query)
    command = explorer.curl(query, answer.exchange)
    await accounts.close()
    return answer, command


async def test_tmdb_with_a_key_and_a_session_in_the_address(sandbox: Sandbox, tmp_path: Path) -> None:
    core = tmdb.make_tmdb_core(tmp_path, sandbox)
    account = await tmdb.link(core, sandbox.tmdb)
    answer, command = await asked(core.accounts, account, "/account")

    assert answer.exchange.status == 200
    assert '"username"' in answer.body.text
    assert '"$SESSION_ID"' in command
    assert '"$API_KEY"' in command
    assert sandbox.tmdb.api_key not in f"{answer.exchange}{command}"


async def test_chew_with_a_key_behind_the_address(sandbox: Sandbox, tmp_path: Path) -> None:
    core = chew.make_chew_core(tmp_path, sandbox, clock=time.time)
    linked = await core.link()
    answer, command = await asked(core.accounts, linked.account.id, "/users/me")

    assert answer.exchange.status == 200
    assert answer.exchange.uri.endswith("/v1/users/me")
    assert '"$AUTHORIZATION"' in command


async def test_a_described_service(far: OAuth1Server, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    linked = await described.link(Follower())
    answer, _ = await asked(described.accounts, linked.account.id, "/user/info?fields=all")

    assert answer.exchange.status == 200
    assert answer.exchange.signed.startswith("GET&http%3A%2F%2F127.0.0.1")
    assert DOTS in answer.exchange.signed
