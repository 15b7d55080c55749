"""Requests and answers as an emulator sees them, and refusals. Services add to them what is their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
FORM = "application/x-www-form-urlencoded"

Tree = dict[str, Any]
"""A JSON object."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer to a request. `dropped`: the connection is closed without sending a byte."""

    status: int
    body: bytes = b""
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    dropped: bool = False


class Refused(Exception):
    """Ends a call early: this is its answer. A service has a class that says it in the service's own words."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(f"{reply.status} {reply.body.decode()}")
        self.reply = reply


@dataclass(frozen=True)
class Call:
    """A request, with the values read from it. `target` is path and query as sent; header names are in lower case."""

    method: str
    target: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False, default_factory=dict)
    body: bytes = field(repr=False, default=b"")

    @cached_property
    def path(self) -> str:
        return unquote(self.target.partition("?")[0])

    @cached_property
    def query(self) -> Mapping[str, str]:
        return _pairs(self.target.partition("?")[2])

    @cached_property
    def form(self) -> Mapping[str, str]:
        """The fields of a body that is said to be a form."""
        return _pairs(self.body.decode("utf-8", "replace")) if self.content_type == FORM else {}

    @property
    def params(self) -> Mapping[str, str]:
        """Parameters that the log shows: the query, unless the service reads its parameters elsewhere too."""
        return self.query

    @property
    def verb(self) -> str:
        """The method that is meant, where a service has a way to mean another."""
        return self.method

    @property
    def writes(self) -> bool:
        return self.verb not in {"GET", "HEAD"}

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def bearer(self) -> str:
        """The token of the Authorization header, or nothing."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""


def json_reply(tree: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    return Reply(status, json.dumps(tree, ensure_ascii=False).encode(), headers=headers or {})


def _pairs(encoded: str) -> dict[str, str]:
    return dict(parse_qsl(encoded, keep_blank_values=True))
