"""Calls as TMDB reads them, and its refusals and confirmations."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from functools import cached_property

from desktop_app.sandbox import calls
from desktop_app.sandbox.calls import Refused, Reply, Tree, json_reply
from desktop_app.sandbox.tmdb.statuses import STATUSES


class Refusal(Refused):
    """A code of TMDB's with its HTTP status and words.

    `errors` say what does not hold; `more` are further keys of the body.
    """

    def __init__(
        self, code: int, *errors: str, http: int = 0, headers: Mapping[str, str] | None = None, **more: object
    ) -> None:
        status, message = STATUSES[code]
        tree: Tree = {"success": False, **more, "status_code": code, "status_message": message}
        if errors:
            tree["errors"] = list(errors)
        super().__init__(json_reply(tree, http or status, headers))
        self.code = code
        self.words = list(errors) or [message]


class Call(calls.Call):
    """A request to TMDB. The edge decodes a path once, and resolves `..` in it."""

    @cached_property
    def path(self) -> str:
        return posixpath.normpath("/" + super().path.lstrip("/"))

    @property
    def writes(self) -> bool:
        return super().writes or self.path.endswith("/clear")

    @cached_property
    def tree(self) -> Tree:
        """The body: nothing where it is not said to be JSON, 400/47 where it is none."""
        if self.content_type != "application/json":
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

    def given(self, name: str) -> str:
        """A parameter of a call that works with both methods: in the query of a GET, in the body of a POST."""
        return self.query.get(name, "") if self.method == "GET" else self.text(name)


def done(code: int, http: int = 0, words: str = "", **more: object) -> Reply:
    """A success of this code; `more` are further keys of the body."""
    status, message = STATUSES[code]
    tree = {"success": True, "status_code": code, "status_message": words or message} | more
    return json_reply(tree, http or status)
