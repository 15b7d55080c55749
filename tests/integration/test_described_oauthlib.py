"""A service described in a file that signs with OAuth 1.0a, against oauthlib's own server."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from desktop_app.accounts import Forgotten
from desktop_app.domain.account import LinkState, Person
from desktop_app.domain.errors import (
    BadAnswer,
    ClockSkewed,
    ConsentRefused,
    ForeignRedirect,
    InvalidClient,
    ServiceError,
    SignInAgain,
)
from tests.core import Form, Script
from tests.integration.describing import Described, signed_text
from tests.oauthlib_provider import KEY, SECRET, OauthlibServer, serving_oauthlib
from tests.sentences import says

ADA = Person("77", "ada")
CALLBACK = "http://127.0.0.1:9/lineup/callback"


@pytest.fixture
def far() -> Iterator[OauthlibServer]:
    with serving_oauthlib() as server:
        yield server


class AtThePage(Script):
    """Presses the page's one button."""

    async def redirect_uri(self, registered: str = "") -> str:
        return CALLBACK

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.visited = uri
        return self.bring_back(await asyncio.to_thread(self._press, uri))

    def _press(self, uri: str) -> str:
        page = requests.get(uri, timeout=60)
        form = Form(page.text).hidden
        return requests.post(uri, form, timeout=60, allow_redirects=False).headers.get("Location", "")


def described_at(far: OauthlibServer, folder: Path, secret: str = SECRET) -> Described:
    at = far.address
    user = f"""
        url = "{at}/me?fields=id%2Cname&q=a+b&empty="
        parameters = {{ more = "ä & ö" }}
        id = "id"
        name = "username"
        """
    endpoints = (f"{at}/request?kind=a%20b", f"{at}/authorize", f"{at}/access")
    return Described(folder, signed_text((KEY, secret), endpoints, user), now=time.time())


async def test_three_legs_and_signed_calls(far: OauthlibServer, tmp_path: Path) -> None:
    described, person = described_at(far, tmp_path), AtThePage()

    linked = await described.link(person)

    assert linked.account.person == ADA
    assert await described.who(linked.account.id) == ADA
    assert not far.memory.temporary
    assert SECRET not in repr(described.exchanges)


async def test_no_nonce_is_used_twice_and_a_copy_of_a_call_is_refused(far: OauthlibServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    account = (await described.link(AtThePage())).account.id
    for _ in range(5):
        await described.who(account)
    assert len(set(far.memory.nonces)) == len(far.memory.nonces) >= 8

    copied = far.seen[-1]
    again = await asyncio.to_thread(
        requests.get, far.url_of(copied), headers={"Authorization": copied.headers["Authorization"]}, timeout=60
    )

    assert again.status_code == 401


async def test_the_key_page_asks_for_nothing_but_temporary_credentials(far: OauthlibServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    client = described.provider.described.client
    assert client is not None

    await described.accounts.keys.check("far", client, described.exchanges.append)

    assert [urlsplit(each.url).path for each in far.seen] == ["/request"]


async def test_a_wrong_secret_is_told(far: OauthlibServer, tmp_path: Path) -> None:
    with pytest.raises(InvalidClient):
        await described_at(far, tmp_path, "another").link(AtThePage())


@pytest.mark.parametrize("seconds", [-3600, 3600])
async def test_a_wrong_clock_is_told(seconds: float, far: OauthlibServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    described.now += seconds

    with pytest.raises(ClockSkewed) as caught:
        await described.link(AtThePage())

    assert caught.value.seconds == pytest.approx(seconds, abs=30)


@pytest.mark.parametrize(
    "refusal",
    [
        {"denied": "TOKEN"},
        {"oauth_token": "TOKEN", "denied": "true"},
        {"oauth_token": "TOKEN", "oauth_problem": "user_refused"},
        {"oauth_problem": "permission_denied"},
        {"oauth_token": "TOKEN"},
        {"error": "access_denied", "error_description": "No."},
    ],
    ids="+".join,
)
async def test_the_dialects_of_a_no(refusal: dict[str, str], far: OauthlibServer, tmp_path: Path) -> None:
    far.refuses = refusal
    described = described_at(far, tmp_path)

    with pytest.raises(ConsentRefused):
        await described.link(AtThePage())

    assert "/access" not in {each.path for each in far.seen}
    assert not described.accounts.all


async def test_the_verifier_is_the_persons(far: OauthlibServer, tmp_path: Path) -> None:
    person = AtThePage()
    person.bring_back = lambda uri: f"{uri.partition('oauth_verifier=')[0]}oauth_verifier=guessed-by-somebody"

    with pytest.raises(ServiceError):
        await described_at(far, tmp_path).link(person)

    assert not far.memory.tokens


async def test_an_approval_of_another_token(far: OauthlibServer, tmp_path: Path) -> None:
    person = AtThePage()
    person.bring_back = lambda uri: uri.replace("oauth_token=", "oauth_token=x")

    with pytest.raises(ForeignRedirect):
        await described_at(far, tmp_path).link(person)


async def test_a_service_of_before_revision_a(far: OauthlibServer, tmp_path: Path) -> None:
    far.retold["/request"] = {"oauth_callback_confirmed": ""}

    with pytest.raises(BadAnswer, check=says("did not confirm")):
        await described_at(far, tmp_path).link(AtThePage())


async def test_what_comes_with_a_token_is_no_harm(far: OauthlibServer, tmp_path: Path) -> None:
    far.retold["/access"] = {"user_id": "77", "screen_name": "ada & co"}

    assert (await described_at(far, tmp_path).link(AtThePage())).account.person == ADA


async def test_credentials_may_be_called_created(far: OauthlibServer, tmp_path: Path) -> None:
    far.made = 201

    assert (await described_at(far, tmp_path).link(AtThePage())).account.person == ADA


async def test_a_token_that_was_taken_back(far: OauthlibServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    account = (await described.link(AtThePage())).account.id
    far.memory.tokens.clear()

    with pytest.raises(SignInAgain):
        await described.who(account)

    assert described.accounts.all[0].state is LinkState.SIGN_IN_AGAIN
    linked = await described.link(AtThePage())
    assert (linked.renewed, linked.account.state) == (True, LinkState.LINKED)


async def test_there_is_no_call_that_revokes(far: OauthlibServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)

    receipt = await described.accounts.unlink((await described.link(AtThePage())).account.id)

    assert receipt is not None
    assert receipt.forgotten is Forgotten.NOT_OFFERED
    assert not await described.store.names()


async def test_a_service_that_wants_a_newer_hash(far: OauthlibServer, tmp_path: Path) -> None:
    far.memory.methods = ("HMAC-SHA256",)
    text = described_at(far, tmp_path).text.replace("[user]", '[calls]\nsignature = "hmac-sha256"\n[user]')
    described = Described(tmp_path / "newer", text, now=time.time())

    linked = await described.link(AtThePage())

    assert linked.account.person == ADA
    assert await described.who(linked.account.id) == ADA
    assert SECRET not in repr(described.exchanges)


async def test_a_signature_of_another_kind_is_told(far: OauthlibServer, tmp_path: Path) -> None:
    far.memory.methods = ("PLAINTEXT", "HMAC-SHA256")

    with pytest.raises(ServiceError) as caught:
        await described_at(far, tmp_path).link(AtThePage())

    assert not isinstance(caught.value, InvalidClient | ClockSkewed)
