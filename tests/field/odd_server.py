"""Authlib's server, whose answers are retold as services out there tell them."""

import json
from collections.abc import Callable
from typing import Any

from werkzeug.wrappers import Request, Response

from tests.authlib_server.telling import TellingServer

Retold = Callable[[Request, dict[str, Any]], Response | None]


def as_json(members: object, status: int = 200, before: str = "") -> Response:
    return Response(before + json.dumps(members), status, content_type="application/json")


class OddServer(TellingServer):
    """`retell` makes other answers, by path, of the request and of the members of the right one; None leaves it."""

    retell: dict[str, Retold]

    def answer(self, request: Request) -> Response:
        right = super().answer(request)
        other = getattr(self, "retell", {}).get(request.path)
        members = json.loads(right.get_data() or b"{}") if right.is_json else {}
        return (other(request, members) if other is not None else None) or right

    def count(self, path: str) -> int:
        """How often the path was asked for."""
        return sum(address.partition("?")[0] == path for address in self.addresses)
