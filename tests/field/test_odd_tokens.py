"""Tokens as services out there tell, shorten and refuse them: a whole linking, and what follows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from werkzeug.wrappers import Request, Response

from tests.authlib_server.records import Client
from tests.authlib_server.server import serving
from tests.core import Script, connection_of
from tests.field.names import LinkError, LinkState, Method, Query, SignInAgain, Workers, explorer_of
from tests.field.odd_server import OddServer, as_json
from tests.integration.describing import ADA, Described, Follower, keyed_text, text_of
from tests.sentences import says
from tests.unit.auth.timer import TurnedTimer

BOM = "\ufeff"


@pytest.fixture
def far() -> Iterator[OddServer]:
    with serving(OddServer(Client("none"))) as server:
        server.retell = {}
        yield server


def asking_for(far: OddServer, folder: Path, *scopes: str) -> Described:
    """The service, with these scopes alone."""
    text = text_of(far).partition("[[scopes]]")[0]
    return Described(folder, text + "".join(f'\n[[scopes]]\nvalue = "{scope}"' for scope in scopes))


@pytest.mark.parametrize("before", [BOM, f"{BOM}\n", "\n"])
async def test_answers_with_a_byte_order_mark_are_read(before: str, far: OddServer, tmp_path: Path) -> None:
    far.retell = {path: lambda _, members: as_json(members, before=before) for path in ("/token", "/me")}

    assert (await Described(tmp_path, text_of(far)).link(Follower())).account.person == ADA


async def test_a_token_in_a_form_is_read(far: OddServer, tmp_path: Path) -> None:
    far.retell["/token"] = lambda _, members: Response(urlencode(members) + "\n", content_type="text/plain")

    assert (await Described(tmp_path, text_of(far)).link(Follower())).account.person == ADA


async def test_scopes_in_a_list_that_lacks_what_is_needed(far: OddServer, tmp_path: Path) -> None:
    far.retell["/token"] = lambda _, members: as_json({**members, "scope": ["other"]})

    with pytest.raises(LinkError, check=says("Your lists")):
        await Described(tmp_path, text_of(far)).link(Follower())


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("email",), "openid https://www.googleapis.com/auth/userinfo.email"),
        (("User.Read", "offline_access"), "User.Read openid profile email"),
        (("User.Read",), "https://graph.microsoft.com/User.Read"),
        (("user:read:email", "channels"), ["channels", "user:read:email"]),
    ],
)
async def test_what_was_granted_by_another_name_is_granted(
    asked: tuple[str, ...], told: object, far: OddServer, tmp_path: Path
) -> None:
    far.retell["/token"] = lambda _, members: as_json({**members, "scope": told, "refresh_token": "r"})

    assert (await asking_for(far, tmp_path, *asked).link(Follower())).account.person == ADA


@pytest.mark.parametrize("lasts", [60, "60", 30, 0, "0", -1])
async def test_a_token_that_lives_a_minute_is_not_renewed_at_each_call(
    lasts: object, far: OddServer, tmp_path: Path
) -> None:
    far.retell["/token"] = lambda _, members: as_json({**members, "expires_in": lasts})
    described = Described(tmp_path, text_of(far))

    account = (await described.link(Follower())).account.id
    for _ in range(10):
        assert await described.who(account) == ADA

    assert far.count("/token") == 1
    described.now += 59
    await described.who(account)
    assert far.count("/token") == (2 if lasts in (60, "60", 30) else 1)


@pytest.mark.parametrize("left_out", [{}, {"refresh_token": None}, {"refresh_token": ""}], ids=str)
async def test_a_refresh_token_that_is_not_replaced_is_used_again(
    left_out: dict[str, object], far: OddServer, tmp_path: Path
) -> None:
    shown: list[str] = []

    def renewed(request: Request, members: dict[str, Any]) -> Response | None:
        if request.form.get("grant_type") != "refresh_token":
            return None
        shown.append(request.form["refresh_token"])
        return as_json({"access_token": far.tokens[0].values["access_token"], "expires_in": 3600, **left_out})

    far.retell["/token"] = renewed
    far.retell["/me"] = lambda _request, _members: as_json({"sub": "ada-1", "name": "Ada"})
    described = Described(tmp_path, text_of(far))
    account = (await described.link(Follower())).account.id

    for _ in range(2):
        described.now += 4000
        await described.who(account)

    assert len(shown) == 2
    assert len(set(shown)) == 1


@pytest.mark.parametrize("status", [201, 203])
async def test_a_token_and_a_devices_code_may_be_called_created(
    status: int, far: OddServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.auth.code_flow.LoopTimer", TurnedTimer)
    made = {path: lambda _, members: as_json(members, status) if "error" not in members else None
            for path in ("/token", "/device")}  # fmt: skip
    far.retell = made

    linked = await Described(tmp_path, text_of(far, '"device"')).link(Follower(far), Method.CODE)

    assert linked.account.person == ADA


REFUSALS = {
    "GitHub": as_json({"error": "bad_refresh_token", "error_description": "The refresh token passed is incorrect."}),
    "invalid_token": as_json({"error": "invalid_token"}, 401),
    "no word": Response(b"", 401),
    "a sentence": Response("Refresh token not found", 400, content_type="text/plain"),
}


def refusing(refusal: Response) -> Any:
    """Retell renewals alone."""
    return lambda request, _: refusal if request.form.get("grant_type") == "refresh_token" else None


@pytest.mark.parametrize("name", REFUSALS)
async def test_a_refresh_token_that_is_refused_for_good_marks_the_account(
    name: str, far: OddServer, tmp_path: Path
) -> None:
    far.retell["/token"] = refusing(REFUSALS[name])
    described = Described(tmp_path, text_of(far))
    account = (await described.link(Follower())).account.id
    described.now += 4000

    with pytest.raises(SignInAgain):
        await described.who(account)

    assert described.accounts.all[0].state is LinkState.SIGN_IN_AGAIN
    assert described.journal.accounts()[0].state is LinkState.SIGN_IN_AGAIN
    linked = await described.link(Follower())
    assert (linked.renewed, linked.account.state) == (True, LinkState.LINKED)


async def test_the_explorer_marks_it_too(far: OddServer, tmp_path: Path) -> None:
    far.retell["/token"] = refusing(REFUSALS["GitHub"])
    described = Described(tmp_path, text_of(far))
    account = (await described.link(Follower())).account.id
    explorer = await explorer_of(described.accounts, account, Workers("reading"))
    described.now += 4000

    with pytest.raises(SignInAgain):
        await explorer.ask(Query("GET", "/me"))

    assert described.accounts.all[0].state is LinkState.SIGN_IN_AGAIN


async def test_a_refusal_of_the_sign_in_before_marks_nothing(far: OddServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(far))
    account = (await described.link(Follower())).account.id
    before = connection_of(described.accounts, account)
    assert before is not None
    await described.link(Follower())

    before.credentials.refused()

    assert described.accounts.all[0].state is LinkState.LINKED


async def test_a_key_that_is_no_longer_taken_marks_the_account(far: OddServer, tmp_path: Path) -> None:
    far.key = "the-key"
    described, person = Described(tmp_path, keyed_text(f"{far.address}/me")), Follower()
    person.answers = {"key": "the-key"}
    account = (await described.link(person)).account.id
    far.key = "another"

    with pytest.raises(SignInAgain):
        await described.who(account)

    assert described.accounts.all[0].state is LinkState.SIGN_IN_AGAIN


class Implicit(Script):
    """Comes back with a token, which a line feed follows."""

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.visited = uri
        state = parse_qs(urlsplit(uri).query)["state"][0]
        return f"http://127.0.0.1:9/back#access_token=t%0A&state={state}"


@pytest.mark.parametrize("own", ["?theme=dark", "?theme=dark&response_type=code", "?theme=dark&"])
async def test_an_address_with_a_query_of_its_own(own: str, far: OddServer, tmp_path: Path) -> None:
    def is_taken(request: Request, _: object) -> Response:
        taken = request.headers["Authorization"] == "Bearer t"
        return as_json({"sub": "ada-1", "name": "Ada", "picture": "https://a.example/ada.png"}, 200 if taken else 401)

    far.retell["/me"] = is_taken
    text = text_of(far, '"implicit"').replace('/authorize"', f'/authorize{own}"')
    person = Implicit()

    assert (await Described(tmp_path, text).link(person)).account.person == ADA

    query = parse_qs(urlsplit(person.visited).query)
    assert (query["theme"], query["response_type"]) == (["dark"], ["token"])
