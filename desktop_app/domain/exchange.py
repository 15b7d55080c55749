"""Requests to a service and its answers, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.allowance import Allowance
from desktop_app.domain.errors import LineupError

Pairs = tuple[tuple[str, str], ...]
"""Names and values in an order, as queries and forms are."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request, not signed yet. `params` go into the query; the body is `form`, urlencoded, or `json` (RFC 8259).

    `takes_pages`: a web page is an answer to it like any other.
    """

    method: str
    url: str
    params: Pairs = field(default=(), repr=False)
    form: Pairs = field(default=(), repr=False)
    json: Mapping[str, object] | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    takes_pages: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer as a person may read them: no secret is whole.

    `status` 0: no answer. `signed` is what the request was authorized by: its signature base string
    (RFC 5849 section 3.4.1), or its Authorization header. `headers` went out with it; `seconds` passed until the whole
    answer was there, by a clock that nobody sets; `allowance` is what it tells of the calls that are left, `date` the
    service's time in Unix seconds. `failure`: why there is no answer, as far as that is known.
    """

    method: str
    uri: str
    status: int
    answer: str
    signed: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    allowance: Allowance | None = None
    date: float | None = None
    failure: LineupError | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A service's answer. Header names are in lower case. `exchange` is what a person may read of it.

    `certificate` (DER) is what the server proved itself with, empty without TLS.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    url: str = field(default="", repr=False)
    exchange: Exchange | None = field(default=None, repr=False, compare=False)
    certificate: bytes = field(default=b"", repr=False, compare=False)

    @property
    def is_good(self) -> bool:
        """Whether the service did what was asked (RFC 9110 section 15.3), or had nothing new (15.4.5)."""
        return 200 <= self.status < 300 or self.status == 304

    @property
    def text(self) -> str:
        """The body as UTF-8, without a byte order mark (RFC 8259 section 8.1); what is no UTF-8 is replaced."""
        return self.body.decode("utf-8-sig", "replace")
