"""Addresses of the loopback listener: one, or both that `localhost` may lead to, on the same port."""

import socket
import sys
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from desktop_app.domain.errors import SignInAbandoned, SignInReason

IPV4, IPV6 = "127.0.0.1", "::1"
LOCALHOST = "localhost"

HTTP_PORT = 80
BACKLOG = 64
_SAFE = "/%:@!$&'()*+,;=~-._"
"""Letters of a path that a browser sends as they are (RFC 3986 section 3.3)."""

TRIES = 20
"""Ports that are tried where any will do, and one must be free on two addresses."""


@dataclass(frozen=True, slots=True)
class Place:
    """A redirection URI on this computer, in its parts. `port` 0 stands for any (RFC 8252 section 7.3)."""

    host: str
    port: int
    path: str
    query: str = ""

    @property
    def netloc(self) -> str:
        """Host and port as a browser writes them into the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == HTTP_PORT else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port (RFC 6454)."""
        return f"http://{self.netloc}"

    @property
    def uri(self) -> str:
        """The address as a browser is sent there."""
        return f"{self.origin}{self.path}{'?' if self.query else ''}{self.query}"


def place_of(registered: str) -> Place:
    """The parts of a registered address. Raises `SignInAbandoned` where it does not lead to this computer."""
    try:
        address = urlsplit(registered)
        host, port = _host_of(address.hostname or ""), address.port or 0
    except ValueError:
        raise SignInAbandoned(SignInReason.NOT_THIS_COMPUTER) from None
    if address.scheme != "http" or "@" in address.netloc or not host:
        raise SignInAbandoned(SignInReason.NOT_THIS_COMPUTER)
    path, query = quote(address.path or "/", safe=_SAFE), quote(address.query, safe=f"{_SAFE}?")
    return Place(host, port, path, query)


def _host_of(name: str) -> str:
    """The host as a browser writes it; empty where it is not this computer."""
    try:
        address = ip_address(name)
    except ValueError:
        return name if name == LOCALHOST else ""
    return str(address) if str(address) == IPV6 or (address.version == 4 and address.is_loopback) else ""


def listening_sockets(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen at `host`, on one port. Raises `SignInAbandoned` where another program has it.

    `localhost` may lead a browser to either address (RFC 8252 section 8.3), so both must be ours; a computer without
    IPv6 has one.
    """
    hosts = [host] if host != LOCALHOST else [IPV4, IPV6] if has_ipv6() else [IPV4]
    tries = 1 if port or len(hosts) == 1 else TRIES
    for _ in range(tries):
        try:
            return _listen_at(hosts, port)
        except OSError:
            continue
    if port:
        raise SignInAbandoned(SignInReason.PORT_TAKEN, port=port)
    raise SignInAbandoned(SignInReason.ANY_PORT_TAKEN)


def has_ipv6() -> bool:
    """Whether this computer has an IPv6 loopback address."""
    if not socket.has_ipv6:
        return False
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind((IPV6, 0))
    except OSError:
        return False
    return True


def _listen_at(hosts: list[str], port: int) -> list[socket.socket]:
    made: list[socket.socket] = []
    try:
        for host in hosts:
            made.append(_bound(host, port))
            port = int(made[0].getsockname()[1])
        for each in made:
            each.listen(BACKLOG)
    except OSError:
        for each in made:
            each.close()
        raise
    return made


def _bound(host: str, port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            # Else another program may listen at the same port and get what is meant for us.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # the last sign-in's connections may linger
        if ":" in host:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((host, port))
    except OSError:
        made.close()
        raise
    return made
