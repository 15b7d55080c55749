"""Checks of addresses that may come from a service, before anybody is taken there."""

from ipaddress import ip_address

from PySide6.QtCore import QUrl

from desktop_app.domain.host_display import PORTS

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
"""The redirection URI by which the service shows a code instead of sending the browser back."""

NOWHERE = "about:blank"
"""The empty page."""


def is_safe(url: QUrl) -> bool:
    """Whether a browser may be sent there at all: https, this computer over http, and an empty page."""
    if not url.isValid():
        return False
    return (url.scheme() == "https" and bool(url.host())) or url.toString() == NOWHERE or is_loopback(url)


def is_loopback(url: QUrl) -> bool:
    """Whether it is http to this computer (RFC 8252 section 7.3)."""
    return url.scheme() == "http" and _is_this_computer(url.host())


def is_open(address: str) -> bool:
    """Whether the way to an address is not encrypted, and leads out of this computer."""
    url = QUrl(address)
    return url.scheme() == "http" and not _is_this_computer(url.host())


def origin_of(url: QUrl) -> tuple[str, str, int]:
    """Scheme, host and port (RFC 6454 section 4)."""
    return url.scheme(), url.host(), url.port(PORTS.get(url.scheme(), -1))


def is_at(url: QUrl, place: QUrl) -> bool:
    """Return whether both are the same page: scheme, authority and path, with a slash at the end or without."""
    return [_page(url), url.scheme(), url.authority()] == [_page(place), place.scheme(), place.authority()]


def _page(url: QUrl) -> str:
    return url.path().removesuffix("/")


def _is_this_computer(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost"
