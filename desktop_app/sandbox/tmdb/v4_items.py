"""Items of lists in v4: each succeeds or fails for itself, the whole always succeeds (tmdb.md, 6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop_app.sandbox.calls import Reply, Tree
from desktop_app.sandbox.tmdb.calls import Call, Refusal, done
from desktop_app.sandbox.tmdb.list_access import own_list
from desktop_app.sandbox.tmdb.lists import put_new
from desktop_app.sandbox.tmdb.render import kind_of
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.state import UserList, find, put, take
from desktop_app.sandbox.tmdb.works import Key

Deed = Callable[[Service, UserList, Key, Tree], bool]


def add(service: Service, call: Call, list_id: str) -> Reply:
    """A `comment` that comes with it is dropped."""
    return _each(service, call, list_id, lambda service, one, key, _: put_new(service, one, key))


def comment(service: Service, call: Call, list_id: str) -> Reply:
    return _each(service, call, list_id, _commented)


def remove(service: Service, call: Call, list_id: str) -> Reply:
    return _each(service, call, list_id, lambda _service, one, key, _: take(one.entries, key))


def _each(service: Service, call: Call, list_id: str, deed: Deed) -> Reply:
    one, items = own_list(service, call, list_id), call.tree.get("items")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Refusal(5)
    results = [_result(service, one, item, deed) for item in items]
    one.updated = service.clock.now()
    return done(1, results=results)


def _result(service: Service, one: UserList, item: Tree, deed: Deed) -> Tree:
    kind = kind_of(item.get("media_type"))
    work = service.library.find(kind, item.get("media_id")) if kind else None
    success = work is not None and deed(service, one, work.key, item)
    return {"media_id": item.get("media_id"), "media_type": item.get("media_type"), "success": success}


def _commented(_service: Service, one: UserList, key: Key, item: Tree) -> bool:
    entry, text = find(one.entries, key), item.get("comment")
    if entry is None:
        return False
    put(one.entries, replace(entry, comment=text if isinstance(text, str) and text else None))
    return True
