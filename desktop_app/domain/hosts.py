"""Hosts on the internet, told from those on this computer and in the home network."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

_UNICAST = IPv6Network("2000::/3")
"""All that is given out of IPv6 (RFC 4291)."""

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""An IPv4 address behind NAT64 (RFC 6052)."""

_RELAYS = (IPv4Network("192.88.99.0/24"), IPv6Network("2001::/23"), IPv6Network("2002::/16"))
"""6to4, Teredo and their like, which lead to an IPv4 address inside; long given up."""

NOT_PUBLIC = "The picture is not at an https address on the internet."


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

    Numbers in another notation (`127.1`, `0x7f000001`, `2130706433`) are taken for such ones.
    """
    name = host.rstrip(".").lower()
    try:
        return not is_public(name)
    except ValueError:
        last = name.rpartition(".")[2]
        return last in {"localhost", "local"} or last[:1].isdigit()


def picture_address(told: str, api: str) -> str:
    """The address of a picture as the service at `api` told it; empty where it is none that is fetched.

    It is https, on the internet. A server on this computer or in the home network serves its pictures itself, maybe
    over plain http: its own host may be asked.
    """
    host = host_of(told)
    if not host or not told.isprintable() or " " in told or "\\" in told:
        return ""
    if is_near(host):
        return told if host == host_of(api) else ""
    return told if told.lower().startswith("https:") else ""


def host_of(address: str) -> str:
    """The host of an http or https address; empty where it is none, or names a user."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return ""
    names_user = parts.username is not None or parts.password is not None
    return parts.hostname or "" if parts.scheme in {"http", "https"} and not names_user else ""
