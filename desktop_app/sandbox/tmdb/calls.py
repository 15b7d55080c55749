"""A call as the emulator sees it, its answer, and how a call is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from desktop_app.sandbox.tmdb.statuses import STATUSES

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

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
    """An answer that ends a call early: a code of TMDB's with its HTTP status and words.

    `errors` say what does not hold; `more` are further keys of the body.
    """

    def __init__(self, code: int, *errors: str, http: int = 0, **more: object) -> None:
        super().__init__(f"{code} {', '.join(errors)}")
        self.code = code
        self.errors = errors
        self.http = http or STATUSES[code][0]
        self.more = more
        self.headers: dict[str, str] = {}

    @property
    def words(self) -> list[str]:
        """What does not hold."""
        return list(self.errors) or [STATUSES[self.code][1]]

    @property
    def reply(self) -> Reply:
        tree: Tree = {"success": False, **self.more, "status_code": self.code, "status_message": STATUSES[self.code][1]}
        if self.errors:
            tree["errors"] = list(self.errors)
        return json_reply(tree, self.http, self.headers)


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
        return self.method != "GET" or self.path.endswith("/clear")

    @property
    def bearer(self) -> str:
        """The token of the Authorization header, or nothing."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""

    @cached_property
    def tree(self) -> Tree:
        """The body: nothing where it is not said to be JSON, 400/47 where it is none."""
        if self.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return {}
        try:
            tree = json.loads(self.body or b"{}")
        except ValueError:
            raise Refusal(47) from None
        if not isinstance(tree, dict):
            raise Refusal(47)
        return tree

    def text(self, name: str) -> str:
        """A field of the body, if it is text."""
        value = self.tree.get(name)
        return value if isinstance(value, str) else ""


def json_reply(tree: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    return Reply(status, json.dumps(tree, ensure_ascii=False).encode(), headers=headers or {})


def done(code: int, http: int = 0, words: str = "", **more: object) -> Reply:
    """A success of this code; `more` are further keys of the body."""
    status, message = STATUSES[code]
    tree = {"success": True, "status_code": code, "status_message": words or message} | more
    return json_reply(tree, http or status)
