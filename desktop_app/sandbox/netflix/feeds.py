"""Feeds: what a subscriber has, for whoever holds the feed's address, without a signature (netflix.md, section 7)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.netflix import atom, feed_entries
from desktop_app.sandbox.netflix.calls import Call, answer
from desktop_app.sandbox.netflix.errors import ApiError, GatewayError
from desktop_app.sandbox.netflix.items import SCHEMAS
from desktop_app.sandbox.netflix.pagination import page
from desktop_app.sandbox.netflix.service import Service

MAX_RESULTS = 500


@dataclass(frozen=True, slots=True)
class Feed:
    """`path` stands below the user. `entries` fills it; `plain` is the same data as XML or JSON."""

    path: str
    title: str
    entries: Callable[[Service, str], list[atom.Entry]]
    plain: Callable[[Service, Call, str], Reply]
    is_of_rentals: bool = False


RENTALS = True


FEEDS = {
    "queues.disc": Feed("queues/disc", "Disc queue", *feed_entries.queue("disc")),
    "queues.disc.recent": Feed("queues/disc/recent", "New in the disc queue", *feed_entries.queue("disc", recent=True)),
    "queues.instant": Feed("queues/instant", "Instant queue", *feed_entries.queue("instant")),
    "queues.instant.recent": Feed(
        "queues/instant/recent", "New in the instant queue", *feed_entries.queue("instant", recent=True)
    ),
    "rental_history": Feed("rental_history", "Rental history", *feed_entries.rental_history(), RENTALS),
    "rental_history.shipped": Feed(
        "rental_history/shipped", "Recently shipped", *feed_entries.rental_history("shipped"), RENTALS
    ),
    "rental_history.watched": Feed(
        "rental_history/watched", "Recently watched", *feed_entries.rental_history("watched"), RENTALS
    ),
    "rental_history.returned": Feed(
        "rental_history/returned", "Recently returned", *feed_entries.rental_history("returned"), RENTALS
    ),
    "at_home": Feed("at_home", "At home", *feed_entries.at_home(), RENTALS),
    "ratings": Feed("ratings", "Ratings", *feed_entries.rated()),
    "recommendations": Feed("recommendations", "Recommendations", *feed_entries.recommended()),
}
"""Feeds by the end of their rel. The `recent` paths are INFERRED; nobody here writes reviews."""

PATHS = {feed.path: name for name, feed in FEEDS.items()}


def index(service: Service, call: Call, user: str) -> Reply:
    """Answer with links to all feeds of the subscriber. Each has its own token and opens nothing else."""
    links = [
        {"href": f"{service.hrefs.of(f'/users/{user}/{feed.path}')}?{_query(service, user, name)}",
         "rel": f"{SCHEMAS}feed.{name}", "title": name.replace(".", " ")}
        for name, feed in FEEDS.items()
        if service.faults.names_rentals or not feed.is_of_rentals
    ]  # fmt: skip
    return answer(call, "resource", {"link": links})


def open_feed(service: Service, call: Call, user: str, feed: str) -> Reply:
    """Atom, or with another `output` the same data as XML or JSON."""
    name = PATHS[feed]
    _admit(service, call, user, name)
    if call.output != "atom":
        return FEEDS[name].plain(service, call, user)
    entries = FEEDS[name].entries(service, user)
    latest = max((entry.updated for entry in entries), default=0)
    part = page(call.params, MAX_RESULTS)
    return atom.feed(service.hrefs, f"/users/{user}/{feed}", FEEDS[name].title, part.cut(entries), latest)


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
