"""Reading the queues (netflix.md, section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.netflix.calls import Call, answer
from desktop_app.sandbox.netflix.errors import ApiError, invalid, not_found
from desktop_app.sandbox.netflix.items import Tree, link
from desktop_app.sandbox.netflix.pagination import page
from desktop_app.sandbox.netflix.service import Service
from desktop_app.sandbox.netflix.state import QUEUE_FORMATS
from desktop_app.sandbox.netflix.versioned_queue import Entry, Version

MAX_RESULTS = 500


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and its place: 1-based, None for a saved title."""

    entry: Entry
    position: int | None


def index(service: Service, call: Call, user: str) -> Reply:
    """The links of all queues. The root is INFERRED from the feeds'."""
    links = [
        link(service.hrefs, f"/users/{user}/queues/{name}", f"queues.{name}", f"{name} queue") for name in QUEUE_FORMATS
    ]
    return answer(call, "resource", {"link": links})


def whole(service: Service, call: Call, user: str, queue: str) -> Reply:
    """Answer with the whole queue: the available entries first, then the saved ones."""
    version = visible(service, user, queue)
    return listing(service, call, f"/users/{user}/queues/{queue}", version, available(version) + saved(version))


def of_state(service: Service, call: Call, user: str, queue: str, state: str) -> Reply:
    version = visible(service, user, queue)
    entries = available(version) if state == "available" else saved(version)
    return listing(service, call, f"/users/{user}/queues/{queue}", version, entries)


def single(service: Service, call: Call, user: str, queue: str, *, state: str, title: str) -> Reply:
    """Answer with an entry, found by its title or its long id. The place in the id is ignored, since places move."""
    version = visible(service, user, queue)
    entries = available(version) if state == "available" else saved(version)
    for placed in entries:
        if placed.entry.title_id == title:
            path = f"/users/{user}/queues/{queue}"
            return answer(
                call, "queue_item", service.items.queue_item(path, placed.entry, placed.position, call.expand)
            )
    raise ApiError(404, "Title is not in Queue", 610)


def visible(service: Service, user: str, queue: str) -> Version:
    """The version that reads show: with the read-lag switch an older one (section 5)."""
    if queue not in QUEUE_FORMATS:
        raise not_found()
    return service.account(user).queues[queue].as_of(service.clock.elapsed() - service.faults.lag)


def available(version: Version) -> list[Placed]:
    return [Placed(entry, i) for i, entry in enumerate(version.available, 1)]


def saved(version: Version) -> list[Placed]:
    return [Placed(entry, None) for entry in version.saved]


def listing(service: Service, call: Call, path: str, version: Version, entries: list[Placed]) -> Reply:
    """A queue as a tree, or 304 when the client has it already."""
    quoted = f'"{version.etag}"'
    part = page(call.params, MAX_RESULTS)
    chosen = _sorted(service, call, _changed_since(call, entries))
    if call.headers.get("if-none-match") in {quoted, version.etag}:
        return Reply(304, headers={"ETag": quoted})
    tree: Tree = {
        "etag": version.etag,
        **part.counters(chosen),
        "url_template": service.hrefs.of(path) + "?{-join|&|sort|start_index|max_results}",
        "link": [
            link(service.hrefs, f"{path}/{state}", f"queues.{state}", f"{state} queue")
            for state in ("available", "saved")
        ],
        "queue_item": [
            service.items.queue_item(path, one.entry, one.position, call.expand) for one in part.cut(chosen)
        ],
    }
    return answer(call, "queue", tree, ETag=quoted)


def _sorted(service: Service, call: Call, entries: list[Placed]) -> Sequence[Placed]:
    match call.params.get("sort", "queue_sequence"):
        case "queue_sequence":
            return entries
        case "date_added":
            return sorted(entries, key=lambda placed: placed.entry.updated, reverse=True)
        case "alphabetical":
            return sorted(entries, key=lambda placed: service.state.title_name(placed.entry.title_id).casefold())
        case _:
            raise invalid("sort")


def _changed_since(call: Call, entries: list[Placed]) -> list[Placed]:
    since = call.params.get("updated_min")
    if since is None:
        return entries
    try:
        moment = float(since) if since.isdigit() else datetime.fromisoformat(since).timestamp()
    except ValueError:
        raise invalid("updated_min") from None
    return [placed for placed in entries if placed.entry.updated >= moment]
