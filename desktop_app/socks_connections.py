"""Connections through a SOCKS proxy, which looks up the host's name itself.

Imported with requests, by who uses it, as `punctual` is.
"""

import ipaddress
import re
import socket
from typing import TYPE_CHECKING, Any

import socks
from urllib3.exceptions import ConnectTimeoutError, LocationParseError, NewConnectionError

from desktop_app.deadline import running_deadline
from desktop_app.domain.errors import CallReason, Unreachable

if TYPE_CHECKING:
    from urllib3.contrib.socks import SOCKSConnection

USUAL_PORT = 1080

LONGEST_NAME = 127
"""Characters of a host's name: PySocks writes the length of a longer one in two bytes, which is another request."""

_SCHEMES = frozenset(("socks", "socks4", "socks4a", "socks5", "socks5h"))
_LOOKS_UP_HERE = re.compile(r"^socks5?(?=://)", re.IGNORECASE)


def by_name(proxy: str) -> str:
    """The proxy's address, such that the proxy is given names: `socks5h://` for `socks5://` and GNOME's `socks://`.

    To look a name up here would tell this network who is asked, and fails where only the proxy can find it; Chromium
    gives a SOCKS5 proxy names whichever is written. SOCKS4 (`socks4://`) takes numbers alone; `socks4a://` takes names.
    Raises `Unreachable` for another `socks…` scheme.
    """
    scheme = proxy.partition("://")[0].lower()
    if scheme.startswith("socks") and scheme not in _SCHEMES:
        raise Unreachable(CallReason.PROXY_NOT_KNOWN, scheme=scheme)
    return _LOOKS_UP_HERE.sub("socks5h", proxy, count=1)


def socks_proxy_of(connection: "SOCKSConnection") -> tuple[str, int]:
    """Host and port of the connection's proxy."""
    options = connection._socks_options  # noqa: SLF001 - urllib3 tells it nowhere else
    return str(options["proxy_host"]), int(options["proxy_port"] or USUAL_PORT)


def connect_by_socks(connection: "SOCKSConnection", address: str) -> socket.socket:
    """A connection to the host through the proxy at this numeric address, ended by the running deadline.

    Raises as urllib3's `_new_conn` does.
    """
    options: Any = connection._socks_options  # noqa: SLF001
    host, port = connection.host.strip("[]"), connection.port
    if len(host) > LONGEST_NAME:
        raise LocationParseError(f"'{host}', label empty or too long")
    family = socket.AF_INET6 if ipaddress.ip_address(address.partition("%")[0]).version == 6 else socket.AF_INET
    line = socks.socksocket(family)
    try:
        running_deadline().adopt(line)  # before the proxy is spoken to, for it may drip
        _, at = socks_proxy_of(connection)
        line.set_proxy(options["socks_version"], address, at, options["rdns"], options["username"], options["password"])
        line.settimeout(connection.timeout)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.connect((host, port))
    except (OSError, UnicodeError) as error:  # socks.ProxyError among the first
        line.close()
        raise _failure(error, connection) from error
    found: socket.socket = line
    return found


def _failure(error: Exception, connection: "SOCKSConnection") -> Exception:
    said = getattr(error, "socket_err", None) or error
    if isinstance(said, UnicodeError):
        return LocationParseError(f"'{connection.host}', label empty or too long")
    if isinstance(said, TimeoutError):
        return ConnectTimeoutError(connection, "The SOCKS proxy takes too long.")
    return NewConnectionError(connection, f"The SOCKS proxy made no connection: {said}")
