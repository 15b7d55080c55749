"""Callers and their rights (tmdb.md, sections 2, 3 and 6)."""

from __future__ import annotations

from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.grants import Guest
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.state import Account


def member(service: Service, call: Call, account_id: str | None = None) -> Account:
    """The member of the session, who may only call on the own account: 401/3; suspended: 403/45."""
    grant = service.grants.by_session(call.query.get("session_id", ""))
    account = service.state.accounts[grant.username] if grant else None
    if account is None or (account_id is not None and account_id != str(account.number)):
        raise Refusal(3)
    return _in_good_standing(account)


def guest(service: Service, text: str) -> Guest:
    found = service.grants.known_guest(text)
    if found is None:
        raise Refusal(3)
    return found


def v4_reader(service: Service, call: Call) -> Account | None:
    """The member whose v4 token came with the call."""
    grant = service.grants.by_access(call.bearer)
    return _in_good_standing(service.state.accounts[grant.username]) if grant else None


def v4_member(service: Service, call: Call) -> Account:
    """The member who writes, which takes a member's token: else 401/36."""
    account = v4_reader(service, call)
    if account is None:
        raise Refusal(36)
    return account


def _in_good_standing(account: Account) -> Account:
    if account.standing == 45:
        raise Refusal(45)
    return account
