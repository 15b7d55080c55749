"""Addresses as the window shows them: the host by `domain.host_display`, no user name, the rest encoded."""

from PySide6.QtCore import QUrl

from desktop_app.domain.host_display import shown_host
from desktop_app.masking import masked_uri, masked_words

ENCODED = QUrl.ComponentFormattingOption.FullyEncoded
LONGEST_PATH = 80
"""Characters of a path in a sentence."""


def host_of(url: QUrl, *, whole: bool = False) -> str:
    """The host, with its port unless it is the scheme's own; empty if the address names none."""
    return shown_host(url.host(ENCODED), url.port(), url.scheme(), whole=whole) if url.isValid() else ""


def place_of(address: str) -> str:
    """Host and path, as a person says an address: without the scheme, the query and a slash at the end."""
    url = QUrl(address)
    path = url.path(ENCODED).rstrip("/")
    path = path if len(path) <= LONGEST_PATH else f"{path[:LONGEST_PATH]}…"
    return f"{host}{path}" if (host := host_of(url)) else masked_words(address)


def parts_of(address: str) -> tuple[str, str, str]:
    """The scheme, the host with its port, and the rest with its secrets masked."""
    url = QUrl(address)
    host = host_of(url, whole=True)
    return (f"{url.scheme()}://", host, masked_uri(_rest_of(url))) if host else ("", "", masked_words(address))


def whole_of(address: str) -> str:
    """The whole address, with its secrets masked."""
    return "".join(parts_of(address))


def _rest_of(url: QUrl) -> str:
    query = f"?{url.query(ENCODED)}" if url.hasQuery() else ""
    fragment = f"#{url.fragment(ENCODED)}" if url.hasFragment() else ""
    return f"{url.path(ENCODED)}{query}{fragment}"
