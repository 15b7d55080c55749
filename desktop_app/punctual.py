"""Connections that keep to the deadline of the exchange they serve, in plain HTTP, TLS and through proxies alike.

Servers prove themselves by `authorities`, whatever requests would take for them.

Imported with requests, by who uses it: 0.15 s that the first window need not wait for.
"""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPSConnection
from urllib3.contrib.socks import SOCKSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationParseError,
    NameResolutionError,
    NewConnectionError,
)

from desktop_app.authorities import NOBODY, OwnAuthorities, new_context
from desktop_app.deadline import running_deadline
from desktop_app.frugal_answer import FrugalAnswer
from desktop_app.socks_connections import connect_by_socks, socks_proxy_of
from desktop_app.tls_faults import fault_of, refusal_of

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection


class StayingSession(Session):
    """Takes no answer for a redirect.

    Even where none is followed, requests reads the address and the whole body of one, unpacked without bound.
    """

    def get_redirect_target(self, resp: Response) -> None:
        """Nowhere, whatever the answer says."""


def new_session(own: OwnAuthorities = NOBODY) -> Session:
    """Make one whose connections are punctual, that goes nowhere else, and that keeps no cookies.

    `own` vouch for some hosts, too. Our calls need no cookies, and a service could fill the jar, or make headers of it
    that cannot be sent.
    """
    session = StayingSession()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    for scheme in ("https://", "http://"):
        session.mount(scheme, PunctualAdapter(own))
    return session


class PunctualAdapter(HTTPAdapter):
    """Gives each pool of connections, that of a proxy too, the punctual kind."""

    def __init__(self, own: OwnAuthorities = NOBODY) -> None:
        super().__init__()
        self._own = own

    def get_connection_with_tls_context(
        self,
        request: PreparedRequest,
        verify: bool | str | None,  # noqa: FBT001 - as requests has it
        proxies: Mapping[str, str] | None = None,
        cert: tuple[str, str] | str | None = None,
    ) -> HTTPConnectionPool:
        pool = super().get_connection_with_tls_context(request, verify, proxies, cert)
        assert isinstance(pool, HTTPConnectionPool)
        pool.ConnectionCls = _punctual_kind(type(pool).ConnectionCls, self._own)
        return pool

    def build_connection_pool_key_attributes(
        self,
        request: PreparedRequest,
        verify: Any,
        cert: tuple[str, str] | str | None = None,
    ) -> tuple[Any, Any]:
        """Name no certificates: each connection brings its own context."""
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        return host, {"cert_reqs": "CERT_REQUIRED"}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave the pool's connections as they are: requests would give them a file of its own."""


def _punctual_kind(kind: Any, own: OwnAuthorities) -> Any:
    punctual = _punctual(kind)
    return _proven(punctual, own) if issubclass(kind, HTTPSConnection) else punctual


@cache
def _punctual(kind: Any) -> Any:
    is_by_socks = issubclass(kind, SOCKSConnection)

    class Punctual(kind):  # type: ignore[misc]
        response_class = FrugalAnswer
        timeout: float
        _dns_host: str

        def _new_conn(self) -> socket.socket:
            """Try the host's addresses in turn; urllib3 alone would give each of them the whole time.

            Through a SOCKS proxy those are the proxy's: it looks up the host itself.
            """
            place = socks_proxy_of(self) if is_by_socks else (self._dns_host, self.port)
            failure: HTTPError = ConnectTimeoutError(self, "There was no time to connect.")
            for address in _addresses_of(self, *place):
                try:
                    return self._connected_in_time(address)
                except (NewConnectionError, ConnectTimeoutError) as error:
                    failure = error
            raise failure

        def _connected_in_time(self, address: str) -> socket.socket:
            timeout, host = self.timeout, self._dns_host
            self.timeout = min(timeout, running_deadline().left)
            try:
                if not self.timeout:
                    raise ConnectTimeoutError(self, "There is no time left to connect.")
                if is_by_socks:
                    return connect_by_socks(self, address)
                self._dns_host = address
                line: socket.socket = super()._new_conn()
            finally:
                self.timeout, self._dns_host = timeout, host
            running_deadline().adopt(line)
            return line

        def connect(self) -> None:
            super().connect()
            running_deadline().is_connected = True

        def request(self, *args: Any, **named: Any) -> None:
            if self.sock is not None:  # kept from an earlier exchange, or TLS, which was connected before
                running_deadline().adopt(self.sock)
                running_deadline().is_connected = True
            super().request(*args, **named)

    return Punctual


@cache
def _proven(kind: Any, own: OwnAuthorities) -> Any:
    class Proven(kind):  # type: ignore[misc]
        """Tells each TLS fault as one, with the host whose certificate it is about."""

        host: str
        sock: Any
        _tunnel_host: str | None
        _has_answered = False

        def connect(self) -> None:
            host = self._tunnel_host or self.host
            self.ssl_context = new_context(host, own)
            with _faults_told(host):
                super().connect()

        def _connect_tls_proxy(self, hostname: str, sock: socket.socket) -> ssl.SSLSocket:
            host = hostname.strip("[]")
            with _faults_told(host):
                line = new_context(host).wrap_socket(sock, server_hostname=host)
            self.proxy_is_verified = True
            return line

        def request(self, *args: Any, **named: Any) -> None:
            if self.sock is None:
                self.connect()
            running_deadline().certificate = self.sock.getpeercert(binary_form=True) or b""
            try:
                super().request(*args, **named)
            except ssl.SSLError as error:  # hung up; why may be waiting to be read
                with suppress(OSError), self._refusals_told():
                    self.sock.recv(1)
                raise error from None

        def getresponse(self) -> Any:
            with self._refusals_told():
                answer = super().getresponse()
            self._has_answered = True
            return answer

        @contextmanager
        def _refusals_told(self) -> Iterator[None]:
            try:
                yield
            except ssl.SSLError as error:
                refusal = None if self._has_answered else refusal_of(error, self._tunnel_host or self.host)
                raise refusal or error from None

    return Proven


@contextmanager
def _faults_told(host: str) -> Iterator[None]:
    try:
        yield
    except ssl.SSLError as error:
        if running_deadline().is_over:  # hung up from here
            raise
        raise fault_of(error, host) from None


def _addresses_of(connection: "HTTPConnection", host: str, port: int) -> Iterator[str]:
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise NameResolutionError(connection.host, connection, error) from error
    except UnicodeError:
        raise LocationParseError(f"'{host}', label empty or too long") from None
    return (str(place[0]) for *_, place in found)
