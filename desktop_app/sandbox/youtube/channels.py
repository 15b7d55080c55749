"""Channels (youtube.md, section 3)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.youtube.calls import Call, Refusal
from desktop_app.sandbox.youtube.list_answers import answer, filter_of, ids_of, parts_of
from desktop_app.sandbox.youtube.service import Caller, Service
from desktop_app.sandbox.youtube.state import Channel

PARTS = ("snippet", "contentDetails", "status", "statistics")


def read(service: Service, call: Call, caller: Caller) -> Reply:
    """The caller's channel, or those with the ids. An account without one gets no items."""
    parts = parts_of(call, PARTS)
    if filter_of(call, "id", "mine") == "mine":
        found: list[Channel | None] = [mine(caller, call)]
    else:
        found = [service.state.channel(one) for one in ids_of(call)]
    rows = [service.render.channel(one, parts) for one in found if one]
    told = {"totalResults": len(rows), "resultsPerPage": max(1, len(rows)) if rows else 5}
    return answer(service, call, "channel", {"pageInfo": told, "items": rows})


def mine(caller: Caller, call: Call) -> Channel | None:
    """The caller's own channel for `mine=true`, which a key alone cannot ask for."""
    if call.query["mine"] != "true":
        words = f"Invalid value '{call.query['mine']}' for the parameter mine."
        raise Refusal(400, "invalidParameter", words, location=("mine", "parameter"))
    if caller.account is None:
        words = "The request uses the <code>mine</code> parameter but is not properly authorized."
        raise Refusal(401, "authorizationRequired", words, domain="youtube.parameter", location=("mine", "parameter"))
    return caller.channel
