"""Hosts on the internet, told from those on this computer and in the home network."""

import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from desktop_app.domain.errors import PictureReason

_UNICAST = IPv6Network("2000::/3")
"""The IPv6 addresses that are given out (RFC 4291)."""

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""An IPv4 address behind NAT64 (RFC 6052)."""

_RELAYS = (IPv4Network("192.88.99.0/24"), IPv6Network("2001::/23"), IPv6Network("2002::/16"))
"""6to4, Teredo and their like, which lead to an IPv4 address inside; long given up."""

_NEAR = frozenset(
    ("localhost", "local", "localdomain", "lan", "home", "internal", "intranet", "private", "corp", "arpa")
)
"""Last labels of names that lead to this computer or stay in its network (RFC 6761, RFC 6762, RFC 8375, ICANN)."""

_LABEL = r"\w(?:[\w-]{0,61}\w)?"
_PLACE = re.compile(rf"(?P<name>{_LABEL}(?:\.{_LABEL})*)\.?(?::[1-9][0-9]{{0,4}})?")
_NUMBERED_PLACE = re.compile(r"\[(?P<number>[0-9A-Fa-f:.]+)\](?::[1-9][0-9]{0,4})?")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")

_ORIGIN = re.compile(r"[^/?#]*//[^/?#]*")

NOT_PUBLIC = PictureReason.NOT_PUBLIC


def is_public(address: str) -> bool:
    """Whether a numeric address is one on the internet. Raises ValueError where it is none."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inside = ip.ipv4_mapped or (IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _TRANSLATED else None)
        if inside is not None:
            return is_public(str(inside))
        if ip not in _UNICAST:
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in relay for relay in _RELAYS)


def is_near(host: str) -> bool:
    """Whether a host's name alone says that it is on this computer or in the home network.

    Names without a dot (`printer`) and numbers in another notation (`127.1`, `0x7f000001`) are taken for such ones.
    """
    name = host.rstrip(".").lower()
    try:
        return not is_public(name)
    except ValueError:
        last = name.rpartition(".")[2]
        return last in _NEAR or last[:1].isdigit() or (bool(name) and "." not in name)


def picture_address(told: str, api: str) -> str:
    """The address of a picture as the service at `api` told it; empty where it is none that is fetched.

    It is https, on the internet. A server on this computer or in the home network serves its pictures itself, maybe
    over plain http: its own host may be asked.
    """
    if not told.isprintable() or " " in told or "\\" in told:
        return ""
    return told if _may_serve_pictures(_origin(told), _origin(api)) else ""


@lru_cache(maxsize=256)  # the pictures of a list are at few hosts
def _may_serve_pictures(origin: str, api: str) -> bool:
    host = host_of(origin)
    if is_near(host):
        return host == host_of(api)
    return bool(host) and origin.lower().startswith("https:")


def _origin(address: str) -> str:
    """The address up to its path."""
    found = _ORIGIN.match(address)
    return found[0] if found is not None else address


def host_of(address: str) -> str:
    """The host of an http or https address; empty where it is none, names a user, or can be read in two ways."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return ""
    return parts.hostname or "" if parts.scheme in {"http", "https"} and is_plain_place(parts.netloc) else ""


def is_plain_place(netloc: str) -> bool:
    r"""Whether people and all programs read the same host and port in what stands behind the two slashes.

    In `evil.example\.trakt.tv` the host ends at the backslash for some, in `%65vil.example` letters are hidden, and
    before a port of forty digits nobody looks for the host.
    """
    found = _PLACE.fullmatch(netloc)
    if found is not None and not _NUMBER.fullmatch(found["name"].rpartition(".")[2]):
        return True
    numbered = found or _NUMBERED_PLACE.fullmatch(netloc)
    try:
        return numbered is not None and bool(ip_address(numbered[1]))
    except ValueError:
        return False
