"""No form in which a secret may be written gets through to what is shown, copied, logged or kept."""

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.field.names import (
    ApiKey,
    BearerSigner,
    BearerToken,
    CredentialRepository,
    Exchange,
    Hold,
    KeySigner,
    Request,
    SessionStore,
    Transport,
    Unreachable,
    Workers,
    masked_text,
    without_held,
)

S = "S3CRETVALUE0123456789"
INNER = json.dumps({"access_token": S})

REPORTED = (
    INNER,
    json.dumps({"e": INNER}),
    repr({"access_token": S}),
    repr(INNER.encode()),
    f'{{"access\\u005ftoken": "{S}"}}',
    f'{{"accessToken":"{S}"}}',
    f'{{"refreshToken":"{S}"}}',
    f'{{"secret":"{S}"}}',
    f"?apikey={S}",
    f"?auth={S}",
    f"client_assertion={S}",
    f'{{"access_token": ["{S}"]}}',
    f"Authorization: Token {S}",
    f"Authorization: Bearer {S}",
    f"X-Api-Key: {S}",
    f"Cookie: s={S}",
    f"http://user:{S}@proxy:3128/",
    f"https://www.themoviedb.org/authenticate/{S}",
    f"<o:access_token>{S}</o:access_token>",
    f"<access_token><![CDATA[{S}]]></access_token>",
    f"<access_token>{S}</access_token>",
    f"('access_token', '{S}')",
    f"#access_token={S}&x",
    f"%26access_token%3D{S}",
    f'OAuth oauth_token="{S}"',
)

IN_JSON = (
    json.dumps({"a": {"b": [{"refresh_token": S}]}}, indent=2),
    json.dumps({"access_token": [S, S]}, indent=2),
    json.dumps({"token": {"value": S, "type": "x"}}),
    json.dumps({"password": {"plain": [S]}}),
    json.dumps(json.dumps(INNER)),
    json.dumps(json.dumps(json.dumps(INNER))),
    json.dumps({"name": "access_token", "value": S}),
    json.dumps({"headers": [["Authorization", f"Bearer {S}"]]}),
    json.dumps({"auth_token": None, "token": S}),
    json.dumps({"xml": f"<access_token>{S}</access_token>"}),
    json.dumps(["access_token", [S]]),
    f'{{\n "access_token"\n :\n\n  "{S}"\n}}',
    f'{{"\\u0061ccess_token":"{S}"}}',
    f"\\u0022access_token\\u0022:\\u0022{S}\\u0022",
    f'{{"access_token":"a\\\\\\"{S}"}}',
    f'{{"refresh-token":"{S}"}}',
    f'{{"x-api-key":"{S}"}}',
    f'{{"sessionId":"{S}"}}',
    f'{{"accessTokens":["{S}"]}}',
    f"{{access_token: '{S}'}}",
    f"{{access_token: {S}, b: 1}}",
)
IN_PYTHON = (
    repr(INNER),
    repr(json.dumps(INNER)),
    repr(repr({"access_token": S})),
    repr(repr(INNER.encode())),
    repr({b"access_token": S.encode()}),
    repr([("access_token", S)]),
    repr({"headers": {"Authorization": f'MediaBrowser Token="{S}", Client="x"'}}),
    f"BearerToken(access_token='{S}', refresh_token=\"{S}\", expires_at=None)",
    f"namedtuple(access_token=['{S}'])",
    f"password='it\\'s {S}'",
    f"{{token={S}}}",
)
IN_FORMS = (
    urlencode({"a": 1, "client_secret": S, "b": 2}),
    f"grant_type=authorization_code&code={S}&code_verifier={S}",
    quote(urlencode({"x": 1, "token": S})),
    quote(quote(urlencode({"x": 1, "token": S}))),
    quote(INNER),
    quote(quote(INNER)),
    urlencode({"q": INNER}),
    f"access%5Ftoken={S}",
    f"access%5Ftoken%3D{S}",
    f"a%252526access_token%25253D{S}",
    f'<a href="/x?access_token={S}&amp;b=1">',
    f"?a=1;access_token={S}",
    f"com.app://cb#access_token={S}",
    f"?X-Amz-Signature={S}",
    f'--x\r\nContent-Disposition: form-data; name="password"\r\n\r\n{S}\r\n--x--',
)
HEADERS = b"GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %b\r\nX-Plex-Token: %b\r\nCookie: a=%b; b=%b\r\n\r\n" % (
    (S.encode(),) * 4
)
IN_HEADERS = (
    HEADERS.decode(),
    repr(HEADERS),
    f"Authorization: Bearer\r\n {S}",
    f"Authorization:\r\n\tBasic {S}",
    f'Authorization: Token token="{S}", nonce="1"',
    f"authorization: {S}",
    f"Proxy-Authorization: Basic {S}",
    f"Set-Cookie: sid={S}; Path=/; HttpOnly",
    f'Cookie: s="{S}"',
    f"curl -H 'Authorization: token {S}' -H \"X-Api-Key: {S}\" https://a",
    f'X-Emby-Authorization: MediaBrowser Client="a", Token="{S}"',
    f"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.{S}",
)
IN_ADDRESSES = (
    f"https://{S}@github.example/x",
    f"http://user:p@{S}@host/",
    quote(f"http://user:{S}@proxy:3128/", safe=""),
    quote(quote(f"http://user:{S}@proxy:3128/", safe=""), safe=""),
    f"otpauth://totp/x?secret={S}",
    f"https://service.example/x/token/{S}",
)
IN_XML = (
    f"<x access_token='{S}'/>",
    f'<param name="access_token" value="{S}"/>',
    f'<token type="x">\n {S}\n</token>',
    f"&lt;access_token&gt;{S}&lt;/access_token&gt;",
    f'<saml:Assertion ID="x">{S}</saml:Assertion>',
    f'<token value="{S}"/>',
    f"<password\n>{S}</password>",
    f"&quot;access_token&quot;:&quot;{S}&quot;",
)
IN_SETTINGS = (
    f"access_token = {S}",
    f"access_token: {S}",
    f":access_token=>'{S}'",
    f"--client-secret={S}",
    f"export TRAKT_CLIENT_SECRET='{S}'",
    f"password: hunter2-{S}",
    f"x.credentials.access_token={S}",
    f"x\\nkey: {S}",
    f"\\tkey={S}",
)


@pytest.mark.parametrize(
    "text",
    [*REPORTED, *IN_JSON, *IN_PYTHON, *IN_FORMS, *IN_HEADERS, *IN_ADDRESSES, *IN_XML, *IN_SETTINGS],
)
def test_what_stands_behind_the_name_of_a_secret_is_masked(text: str) -> None:
    shown = masked_text(text)

    assert S[4:] not in shown
    assert masked_text(shown) == shown, "once more changes nothing"


@pytest.mark.parametrize(
    "harmless",
    [
        '{"nextPageToken": "CAUQAA-0123456789", "etag": "XpCEWoC7T3ngYfD-9HqtYcO8MIg"}',
        '{"token_type": "bearer", "expires_in": 604800, "status_code": 7, "code": null, "keys": [1, 2]}',
        "https://a.example:8080/x?sort=key&order=code&page=2",
        "The key: nobody knows it. An error code: unknown. Your session: over.",
        "<status><status_code>404</status_code><message>Title is not in Queue</message></status>",
        "2026-11-30 12:00:00 ERROR desktop_app.sync: Unexpected",
        'File "/home/ada/tokens/x.py", line 12, in token',
        "Cache-Control: max-age=60\r\nVary: Authorization, Cookie\r\nETag: abc",
        "me@example.org wrote to https://a.example/@ada",
    ],
)
def test_what_is_no_secret_can_be_read(harmless: str) -> None:
    assert masked_text(harmless) == harmless


class _Echo(BaseHTTPRequestHandler):
    """Shows what it was asked, as an error page may."""

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self._say(f"Cannot {self.command} {self.path} ({self.headers.get('Authorization')}) {asked!r}")

    do_GET = do_POST

    def _say(self, text: str) -> None:
        self.send_response(404)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: Any) -> None:
        """The test looks at the exchange."""


@contextmanager
def echoing() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Echo)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/me"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


SHORT = "abc-123-xyz"
CODE = "a code of a flow/1"


@pytest.mark.parametrize(
    ("request_of", "signer", "secret"),
    [
        (lambda url: Request("GET", url), KeySigner(ApiKey(S), "apikey"), S),
        (lambda url: Request("GET", url), KeySigner(ApiKey(S)), S),
        (lambda url: Request("GET", url), KeySigner(ApiKey(S), "v"), S),
        (lambda url: Request("GET", url), BearerSigner(BearerToken(SHORT)), SHORT),
        (lambda url: Request("POST", url, form=(("code", CODE),)), None, CODE),
        (lambda url: Request("POST", url, json={"password": CODE}), None, CODE),
        (lambda url: Request("GET", url, headers={"Authorization": f"Weird {SHORT}"}), None, SHORT),
        (lambda url: Request("GET", url, (("session_id", CODE),)), None, CODE),
    ],
)
async def test_what_a_request_authorizes_with_is_masked_where_it_is_echoed(
    request_of: Any, signer: Any, secret: str
) -> None:
    heard: list[Exchange] = []
    with echoing() as url, closing(Transport(Workers("test"), on_exchange=heard.append)) as transport:
        await transport.send(request_of(url), signer)

    assert "Cannot" in heard[0].answer
    for spelling in (secret, quote(secret, safe=""), quote(secret).replace("%20", "+")):
        assert spelling[4:] not in repr(heard)


async def test_what_nobody_answers_is_masked_too() -> None:
    heard: list[Exchange] = []
    with (
        closing(Transport(Workers("test"), on_exchange=heard.append)) as transport,
        pytest.raises(Unreachable),
    ):
        await transport.send(Request("GET", "http://127.0.0.1:1/", (("x", S),)), BearerSigner(BearerToken(S)))

    assert S[4:] not in repr(heard)


async def test_a_sign_in_is_held_until_its_account_is_forgotten() -> None:
    sign_ins = CredentialRepository(SessionStore())
    account: Any = "1"
    await sign_ins.save_credentials(account, BearerToken("the-first-token", "the-first-refresh-token"))
    await sign_ins.save_credentials(account, BearerToken("another-token", "another-refresh-token"))
    text = "a the-first-token b another-refresh-token c"

    assert not [word for word in ("first-token", "other-refresh-token") if word in without_held(text)]

    await sign_ins.forget_credentials(account)

    assert without_held(text) == text


async def test_a_sign_in_of_an_earlier_run_is_held_once_it_was_read() -> None:
    store = SessionStore()
    account: Any = "1"
    await CredentialRepository(store).save_credentials(account, BearerToken("a-token-of-an-earlier-run"))
    assert without_held("a-token-of-an-earlier-run") == "a-token-of-an-earlier-run"

    later = CredentialRepository(store)
    await later.credentials(account)

    assert "of-an-earlier-run" not in without_held("a-token-of-an-earlier-run")


PROGRAM = """
import logging, os, sys, threading
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from desktop_app import crash_log
from desktop_app.masking import Hold
from desktop_app.ui.shell.application import make_application
held = Hold("a-value-without-a-name")
qt = make_application()
crash_log.begin(Path(sys.argv[1]))
{what}
"""
WAYS = {
    "a log line": "logging.getLogger('x').error('Unexpected: %s', secret)",
    "a traceback in the log": "logging.getLogger('x').error('Unexpected', exc_info=ValueError(secret))",
    "an exception that nobody caught": "raise ValueError(secret)",
    "an exception of a thread": "t = threading.Thread(target=lambda: int(secret)); t.start(); t.join()",
    "a print": "print(secret, file=sys.stderr)",
    "in pieces": "sys.stderr.write(secret[:30]); sys.stderr.write(secret[30:]); sys.stderr.flush()",
    "a warning": "import warnings; warnings.warn(secret)",
    "an exception in a finalizer": """
class Broken:
    def __del__(self): raise ValueError(secret)
Broken()
""",
    "Qt": "from PySide6.QtCore import qWarning; qWarning(secret)",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "secret", [f"https://a.example/?first=1&access_token={S}", "what is a-value-without-a-name doing here"]
)
def test_neither_the_log_nor_standard_error_tells_a_secret(way: str, secret: str, tmp_path: Path) -> None:
    what = f"secret = {secret!r}.replace('~', '')\n{WAYS[way]}"
    path = tmp_path / "crash.log"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(what=what), str(path)], capture_output=True, text=True, check=False
    )
    # Python shows the line of the program that failed; there is none for a program on the command line.
    told = done.stderr + path.read_text(encoding="utf-8")

    assert "S3CR••••••" in told or "a-va••••••" in told
    assert S[4:] not in told
    assert "a-value-without-a-name" not in told


def test_what_is_held_is_masked_in_basic_credentials_by_no_name() -> None:
    with Hold(CODE):
        assert base64.b64encode(f"u:{CODE}".encode()).decode()[6:-4] not in without_held(
            f"x {base64.b64encode(f'u:{CODE}'.encode()).decode()} y"
        )
