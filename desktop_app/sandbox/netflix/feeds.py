"""Feeds: queues for whoever holds the feed's address, without a signature (netflix.md, section 7)."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from html import escape
from urllib.parse import urlencode

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.netflix import queues
from desktop_app.sandbox.netflix.calls import ATOM, Call, answer
from desktop_app.sandbox.netflix.errors import ApiError, GatewayError
from desktop_app.sandbox.netflix.items import SCHEMAS
from desktop_app.sandbox.netflix.ordering import Version
from desktop_app.sandbox.netflix.paging import page
from desktop_app.sandbox.netflix.service import Service

FEEDS = {
    "queues.disc": "queues/disc",
    "queues.disc.recent": "queues/disc/recent",
    "queues.instant": "queues/instant",
    "queues.instant.recent": "queues/instant/recent",
}
"""Those that this emulator fills, and their paths. The `recent` paths are INFERRED."""


def index(service: Service, call: Call, user: str) -> Reply:
    """All feeds of the subscriber. Each has its own token and opens nothing else."""
    links = [
        {"href": f"{service.hrefs.of(f'/users/{user}/{path}')}?{_query(service, user, name)}",
         "rel": f"{SCHEMAS}feed.{name}", "title": name.replace(".", " ")}
        for name, path in FEEDS.items()
    ]  # fmt: skip
    return answer(call, "resource", {"link": links})


def open_feed(service: Service, call: Call, user: str, queue: str) -> Reply:
    """The queue of a feed: Atom, or with another `output` the queue as XML or JSON."""
    name = f"queues.{queue}" + (".recent" if call.path.rstrip("/").endswith("recent") else "")
    _admit(service, call, user, name)
    if call.output == "atom":
        return _atom(service, call, user, queue)
    return queues.whole(service, call, user, queue)


def token(service: Service, user: str, name: str) -> str:
    """Stays the same over restarts, so that a reader keeps its subscription."""
    return "T1" + hashlib.sha256(f"{service.client_secret}/{user}/{name}".encode()).hexdigest()[:40]


def _admit(service: Service, call: Call, user: str, name: str) -> None:
    given = call.params["feed_token"]
    owners = {token(service, one, feed): (one, feed) for one in service.state.accounts for feed in FEEDS}
    if user not in service.state.accounts:
        raise ApiError(401, "User not found")
    if given not in owners:
        raise GatewayError(403, "Invalid feed token")
    owner, feed = owners[given]
    if owner != user:
        raise ApiError(401, "Mismatch between user token and feed token")
    if feed != name:
        raise ApiError(401, "Token resource mismatch")


def _query(service: Service, user: str, name: str) -> str:
    feed_token = token(service, user, name)
    return urlencode({"feed_token": feed_token, "oauth_consumer_key": service.client_key, "output": "atom"})


def _atom(service: Service, call: Call, user: str, queue: str) -> Reply:
    """Plain Atom, one entry a title; the markup is UNKNOWN, this is the emulator's."""
    version = queues.visible(service, user, queue)
    part = page(call.params, queues.MAX_RESULTS)
    path = f"/users/{user}/queues/{queue}"
    entries = "".join(_entry(service, path, placed) for placed in part.cut(queues.available(version)))
    feed = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{escape(service.hrefs.of(path))}</id><title>{queue.title()} queue</title>"
        f"<updated>{_moment(_latest(version))}</updated>{entries}</feed>"
    )
    return Reply(200, feed.encode(), ATOM)


def _entry(service: Service, path: str, placed: queues.Placed) -> str:
    title = service.catalogue.find(placed.entry.title_id)
    assert title is not None
    art = service.hrefs.image(f"/us/boxshots/small/{title.id}.png")
    content = f'<img src="{escape(art)}" alt=""> {escape(title.synopsis)}'
    return (
        f"<entry><id>{escape(service.hrefs.of(f'{path}/available/{placed.position}/{title.id}'))}</id>"
        f"<title>{escape(title.name)}</title><updated>{_moment(placed.entry.updated)}</updated>"
        f'<link rel="alternate" href="http://www.netflix.com/Movie/{title.id}"/>'
        f'<content type="html">{escape(content)}</content></entry>'
    )


def _latest(version: Version) -> int:
    return max((entry.updated for entry in version.available), default=0)


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
