"""Demands on every call of the API, checked before its route (tmdb.md, sections 1 and 6)."""

from __future__ import annotations

import re

from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.service import Service

PUBLIC_READ = re.compile(r"/4/list/\d+[^/]*(/item_status)?")
"""Paths in v4 that a v3 key in the query opens."""


def check_credentials(service: Service, call: Call) -> None:
    """Check credentials: all that are sent must hold, and at least one must be sent; else 401/7."""
    if service.faults.key_code:
        raise Refusal(service.faults.key_code)
    key, header = call.query.get("api_key"), "authorization" in call.headers
    if not (key is not None or header):
        raise Refusal(7)
    if key is not None and key != service.application.api_key:
        raise Refusal(7)
    if header and not _holds(service, call):
        raise Refusal(7)
    if call.path.startswith("/4/") and not header and not (call.method == "GET" and PUBLIC_READ.fullmatch(call.path)):
        raise Refusal(7)


def _holds(service: Service, call: Call) -> bool:
    """The bearer: the application's read token, or in v4 a member's; one of a member's that is over is 401/35."""
    if call.bearer == service.application.read_access_token:
        return True
    if not call.path.startswith("/4/"):
        return False
    if service.grants.by_access(call.bearer) is None:
        raise Refusal(35 if call.bearer.count(".") == 2 else 7)
    return True
