"""A service described in a file, linked from the text to the name, against Authlib's server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from authlib.oauth2.rfc6749 import grants

from desktop_app.accounts import Forgotten
from desktop_app.domain.account import Person
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import InvalidClient, LinkError, NotThere, SignInAgain
from desktop_app.domain.parts import Service
from desktop_app.providers.provider import Method
from tests.authlib_server.records import Client
from tests.authlib_server.server import serving
from tests.authlib_server.telling import TellingServer
from tests.core import run
from tests.integration.describing import ADA, KINDS, Described, Follower, keyed_text, text_of
from tests.sentences import says
from tests.unit.auth.timer import TurnedTimer


@pytest.fixture(params=KINDS)
def far(request: pytest.FixtureRequest) -> Iterator[TellingServer]:
    with serving(TellingServer(Client(KINDS[request.param]))) as server:
        yield server


@pytest.fixture
def basic() -> Iterator[TellingServer]:
    with serving(TellingServer(Client("client_secret_basic"))) as server:
        yield server


def test_a_code_with_pkce(far: TellingServer, tmp_path: Path) -> None:
    described, person = Described(tmp_path, text_of(far)), Follower()

    linked = run(lambda: described.link(person))

    assert linked.account.person == ADA
    asked = dict(parse_qsl(urlsplit(person.visited).query))
    assert (asked["scope"], asked["code_challenge_method"]) == ("lists notes", "S256")
    sent = next(fields for path, _, fields in far.asked if path == "/token")
    assert ("client_secret" in sent) == (far.client.method == "client_secret_post")
    assert sent["code_verifier"]
    assert person.steps[-1] == 2


def test_what_is_not_ticked_is_not_asked_for(basic: TellingServer, tmp_path: Path) -> None:
    described, person = Described(tmp_path, text_of(basic)), Follower()

    run(lambda: described.link(person, ticked=()))

    assert dict(parse_qsl(urlsplit(person.visited).query))["scope"] == "lists"


def test_without_pkce_a_client_that_has_a_secret_sends_no_verifier(basic: TellingServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(basic).replace("[token]", "[token]\npkce = false"))

    run(lambda: described.link(Follower()))

    assert not any("code_verifier" in fields for _, _, fields in basic.asked)


def test_json_bodies(far: TellingServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(far).replace("[token]", '[token]\nbody = "json"'))

    run(lambda: described.link(Follower()))

    assert [kind for path, kind, _ in far.asked if path == "/token"] == ["application/json"]


def test_a_device(far: TellingServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.auth.code_flow.LoopTimer", TurnedTimer)
    described, person = Described(tmp_path, text_of(far, '"device", "code"')), Follower(far)

    linked = run(lambda: described.link(person, Method.CODE))

    assert linked.account.person == ADA
    assert len(person.codes) == 1


async def test_a_token_is_renewed_and_its_successor_kept(far: TellingServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(far))
    account = (await described.link(Follower())).account.id
    described.now += 4000
    first = await described.who(account)
    described.now += 4000
    assert [first, await described.who(account)] == [ADA, ADA]
    assert list(far.refreshes.values()) == [1, 1]
    assert [token.spent for token in far.tokens] == [True, True, False]


async def test_unlinking_revokes(far: TellingServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(far))
    receipt = await described.accounts.unlink((await described.link(Follower())).account.id)
    assert receipt is not None
    assert receipt.forgotten is Forgotten.CHECKED
    assert all(token.revoked for token in far.tokens)


async def test_where_nothing_revokes_a_person_is_told_so(basic: TellingServer, tmp_path: Path) -> None:
    text = "\n".join(line for line in text_of(basic).splitlines() if "revocation" not in line)
    described = Described(tmp_path, text)
    receipt = await described.accounts.unlink((await described.link(Follower())).account.id)
    assert receipt is not None
    assert receipt.forgotten is Forgotten.NOT_OFFERED


async def test_a_dead_link_asks_to_sign_in_again(basic: TellingServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(basic))
    account = (await described.link(Follower())).account.id
    basic.end_family(basic.tokens[0].family)
    with pytest.raises(SignInAgain):
        await described.who(account)


def test_a_wrong_secret_is_told(basic: TellingServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(basic).replace(basic.client.secret, "another"))

    with pytest.raises(InvalidClient):
        run(lambda: described.link(Follower()))


def granting(scopes: str) -> Callable[[str], str]:
    return lambda _: scopes


def test_what_was_not_granted_ends_the_sign_in_unless_it_is_optional(
    basic: TellingServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = Described(tmp_path, text_of(basic))
    assert run(lambda: described.link(Follower())).granted == ("notes",)
    monkeypatch.setattr(basic.client, "get_allowed_scope", granting("lists"))
    assert run(lambda: described.link(Follower())).granted == ()

    monkeypatch.setattr(basic.client, "get_allowed_scope", granting("notes"))
    with pytest.raises(LinkError, check=says("Your lists")):
        run(lambda: described.link(Follower()))


def test_a_key_in_the_address_is_sent_and_nowhere_shown(basic: TellingServer, tmp_path: Path) -> None:
    basic.key = "the-key-of-ada"
    described, person = Described(tmp_path, keyed_text(f"{basic.address}/me?format=full")), Follower()
    person.answers = {"key": "the-key-of-ada"}

    linked = run(lambda: described.link(person))

    assert linked.account.person == Person("ada-1", "Ada")
    assert basic.addresses == ["/me?format=full&apikey=the-key-of-ada"]
    assert "the-key" not in repr(described.exchanges)


async def test_it_has_no_lists_and_says_so(basic: TellingServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(basic))
    account = described.accounts.library.linked((await described.link(Follower())).account.id)
    service = await account.service()
    assert service == Service(who=service.who, explorer=service.explorer)
    assert service.explorer is not None
    assert (await account.ask_catalogue()).lists == ()
    with pytest.raises(NotThere):
        await account.open("watchlist")


def test_where_programs_have_no_secret_none_that_was_typed_in_is_sent(tmp_path: Path) -> None:
    with serving(TellingServer(Client("none"))) as server:
        described = Described(tmp_path, text_of(server))
        typed = ClientCredentials(server.client.client_id, "typed in")
        run(lambda: described.accounts.keys.save("far", typed))

        run(lambda: described.link(Follower()))

    assert not any("client_secret" in fields for _, _, fields in server.asked)


def test_the_implicit_grant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Client, "check_response_type", lambda _, kind: kind == "token")
    server: Any = TellingServer(Client("none"))
    server.register_grant(grants.ImplicitGrant)
    with serving(server):
        described = Described(tmp_path, text_of(server, '"implicit"'))

        assert run(lambda: described.link(Follower())).account.person == ADA

    assert not any(path == "/token" for path, _, _ in server.asked)
