"""Authentication in v3, from a request token to a session (tmdb.md, section 2)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.tmdb.calls import Call, Refusal, done
from desktop_app.sandbox.tmdb.grants import RequestToken
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.times import stamp

STANDINGS = (31, 32, 45)
"""Codes that a sign-in may be refused with."""


def check(_service: Service, _call: Call) -> Reply:
    """The credential holds: the gate has seen it."""
    return done(1)


def new_token(service: Service, _call: Call) -> Reply:
    token = service.grants.request(3)
    address = f"{service.website_address}/authenticate/{token.token}"
    return json_reply(_shape(token), headers={"authentication-callback": address})


def validate_with_login(service: Service, call: Call) -> Reply:
    """The token is approved by name and password. Works as GET too."""
    username, password = call.given("username"), call.given("password")
    if not (username and password):
        raise Refusal(26)
    token = _pending(service, call)
    account = service.state.signed_in(username, password)
    if account is None:
        raise Refusal(30)
    if account.standing in STANDINGS:
        raise Refusal(account.standing)
    token.decision, token.username = "approved", account.username
    return json_reply(_shape(token))


def new_session(service: Service, call: Call) -> Reply:
    """Works as GET too. A token that is spent is as one that never was."""
    token = _pending(service, call)
    if token.decision != "approved":
        raise Refusal(17, failure=True)
    return json_reply({"success": True, "session_id": service.grants.spend(token).token})


def delete_session(service: Service, call: Call) -> Reply:
    grant = service.grants.by_session(call.text("session_id"))
    if grant is None:
        raise Refusal(6)
    service.grants.sessions.remove(grant)
    return json_reply({"success": True})


def new_guest(service: Service, _call: Call) -> Reply:
    guest = service.grants.guest()
    return json_reply({"success": True, "guest_session_id": guest.token, "expires_at": stamp(guest.expires)})


def convert(service: Service, call: Call) -> Reply:
    """A member's v4 token gives a session of v3 too."""
    grant = service.grants.by_access(call.text("access_token"))
    if grant is None:
        raise Refusal(35)
    return json_reply({"success": True, "session_id": service.grants.session(grant.username).token})


def _pending(service: Service, call: Call) -> RequestToken:
    token = service.grants.pending(call.given("request_token"), 3)
    if token is None:
        raise Refusal(33)
    return token


def _shape(token: RequestToken) -> dict[str, object]:
    return {"success": True, "expires_at": stamp(token.expires), "request_token": token.token}
