"""Connections to addresses on the internet alone, as far as nobody chose their host.

Imported with requests, by who uses it, as `punctual` is.
"""

import socket
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from requests import Session
from requests.adapters import HTTPAdapter
from urllib3.contrib.socks import SOCKSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from desktop_app.domain.errors import BadAnswer
from desktop_app.domain.hosts import NOT_PUBLIC, is_public

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection

MOST_ADDRESSES = 4
"""Addresses of one host that are tried."""


def guard(session: Session, is_chosen: Callable[[str], bool]) -> None:
    """Let the session connect only to public addresses, and to hosts that are chosen. Proxies are left alone."""
    for adapter in session.adapters.values():
        assert isinstance(adapter, HTTPAdapter)
        adapter.get_connection_with_tls_context = _guarded_pools(  # type: ignore[method-assign]
            adapter.get_connection_with_tls_context, is_chosen
        )


def _guarded_pools(pools: Callable[..., Any], is_chosen: Callable[[str], bool]) -> Callable[..., Any]:
    def pool_of(*args: Any, **named: Any) -> Any:
        pool = pools(*args, **named)
        if pool.proxy is None and not issubclass(pool.ConnectionCls, SOCKSConnection):
            pool.ConnectionCls = _guarded(pool.ConnectionCls, is_chosen)
        return pool

    return pool_of


@cache
def _guarded(kind: Any, is_chosen: Callable[[str], bool]) -> Any:
    if hasattr(kind, "is_guarded"):
        return kind

    class Guarded(kind):  # type: ignore[misc]
        is_guarded = True
        _dns_host: str

        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **named)
            self._is_free = is_chosen(self.host)

        def _new_conn(self) -> socket.socket:
            name = self._dns_host
            places = [name] if self._is_free else _public_places(name, self)
            try:
                for place in places[:-1]:
                    self._dns_host = place
                    with suppress(NewConnectionError, ConnectTimeoutError):
                        return self._connected()
                self._dns_host = places[-1]
                return self._connected()
            finally:
                self._dns_host = name

        def _connected(self) -> socket.socket:
            line: socket.socket = super()._new_conn()
            return line

    return Guarded


def _public_places(host: str, connection: "HTTPConnection") -> list[str]:
    """The addresses of a host. Raises `BadAnswer` where one of them is not public."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), connection.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise NameResolutionError(host, connection, error) from error
    except UnicodeError:
        raise BadAnswer(NOT_PUBLIC) from None
    places = [str(place[0]) for *_, place in found]
    if not all(is_public(place) for place in places):
        raise BadAnswer(NOT_PUBLIC)
    return places[:MOST_ADDRESSES]
