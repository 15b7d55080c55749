"""requests behind await: every call bounded in time and size, every failure translated, every exchange masked."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from ipaddress import ip_address
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from desktop_app import route
from desktop_app.domain import pairs
from desktop_app.domain.allowance import Allowance, allowance_of
from desktop_app.domain.errors import BadAnswer, OutcomeUnknown, ServiceError, Unreachable
from desktop_app.masking import masked_body, masked_headers, masked_uri
from desktop_app.workers import Workers

if TYPE_CHECKING:
    import requests

CONNECT_TIMEOUT = 6.0
READ_TIMEOUT = 20.0
"""Seconds without a byte."""

TOTAL_TIMEOUT = 60.0
"""Seconds for a whole answer, however it drips."""

LARGEST_ANSWER = 8 * 1024 * 1024
"""Bytes, after decompression. Netflix's largest, 500 expanded titles, is below 4 MB."""

READS = ("GET", "HEAD")

UNWRITABLE = "What is to be sent has letters that no request can carry. Is a key mistyped?"

Pairs = pairs.Pairs


@dataclass(frozen=True, slots=True)
class Request:
    """What to send. `params` go into the query; the body is `form`, urlencoded, or `json` (RFC 8259)."""

    method: str
    url: str
    params: Pairs = field(default=(), repr=False)
    form: Pairs = field(default=(), repr=False)
    json: Mapping[str, object] | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer as a person may read them: no secret is whole.

    `status` 0: no answer. `signed` is what the request was authorized by: its signature base string
    (RFC 5849 section 3.4.1), or its Authorization header. `headers` went out with it; `seconds` passed until the whole
    answer was there; `allowance` is what it tells of the calls that are left.
    """

    method: str
    uri: str
    status: int
    answer: str
    signed: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    allowance: Allowance | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What came back. Header names are in lower case. `exchange` is what a person may read of it."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    url: str = field(default="", repr=False)
    exchange: Exchange | None = field(default=None, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The body as UTF-8; what is not is replaced."""
        return self.body.decode("utf-8", "replace")


class Signer(Protocol):
    """Signs a prepared request, or puts a token into it, and can say so."""

    def __call__(self, prepared: "requests.PreparedRequest") -> "requests.PreparedRequest": ...

    def explain(self, prepared: "requests.PreparedRequest") -> str:
        """What the request was authorized by, secrets masked."""
        ...


class Gate(Protocol):
    """Says where requests may go."""

    def check(self, address: str) -> None:
        """Raises `ServiceError` for an address that is not to be asked."""
        ...

    def guard(self, session: "requests.Session") -> None:
        """From now on the session connects nowhere else, whatever names resolve to."""
        ...


class Transport:
    """Sends requests for one service, no two closer together than `spacing` seconds."""

    def __init__(
        self,
        workers: Workers,
        *,
        spacing: float = 0.0,
        on_exchange: Callable[[Exchange], None] | None = None,
        gate: Gate | None = None,
    ) -> None:
        self._workers = workers
        self._gate = gate
        self._spacing = spacing
        self._on_exchange = on_exchange
        self._turn = asyncio.Lock()
        self._next_at = 0.0
        self._write_turn = asyncio.Lock()
        self._write_spacing = 0.0
        self._next_write_at = 0.0
        self._session: requests.Session | None = None

    def space_writes(self, spacing: float) -> None:
        """From now on no two calls but reads are closer together than so many seconds."""
        self._write_spacing = spacing

    async def send(self, request: Request, sign: Signer | None = None) -> Response:
        """The answer, whatever its status.

        Raises `Unreachable` (nothing was sent), `OutcomeUnknown` (no usable answer), `BadAnswer` (too large), and
        `ServiceError` where no request can be made of it.
        A read whose connection broke is tried once more, newly signed: idle connections are closed by servers.
        """
        try:
            return await self._once(request, sign)
        except OutcomeUnknown:
            if request.method != "GET":
                raise
            return await self._once(request, sign)

    async def _once(self, request: Request, sign: Signer | None) -> Response:
        if request.method not in READS:
            await self._wait_to_write()
        await self._wait_for_turn()
        response, exchange = await self._workers.run(lambda: self._exchange(request, sign))
        if self._on_exchange is not None:
            self._on_exchange(exchange)
        if isinstance(response, Exception):
            raise response
        return response

    async def _wait_for_turn(self) -> None:
        async with self._turn:
            await _until(self._next_at)
            self._next_at = asyncio.get_running_loop().time() + self._spacing

    async def _wait_to_write(self) -> None:
        async with self._write_turn:
            await _until(self._next_write_at)
            self._next_write_at = asyncio.get_running_loop().time() + self._write_spacing

    async def rehearse(self, request: Request, sign: Signer | None = None) -> Exchange:
        """The request as it would go out now; nothing is sent. Raises `Unreachable` where it is no request."""
        return await self._workers.run(lambda: self._rehearsed(request, sign))

    def _rehearsed(self, request: Request, sign: Signer | None) -> Exchange:
        try:
            return self._prepared(request, sign)[1]
        except Exception as error:  # noqa: BLE001 - translated like those of a request that is sent
            raise _translate(error) from None

    def _prepared(self, request: Request, sign: Signer | None) -> tuple["requests.PreparedRequest", Exchange]:
        """The request as it goes out, and what may be read of it."""
        from desktop_app.punctual import new_session  # noqa: PLC0415 - 0.15 s that the first window need not wait for

        if self._session is None:
            self._session = new_session(TOTAL_TIMEOUT)
            if self._gate is not None:
                self._gate.guard(self._session)
        prepared, signed = self._session.prepare_request(_plain(request)), ""
        if self._gate is not None:
            self._gate.check(prepared.url or "")
        if sign is not None:
            prepared = sign(prepared)
            signed = sign.explain(prepared)
        lines = _header_lines(prepared)
        if not all(text.isascii() and text.isprintable() for _, text in lines):
            raise ServiceError(UNWRITABLE)  # http.client would quote the header, which may be a token
        return prepared, Exchange(request.method, masked_uri(_uri(request)), 0, "", signed, masked_headers(lines))

    def _exchange(self, request: Request, sign: Signer | None) -> tuple[Response | Exception, Exchange]:
        exchange, begun = Exchange(request.method, masked_uri(_uri(request)), 0, ""), time.monotonic()
        try:
            prepared, exchange = self._prepared(request, sign)
            assert self._session is not None
            response = _read(self._session, prepared)
        except Exception as error:  # noqa: BLE001 - translated, and unknown ones are raised by the caller
            failure = _translate(error)
            # What nobody foresaw may quote what was sent.
            said = str(failure) if isinstance(failure, ServiceError) else type(failure).__name__
            return failure, replace(exchange, answer=said, seconds=time.monotonic() - begun)
        answer = masked_body(response.body, response.headers.get("content-type", ""))
        allowance, seconds = allowance_of(response.headers), time.monotonic() - begun
        exchange = replace(exchange, status=response.status, answer=answer, seconds=seconds, allowance=allowance)
        return replace(response, exchange=exchange), exchange


async def _until(moment: float) -> None:
    """By the loop's clock. Qt's coarse timers may fire 5 % early: look at the clock again."""
    while (wait := moment - asyncio.get_running_loop().time()) > 0:  # noqa: ASYNC110 - the clock is waited for
        await asyncio.sleep(wait)


def _plain(request: Request) -> "requests.Request":
    import requests  # noqa: PLC0415 - as in `_prepared`

    headers = {"User-Agent": "Lineup", "Accept-Encoding": "gzip", **request.headers}
    data = list(request.form) or None
    params, json = list(request.params), request.json
    plain = requests.Request(request.method, request.url, headers=headers, params=params, data=data, json=json)
    plain.auth = _as_it_is
    return plain


def _as_it_is(prepared: "requests.PreparedRequest") -> "requests.PreparedRequest":
    """Without this requests would show the service a password of the person's .netrc, in the place of our token."""
    return prepared


def _header_lines(prepared: "requests.PreparedRequest") -> list[tuple[str, str]]:
    """As text: requests-oauthlib leaves some as bytes, whatever its types say."""
    pairs: list[tuple[str, object]] = list(prepared.headers.items())
    return [(name, value.decode("latin-1") if isinstance(value, bytes) else str(value)) for name, value in pairs]


def _uri(request: Request) -> str:
    query = "&".join(f"{name}={value}" for name, value in request.params)
    return f"{request.url}?{query}" if query else request.url


def _read(session: "requests.Session", prepared: "requests.PreparedRequest") -> Response:
    url = prepared.url or ""
    # No proxy must see what is meant for this computer.
    is_near = _is_loopback(url)
    near = {"no_proxy": urlsplit(url).hostname or ""} if is_near else {}
    settings = session.merge_environment_settings(url, near, stream=True, verify=None, cert=None)
    proxy = None if is_near else route.proxy_of(url)
    if proxy is not None:
        settings["proxies"] = {"all": proxy} if proxy else {}
    answer = session.send(prepared, timeout=(CONNECT_TIMEOUT, READ_TIMEOUT), allow_redirects=False, **settings)
    with answer:
        body = _bounded(answer)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Response(answer.status_code, headers, body, url)


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost"


def _bounded(answer: "requests.Response") -> bytes:
    deadline = time.monotonic() + TOTAL_TIMEOUT
    chunks, size = [], 0
    # read1 gives what has come; iter_content would wait for its whole chunk, for as long as bytes drip.
    while chunk := answer.raw.read1(64 * 1024, decode_content=True):
        size += len(chunk)
        if size > LARGEST_ANSWER:
            raise BadAnswer(
                f"The answer is larger than {LARGEST_ANSWER // 1024 // 1024} MB.", status=answer.status_code
            )
        if time.monotonic() > deadline:
            raise OutcomeUnknown("The answer took too long.", status=answer.status_code)
        chunks.append(chunk)
    return b"".join(chunks)


def _translate(error: Exception) -> Exception:
    import requests  # noqa: PLC0415 - as in `_prepared`
    import urllib3  # noqa: PLC0415 - it comes with requests

    wrong = requests.exceptions
    no_address = (wrong.InvalidURL, wrong.InvalidSchema, wrong.MissingSchema)
    never_sent = (requests.ConnectTimeout, wrong.ProxyError, wrong.SSLError)
    match error:
        case ServiceError():
            return error
        case wrong.InvalidHeader() | UnicodeEncodeError():
            return ServiceError(UNWRITABLE)
        case wrong.InvalidSchema() if "SOCKS" in str(error):
            return Unreachable("The way to the network is a SOCKS proxy; only HTTP proxies can be used.")
        case wrong.ProxyError() if _is_lost(error):
            return OutcomeUnknown("The connection broke before the answer was there.")
        case requests.RequestException() if isinstance(error, no_address):
            return Unreachable("That is not an address that can be asked.")
        case requests.RequestException() if isinstance(error, never_sent):
            return Unreachable("No connection could be made.")
        case requests.ConnectionError() if _is_refused(error, urllib3.exceptions.NewConnectionError):
            return Unreachable("No connection could be made.")
        case requests.RequestException() | urllib3.exceptions.HTTPError():
            return OutcomeUnknown("The connection broke before the answer was there.")
        case OSError():  # requests' word for certificates that are not where the environment says
            return Unreachable("No connection could be made.")
    return error


def _is_lost(error: Exception) -> bool:
    """urllib3 calls it the proxy's failure, too, where the request went out and no answer came."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(getattr(reason, "original_error", None), ConnectionError | HTTPException)


def _is_refused(error: Exception, refused: type[Exception]) -> bool:
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, refused)
