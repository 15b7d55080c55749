"""Titles that the subscriber may like: akin to the top of the queue (netflix.md, section 8)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.catalogue import Title
from desktop_app.sandbox.netflix.calls import Call, answer
from desktop_app.sandbox.netflix.items import Tree
from desktop_app.sandbox.netflix.pagination import page
from desktop_app.sandbox.netflix.service import Service

MAX_RESULTS = 100
ROOTS = 10


def recommendations(service: Service, call: Call, user: str) -> Reply:
    found = recommended(service, user)
    part = page(call.params, MAX_RESULTS)
    items = [_item(service, call, user, title) for title in part.cut(found)]
    return answer(call, "recommendations", {**part.counters(found), "recommendation": items})


def recommended(service: Service, user: str) -> list[Title]:
    """Titles akin to the first titles of both queues that stand in neither."""
    entries = [
        entry
        for queue in service.account(user).queues.values()
        for entry in (*queue.current.available, *queue.current.saved)
    ]
    taken = {entry.title_id for entry in entries}
    roots = [title for entry in entries[:ROOTS] if (title := service.catalogue.find(entry.title_id))]
    akin = (other for root in roots for other in service.catalogue.similar(root))
    return list({title.id: title for title in akin if title.id not in taken}.values())


def _item(service: Service, call: Call, user: str, title: Title) -> Tree:
    own: Tree = {
        "id": service.hrefs.of(f"/users/{user}/recommendations/{title.id}"),
        "predicted_rating": title.rating,
    }
    return service.items.listed(title, own, call.expand)
