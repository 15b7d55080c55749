"""A service described in a file, linked at django-oauth-toolkit's server: OAuth 2.0, devices, OpenID Connect."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from desktop_app.accounts import Forgotten
from desktop_app.domain.account import LinkState, Person
from desktop_app.domain.errors import ConsentRefused, InvalidClient, LinkError, ServiceError, SignInAgain
from desktop_app.providers.provider import Method
from tests.integration.describing import Described
from tests.sentences import says
from tests.toolkit_server.server import DEVICE, SECRET, AtTheSite, ToolkitServer, serving_toolkit
from tests.toolkit_server.site import begin
from tests.unit.auth.timer import TurnedTimer

TOKEN, DEVICES = "/o/token/", "/o/device-authorization/"
ADA = Person("1", "ada")
LISTS = '\n[[scopes]]\nvalue = "lists"'


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ToolkitServer]:
    begin(tmp_path_factory.mktemp("toolkit") / "site.db")
    with serving_toolkit() as server:
        server.register("confidential")
        server.register("public", "public")
        server.register("device", grant=DEVICE)
        server.register("public-device", "public", grant=DEVICE)
        server.register("openid")
        yield server


@pytest.fixture(autouse=True)
def nothing_asked_yet(far: ToolkitServer) -> None:
    far.asked.clear()


def described_at(
    far: ToolkitServer, folder: Path, client: str = "confidential", flows: str = "code", proof: str = "basic"
) -> Described:
    at, secret = far.address, "" if proof == "none" else f', secret = "{SECRET}"'
    text = f"""
        name = "Far"
        flows = ["{flows}"]
        client = {{ id = "{client}"{secret} }}
        [endpoints]
        authorization = "{at}/o/authorize/"
        token = "{at}/o/token/"
        device = "{at}/o/device-authorization/"
        revocation = "{at}/o/revoke_token/"
        [token]
        authentication = "{proof}"
        [user]
        url = "{at}/me"
        id = "sub"
        name = "name"
        {LISTS}
        """
    return Described(folder, text)


def of_issuer(far: ToolkitServer, folder: Path, more: str = "") -> Described:
    """A description with the issuer's name alone: the document tells the rest."""
    scopes = LISTS + '\n[[scopes]]\nvalue = "openid"'
    client = f'client = {{ id = "openid", secret = "{SECRET}" }}'
    return Described(folder, f'name = "Far"\nflows = ["code"]\nissuer = "{far.address}/o"\n{client}\n{more}{scopes}')


@pytest.mark.parametrize(
    ("client", "proof"), [("confidential", "basic"), ("confidential", "post"), ("public", "none")], ids=str
)
async def test_a_code_with_pkce(client: str, proof: str, far: ToolkitServer, tmp_path: Path) -> None:
    described, person = described_at(far, tmp_path, client, proof=proof), AtTheSite(far)

    linked = await described.link(person)

    assert linked.account.person == ADA
    assert person.sent["code_challenge_method"] == "S256"
    (sent,) = far.forms(TOKEN)
    assert ("client_secret" in sent) == (proof == "post")
    assert [proved for path, _, proved in far.asked if path == TOKEN] == ["Basic" if proof == "basic" else ""]
    assert SECRET not in repr(described.exchanges)


@pytest.mark.parametrize(("client", "proof"), [("device", "basic"), ("device", "post"), ("public-device", "none")])
async def test_a_device(
    client: str, proof: str, far: ToolkitServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.auth.code_flow.LoopTimer", TurnedTimer)
    described, person = described_at(far, tmp_path, client, "device", proof), AtTheSite(far)

    assert (await described.link(person, Method.CODE)).account.person == ADA

    assert [fields["client_id"] for fields in far.forms(DEVICES)] == [client]
    assert len(person.codes) == 1
    assert {proved for _, fields, proved in far.asked if fields and "user_code" not in fields} >= {
        "Basic" if proof == "basic" else ""
    }


async def test_a_device_that_is_refused(far: ToolkitServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.auth.code_flow.LoopTimer", TurnedTimer)

    with pytest.raises(ConsentRefused):
        await described_at(far, tmp_path, "device", "device").link(AtTheSite(far, yes=False), Method.CODE)


@pytest.mark.parametrize("flows", ["code", "device"])
async def test_the_key_page_passes_the_right_key(flows: str, far: ToolkitServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path, "device" if flows == "device" else "confidential", flows)
    client = described.provider.described.client
    assert client is not None

    await described.accounts.keys.check("far", client, described.exchanges.append)

    assert len(far.forms(DEVICES)) == (flows == "device")


async def test_a_token_is_renewed_and_its_successor_kept(far: ToolkitServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    account = (await described.link(AtTheSite(far))).account.id

    for _ in range(3):
        described.now += 40_000
        assert await described.who(account) == ADA

    shown = [fields["refresh_token"] for fields in far.forms(TOKEN) if "refresh_token" in fields]
    assert len(set(shown)) == len(shown) == 3


async def test_a_refresh_token_that_was_shown_twice_ends_the_link(far: ToolkitServer, tmp_path: Path) -> None:
    """The toolkit ends the whole family then (RFC 9700 section 4.14.2), and the account says so."""
    described = described_at(far, tmp_path)
    account = (await described.link(AtTheSite(far))).account.id
    kept = {name: await described.store.load(name) or {} for name in await described.store.names()}
    described.now += 40_000
    await described.who(account)
    for name, secret in kept.items():
        await described.store.save(name, secret)
    described.now += 40_000

    with pytest.raises(SignInAgain):
        await described.who(account)

    assert described.accounts.all[0].state is LinkState.SIGN_IN_AGAIN


async def test_unlinking_revokes(far: ToolkitServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)
    account = (await described.link(AtTheSite(far))).account.id

    receipt = await described.accounts.unlink(account)

    assert receipt is not None
    assert receipt.forgotten is Forgotten.CHECKED
    assert far.forms("/o/revoke_token/")


async def test_a_sign_in_that_was_revoked_there_asks_to_sign_in_again(far: ToolkitServer, tmp_path: Path) -> None:
    """The toolkit answers a dead token with 403 and not a word."""
    described = described_at(far, tmp_path)
    account = (await described.link(AtTheSite(far))).account.id
    await asyncio.to_thread(far.forget_all)

    with pytest.raises(SignInAgain):
        await described.who(account)

    assert described.accounts.all[0].state is LinkState.SIGN_IN_AGAIN


async def test_a_no(far: ToolkitServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path)

    with pytest.raises(ConsentRefused):
        await described.link(AtTheSite(far, yes=False))

    assert not far.forms(TOKEN)
    assert not described.accounts.all


@pytest.mark.parametrize("proof", ["basic", "post"])
async def test_a_wrong_secret(proof: str, far: ToolkitServer, tmp_path: Path) -> None:
    described = described_at(far, tmp_path, proof=proof)
    wrong = Described(tmp_path / "wrong", described.text.replace(SECRET, "another"))

    with pytest.raises(InvalidClient):
        await wrong.link(AtTheSite(far))


async def test_an_address_that_is_not_registered_leads_nowhere(far: ToolkitServer, tmp_path: Path) -> None:
    text = described_at(far, tmp_path).text
    other = Described(tmp_path / "other", f'redirect_uri = "http://127.0.0.1:9/other"\n{text.lstrip()}')
    person = AtTheSite(far)

    with pytest.raises(ServiceError):
        await other.link(person)

    assert person.sent["redirect_uri"] == "http://127.0.0.1:9/other"
    assert not far.forms(TOKEN)


async def test_a_scope_that_is_unknown_there(far: ToolkitServer, tmp_path: Path) -> None:
    text = described_at(far, tmp_path).text.replace('value = "lists"', 'value = "everything"')

    with pytest.raises(ServiceError, check=says("invalid_scope")):
        await Described(tmp_path / "other", text).link(AtTheSite(far))


async def test_an_issuer_tells_the_rest(far: ToolkitServer, tmp_path: Path) -> None:
    described, person = of_issuer(far, tmp_path), AtTheSite(far)

    linked = await described.link(person)

    assert linked.account.person == ADA
    assert len(person.sent["nonce"]) > 30
    described.now += 40_000
    assert await described.who(linked.account.id) == ADA


async def test_an_id_token_for_another_sign_in(far: ToolkitServer, tmp_path: Path) -> None:
    class Exchanging(AtTheSite):
        """Asks the page with a nonce of somebody else's."""

        async def visit(self, uri: str, *, may_stay: bool = False) -> str:
            nonce = dict(parse_qsl(urlsplit(uri).query))["nonce"]
            return await super().visit(uri.replace(nonce, "another"), may_stay=may_stay)

    with pytest.raises(LinkError, check=says("another sign-in")):
        await of_issuer(far, tmp_path).link(Exchanging(far))


async def test_the_issuer_is_named_in_what_comes_back(far: ToolkitServer, tmp_path: Path) -> None:
    person = AtTheSite(far)
    person.bring_back = lambda uri: uri.replace("iss=http", "iss=https")

    with pytest.raises(LinkError):
        await of_issuer(far, tmp_path).link(person)
