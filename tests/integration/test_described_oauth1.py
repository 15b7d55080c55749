"""A service described in a file that signs with OAuth 1.0a, against Authlib's server."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from desktop_app.accounts import Forgotten
from desktop_app.domain.account import LinkState, Person
from desktop_app.domain.errors import ClockSkewed, ConsentRefused, InvalidClient, SignInAgain
from tests.authlib_server.oauth1 import KEY, SECRET, OAuth1Server, serving_oauth1
from tests.core import run
from tests.integration.describing import Described, Follower, signed_text


def described_at(server: OAuth1Server, folder: Path) -> Described:
    at = server.address
    user = f"""
        url = "{at}/user/info?fields=all"
        id = "response.user.0.id"
        name = "response.user.0.name"
        """
    endpoints = (f"{at}/request_token", f"{at}/authorize", f"{at}/access_token")
    return Described(folder, signed_text((KEY, SECRET), endpoints, user), now=time.time())


@pytest.fixture
def far() -> Iterator[OAuth1Server]:
    with serving_oauth1() as server:
        yield server


def test_three_legs_and_a_signed_call(far: OAuth1Server, tmp_path: Path) -> None:
    described, person = described_at(far, tmp_path), Follower()

    linked = run(lambda: described.link(person))

    assert linked.account.person == Person("7", "ada")
    assert person.steps == [0, 0, 1, 2, 3]
    assert SECRET not in repr(described.exchanges)


def test_the_key_is_checked_without_a_person(far: OAuth1Server, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    right = described.provider.profile.client
    assert right is not None

    run(lambda: described.accounts.keys.check("far", right, described.exchanges.append))

    assert len(far.memory.temporary) == 1


def test_a_wrong_secret_is_told(far: OAuth1Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.authlib_server.oauth1.SECRET", "another")

    with pytest.raises(InvalidClient):
        run(lambda: described_at(far, tmp_path).link(Follower()))


def test_a_wrong_clock_is_told(far: OAuth1Server, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    described.now -= 3600

    with pytest.raises(ClockSkewed) as caught:
        run(lambda: described.link(Follower()))

    assert caught.value.seconds == pytest.approx(-3600, abs=5)


class Refuser(Follower):
    """Comes back with the token alone, as from a page's Cancel."""

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        answer = await asyncio.to_thread(requests.get, uri, timeout=60, allow_redirects=False)
        return answer.headers["Location"].partition("&oauth_verifier")[0]


def test_who_comes_back_without_a_verifier_refused(far: OAuth1Server, tmp_path: Path) -> None:
    with pytest.raises(ConsentRefused):
        run(lambda: described_at(far, tmp_path).link(Refuser()))


async def test_a_token_that_is_gone_asks_to_sign_in_again(far: OAuth1Server, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    account = (await described.link(Follower())).account.id
    far.memory.tokens.clear()
    with pytest.raises(SignInAgain):
        await described.who(account)


async def test_an_account_without_lists_is_marked_when_its_lists_are_asked_for(
    far: OAuth1Server, tmp_path: Path
) -> None:
    described = described_at(far, tmp_path)
    account = (await described.link(Follower())).account.id
    assert (await described.accounts.library.linked(account).ask_catalogue()).lists == ()
    assert [one.state for one in described.accounts.all] == [LinkState.LINKED]

    far.memory.tokens.clear()
    with pytest.raises(SignInAgain):
        await described.accounts.library.linked(account).ask_catalogue()
    assert [one.state for one in described.accounts.all] == [LinkState.SIGN_IN_AGAIN]


@pytest.mark.parametrize("wrong", [3600, -3600])
async def test_a_clock_that_goes_wrong_ends_no_sign_in(far: OAuth1Server, tmp_path: Path, wrong: float) -> None:
    described = described_at(far, tmp_path)
    account = (await described.link(Follower())).account.id
    described.now += wrong

    assert (await described.who(account)).name == "ada"
    assert [one.state for one in described.accounts.all] == [LinkState.LINKED]

    described.now -= wrong
    await described.who(account)
    assert not described.accounts.clocks["far"].is_corrected


async def test_there_is_no_call_that_revokes(far: OAuth1Server, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    receipt = await described.accounts.unlink((await described.link(Follower())).account.id)
    assert receipt is not None
    assert receipt.forgotten is Forgotten.NOT_OFFERED
