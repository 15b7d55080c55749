"""A call as the emulator sees it, its answer, and how a call is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
WRITES = frozenset({"POST", "PUT", "DELETE"})

Tree = dict[str, Any]
"""A JSON object."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `dropped`: the connection is closed without a byte of it."""

    status: int
    body: bytes = b""
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    dropped: bool = False


class Refusal(Exception):
    """An answer that ends a call early. Error bodies are empty where nothing is known (section 9)."""

    def __init__(self, status: int, tree: object = None, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{status} {tree or ''}")
        body = b"" if tree is None else json.dumps(tree).encode()
        self.reply = Reply(status, body, headers=headers or {})


@dataclass(frozen=True)
class Call:
    """One request; header names are in lower case."""

    method: str
    path: str
    query: Mapping[str, str] = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False, default=b"")

    @property
    def writes(self) -> bool:
        return self.method in WRITES

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def bearer(self) -> str:
        """The access token, or nothing."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""

    @property
    def extended(self) -> frozenset[str]:
        return frozenset(self.query.get("extended", "").split(","))

    @cached_property
    def tree(self) -> Tree:
        """The body, which must be a JSON object: 400."""
        try:
            tree = json.loads(self.body or b"{}")
        except ValueError:
            raise Refusal(400) from None
        if not isinstance(tree, dict):
            raise Refusal(400)
        return tree


def json_reply(tree: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    return Reply(status, json.dumps(tree, ensure_ascii=False).encode(), headers=headers or {})


def invalid(**fields: str) -> Refusal:
    """422, naming the fields that do not hold."""
    return Refusal(422, {"errors": {name: [words] for name, words in fields.items()}})
