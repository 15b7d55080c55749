"""Keeps a session's requests away from this computer and the home network, whatever names resolve to.

A service says where its pictures are. Without this it could have the program ask a router, or a printer.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.domain.errors import BadAnswer
from desktop_app.domain.hosts import NOT_PUBLIC, host_of, is_near, picture_address

if TYPE_CHECKING:
    from requests import Session


class PublicHosts:
    """Lets https go to the internet, and anything to hosts that are near and that the person chose as servers.

    The addresses that a name resolves to are looked at before the connection is made, to those and no others; a
    second look-up could tell another one. Through a proxy it is the proxy that resolves names: there the name alone
    is looked at.
    """

    def __init__(self, servers: Callable[[], frozenset[str]]) -> None:
        """`servers`: the addresses of the services' servers as they are now."""
        self._servers = servers

    def check(self, address: str) -> None:
        """Check that an address may be asked. Raises `BadAnswer` where the address itself says that it may not."""
        if not any(picture_address(address, server) for server in ("", *self._servers())):
            raise BadAnswer(NOT_PUBLIC)

    def guard(self, session: "Session") -> None:
        """Let the session connect only to hosts that pass this check, also at redirects, if it follows any."""
        from desktop_app.guarded_connections import guard  # noqa: PLC0415 - with requests, when it is needed

        guard(session, self._is_chosen)

    def _is_chosen(self, host: str) -> bool:
        return is_near(host) and any(host == host_of(server) for server in self._servers())
