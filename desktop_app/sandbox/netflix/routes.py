"""Which function answers which address, and what it asks for (netflix.md, section 1: three kinds of call)."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto

from desktop_app.sandbox import routes
from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.netflix import (
    catalog,
    feeds,
    queue_writes,
    queues,
    ratings,
    recommendations,
    rentals,
    title_states,
    user,
)
from desktop_app.sandbox.routes import Route


class Asks(Enum):
    """Who may call."""

    KEY = auto()
    SIGNATURE = auto()
    PERMISSION = auto()


PARTS = {
    "queue": r"(?P<queue>instant|disc)",
    "state": r"(?P<state>available|saved)",
    "place": r"(?:\d+/)?",
    "title": r"(?P<title>\d+)",
    "kind": r"(?P<kind>actual|predicted)",
    "movie": r"(?:movies|series|programs|discs)/(?P<title>\d+)",
    "season": r"series/\d+/seasons/(?P<title>\d+)",
    "event": r"(?P<event>shipped|returned|watched)",
    "feed": rf"(?P<feed>{'|'.join(map(re.escape, feeds.PATHS))})",
}
"""Parts of a path that are not just any word."""


def route(verb: str, address: str, answer: Callable[..., Reply], asks: Asks = Asks.PERMISSION) -> Route[Asks]:
    return routes.route(verb, address, answer, asks, PARTS)


ROUTES = (
    route("GET", "/users/current", user.current),
    route("GET", "/users/<user>", user.user),
    route("GET", "/users/<user>/queues", queues.index),
    route("GET", "/users/<user>/queues/<queue>", queues.whole),
    route("POST", "/users/<user>/queues/<queue>", queue_writes.add_or_move),
    route("PUT", "/users/<user>/queues/<queue>", queue_writes.add_or_move),
    route("GET", "/users/<user>/queues/<queue>/<state>", queues.of_state),
    route("GET", "/users/<user>/queues/<queue>/<state>/<place><title>", queues.single),
    route("DELETE", "/users/<user>/queues/<queue>/<state>/<place><title>", queue_writes.delete),
    route("GET", "/users/<user>/title_states", title_states.title_states),
    route("GET", "/users/<user>/ratings/title", ratings.both),
    route("GET", "/users/<user>/ratings/title/<kind>", ratings.of_kind),
    route("POST", "/users/<user>/ratings/title/actual", ratings.add),
    route("PUT", "/users/<user>/ratings/title/actual/<title>", ratings.change),
    route("GET", "/users/<user>/recommendations", recommendations.recommendations),
    route("GET", "/users/<user>/at_home", rentals.at_home),
    route("GET", "/users/<user>/rental_history", rentals.history),
    route("GET", "/users/<user>/rental_history/<event>", rentals.history),
    route("GET", "/users/<user>/feeds", feeds.index),
    route("GET", "/catalog/titles/autocomplete", catalog.autocomplete, Asks.KEY),
    route("GET", "/catalog/titles", catalog.search, Asks.SIGNATURE),
    route("GET", "/catalog/titles/<movie>", catalog.title, Asks.SIGNATURE),
    route("GET", "/catalog/titles/<season>", catalog.title, Asks.SIGNATURE),
    route("GET", "/catalog/titles/<movie>/<part>", catalog.part, Asks.SIGNATURE),
    route("GET", "/catalog/titles/<season>/<part>", catalog.part, Asks.SIGNATURE),
    route("GET", "/catalog/people", catalog.people, Asks.SIGNATURE),
    route("GET", "/catalog/people/<person>", catalog.person, Asks.SIGNATURE),
    route("GET", "/categories/<scheme>", catalog.scheme, Asks.SIGNATURE),
)

FEED = route("GET", "/users/<user>/<feed>", feeds.open_feed, Asks.KEY)
"""A queue's address, or another resource's: a `feed_token` makes it a feed, and no signature is asked for."""


def find(verb: str, path: str, *, feed: bool) -> tuple[Route[Asks], dict[str, str]] | None:
    for one in (FEED,) if feed else ROUTES:
        found = one.pattern.fullmatch(path.removesuffix("/"))
        if found and one.method == verb:
            return one, found.groupdict()
    return None
