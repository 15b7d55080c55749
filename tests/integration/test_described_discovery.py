"""Services whose file names an issuer: what its metadata may say, and what it must not."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.account import Person
from desktop_app.domain.errors import BadAnswer, ForeignRedirect, ServerFault, ServiceError
from desktop_app.providers.described.discovery import LARGEST, metadata_of
from desktop_app.providers.provider import Method
from desktop_app.transport import Request, Response, Transport
from desktop_app.workers import Workers
from tests.authlib_server.records import REDIRECT_URI, Client
from tests.authlib_server.server import serving
from tests.authlib_server.telling import OPENID, RFC_8414, TellingServer
from tests.core import run
from tests.integration.describing import ADA, Described, Follower
from tests.sentences import says
from tests.unit.auth.timer import TurnedTimer

METHODS = ("none", "client_secret_post", "client_secret_basic")


def described_at(server: TellingServer, folder: Path, path: str = "") -> Described:
    server.issuer = f"{server.address}{path}"
    secret = "" if server.client.method == "none" else f', secret = "{server.client.secret}"'
    text = f"""
        name = "Far"
        flows = ["code", "device"]
        issuer = "{server.issuer}"
        redirect_uri = "{REDIRECT_URI}"
        client = {{ id = "{server.client.client_id}"{secret} }}
        [[scopes]]
        value = "openid"
        """
    return Described(folder, text)


@pytest.fixture(params=METHODS)
def far(request: pytest.FixtureRequest) -> Iterator[TellingServer]:
    with serving(TellingServer(Client(request.param))) as server:
        yield server


@pytest.fixture
def basic() -> Iterator[TellingServer]:
    with serving(TellingServer(Client("client_secret_basic"))) as server:
        yield server


def test_an_issuer_is_all_that_is_needed(far: TellingServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)

    linked = run(lambda: described.link(Follower()))

    assert linked.account.person == ADA
    assert [address for address in far.addresses if "well-known" in address] == [f"{OPENID}?"]


def test_a_device_at_an_issuer(far: TellingServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.auth.code_flow.LoopTimer", TurnedTimer)
    described = described_at(far, tmp_path)

    assert run(lambda: described.link(Follower(far), Method.CODE)).account.person == ADA


@pytest.mark.parametrize(
    ("method", "missing"),
    [
        (Method.BROWSER, "authorization"),
        (Method.BROWSER, "token"),
        (Method.CODE, "device"),
        (Method.CODE, "token"),
    ],
)
async def test_an_issuer_that_does_not_tell_what_a_way_needs(
    method: Method, missing: str, basic: TellingServer, tmp_path: Path
) -> None:
    member = f"{'device_authorization' if missing == 'device' else missing}_endpoint"
    basic.changes[member] = ""
    person = Follower(basic)

    with pytest.raises(BadAnswer, check=says(f"as endpoints.{missing}, or take")):
        await described_at(basic, tmp_path).link(person, method)

    assert not person.visited
    assert not person.codes


async def test_the_key_page_is_passed_without_an_address_for_devices(basic: TellingServer, tmp_path: Path) -> None:
    basic.changes["device_authorization_endpoint"] = ""
    described = described_at(basic, tmp_path)
    client = described.provider.described.client
    assert client is not None

    await described.accounts.keys.check("far", client, described.exchanges.append)

    assert (await described.link(Follower())).account.person == ADA


async def test_only_devices_and_no_address_for_them(basic: TellingServer, tmp_path: Path) -> None:
    basic.changes["device_authorization_endpoint"] = ""
    text = described_at(basic, tmp_path).text.replace('"code", "device"', '"device"')
    described = Described(tmp_path / "devices", text)
    client = described.provider.described.client
    assert client is not None

    with pytest.raises(BadAnswer, check=says(r"endpoints\.device")):
        await described.accounts.keys.check("far", client, described.exchanges.append)


def test_rfc_8414_is_asked_where_openid_knows_nothing(basic: TellingServer, tmp_path: Path) -> None:
    basic.well_known = f"{RFC_8414}/realms/home"
    described = described_at(basic, tmp_path, "/realms/home")
    basic.changes = {"issuer": basic.issuer}

    assert run(lambda: described.link(Follower())).account.person == ADA
    assert basic.addresses[:2] == [f"/realms/home{OPENID}?", f"{RFC_8414}/realms/home?"]


def test_a_file_has_the_last_word(basic: TellingServer, tmp_path: Path) -> None:
    described = described_at(basic, tmp_path)
    basic.changes = {"token_endpoint": f"{basic.address}/moved"}
    text = f'{described.text}\n[endpoints]\ntoken = "{basic.address}/token"'
    (tmp_path / "again").mkdir()

    assert run(lambda: Described(tmp_path / "again", text).link(Follower())).account.person == ADA


WRONG = {
    "another issuer": ({"issuer": "https://b.example"}, "another issuer"),
    "no issuer": ({"issuer": None}, "says nothing"),
    "with a slash more": ({"issuer": "http://127.0.0.1/"}, "another issuer"),
    "file:": ({"token_endpoint": "file:///etc/passwd"}, "token_endpoint"),
    "javascript:": ({"authorization_endpoint": "javascript:alert(1)"}, "authorization_endpoint"),
    "http elsewhere": ({"token_endpoint": "http://b.example/token"}, "token_endpoint"),
    "with a password": ({"userinfo_endpoint": "https://me:secret@b.example/"}, "userinfo_endpoint"),
    "line break": ({"revocation_endpoint": "https://b.example/\r\nX: y"}, "revocation_endpoint"),
    "no user-info": ({"userinfo_endpoint": None}, "who is linked"),
    "other proofs": ({"token_endpoint_auth_methods_supported": ["private_key_jwt"]}, "prove themselves"),
}


@pytest.mark.parametrize(("changes", "said"), WRONG.values(), ids=WRONG)
def test_hostile_metadata_is_not_followed(
    basic: TellingServer, tmp_path: Path, changes: dict[str, object], said: str
) -> None:
    described, person = described_at(basic, tmp_path), Follower()
    basic.changes = changes

    with pytest.raises(BadAnswer, check=says(said)):
        run(lambda: described.link(person))

    assert not person.visited
    assert all("well-known" in address for address in basic.addresses)


class Canned(Transport):
    """A server elsewhere, without a network."""

    def __init__(self, members: dict[str, object]) -> None:
        super().__init__(Workers("unused"))
        self._members = members

    async def send(self, request: Request, sign: object = None) -> Response:
        return Response(200, {}, json.dumps(self._members).encode(), request.url)


def test_a_server_elsewhere_must_not_send_us_to_this_computer() -> None:
    members: dict[str, object] = {"issuer": "https://a.example", "token_endpoint": "http://127.0.0.1:631/token"}

    with pytest.raises(BadAnswer, check=says("on the internet")):
        run(lambda: metadata_of("https://a.example", Canned(members)))


@pytest.mark.parametrize("size", [LARGEST, 9 * 1024 * 1024])
def test_a_huge_document_is_none(basic: TellingServer, tmp_path: Path, size: int) -> None:
    described = described_at(basic, tmp_path)
    basic.changes = {"more": "x" * size}

    with pytest.raises(BadAnswer):
        run(lambda: described.link(Follower()))


def test_an_issuer_without_a_document(basic: TellingServer, tmp_path: Path) -> None:
    basic.well_known = "/nowhere"

    with pytest.raises(BadAnswer, check=says(r"no document .* answered 404 and 404")):
        run(lambda: described_at(basic, tmp_path).link(Follower()))


def test_an_issuer_is_asked_again_after_a_fault(basic: TellingServer, tmp_path: Path) -> None:
    described = described_at(basic, tmp_path)
    basic.status = 503
    with pytest.raises(ServerFault):
        run(lambda: described.link(Follower()))
    basic.status = 200

    assert run(lambda: described.link(Follower())).account.person == ADA


def test_a_code_of_another_issuer_is_not_taken(basic: TellingServer, tmp_path: Path) -> None:
    described = described_at(basic, tmp_path)
    basic.issuer = "https://b.example"

    with pytest.raises(ForeignRedirect):
        run(lambda: described.link(Follower()))


def test_an_answer_must_name_its_issuer_where_the_issuer_says_that_it_does(
    basic: TellingServer, tmp_path: Path
) -> None:
    described, person = described_at(basic, tmp_path), Follower()
    person.bring_back = lambda uri: uri.partition("&iss=")[0]
    with pytest.raises(ForeignRedirect):
        run(lambda: described.link(person))

    basic.changes = {"authorization_response_iss_parameter_supported": False}
    (tmp_path / "again").mkdir()
    assert run(lambda: Described(tmp_path / "again", described.text).link(person)).account.person == ADA


@pytest.mark.parametrize(
    ("answer", "person"),
    [
        ({"sub": 7, "name": None}, Person("7", "7")),
        ({"sub": "x", "name": "A\nda\u202e", "picture": "file:///etc/passwd"}, Person("x", "Ada")),
        ({"sub": "x", "name": "n" * 5000, "picture": "http://b.example/p.png"}, Person("x", "x")),
        ({"sub": "x", "name": {"first": "Ada"}, "picture": 3}, Person("x", "x")),
    ],
)
def test_odd_answers_about_a_person(basic: TellingServer, tmp_path: Path, answer: object, person: Person) -> None:
    basic.person = json.dumps(answer).encode()

    assert run(lambda: described_at(basic, tmp_path).link(Follower())).account.person == person


@pytest.mark.parametrize(
    "answer",
    [
        b"{}",
        b'{"sub": null}',
        b'{"sub": true}',
        b'{"sub": ""}',
        b'{"sub": ["x"]}',
        b"[]",
        b"<html>",
        b"[" * 100_000,
        b'"sub"',
        json.dumps({"sub": "x", "more": "x" * 2_000_000}).encode(),
        json.dumps({"sub": "x" * 5000}).encode(),
    ],
    ids=range(11),
)
def test_answers_that_name_nobody_link_nobody(basic: TellingServer, tmp_path: Path, answer: bytes) -> None:
    described = described_at(basic, tmp_path)
    basic.person = answer

    with pytest.raises(BadAnswer):
        run(lambda: described.link(Follower()))

    assert not described.accounts.all
    assert not described.journal.accounts()


def test_no_answer_is_no_mistake_of_the_file(tmp_path: Path) -> None:
    text = 'name = "Far"\nflows = ["code"]\nissuer = "http://127.0.0.1:9"\nclient = { id = "x" }'

    with pytest.raises(ServiceError):
        run(lambda: Described(tmp_path, text).link(Follower()))
