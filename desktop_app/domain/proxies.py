"""Which proxy a person wants between this program and the network. Pure."""

from dataclasses import dataclass
from enum import Enum

LARGEST_PORT = 65_535


class ProxyKind(Enum):
    """Who says it."""

    SYSTEM = "system"
    NONE = "none"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Proxy:
    """`host`, `port` and `user` are of a manual one; its password, where there is one, is in the keyring alone."""

    kind: ProxyKind = ProxyKind.SYSTEM
    host: str = ""
    port: int = 0
    user: str = ""

    @property
    def objection(self) -> str:
        """What is wrong with it, in a sentence; empty where it can be used."""
        if self.kind is not ProxyKind.MANUAL:
            return ""
        if not _is_host(self.host):
            return "Give the proxy’s name or number alone, such as proxy.example.org, without http:// or a path."
        if not 0 < self.port <= LARGEST_PORT:
            return f"A proxy’s port is a number from 1 to {LARGEST_PORT}."
        return "" if self.user.isprintable() and ":" not in self.user else "A user’s name holds no colon."


def _is_host(text: str) -> bool:
    """A name, an IPv4 number, or an IPv6 one without its brackets."""
    letters = text.replace(":", "").replace(".", "").replace("-", "").replace("_", "")
    return bool(letters) and letters.isalnum() and (":" not in text or text.count(":") > 1)
