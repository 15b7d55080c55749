"""A call as the emulator sees it, its answer, and how a call is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"
INVENTED = "X-Emulator-Invented"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `invented`: no source says that the service answered so."""

    status: int
    body: bytes = b""
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    invented: bool = False


class Refusal(Exception):
    """An answer that ends a call early; all of them are invented, for no error of the service is on record."""

    def __init__(
        self,
        status: int,
        error: str,
        description: str = "",
        headers: Mapping[str, str] | None = None,
        *,
        scope: str = "",
    ) -> None:
        super().__init__(f"{status} {error}")
        tree = {"error": error, "error_description": description, "scope": scope}
        tree = {name: value for name, value in tree.items() if value}
        self.reply = json_reply(tree, status, headers, invented=True)


@dataclass(frozen=True, slots=True)
class Call:
    """One request; header names are in lower case."""

    method: str
    path: str
    query: Mapping[str, str] = field(repr=False)
    form: Mapping[str, str] = field(repr=False, default_factory=dict)
    headers: Mapping[str, str] = field(repr=False, default_factory=dict)

    @property
    def bearer(self) -> str | None:
        """The access token; None where no such header came."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else None


def json_reply(
    tree: object, status: int = 200, headers: Mapping[str, str] | None = None, *, invented: bool = False
) -> Reply:
    return Reply(status, json.dumps(tree, ensure_ascii=False).encode(), headers=headers or {}, invented=invented)
