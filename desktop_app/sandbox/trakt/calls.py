"""Calls as Trakt reads them, and its refusals."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property

from desktop_app.sandbox import calls
from desktop_app.sandbox.calls import Refused, Reply, Tree


class Refusal(Refused):
    """Error bodies are empty where nothing is known (section 9)."""

    def __init__(self, status: int, tree: object = None, headers: Mapping[str, str] | None = None) -> None:
        body = b"" if tree is None else json.dumps(tree).encode()
        super().__init__(Reply(status, body, headers=headers or {}))


class Call(calls.Call):
    """A request to Trakt."""

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


def invalid(**fields: str) -> Refusal:
    """422, naming the fields that do not hold."""
    return Refusal(422, {"errors": {name: [words] for name, words in fields.items()}})
