"""Answers that point to another address (RFC 9110 section 15.4)."""

from dataclasses import replace
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

from desktop_app.domain.errors import LedAway
from desktop_app.providers.trees import cleaned
from desktop_app.transport import Request, Response

MOST_HOPS = 4
LONGEST_ADDRESS = 200
"""Characters of an address that a person is told."""

_STATUSES = (301, 302, 303, 307, 308)


def led_away(response: Response) -> LedAway | None:
    """The error for an answer that points elsewhere; None for any other answer.

    The query is left out of the address that a person is told: secrets may stand there.
    """
    target = _target(response, response.url)
    if target is None:
        return None
    host = target.netloc.rpartition("@")[2]
    told = cleaned(f"{target.scheme}://{host}{target.path}")[:LONGEST_ADDRESS]
    return LedAway(status=response.status, address=told)


def followed(request: Request, response: Response) -> Request | None:
    """The read to make instead, where the answer to `request` points to another place on the same server.

    Nothing else is followed: a sign-in is for one server, and a write must not be sent twice.
    """
    target = _target(response, request.url)
    if request.method != "GET" or target is None or _origin(target) != _origin(urlsplit(request.url)):
        return None
    query = tuple(parse_qsl(target.query, keep_blank_values=True)) or request.params
    return replace(request, url=target._replace(query="", fragment="").geturl(), params=query)


def _target(response: Response, asked: str) -> SplitResult | None:
    """Return the address to which the answer points; None where it points nowhere."""
    location = response.headers.get("location", "")
    if response.status not in _STATUSES or not location:
        return None
    try:
        target = urlsplit(urljoin(asked, location))
        return target if target.scheme in ("http", "https") and _origin(target)[1] else None
    except ValueError:  # no address
        return None


def _origin(address: SplitResult) -> tuple[str, str, int]:
    """Scheme, host and port. Raises ValueError where the port is no number."""
    port = address.port or (443 if address.scheme == "https" else 80)
    return address.scheme, address.hostname or "", port
