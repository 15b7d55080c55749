"""Lists of a member, read with a v4 token (tmdb.md, section 6)."""

from __future__ import annotations

from typing import Literal

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.tmdb import render
from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.members import v4_reader
from desktop_app.sandbox.tmdb.pagination import by_creation, page_of
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.state import Account, Entry, Shelf
from desktop_app.sandbox.tmdb.times import stamp
from desktop_app.sandbox.tmdb.works import Kind

NAMES: dict[str, Shelf] = {"watchlist": "watchlist", "favorites": "favorite", "rated": "rated"}
RECOMMENDED = 40


def lists(service: Service, call: Call, object_id: str) -> Reply:
    account = _owner(service, call, object_id)
    page, told = page_of(call, service.state.lists_of(account.username)[::-1])
    return json_reply(told | {"results": [render.list_summary(one, account, service.library) for one in page]})


def shelf(
    service: Service, call: Call, object_id: str, kind: Kind, name: Literal["watchlist", "favorites", "rated"]
) -> Reply:
    entries = [entry for entry in _owner(service, call, object_id).shelf(NAMES[name]) if entry.media[0] == kind]
    page, told = page_of(call, by_creation(call, entries))
    return json_reply(told | {"results": [_row(service, entry) for entry in page]})


def recommendations(service: Service, call: Call, object_id: str, kind: Kind) -> Reply:
    """Works that the member has not marked yet, the best first."""
    account = _owner(service, call, object_id)
    known = {entry.media for name in NAMES.values() for entry in account.shelf(name)}
    found = [one for one in service.library if one.kind == kind and one.key not in known and not one.adult]
    found.sort(key=lambda one: -one.stars)
    page, told = page_of(call, found[:RECOMMENDED])
    return json_reply(told | {"results": [render.typed(work) for work in page]})


def _row(service: Service, entry: Entry) -> Tree:
    stars = (
        {} if entry.value is None else {"account_rating": {"created_at": stamp(entry.created), "value": entry.value}}
    )
    return render.typed(service.library[entry.media]) | stars


def _owner(service: Service, call: Call, object_id: str) -> Account:
    """The member whose token it is, on the own account."""
    account = v4_reader(service, call)
    if account is None or account.object_id != object_id:
        raise Refusal(36)
    return account
