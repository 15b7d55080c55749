"""Which function answers which address, and what it asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from desktop_app.sandbox.trakt import activate, authorize, device_endpoint, token_endpoint
from desktop_app.sandbox.trakt.calls import Refusal, Reply


class Asks(Enum):
    """Who may call: anybody, or a member with a token. Where a token is optional it is judged when it is sent."""

    NOBODY = auto()
    OPTIONAL = auto()
    MEMBER = auto()


@dataclass(frozen=True, slots=True)
class Route:
    """An address. `answer` is called with the service, the call and the named parts of the path."""

    method: str
    pattern: re.Pattern[str]
    answer: Callable[..., Reply]
    asks: Asks


def route(method: str, address: str, answer: Callable[..., Reply], asks: Asks = Asks.MEMBER) -> Route:
    """`<name>` stands for one part of the path; `[...]` may be left out."""
    optional = address.replace("[", "(?:").replace("]", ")?")
    pattern = re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", optional)
    return Route(method, re.compile(pattern), answer, asks)


AUTH = (
    route("GET", "/oauth/authorize", authorize.authorize, Asks.NOBODY),
    route("POST", "/oauth/authorize", authorize.authorize, Asks.NOBODY),
    route("POST", "/oauth/token", token_endpoint.token, Asks.NOBODY),
    route("POST", "/oauth/revoke", token_endpoint.revoke, Asks.NOBODY),
    route("POST", "/oauth/device/code", device_endpoint.code, Asks.NOBODY),
    route("POST", "/oauth/device/token", device_endpoint.token, Asks.NOBODY),
    route("GET", "/activate[/<code>]", activate.activate, Asks.NOBODY),
    route("POST", "/activate", activate.activate, Asks.NOBODY),
)

API: tuple[Route, ...] = ()


def find(routes: tuple[Route, ...], method: str, path: str) -> tuple[Route, dict[str, str]]:
    """404 where nothing is, 405 where something is that has no such method."""
    fitting = [(one, found) for one in routes if (found := one.pattern.fullmatch(path.rstrip("/")))]
    if not fitting:
        raise Refusal(404)
    for one, found in fitting:
        if one.method == method:
            return one, {name: part for name, part in found.groupdict().items() if part is not None}
    raise Refusal(405)
