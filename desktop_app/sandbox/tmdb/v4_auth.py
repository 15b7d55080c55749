"""Authentication in v4, from a request token to a member's access token (tmdb.md, section 6)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.tmdb.calls import Call, Refusal, done
from desktop_app.sandbox.tmdb.service import Service


def request_token(service: Service, call: Call) -> Reply:
    """`redirect_to` may be left out."""
    return done(1, request_token=service.grants.request(4, call.text("redirect_to")).token)


def access_token(service: Service, call: Call) -> Reply:
    """Exchange a v4 request token for an access token. 422/41 if not approved; 401/33 if spent, over or unknown."""
    token = service.grants.pending(call.text("request_token"), 4)
    if token is None:
        raise Refusal(33)
    if token.decision != "approved":
        raise Refusal(41)
    grant = service.grants.spend(token)
    account = service.state.accounts[grant.username]
    return done(1, account_id=account.object_id, access_token=grant.token)


def delete(service: Service, call: Call) -> Reply:
    grant = service.grants.by_access(call.text("access_token"))
    if grant is None:
        raise Refusal(35)
    service.grants.access_tokens.remove(grant)
    return done(13)
