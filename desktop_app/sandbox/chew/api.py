"""The API's calls (chew.md, sections 3 and 4)."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.sandbox.calls import Call, Reply, json_reply
from desktop_app.sandbox.chew.calls import Refusal, invented
from desktop_app.sandbox.chew.service import Caller, Service
from desktop_app.sandbox.chew.shows import Show, told_person, told_show

PAGE = 25
LARGEST_PAGE = 100


def me(service: Service, call: Call) -> Reply:
    caller = service.caller(call)
    caller.check("read")
    tree = {"user": told_person(caller.person, service.switches)}
    return invented(json_reply(tree), really=service.switches.invented_fields)


def my_shows(service: Service, call: Call) -> Reply:
    """Shows of the caller, private ones where the scope allows; `live=true` keeps only those that are live."""
    caller = service.caller(call)
    caller.check("read")
    mine = [show for show in _seen_by(service, caller) if show.owner == caller.person.id]
    if call.query.get("live") == "true":
        mine = [show for show in mine if show.live]
    return _told(service, call, mine)


def shows(service: Service, call: Call) -> Reply:
    """Answer with the show of a slug, or without one with the public shows, newest first."""
    caller = service.caller(call)
    caller.check("read")
    slug = call.query.get("slug")
    if slug is None:
        return _told(service, call, [show for show in service.shows if not show.private])
    seen = _seen_by(service, caller)
    if service.switches.loose_slugs:
        return _told(service, call, [show for show in seen if show.slug.startswith(slug)])
    return _told(service, call, [show for show in seen if show.slug == slug])


def chat(service: Service, call: Call, show_id: str) -> Reply:
    caller = service.caller(call)
    caller.check("write")
    show = next((one for one in _seen_by(service, caller) if str(one.id) == show_id), None)
    if show is None:
        raise Refusal(404, "not_found")
    if not call.form.get("message"):
        raise Refusal(400, "invalid_request", "There is no message.")
    service.messages.append((show.id, call.form["message"]))
    return Reply(200, b"{}")


def _seen_by(service: Service, caller: Caller) -> Iterable[Show]:
    mine = caller.person.id if "private" in caller.scopes else None
    return [show for show in service.shows if not show.private or show.owner == mine]


def _told(service: Service, call: Call, found: list[Show]) -> Reply:
    """Answer with a page of the shows, newest first."""
    switches = service.switches
    page, per_page = _number(call, "page", 1), min(_number(call, "per_page", PAGE), LARGEST_PAGE)
    ordered = sorted(found, key=lambda show: show.created, reverse=True)
    part = ordered[(page - 1) * per_page : page * per_page]
    tree: dict[str, object] = {
        "shows": [told_show(show, service.owner(show), service.website, switches) for show in part]
    }
    if switches.meta:
        tree["meta"] = {"page": page, "per_page": per_page, "total": len(found)}
    return invented(json_reply(tree), really=switches.meta or switches.invented_fields)


def _number(call: Call, name: str, otherwise: int) -> int:
    value = call.query.get(name, str(otherwise))
    if not value.isascii() or not value.isdecimal() or not int(value):
        raise Refusal(400, "invalid_request", f"{name} is a number from 1.")
    return int(value)
