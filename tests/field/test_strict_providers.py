"""Providers that take nothing but what their documentation says."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from werkzeug.wrappers import Request, Response

from desktop_app.ui.sentences.loopback import PAGES
from tests.authlib_server.records import Client
from tests.authlib_server.server import serving
from tests.field.names import ForeignRedirect, InvalidClient, LoopbackRedirect
from tests.field.odd_server import OddServer, as_json
from tests.integration.describing import ADA, Described, Follower, text_of


@pytest.fixture(params=["client_secret_basic", "client_secret_post", "none"])
def far(request: pytest.FixtureRequest) -> Iterator[OddServer]:
    with serving(OddServer(Client(request.param))) as server:
        server.retell = {}
        yield server


@pytest.fixture
def public() -> Iterator[OddServer]:
    with serving(OddServer(Client("none"))) as server:
        server.retell = {}
        yield server


async def checked(described: Described) -> None:
    client = described.provider.described.client
    assert client is not None
    await described.accounts.keys.check("far", client, described.exchanges.append)


def strict(request: Request, _: object) -> Response | None:
    """Refuse a device's question that lacks what RFC 8628 section 3.1 wants."""
    if request.mimetype != "application/x-www-form-urlencoded":
        return as_json({"error": "invalid_request"}, 400)
    if not request.form.get("client_id"):
        return as_json({"error": "invalid_request"}, 400)
    return None if request.form.get("scope") else as_json({"error": "invalid_scope"}, 400)


async def test_the_key_check_asks_for_a_code_as_a_sign_in_does(far: OddServer, tmp_path: Path) -> None:
    far.retell["/device"] = strict

    await checked(Described(tmp_path, text_of(far, '"device"')))

    (sent,) = (fields for path, _, fields in far.asked if path == "/device")
    assert sent["scope"] == "lists"
    assert sent["client_id"] == far.client.client_id


async def test_a_form_that_is_empty_is_a_form(far: OddServer, tmp_path: Path) -> None:
    far.retell["/device"] = lambda request, members: (
        None if request.mimetype == "application/x-www-form-urlencoded" else as_json({"error": "invalid_request"}, 400)
    )

    await checked(Described(tmp_path, text_of(far, '"device"').partition("[[scopes]]")[0]))


async def test_a_wrong_key_is_still_told(public: OddServer, tmp_path: Path) -> None:
    text = text_of(public, '"device"').replace(public.client.client_id, "another")

    with pytest.raises(InvalidClient):
        await checked(Described(tmp_path, text))


def without_address(server: OddServer, more: str = "", flows: str = '"code"') -> str:
    return "\n".join(line for line in text_of(server, flows, more).splitlines() if "redirect_uri" not in line)


class OnLoopback(Follower):
    """A browser whose way back is the real listener's."""

    async def redirect_uri(self, registered: str = "") -> str:
        async with LoopbackRedirect(PAGES, registered) as listening:
            self.listened = listening.uri
        return self.listened


async def test_the_way_back_has_one_path_at_any_port(public: OddServer, tmp_path: Path) -> None:
    public.retell["/authorize"] = coming_back
    described, ports = Described(tmp_path, without_address(public)), set()

    for _ in range(2):
        person = OnLoopback()
        with pytest.raises(ForeignRedirect):
            await described.link(person)
        back = urlsplit(person.listened)
        assert (back.scheme, back.hostname, back.path) == ("http", "127.0.0.1", "/lineup/callback")
        assert parse_qs(urlsplit(person.visited).query)["redirect_uri"] == [person.listened]
        ports.add(back.port)

    assert None not in ports
    assert described.provider.profile.redirect_uri == "http://127.0.0.1/lineup/callback"


def coming_back(request: Request, _: object) -> Response:
    """Come back with a code, and with a state that was never sent."""
    return Response("", 302, headers={"Location": f"{request.args['redirect_uri']}?code=c&state=another"})


async def test_what_the_sign_in_page_wants_besides(public: OddServer, tmp_path: Path) -> None:
    text = text_of(public).replace(
        "[token]", '[authorization]\nparameters = { access_type = "offline", name = "{client_id}" }\n[token]'
    )
    person = Follower()

    assert (await Described(tmp_path, text).link(person)).account.person == ADA

    asked = dict(parse_qsl(urlsplit(person.visited).query))
    assert (asked["access_type"], asked["name"]) == ("offline", public.client.client_id)
    assert "prompt" not in asked
    assert "nonce" not in asked


@pytest.mark.parametrize(
    ("more", "prompt"), [("", "consent"), ('prompt = "login"', "login"), ('prompt = ""', None)], ids=str
)
async def test_offline_access_comes_with_consent(
    more: str, prompt: str | None, public: OddServer, tmp_path: Path
) -> None:
    public.retell["/token"] = lambda _, members: as_json({**members, "refresh_token": "r"})
    text = text_of(public).replace('"lists"', '"openid offline_access"')
    person = Follower()

    await Described(tmp_path, text.replace("[token]", f"[authorization.parameters]\n{more}\n[token]")).link(person)

    asked = dict(parse_qsl(urlsplit(person.visited).query))
    assert asked.get("prompt") == prompt
    assert len(asked["nonce"]) > 30


def id_token(nonce: str) -> str:
    parts = ({"alg": "none"}, {"sub": "ada-1", "nonce": nonce})
    head, claims = (base64.urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=") for each in parts)
    return f"{head}.{claims}."


@pytest.mark.parametrize("is_ours", [True, False])
async def test_an_id_token_has_the_nonce_that_was_sent(is_ours: bool, public: OddServer, tmp_path: Path) -> None:
    sent: list[str] = []

    def remember(request: Request, _: dict[str, Any]) -> None:
        sent.append(request.args["nonce"])

    public.retell = {
        "/authorize": remember,
        "/token": lambda _, members: as_json({**members, "id_token": id_token(sent[0] if is_ours else "another")}),
    }
    described = Described(tmp_path, text_of(public).replace('"lists"', '"openid"'))

    if is_ours:
        assert (await described.link(Follower())).account.person == ADA
    else:
        with pytest.raises(ForeignRedirect):
            await described.link(Follower())


async def test_twitch_wants_to_be_told_which_program_asks_who_it_is(public: OddServer, tmp_path: Path) -> None:
    def who(request: Request, members: dict[str, Any]) -> Response | None:
        told = (request.headers.get("Client-Id"), request.args.get("fields"))
        return None if told == (public.client.client_id, "all") else as_json({"message": "Client ID is missing"}, 400)

    public.retell["/me"] = who
    more = 'headers = { Client-Id = "{client_id}" }\nparameters = { fields = "all" }\n'
    described = Described(tmp_path, text_of(public).replace("[user]", f"[user]\n{more}"))

    account = (await described.link(Follower())).account.id

    assert await described.who(account) == ADA
