"""States of titles: what the subscriber may do with each (netflix.md, section 8)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.catalogue import Title
from desktop_app.sandbox.netflix.calls import Call, answer
from desktop_app.sandbox.netflix.errors import invalid
from desktop_app.sandbox.netflix.items import Tree, category, link
from desktop_app.sandbox.netflix.service import Service
from desktop_app.sandbox.netflix.state import QUEUE_FORMATS, Account
from desktop_app.sandbox.netflix.versioned_queue import Entry, index_of

MAX_REFS = 500
FORMATS = {"instant": ("Instant",), "disc": ("DVD", "Blu-ray")}


def title_states(service: Service, call: Call, user: str) -> Reply:
    """States of up to 500 titles, in the order asked for."""
    states = [_state(service, service.account(user), title) for title in referred(service, call)]
    return answer(call, "title_states", {"title_state": states})


def referred(service: Service, call: Call) -> list[Title]:
    """The titles of a comma-separated `title_refs`."""
    refs = [ref for ref in call.params.get("title_refs", "").split(",") if ref]
    if not refs:
        raise invalid("title_refs")
    if len(refs) > MAX_REFS:
        raise invalid("title_refs")
    return [service.referred(ref) for ref in refs]


def _state(service: Service, account: Account, title: Title) -> Tree:
    items = [_item(service, account, title, queue) for queue in QUEUE_FORMATS]
    return {
        "link": link(service.hrefs, f"/catalog/titles/{title.path}", "catalog/title", title.name),
        "title_state_item": items,
    }


def _item(service: Service, account: Account, title: Title, queue: str) -> Tree:
    path = f"/users/{account.user_id}/queues/{queue}"
    formats = [one for one in FORMATS[queue] if one in title.formats] or _kept_as(account, title, queue)
    return {
        "link": link(service.hrefs, path, f"queues.{queue}", f"{queue} queue"),
        "format": [_format(service, account, title, queue, format_=one) for one in formats],
    }


def _kept_as(account: Account, title: Title, queue: str) -> list[str]:
    """The format in which a title waits that is not to be had in any."""
    version = account.queues[queue].current
    return [entry.format for entry in (*version.available, *version.saved) if entry.title_id == title.id]


def _format(service: Service, account: Account, title: Title, queue: str, *, format_: str) -> Tree:
    terms = [category(service.hrefs, "title_states", term) for term in _terms(account, title, queue, format_)]
    return {"category": [category(service.hrefs, "title_formats", format_), *terms]}


def _terms(account: Account, title: Title, queue: str, format_: str) -> list[str]:
    """A title stands in a queue in one format; the others can still be added."""
    version = account.queues[queue].current
    if queue == "disc" and title.id in account.discs_at_home:
        return ["At Home"] if format_ == QUEUE_FORMATS[queue] else ["Add"]
    playable = ["Play"] if queue == "instant" and format_ in title.formats else []
    if _stands(version.available, title, format_):
        return ["In Queue", *playable]
    return ["Saved"] if _stands(version.saved, title, format_) else ["Add", *playable]


def _stands(entries: tuple[Entry, ...], title: Title, format_: str) -> bool:
    place = index_of(entries, title.id)
    return place is not None and entries[place].format == format_
