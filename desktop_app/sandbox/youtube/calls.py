"""Calls as Google reads them, and its refusals (youtube.md, sections 1 and 2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from urllib.parse import parse_qsl

from desktop_app.sandbox import calls
from desktop_app.sandbox.calls import Refused, Reply, Tree


class OAuthRefusal(Refused):
    """Refusal of a token call; `error` names it."""

    def __init__(self, status: int, error: str, description: str = "") -> None:
        told = {"error": error} | ({"error_description": description} if description else {})
        super().__init__(Reply(status, json.dumps(told).encode(), headers={"Cache-Control": "no-store"}))


class Refusal(Refused):
    """Refusal of an API call in Google's envelope. Many lack `status`, gRPC's name; 409s lack the inner `message`."""

    def __init__(
        self,
        code: int,
        reason: str,
        message: str,
        *,
        domain: str = "global",
        location: tuple[str, str] | None = None,
        status: str = "",
        has_message: bool = True,
        details: list[Tree] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        first: Tree = {"message": message} if has_message else {}
        first |= {"domain": domain, "reason": reason}
        if location:
            first |= {"location": location[0], "locationType": location[1]}
        error: Tree = {"code": code, "message": message, "errors": [first]}
        error |= ({"status": status} if status else {}) | ({"details": details} if details else {})
        super().__init__(Reply(code, json.dumps({"error": error}).encode(), headers=headers or {}))
        self.reason = reason


class Call(calls.Call):
    """A request to Google. A parameter may stand several times: its values are joined with commas."""

    @cached_property
    def query(self) -> Mapping[str, str]:
        values: dict[str, list[str]] = {}
        for name, value in parse_qsl(self.target.partition("?")[2], keep_blank_values=True):
            values.setdefault(name, []).append(value)
        return {name: ",".join(several) for name, several in values.items()}

    @cached_property
    def tree(self) -> Tree:
        """The body, which must be a JSON object."""
        if self.content_type != "application/json":
            raise Refusal(400, "badContent", f"Unsupported content with type: {self.content_type}")
        try:
            tree = json.loads(self.body or b"{}")
        except ValueError:
            raise Refusal(400, "parseError", "Parse Error") from None
        if not isinstance(tree, dict):
            raise Refusal(400, "parseError", "Parse Error")
        return tree

    def names(self, parameter: str) -> tuple[str, ...]:
        """The values of a parameter that lists several."""
        return tuple(one for one in self.query.get(parameter, "").split(",") if one)


def not_found(status: int) -> Refusal:
    """Refusal of an address that is not there."""
    return Refusal(status, "notFound" if status == 404 else "httpMethodNotAllowed", "Not Found")


def required(name: str, place: str = "parameter") -> Refusal:
    return Refusal(400, "required", f"Required parameter: {name}", location=(name, place))


def invalid_argument() -> Refusal:
    return Refusal(400, "badRequest", "Request contains an invalid argument.", status="INVALID_ARGUMENT")
