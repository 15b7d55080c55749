"""Routing from addresses to functions, by Werkzeug's rules.

Werkzeug is imported with the first call: nobody waits for it who only makes a sandbox.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from desktop_app.sandbox.calls import Reply

if TYPE_CHECKING:
    from werkzeug.routing import BaseConverter, MapAdapter

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Route(Generic[R]):
    """An address, as a rule of Werkzeug's. `answer` is called with the service, the call and the parts of the path.

    `rule` is whatever else a service says of its addresses: who may call, how long an answer is kept.
    """

    method: str
    address: str
    answer: Callable[..., Reply]
    rule: R


class Routes(Generic[R]):
    """Routes of a door.

    `parts` are kinds of parts of a path beside Werkzeug's own, as patterns; what counts of such a part is the group.
    """

    def __init__(self, *routes: Route[R], parts: Mapping[str, str] | None = None) -> None:
        self._routes = routes
        self._parts = parts or {}

    def find(self, method: str, path: str, refusal: Callable[[int], Exception]) -> tuple[Route[R], dict[str, Any]]:
        """The route and the named parts of the path, which is decoded already.

        What answers GET answers HEAD (RFC 9110 section 9.1). Raises the refusal of 404 where nothing is, of 405 where
        something has no such method.
        """
        from werkzeug.exceptions import MethodNotAllowed, NotFound  # noqa: PLC0415 - as said above

        if not re.match(r"/(?!/)", path):  # Werkzeug would make it one slash
            raise refusal(404)
        try:
            route, parts = self._adapter.match(path, method)
        except (NotFound, MethodNotAllowed) as error:
            raise refusal(error.code) from None
        return route, dict(parts)

    @cached_property
    def _adapter(self) -> MapAdapter:
        from werkzeug.routing import Map, Rule  # noqa: PLC0415 - as said above

        rules = [Rule(one.address, methods=[one.method], endpoint=one) for one in self._routes]
        kinds = {name: _kind_of_part(pattern) for name, pattern in self._parts.items()}
        return Map(rules, merge_slashes=False, converters=kinds).bind("localhost")


def _kind_of_part(pattern: str) -> type[BaseConverter]:
    from werkzeug.routing import BaseConverter  # noqa: PLC0415 - as said above

    class Part(BaseConverter):
        """Part of a path that matches the pattern."""

        regex = re.sub(r"\((?!\?)", "(?:", pattern)
        part_isolating = "/" not in pattern.replace("[^/]", "")

        def to_python(self, value: str) -> str:
            fitting = re.fullmatch(pattern, value)
            assert fitting
            return fitting[1]

    return Part
