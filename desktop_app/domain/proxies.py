"""The proxy that a person wants between this program and the network. Pure."""

from dataclasses import dataclass
from enum import Enum
from ipaddress import IPv6Address

from desktop_app.domain.errors import AddressReason

LARGEST_PORT = 65_535
_LONGEST_NAME, _LONGEST_LABEL = 253, 63
"""Characters (RFC 1035 section 2.3.4)."""


class ProxyKind(Enum):
    """Sources of the proxy setting."""

    SYSTEM = "system"
    NONE = "none"
    MANUAL = "manual"
    """An HTTP proxy that the person names."""

    SOCKS = "socks5"
    """A SOCKS5 proxy that the person names (RFC 1928); it looks up names itself."""


NAMED = (ProxyKind.MANUAL, ProxyKind.SOCKS)


@dataclass(frozen=True, slots=True)
class Proxy:
    """`host`, `port` and `user` are of one that the person names; its password, if any, is in the keyring alone."""

    kind: ProxyKind = ProxyKind.SYSTEM
    host: str = ""
    port: int = 0
    user: str = ""

    @property
    def objection(self) -> AddressReason | None:
        """Reason why the proxy cannot be used; None if it can."""
        if self.kind not in NAMED:
            return None
        if not _is_host(self.host):
            return AddressReason.PROXY_HOST
        if not 0 < self.port <= LARGEST_PORT:
            return AddressReason.PROXY_PORT
        return None if self.user.isprintable() and ":" not in self.user else AddressReason.PROXY_USER


def _is_host(text: str) -> bool:
    """A name, an IPv4 number, or an IPv6 one without its brackets."""
    if ":" in text:
        try:
            return not IPv6Address(text).scope_id
        except ValueError:
            return False
    return len(text) <= _LONGEST_NAME and all(map(_is_label, text.removesuffix(".").split(".")))


def _is_label(text: str) -> bool:
    """Between two dots of a name (RFC 1035 section 2.3.1), or in the letters of other languages."""
    letters = text.replace("-", "").replace("_", "")
    return letters.isalnum() and len(text) <= _LONGEST_LABEL and text == text.strip("-")
