"""Answers given in a service's place: the page of a network that wants people to sign in, of a proxy, of a filter."""

from urllib.parse import urlsplit

from desktop_app.domain.exchange import Response

_NETWORK_SIGN_IN = 511
"""RFC 6585 section 6."""

_LEADS_AWAY = (302, 303, 307)
_LOOKED_AT = 1024
"""Bytes in which a page says that it is one."""

_BEGINNINGS = (b"<!doctype html", b"<html")


def is_interposed(response: Response) -> bool:
    """Whether somebody else answered a call to an interface: with a page that says yes, or by leading to another host.

    A page that says no may be the service's own.
    """
    if response.status in _LEADS_AWAY:
        return _leads_away(response)  # over TLS it is the service's own word: nobody else can prove to be the server
    return response.status == _NETWORK_SIGN_IN or (200 <= response.status < 300 and _is_web_page(response))


def origin_of(url: str) -> str:
    """Return the address at which a browser meets the same page, without path and query, which may hold secrets."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""


def _is_web_page(response: Response) -> bool:
    start = response.body[:_LOOKED_AT].lstrip().lower()
    return start.startswith(b"<") and any(beginning in start for beginning in _BEGINNINGS)


def _leads_away(response: Response) -> bool:
    """Return whether a plain HTTP answer leads to another host, whose name does not end like this one's."""
    try:
        here, there = urlsplit(response.url).hostname or "", urlsplit(response.headers.get("location", "")).hostname
    except ValueError:
        return False
    is_in_the_clear = not response.url.startswith("https:")
    return is_in_the_clear and bool(there) and here.split(".")[-2:] != str(there).split(".")[-2:]
