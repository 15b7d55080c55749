"""Which function answers which address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop_app.sandbox.calls import Reply

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Route(Generic[R]):
    """An address. `answer` is called with the service, the call and the named parts of the path.

    `rule` is whatever else a service says of its addresses: who may call, how long an answer is kept.
    """

    method: str
    pattern: re.Pattern[str]
    answer: Callable[..., Reply]
    rule: R


def route(
    method: str, address: str, answer: Callable[..., Reply], rule: R, parts: Mapping[str, str] | None = None
) -> Route[R]:
    """`<name>` stands for one part of the path, as `parts` says or any word; `[...]` may be left out."""
    optional = address.replace("[", "(?:").replace("]", ")?")
    pattern = re.sub(r"<(\w+)>", lambda part: (parts or {}).get(part[1], rf"(?P<{part[1]}>[^/]+)"), optional)
    return Route(method, re.compile(pattern), answer, rule)


def find(
    routes: Iterable[Route[R]], method: str, path: str, refusal: Callable[[int], Exception]
) -> tuple[Route[R], dict[str, str]]:
    """The route and the named parts of the path. 404 where nothing is, 405 where something has no such method.

    What answers GET answers HEAD (RFC 9110 section 9.1).
    """
    method = "GET" if method == "HEAD" else method
    fitting = [(one, found) for one in routes if (found := one.pattern.fullmatch(path))]
    if not fitting:
        raise refusal(404)
    for one, found in fitting:
        if one.method == method:
            return one, {name: part for name, part in found.groupdict().items() if part is not None}
    raise refusal(405)
