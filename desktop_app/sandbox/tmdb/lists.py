"""Lists in v3: films, in the order in which they came (tmdb.md, section 4)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.tmdb import render
from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.list_access import own_list, readable
from desktop_app.sandbox.tmdb.members import member
from desktop_app.sandbox.tmdb.pagination import page_of
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.spam import check_name
from desktop_app.sandbox.tmdb.state import Entry, UserList, find, put, take
from desktop_app.sandbox.tmdb.statuses import CREATED
from desktop_app.sandbox.tmdb.works import Key
from desktop_app.sandbox.tmdb.written import written


def create(service: Service, call: Call) -> Reply:
    account, name = member(service, call), call.text("name").strip()
    if not name:
        raise Refusal(5)
    check_name(service, account.username, name)
    number, now = service.state.list_id(), service.clock.now()
    service.state.lists[number] = UserList(
        number, account.username, name, now, now, call.text("description"), call.text("language") or "en"
    )
    return written(service, 1, 201, CREATED, list_id=str(number) if service.faults.older_bodies else number)


def read(service: Service, call: Call, list_id: str) -> Reply:
    one = readable(service, call, list_id)
    page, told = page_of(call, one.entries)
    items = [render.typed(service.library[entry.media]) for entry in page]
    return json_reply(render.list_head(one, service.library) | {"items": items} | told)


def item_status(service: Service, call: Call, list_id: str) -> Reply:
    """Answer whether a film is on the list."""
    one, text = readable(service, call, list_id), call.query.get("movie_id", "")
    if not (text.isascii() and text.isdigit()):
        raise Refusal(5)
    number = str(one.id) if service.faults.older_bodies else one.id
    return json_reply({"id": number, "item_present": find(one.entries, ("movie", int(text))) is not None})


def add_item(service: Service, call: Call, list_id: str) -> Reply:
    """A film, whatever `media_type` is sent: v3 does not know it."""
    one, key = own_list(service, call, list_id), _film(service, call)
    if not put_new(service, one, key):
        raise Refusal(8)
    return written(service, 12)


def remove_item(service: Service, call: Call, list_id: str) -> Reply:
    one, key = own_list(service, call, list_id), _film(service, call)
    if not take(one.entries, key):
        raise Refusal(21, http=404)
    one.updated = service.clock.now()
    return written(service, 13)


def clear(service: Service, call: Call, list_id: str) -> Reply:
    """`confirm` may stand in the query or in the body."""
    one = own_list(service, call, list_id)
    if call.query.get("confirm") != "true" and call.tree.get("confirm") is not True:
        raise Refusal(29)
    one.entries.clear()
    one.updated = service.clock.now()
    return written(service, 12)


def delete(service: Service, call: Call, list_id: str) -> Reply:
    """Done, whatever the answer says."""
    del service.state.lists[own_list(service, call, list_id).id]
    if service.faults.deletion_fails:
        raise Refusal(11)
    return written(service, 13)


def put_new(service: Service, one: UserList, key: Key) -> bool:
    """A work at the end of a list, once. Says whether it was not there."""
    if find(one.entries, key):
        return False
    put(one.entries, Entry(key, service.clock.now()))
    one.updated = service.clock.now()
    return True


def _film(service: Service, call: Call) -> Key:
    work = service.library.find("movie", call.tree.get("media_id"))
    if work is None:
        raise Refusal(34)
    return work.key
