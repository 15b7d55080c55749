"""What the subscriber may do with each of many titles (netflix.md, section 8)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.catalogue import Title
from desktop_app.sandbox.netflix.calls import Call, answer
from desktop_app.sandbox.netflix.errors import invalid
from desktop_app.sandbox.netflix.items import Tree, category, link
from desktop_app.sandbox.netflix.ordering import index_of
from desktop_app.sandbox.netflix.service import Service
from desktop_app.sandbox.netflix.state import QUEUE_FORMATS, Account

MAX_REFS = 500


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
    terms = [category(service.hrefs, "title_states", term) for term in _terms(account, title, queue)]
    path = f"/users/{account.user_id}/queues/{queue}"
    return {
        "link": link(service.hrefs, path, f"queues.{queue}", f"{queue} queue"),
        "format": {"category": [category(service.hrefs, "title_formats", QUEUE_FORMATS[queue]), *terms]},
    }


def _terms(account: Account, title: Title, queue: str) -> list[str]:
    version = account.queues[queue].current
    if queue == "disc" and title.id in account.at_home:
        return ["At Home"]
    playable = ["Play"] if queue == "instant" and QUEUE_FORMATS[queue] in title.formats else []
    if index_of(version.available, title.id) is not None:
        return ["In Queue", *playable]
    return ["Saved"] if index_of(version.saved, title.id) is not None else ["Add", *playable]
