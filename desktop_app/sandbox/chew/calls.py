"""How chew refuses a call, and the mark of what no source says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.sandbox.calls import Refused, Reply, json_reply

INVENTED = "X-Emulator-Invented"


def invented(reply: Reply, *, really: bool = True) -> Reply:
    """Marked: no source says that the service answered so."""
    return replace(reply, headers={**reply.headers, INVENTED: "1"}) if really else reply


class Refusal(Refused):
    """Refusal of a call. All are invented, for no error of the service is on record."""

    def __init__(
        self,
        status: int,
        error: str,
        description: str = "",
        headers: Mapping[str, str] | None = None,
        *,
        scope: str = "",
    ) -> None:
        tree = {"error": error, "error_description": description, "scope": scope}
        told = {name: value for name, value in tree.items() if value}
        super().__init__(invented(json_reply(told, status, headers)))
