"""Addresses that a file or a server names: taken over TLS alone, this computer aside."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from desktop_app.domain.errors import DescriptionValue, Unfit
from desktop_app.domain.hosts import is_near, is_plain_place

LONGEST = 2000


def checked_endpoint(address: str) -> str:
    """The address as it is. Raises `Unfit`."""
    if not address.isascii() or not address.isprintable() or " " in address or len(address) > LONGEST:
        raise Unfit(DescriptionValue.PLAIN_ADDRESS)
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise Unfit(DescriptionValue.SERVER_AND_PORT) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Unfit(DescriptionValue.HTTPS_ADDRESS)
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise Unfit(DescriptionValue.BARE_ADDRESS)
    if not is_plain_place(parts.netloc) or parts.netloc != parts.netloc.lower():  # a capital I looks like an l
        raise Unfit(DescriptionValue.PLAIN_SERVER)
    if parts.scheme == "http" and not is_loopback(address):
        raise Unfit(DescriptionValue.TLS_ADDRESS)
    return address


def checked_told(address: str, by: str) -> str:
    """An address that the server at another one tells. Raises `Unfit`.

    A server elsewhere must not send us about on this computer or in its network: what runs there may trust whoever
    asks from here. How the host is written makes no difference, or a trailing dot would be a way in.
    """
    if _is_near(checked_endpoint(address)) and not _is_near(by):
        raise Unfit(DescriptionValue.INTERNET_ADDRESS)
    return address


def _is_near(address: str) -> bool:
    return is_near(urlsplit(address).hostname or "")


def is_loopback(address: str) -> bool:
    """Whether it leads to this computer."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost"


def origin_of(address: str) -> str:
    """Scheme, host and port."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
