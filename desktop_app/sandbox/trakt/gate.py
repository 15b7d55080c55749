"""Demands on every call of the API, checked before its route (trakt.md, sections 1, 8 and 9)."""

from __future__ import annotations

from desktop_app.sandbox.calls import HTML, Refused, Reply
from desktop_app.sandbox.trakt.calls import Call, Refusal
from desktop_app.sandbox.trakt.limits import Limits
from desktop_app.sandbox.trakt.routes import Asks
from desktop_app.sandbox.trakt.service import Service

EDGE = Reply(403, b"<!DOCTYPE html><title>Access denied</title><h1>Error 1010</h1>", HTML)
"""Answer of the edge to callers without a user agent."""


def check_headers(service: Service, call: Call) -> None:
    if not call.headers.get("user-agent"):
        raise Refused(EDGE)
    if service.faults.application_deleted or call.headers.get("trakt-api-key") != service.application.client_id:
        raise Refusal(403)
    if call.headers.get("trakt-api-version") != "2":
        raise Refusal(400)


def check_member(service: Service, limits: Limits, call: Call, asks: Asks) -> None:
    """The token, if one is sent or asked for; then how often, and whether the account is open."""
    token = service.grants.by_access(call.bearer)
    if token is None and (asks is Asks.MEMBER or "authorization" in call.headers):
        raise Refusal(401)
    limits.count(token.username if token else "", writes=call.writes)
    closed = service.state.accounts[token.username].closed if token else ""
    if closed:
        raise Refusal(423, headers={f"X-Account-{closed}": "true"})


def check_body(call: Call) -> None:
    """A write is JSON and says so."""
    if call.writes and call.content_type != "application/json":
        raise Refusal(412)
