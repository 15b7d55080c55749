"""A TLS fault is told as one, with host and reason, whatever the server and whoever vouches for it."""

import asyncio
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app import authorities, route
from desktop_app.authorities import NOBODY, OwnAuthorities, own_authorities
from desktop_app.domain.errors import AuthoritiesUnreadable, OutcomeUnknown, TlsFault, TlsReason, Unreachable
from desktop_app.transport import Request, Transport
from desktop_app.workers import Workers
from tests.field.hostile import Talk, hostile
from tests.tls import FUTURE, PAST, Authority

R = TlsReason
VARIABLES = (*authorities.INSTEAD, *authorities.OPENSSL)


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    return authority


def good(talk: Talk) -> None:
    talk.say(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    talk.listen()


async def ask(url: str, method: str = "GET", own: OwnAuthorities = NOBODY) -> str:
    with closing(Transport(Workers("test"), within=20, own=own)) as transport:
        return (await transport.send(Request(method, url))).text


async def fault_at(url: str, own: OwnAuthorities = NOBODY) -> TlsFault:
    with pytest.raises(TlsFault) as raised:
        await ask(url, own=own)
    return raised.value


def expired(by: Authority) -> ssl.SSLContext:
    return by.context(valid=PAST)


def not_yet(by: Authority) -> ssl.SSLContext:
    return by.context(valid=FUTURE)


def for_another(by: Authority) -> ssl.SSLContext:
    return by.context(("elsewhere.example",))


def for_another_number(by: Authority) -> ssl.SSLContext:
    return by.context(("192.0.2.1",))


def self_signed(by: Authority) -> ssl.SSLContext:
    return by.context(is_self_signed=True)


def of_nobody(by: Authority) -> ssl.SSLContext:
    return Authority(by.folder, "Nobody's authority").context()


def outdated(by: Authority) -> ssl.SSLContext:
    context = by.context()
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.TLSv1_1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


def wanting_ours(by: Authority) -> ssl.SSLContext:
    context = by.context()
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(by.file)
    return context


def wanting_ours_in_tls12(by: Authority) -> ssl.SSLContext:
    context = wanting_ours(by)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    return context


FAULTS: dict[Callable[[Authority], ssl.SSLContext], TlsReason] = {
    expired: R.EXPIRED,
    not_yet: R.NOT_YET_VALID,
    for_another: R.OTHER_HOST,
    for_another_number: R.OTHER_HOST,
    self_signed: R.SELF_SIGNED,
    of_nobody: R.UNKNOWN_ISSUER,
    outdated: R.OLD_PROTOCOL,
    wanting_ours: R.CLIENT_CERTIFICATE,
    wanting_ours_in_tls12: R.HANDSHAKE,
}


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated")
@pytest.mark.parametrize("made", FAULTS, ids=lambda made: made.__name__)
async def test_each_fault_is_told_with_its_host(
    made: Callable[[Authority], ssl.SSLContext], trusted: Authority
) -> None:
    with hostile(good, made(trusted)) as server:
        fault = await fault_at(server.url)

    assert (fault.host, fault.reason) == ("127.0.0.1", FAULTS[made])


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n"])
async def test_a_server_without_tls_is_told_as_that(answer: bytes) -> None:
    def plain(talk: Talk) -> None:
        talk.say(answer)
        talk.listen()

    with hostile(plain, reads_head=False) as server:
        assert (await fault_at(server.url.replace("http:", "https:"))).reason is R.NOT_TLS


async def test_a_server_that_breaks_off_is_told_as_that() -> None:
    def hang_up(talk: Talk) -> None:
        talk.line.recv(65536)

    with hostile(hang_up, reads_head=False) as server:
        assert (await fault_at(server.url.replace("http:", "https:"))).reason is R.HANDSHAKE


async def test_a_wanted_certificate_is_told_however_early_the_server_hangs_up(trusted: Authority) -> None:
    """TLS 1.3: the handshake is over here before the server says no, so that the request may be on its way already."""
    with hostile(good, wanting_ours(trusted)) as server:
        for method in ("GET", "POST") * 10:
            with pytest.raises(TlsFault):
                await ask(server.url, method)


async def test_a_proxys_certificate_is_told_as_the_proxys(trusted: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    with hostile(good, expired(trusted)) as proxy:
        monkeypatch.setattr(route, "proxy_of", lambda _: f"https://127.0.0.1:{proxy.port}")
        fault = await fault_at("https://far.example.org/")

    assert (fault.host, fault.reason) == ("127.0.0.1", R.EXPIRED)


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "CURL_CA_BUNDLE"])
async def test_a_proxy_proves_itself_by_the_same_authorities(
    variable: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads: list[bytes] = []

    def refuse(talk: Talk) -> None:
        heads.append(talk.line.recv(65536))
        talk.say(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")

    monkeypatch.setenv(variable, str(authority.file))
    with hostile(refuse, authority.context(), reads_head=False) as proxy:
        monkeypatch.setattr(route, "proxy_of", lambda _: f"https://127.0.0.1:{proxy.port}")
        with pytest.raises(Unreachable) as raised:
            await ask("https://far.example.org/", "POST")

    assert not isinstance(raised.value, TlsFault)
    assert heads[0].startswith(b"CONNECT far.example.org:443 ")


async def test_a_fault_behind_a_proxy_is_told_as_the_servers(
    trusted: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = trusted.context()

    def tunnel(talk: Talk) -> None:
        talk.say(b"HTTP/1.1 200 Connection established\r\n\r\n")
        context.wrap_socket(talk.line, server_side=True)

    with hostile(tunnel) as proxy:
        monkeypatch.setattr(route, "proxy_of", lambda _: f"http://127.0.0.1:{proxy.port}")
        fault = await fault_at("https://far.example.org/")

    assert (fault.host, fault.reason) == ("far.example.org", R.OTHER_HOST)


async def test_what_breaks_after_the_handshake_is_no_tls_fault(trusted: Authority) -> None:
    with hostile(lambda _: None, trusted.context()) as server, pytest.raises(OutcomeUnknown):
        await ask(server.url, "POST")


async def test_a_server_that_stalls_in_the_handshake_holds_up_no_other(trusted: Authority) -> None:
    begun, end = threading.Event(), threading.Event()

    def stall(talk: Talk) -> None:
        begun.set()
        end.wait(30)

    with (
        hostile(stall, reads_head=False) as stalled,
        hostile(good, trusted.context()) as healthy,
        closing(Transport(Workers("test", count=2), within=30)) as transport,
    ):
        waiting = asyncio.ensure_future(transport.send(Request("POST", stalled.url.replace("http:", "https:"))))
        await asyncio.to_thread(begun.wait, 30)
        assert (await transport.send(Request("GET", healthy.url))).text == "{}"
        assert not waiting.done()
        end.set()
        with pytest.raises(Unreachable):
            await waiting


# --- who vouches -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("variable", [*authorities.INSTEAD, "SSL_CERT_FILE"])
async def test_a_file_of_the_environment_vouches(
    variable: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hostile(good, authority.context()) as server:
        assert (await fault_at(server.url)).reason is R.UNKNOWN_ISSUER
        monkeypatch.setenv(variable, str(authority.file))
        assert await ask(server.url) == "{}"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl's command is not there")
@pytest.mark.parametrize("variable", [*authorities.INSTEAD, "SSL_CERT_DIR"])
async def test_a_folder_of_the_environment_vouches(
    variable: str, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _hashed(authority, tmp_path)
    value = f"/nowhere{os.pathsep}{folder}" if variable == "SSL_CERT_DIR" else str(folder)
    with hostile(good, authority.context()) as server:
        monkeypatch.setenv(variable, value)
        assert await ask(server.url) == "{}"


def _hashed(authority: Authority, tmp_path: Path) -> Path:
    """A folder as OpenSSL wants it: each file under the hash of its subject."""
    command = ("openssl", "x509", "-noout", "-hash", "-in", str(authority.file))
    name = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    folder = tmp_path / "hashed"
    folder.mkdir()
    (folder / f"{name}.0").write_bytes(authority.file.read_bytes())
    return folder


@pytest.mark.parametrize("variable", VARIABLES)
@pytest.mark.parametrize("content", [None, b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nbroken\n"])
async def test_certificates_that_cannot_be_read_are_told_with_their_place(
    variable: str, content: bytes | None, silent_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "bundle.pem"
    if content is not None:
        place.write_bytes(content)
    monkeypatch.setenv(variable, str(place))

    with pytest.raises(AuthoritiesUnreadable) as raised:
        await ask(f"https://127.0.0.1:{silent_port}/")
    assert (raised.value.source, raised.value.variable) == (str(place), variable)


@pytest.fixture
def silent_port() -> Iterator[int]:
    """The port of somebody who listens and never says a word: authorities are read before that matters."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


async def test_an_own_authority_vouches_for_its_hosts_alone(authority: Authority) -> None:
    by_file, by_text = (own_authorities(each, ("127.0.0.1", "[::1]")) for each in (str(authority.file), authority.text))
    with hostile(good, authority.context()) as server:
        there = server.url.replace("127.0.0.1", "localhost")
        for own in (by_file, by_text):
            assert await ask(server.url, own=own) == "{}"
            assert (await fault_at(there, own)).reason is R.UNKNOWN_ISSUER
        assert await ask(there, own=own_authorities(authority.text, ("LOCALHOST.",))) == "{}"
        assert (await fault_at(server.url)).reason is R.UNKNOWN_ISSUER


async def test_an_own_authority_that_is_missing_is_told(silent_port: int, tmp_path: Path) -> None:
    gone = own_authorities(str(tmp_path / "gone.pem"), ("127.0.0.1",))
    with pytest.raises(AuthoritiesUnreadable) as raised:
        await ask(f"https://127.0.0.1:{silent_port}/", own=gone)
    assert (raised.value.source, raised.value.variable) == (str(tmp_path / "gone.pem"), "")


async def test_the_keys_of_connections_are_never_written_down(
    trusted: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    with hostile(good, trusted.context()) as server:
        assert await ask(server.url) == "{}"
    assert not (tmp_path / "keys").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves the store to whoever installs it")
def test_a_computer_without_a_store_falls_back_to_the_one_that_comes_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authorities, "_has_store", lambda: False)
    loaded: list[str] = []
    monkeypatch.setattr("truststore.SSLContext.load_verify_locations", lambda _, cafile: loaded.append(cafile))
    authorities.new_context("far.example.org")
    assert len(loaded) == 1
