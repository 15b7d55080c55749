"""An exchange by way of requests, in the thread that calls: the request as it goes out, and its answer, bounded."""

from collections.abc import Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from desktop_app import route
from desktop_app.domain.exchange import Request, Response
from desktop_app.frugal_answer import LARGEST_ANSWER, Overlong
from desktop_app.masking import is_secret_name

if TYPE_CHECKING:
    import requests

CONNECT_TIMEOUT = 6.0
"""Seconds for each address of a host, and for each step on the way to the first byte of a request."""

READ_TIMEOUT = 20.0
"""Seconds without a byte."""


class Signer(Protocol):
    """Signs a prepared request, or puts a token into it, and can say so."""

    def __call__(self, prepared: "requests.PreparedRequest") -> "requests.PreparedRequest": ...

    def explain(self, prepared: "requests.PreparedRequest", /) -> str:
        """Say what the request is authorized by, with its secrets masked."""
        ...


def server_time(date_header: str | None) -> float | None:
    """Unix seconds of a Date header (RFC 9110 section 6.6.1); None where it is missing or not a date."""
    try:
        told = parsedate_to_datetime(date_header) if date_header else None
        # "-0000" names no zone; every Date is in UTC, whatever this computer's zone is.
        return told.replace(tzinfo=told.tzinfo or UTC).timestamp() if told else None
    except (ValueError, TypeError, OverflowError):
        return None


def plain(request: Request) -> "requests.Request":
    import requests  # noqa: PLC0415 - 0.15 s that the first window need not wait for

    headers = {"User-Agent": "Lineup", "Accept-Encoding": "gzip", **request.headers}
    data = list(request.form) or None
    params, json = list(request.params), request.json
    plain = requests.Request(request.method, request.url, headers=headers, params=params, data=data, json=json)
    plain.auth = _as_it_is
    return plain


def _as_it_is(prepared: "requests.PreparedRequest") -> "requests.PreparedRequest":
    """Leave the request alone: requests would show the service a password of the .netrc instead of our token."""
    return prepared


def header_lines(prepared: "requests.PreparedRequest") -> list[tuple[str, str]]:
    """Return the headers as text: requests-oauthlib leaves some as bytes, whatever its types say."""
    pairs: list[tuple[str, object]] = list(prepared.headers.items())
    return [(name, value.decode("latin-1") if isinstance(value, bytes) else str(value)) for name, value in pairs]


def uri_of(request: Request) -> str:
    query = "&".join(f"{name}={value}" for name, value in request.params)
    return f"{request.url}?{query}" if query else request.url


def _by_name(proxy: str) -> str:
    from desktop_app.socks_connections import by_name  # noqa: PLC0415 - with requests, when it is needed

    return by_name(proxy)


def read(session: "requests.Session", prepared: "requests.PreparedRequest") -> Response:
    url = prepared.url or ""
    # No proxy must see what is meant for this computer.
    is_near = _is_loopback(url)
    near = {"no_proxy": urlsplit(url).hostname or ""} if is_near else {}
    settings = session.merge_environment_settings(url, near, stream=True, verify=None, cert=None)
    proxy = None if is_near else route.proxy_of(url)
    if proxy is not None:
        settings["proxies"] = {"all": proxy} if proxy else {}
    settings["proxies"] = {scheme: _by_name(proxy) for scheme, proxy in settings["proxies"].items()}
    answer = session.send(prepared, timeout=(CONNECT_TIMEOUT, READ_TIMEOUT), allow_redirects=False, **settings)
    with answer:
        body = _bounded(answer)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Response(answer.status_code, headers, body, url)


def secrets_in(request: Request) -> Iterator[str]:
    """Values that the request sends under the name of a secret."""
    members: list[tuple[str, object]] = [*request.params, *request.form, *(request.json or {}).items()]
    yield from (value for name, value in members if isinstance(value, str) and is_secret_name(name))
    for name, value in request.headers.items():
        if is_secret_name(name):
            yield value.rpartition(" ")[2]  # behind the scheme, where there is one


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost"


def _bounded(answer: "requests.Response") -> bytes:
    chunks, size = [], 0
    # read1 gives what has come; iter_content would wait for its whole chunk, for as long as bytes drip.
    while chunk := answer.raw.read1(64 * 1024, decode_content=True):
        size += len(chunk)
        if size > LARGEST_ANSWER:
            raise Overlong
        chunks.append(chunk)
    return b"".join(chunks)
