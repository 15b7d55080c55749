"""Addresses of a person's questions: always the service itself, whatever was typed or the service answered."""

import re
from urllib.parse import SplitResult, parse_qsl, urlsplit

from desktop_app.domain.errors import QueryReason, Unfit
from desktop_app.domain.exchange import Pairs
from desktop_app.domain.host_display import shown_in

_STRANGE = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_PORTS = {"http": 80, "https": 443}


def resolved(address: str, api: str) -> tuple[str, Pairs]:
    """The whole address without its query, and the query's pairs. Relative addresses stand under `api`.

    It is put together from the scheme and host of `api`, so that no reading of `address` leads elsewhere.
    Raises `Unfit` where it is another host's.
    """
    address = address.strip()
    if _STRANGE.search(address):
        raise Unfit(QueryReason.BLANKS)
    root = urlsplit(api)
    origin = f"{root.scheme}://{root.netloc}"
    if "://" not in address.partition("?")[0]:
        parts = urlsplit(f"{origin}{root.path.rstrip('/')}/{address.lstrip('/')}")
    else:
        parts = _split(address)
        if not _is_same_host(parts, root):
            raise Unfit(QueryReason.OTHER_HOST, place=shown_in(api))
    return f"{origin}{parts.path or '/'}", tuple(parse_qsl(parts.query, keep_blank_values=True))


def is_of(api: str, address: str) -> bool:
    """Whether the absolute address is the same service's."""
    try:
        resolved(address, api)
    except Unfit:
        return False
    return "://" in address.partition("?")[0]


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise Unfit(QueryReason.NOT_AN_ADDRESS) from None
    if parts.scheme not in _PORTS:
        raise Unfit(QueryReason.OTHER_SCHEME)
    if parts.username is not None or "@" in parts.netloc:
        raise Unfit(QueryReason.WITH_PASSWORD)
    return parts


def _is_same_host(parts: SplitResult, root: SplitResult) -> bool:
    """Host and port; a link in plain http to a host that is asked by https is asked by https, too."""
    if parts.hostname != root.hostname:
        return False
    if parts.scheme == root.scheme or parts.port is not None:
        return _port(parts) == _port(root)
    return root.scheme == "https" and root.port in (None, 443)


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS.get(parts.scheme, 0)
