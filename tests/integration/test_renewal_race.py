"""Two programs share their accounts' refresh tokens, each of which works once: no link is lost, none is shown twice."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.credentials import BearerToken
from desktop_app.storage.credential_repository import CredentialRepository
from tests.authlib_server.records import Client, Token
from tests.authlib_server.server import AuthlibServer, serving
from tests.core import run
from tests.integration.renewing import ACCOUNTS, REQUESTS, SharedStore

PROGRAMS = 2
ROOT = Path(__file__).parents[2]


@pytest.fixture
def authlib() -> Iterator[AuthlibServer]:
    with serving(AuthlibServer(Client("client_secret_post"))) as server:
        yield server


def keep_worn_tokens(authlib: AuthlibServer, folder: Path) -> list[Token]:
    """Half of them have ended by the clock; the others look good, and the service refuses them."""
    issued = [authlib.issue(account) for account in ACCOUNTS]

    async def keep() -> None:
        sign_ins = CredentialRepository(SharedStore(folder))
        for number, (account, token) in enumerate(zip(ACCOUNTS, issued, strict=True)):
            ends = time.time() + (3600 if number % 2 else -1)
            kept = BearerToken(f"refused{number}", token.values["refresh_token"], ends, ("lists",))
            await sign_ins.save_credentials(account, kept)

    run(keep)
    return issued


def kept_tokens(folder: Path) -> list[BearerToken]:
    async def load() -> list[BearerToken]:
        found = [await CredentialRepository(SharedStore(folder)).credentials(account) for account in ACCOUNTS]
        return [token for token in found if isinstance(token, BearerToken)]

    return run(load)


def start(folder: Path, address: str) -> "subprocess.Popen[str]":
    command = (sys.executable, "-m", "tests.integration.renewing", str(folder), address)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def raced(folder: Path, address: str) -> list[dict[str, int]]:
    """What each program met, when all began at the same moment."""
    programs = [start(folder, address) for _ in range(PROGRAMS)]
    try:
        for program in programs:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        return [json.loads(program.communicate(timeout=80)[0]) for program in programs]
    finally:
        for program in programs:
            program.kill()
            program.wait()


def test_no_link_is_lost_and_no_refresh_token_is_shown_twice(authlib: AuthlibServer, tmp_path: Path) -> None:
    issued = keep_worn_tokens(authlib, tmp_path)

    met = raced(tmp_path, authlib.address)

    assert met == [{"200": len(ACCOUNTS) * REQUESTS}] * PROGRAMS
    assert authlib.refreshes == {token.values["refresh_token"]: 1 for token in issued}
    alive = [token for token in authlib.tokens if not token.spent and not token.revoked]
    pairs = [(token.access_token, token.refresh_token) for token in kept_tokens(tmp_path)]
    assert sorted(pairs) == sorted((token.values["access_token"], token.values["refresh_token"]) for token in alive)
    assert len(pairs) == len(ACCOUNTS)
