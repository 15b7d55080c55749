"""Lists in v4: films and shows, private ones, comments, an order to be shown in (tmdb.md, section 6)."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.tmdb import render
from desktop_app.sandbox.tmdb.calls import Call, Refusal, done
from desktop_app.sandbox.tmdb.list_access import own_list, readable
from desktop_app.sandbox.tmdb.members import v4_member
from desktop_app.sandbox.tmdb.pagination import page_of
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.spam import check_name
from desktop_app.sandbox.tmdb.state import UserList, find
from desktop_app.sandbox.tmdb.statuses import CREATED
from desktop_app.sandbox.tmdb.works import Work

ORDERED_BY: dict[str, Callable[[Work], Any]] = {
    "vote_average": attrgetter("stars"),
    "primary_release_date": attrgetter("date"),
    "release_date": attrgetter("date"),
    "title": attrgetter("title"),
}


def create(service: Service, call: Call) -> Reply:
    """`public` counts only as 0 or 1: anything else is ignored, and the list is public."""
    account, name = v4_member(service, call), call.text("name").strip()
    order = _order(call.tree.get("sort_by"), render.ORDERS[0])
    if not name:
        return json_reply({"success": False, "errors": ["name must be provided"]}, 422)
    check_name(service, account.username, name)
    number, now, public = service.state.list_id(), service.clock.now(), call.tree.get("public")
    service.state.lists[number] = UserList(
        number, account.username, name, now, now, call.text("description"),
        call.text("iso_639_1") or "en", call.text("iso_3166_1") or "US",
        public=not (public == 0 and public is not False), order=order,
    )  # fmt: skip
    return done(1, 201, CREATED, id=number)


def read(service: Service, call: Call, list_id: str) -> Reply:
    one = readable(service, call, list_id)
    order = _order(call.query.get("sort_by"), one.order)
    page, told = page_of(call, _ordered(service, one, order))
    head = render.v4_list(one, service.state.accounts[one.owner], service.library)
    return json_reply(head | told | {"results": [render.typed(work) for work in page]})


def change(service: Service, call: Call, list_id: str) -> Reply:
    """Name, description, whether it is public (here true and false count too), and its order."""
    one = own_list(service, call, list_id)
    order = _order(call.tree.get("sort_by"), one.order)
    if "name" in call.tree and not call.text("name").strip():
        return json_reply({"success": False, "errors": ["name must be provided"]}, 422)
    one.name = call.text("name").strip() or one.name
    if "description" in call.tree:
        one.description = call.text("description")
    if call.tree.get("public") in (0, 1):
        one.public = bool(call.tree["public"])
    one.order, one.updated = order, service.clock.now()
    return done(12)


def delete(service: Service, call: Call, list_id: str) -> Reply:
    del service.state.lists[own_list(service, call, list_id).id]
    return done(13)


def clear(service: Service, call: Call, list_id: str) -> Reply:
    """A GET that deletes everything on the list."""
    one = own_list(service, call, list_id)
    count = len(one.entries)
    one.entries.clear()
    one.updated = service.clock.now()
    return done(1, items_deleted=count, id=one.id)


def item_status(service: Service, call: Call, list_id: str) -> Reply:
    """404/34 for what is not on it, for no list, and for no access alike."""
    try:
        one = readable(service, call, list_id)
    except Refusal:
        raise Refusal(34) from None
    kind, text = render.kind_of(call.query.get("media_type")), call.query.get("media_id", "")
    if kind is None or not (text.isascii() and text.isdigit()) or not find(one.entries, (kind, int(text))):
        raise Refusal(34)
    return done(1, id=one.id, media_id=int(text), media_type=kind)


def _ordered(service: Service, one: UserList, order: str) -> list[Work]:
    works = [service.library[entry.media] for entry in one.entries]
    name, _, how = order.partition(".")
    if name in ORDERED_BY:
        works.sort(key=ORDERED_BY[name])
    return works[::-1] if how == "desc" else works


def _order(asked: object, default: str) -> str:
    if asked is None:
        return default
    if asked not in render.ORDERS:
        raise Refusal(5)
    return str(asked)
