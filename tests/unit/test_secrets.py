"""No secret prints: not as a value, not in what holds it, not in a traceback."""

import traceback
from pathlib import Path

import pytest
import requests

from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.bearer import BearerSession, BearerSigner
from desktop_app.auth.client_authentication import authenticated
from desktop_app.auth.code_flow import DeviceCode
from desktop_app.auth.device import DeviceFlow
from desktop_app.auth.flow import UserCode
from desktop_app.auth.kept import JustIssued
from desktop_app.auth.oauth1 import OAuth1Flow
from desktop_app.auth.server_clock import ServerClock
from desktop_app.auth.signing import OAuth1Signer
from desktop_app.domain.credentials import BearerToken, ClientCredentials, TemporaryCredentials, TokenCredentials
from desktop_app.domain.errors import LineupError
from desktop_app.providers.netflix import Netflix
from desktop_app.providers.provider import Connection, Method, Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.transport import Request, Response, Transport
from desktop_app.workers import Workers
from tests.core import Script, make_core, run, serve_list

HIDDEN = "n0body-may-see"
CLIENT = ClientCredentials(f"key-{HIDDEN}", f"secret-{HIDDEN}")
TEMPORARY = TemporaryCredentials(HIDDEN, HIDDEN, {"login_url": HIDDEN})
TOKEN = TokenCredentials(HIDDEN, HIDDEN, {"session": HIDDEN})
BEARER = BearerToken(HIDDEN, HIDDEN, 0.0)


def held() -> list[object]:
    server = Server("sandbox", "http://127.0.0.1:1", "http://127.0.0.1:1")
    transport = Transport(Workers("unused"))
    clock, store = ServerClock(lambda: 0.0), SessionStore()
    run(lambda: store.save("a", {"token": HIDDEN}))
    connection = Connection(server, CLIENT, transport, clock)
    flow = Netflix().flow(Method.BROWSER, connection)
    assert isinstance(flow, OAuth1Flow)
    pairs = (("code", HIDDEN),)
    authorization_server = AuthorizationServer("http://127.0.0.1:1", "http://127.0.0.1:1")
    return [
        CLIENT,
        TEMPORARY,
        TOKEN,
        BEARER,
        BearerSigner(BEARER),
        BearerSession(authorization_server, CLIENT, JustIssued(BEARER), transport, clock.ours),
        AuthorizationCodeFlow(authorization_server, CLIENT, transport, clock.ours),
        DeviceFlow(authorization_server, CLIENT, transport, clock.ours),
        DeviceCode(HIDDEN, UserCode(HIDDEN, "http://127.0.0.1:1", 0.0, HIDDEN), 5.0, 0.0),
        authenticated(authorization_server, CLIENT, "http://127.0.0.1:1", {"code": HIDDEN}),
        Request("POST", "http://127.0.0.1:1", json={"code": HIDDEN}),
        OAuth1Signer(CLIENT, lambda: 0.0, TOKEN, callback=HIDDEN, verifier=HIDDEN),
        Request("POST", "http://127.0.0.1:1", pairs, pairs, {"Authorization": HIDDEN}),
        Response(200, {"set-cookie": HIDDEN}, HIDDEN.encode(), f"http://127.0.0.1:1?code={HIDDEN}"),
        connection,
        connection.signed_in(JustIssued(TOKEN)),
        Netflix().service(connection.signed_in(JustIssued(TOKEN))),
        flow,
        store,
        requests.Request("GET", "http://127.0.0.1:1").prepare(),
    ]


@pytest.mark.parametrize("holder", held(), ids=lambda holder: type(holder).__name__)
def test_what_holds_a_secret_does_not_print_it(holder: object) -> None:
    for shown in (str(holder), repr(holder), f"{holder}", f"{holder!r}", repr([holder]), repr({"a": holder})):
        assert HIDDEN not in shown


def failing(sandbox: Sandbox) -> list[tuple[str, Script]]:
    foreign = Script()
    foreign.bring_back = lambda uri: uri.replace("oauth_token=", "oauth_token=x")
    late = Script()

    def dawdle(uri: str) -> str:
        sandbox.netflix.faults.expire_request_tokens()
        return uri

    late.bring_back = dawdle
    return [("refused", Script(button="refuse")), ("foreign", foreign), ("late", late)]


async def test_a_sign_in_that_fails_says_why_without_secrets(
    sandbox: Sandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="desktop_app")
    core = await make_core(tmp_path, sandbox)
    for name, agent in failing(sandbox):
        known = [sandbox.netflix.client_key, sandbox.netflix.client_secret]
        with pytest.raises(LineupError) as caught:
            await core.link(agent)
        known += sandbox.netflix.state.request_tokens
        known += [token.secret for token in sandbox.netflix.state.request_tokens.values()]
        known += [token.verifier for token in sandbox.netflix.state.request_tokens.values() if token.verifier]
        shown = "".join(traceback.format_exception(caught.value)) + caplog.text + repr(core.exchanges)

        assert not [secret for secret in known if secret in shown], name


async def test_no_database_holds_a_secret(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    core = await make_core(tmp_path, sandbox, store=store)
    queue = await serve_list(core.accounts, await core.link())
    await core.in_step(queue)
    await core.accounts.close()
    core.journal.close()
    core.snapshots.close()
    open_ = {"extra.user_id", "kept_since"}
    kept = [value for secret in store._kept.values() for name, value in secret.items() if name not in open_]
    assert len(kept) == 4

    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not [value for value in kept if value.encode() in files]
