"""Lists that a path names, and the caller's rights to them."""

from __future__ import annotations

from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.members import member, v4_member, v4_reader
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.state import Account, UserList


def readable(service: Service, call: Call, list_id: str) -> UserList:
    """404/34 where none is; a private one is for its owner: 401/39. In v3 a session is judged when it is sent."""
    one, reader = _list(service, list_id), _reader(service, call)
    if not one.public and (reader is None or reader.username != one.owner):
        raise Refusal(39)
    return one


def own_list(service: Service, call: Call, list_id: str) -> UserList:
    """A list to change: another's is 401/38."""
    account = v4_member(service, call) if call.path.startswith("/4/") else member(service, call)
    one = _list(service, list_id)
    if one.owner != account.username:
        raise Refusal(38)
    service.faults.before_write(one.owner, str(one.id))
    return one


def _list(service: Service, list_id: str) -> UserList:
    one = service.state.lists.get(int(list_id))
    if one is None:
        raise Refusal(34)
    return one


def _reader(service: Service, call: Call) -> Account | None:
    if call.path.startswith("/4/"):
        return v4_reader(service, call)
    return member(service, call) if "session_id" in call.query else None
