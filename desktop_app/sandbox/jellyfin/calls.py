"""Calls as Jellyfin reads them, and its refusals (jellyfin.md, sections 1 and 2)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qsl, unquote

from desktop_app.sandbox import calls
from desktop_app.sandbox.calls import JSON, TEXT, Refused, Reply, Tree

PAIR = re.compile(r'(\w+)="([^"]*)"|(\w+)=([^",\s]+)')
PROCESSING = "Error processing request."


class Refusal(Refused):
    """Refusal in words, a JSON string, or nothing: each kind of fault has its own."""

    def __init__(self, status: int, words: str = "", *, is_json: bool = False) -> None:
        body = json.dumps(words) if is_json else words
        kind = (JSON if is_json else TEXT) if words else ""
        super().__init__(Reply(status, body.encode(), kind))


def bad_argument() -> Refusal:
    return Refusal(400, PROCESSING)


def server_fault() -> Refusal:
    return Refusal(500, PROCESSING)


def unauthorized() -> Refusal:
    """No sign-in, or a dead token: nothing at all is said."""
    return Refusal(401)


def problem(status: int, title: str) -> Refused:
    """An error in JSON, which is rare."""
    trace = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-00"
    kind = "https://tools.ietf.org/html/rfc9110#section-15.5.1"
    tree = {"type": kind, "title": title, "status": status, "traceId": trace}
    return Refused(Reply(status, json.dumps(tree).encode(), JSON))


@dataclass(frozen=True, slots=True)
class Naming:
    """The client's own words about itself, and its token."""

    client: str = ""
    device: str = ""
    device_id: str = ""
    version: str = ""
    token: str = field(default="", repr=False)

    @property
    def is_whole(self) -> bool:
        return all((self.client, self.device, self.device_id, self.version))


class Call(calls.Call):
    """A request to Jellyfin. Neither paths nor names of parameters and fields tell large letters from small ones."""

    @cached_property
    def query(self) -> Mapping[str, str]:
        pairs = parse_qsl(self.target.partition("?")[2], keep_blank_values=True)
        values: dict[str, list[str]] = {}
        for name, value in pairs:
            values.setdefault(name.lower(), []).append(value)
        return {name: ",".join(several) for name, several in values.items()}

    @cached_property
    def path(self) -> str:
        return unquote(self.target.partition("?")[0]).lower()

    @cached_property
    def tree(self) -> Tree:
        """The body, a JSON object, its names in small letters."""
        try:
            tree = json.loads(self.body or b"{}")
        except ValueError:
            raise problem(400, "Bad Request") from None
        if not isinstance(tree, dict) or (self.body and self.content_type != "application/json"):
            raise problem(400, "Bad Request")
        return {name.lower(): value for name, value in tree.items()}

    def naming(self, *, legacy: bool) -> Naming:
        """Read the headers; the older ones only where the server still takes them."""
        header = self.headers.get("authorization", "")
        scheme = header.partition(" ")[0].lower()
        if scheme not in {"mediabrowser", *(("emby",) if legacy else ())}:
            header = self.headers.get("x-emby-authorization", "") if legacy else ""
        told = {(a or c).lower(): unquote(b or d) for a, b, c, d in PAIR.findall(header.partition(" ")[2])}
        token = told.get("token", "") or self.query.get("apikey", "")
        if legacy:
            token = token or self.headers.get("x-emby-token", "") or self.headers.get("x-mediabrowser-token", "")
            token = token or self.query.get("api_key", "")
        client, device, device_id, version = (
            told.get(name, "") for name in ("client", "device", "deviceid", "version")
        )
        return Naming(client, device, device_id, version, token)

    def ids(self, name: str) -> list[str]:
        """The ids that a parameter lists."""
        return [plain_id(one) for one in self.query.get(name, "").split(",") if one]

    def number(self, name: str, usual: int) -> int:
        text = self.query.get(name, "")
        if text and not text.lstrip("-").isdigit():
            raise problem(400, "One or more validation errors occurred.")
        return int(text) if text else usual

    def is_true(self, name: str) -> bool:
        return self.query.get(name, "").lower() == "true"


def plain_id(text: str) -> str:
    """An id as the server writes it: 32 small letters without dashes."""
    return text.strip().lower().replace("-", "")
