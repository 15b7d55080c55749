"""Checks of a call before its route: the server's own state, the base path, and the token (jellyfin.md, 1 to 3)."""

from __future__ import annotations

from desktop_app.sandbox.calls import HTML, Refused, Reply
from desktop_app.sandbox.jellyfin.calls import Call, Refusal, bad_argument, plain_id, unauthorized
from desktop_app.sandbox.jellyfin.service import Caller, Service
from desktop_app.sandbox.jellyfin.state import User

STARTING = Reply(503, b"<!DOCTYPE html><title>Jellyfin</title><p>The server is currently starting up.</p>", HTML)


def path_of(service: Service, call: Call) -> str:
    """The path behind the base path, to whose web client everything else is sent."""
    if service.faults.is_starting:
        raise Refused(STARTING)
    base = service.faults.base_path.lower()
    if base and not (call.path + "/").startswith(base + "/"):
        raise Refused(Reply(302, headers={"Location": f"{service.faults.base_path}/web/"}))
    return call.path[len(base) :].rstrip("/") or "/"


def caller_of(service: Service, call: Call) -> Caller:
    """The person whose token came with the call. A key of the server's owner has none."""
    token = service.naming(call).token
    if token and token == service.api_key:
        raise bad_argument()
    session = service.sessions.find(token)
    if session is None:
        raise unauthorized()
    user = service.state.users[session.user]
    if user.is_disabled:
        raise Refusal(403)
    return Caller(user, session)


def user_of(service: Service, call: Call, caller: Caller) -> User:
    """The person that a call is for: the caller, unless an administrator names another."""
    asked = plain_id(call.query.get("userid", "")) or caller.user.id
    if asked != caller.user.id and not caller.user.is_administrator:
        raise Refusal(403)
    if asked not in service.state.users:
        raise Refusal(404)
    return service.state.users[asked]
