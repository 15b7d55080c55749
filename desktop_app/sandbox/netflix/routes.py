"""Routes: the function that answers each address, and its demands (netflix.md, section 1: three kinds of call)."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.catalogue import catalogue
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
from desktop_app.sandbox.posters import Posters
from desktop_app.sandbox.routes import Route, Routes


class Asks(Enum):
    """Demand on a caller."""

    KEY = auto()
    SIGNATURE = auto()
    PERMISSION = auto()


PARTS = {
    "digits": r"(\d+)",
    "entry": r"(?:\d+/)?(\d+)",
    "title": r"(?:(?:movies|series|programs|discs)|series/\d+/seasons)/(\d+)",
    "feed": f"({'|'.join(map(re.escape, feeds.PATHS))})",
}
"""Parts of a path that are not just any word. A place may stand before an entry's title."""

QUEUE = "/users/<user>/queues/<any(instant, disc):queue>"
ENTRY = f"{QUEUE}/<any(available, saved):state>/<entry:title>"


def route(verb: str, address: str, answer: Callable[..., Reply], asks: Asks = Asks.PERMISSION) -> Route[Asks]:
    return Route(verb, address, answer, asks)


ROUTES = Routes(
    route("GET", "/users/current", user.current),
    route("GET", "/users/<user>", user.user),
    route("GET", "/users/<user>/queues", queues.index),
    route("GET", QUEUE, queues.whole),
    route("POST", QUEUE, queue_writes.add_or_move),
    route("PUT", QUEUE, queue_writes.add_or_move),
    route("GET", f"{QUEUE}/<any(available, saved):state>", queues.of_state),
    route("GET", ENTRY, queues.single),
    route("DELETE", ENTRY, queue_writes.delete),
    route("GET", "/users/<user>/title_states", title_states.title_states),
    route("GET", "/users/<user>/ratings/title", ratings.both),
    route("GET", "/users/<user>/ratings/title/<any(actual, predicted):kind>", ratings.of_kind),
    route("POST", "/users/<user>/ratings/title/actual", ratings.add),
    route("PUT", "/users/<user>/ratings/title/actual/<digits:title>", ratings.change),
    route("GET", "/users/<user>/recommendations", recommendations.recommendations),
    route("GET", "/users/<user>/at_home", rentals.at_home),
    route("GET", "/users/<user>/rental_history", rentals.history),
    route("GET", "/users/<user>/rental_history/<any(shipped, returned, watched):event>", rentals.history),
    route("GET", "/users/<user>/feeds", feeds.index),
    route("GET", "/catalog/titles/autocomplete", catalog.autocomplete, Asks.KEY),
    route("GET", "/catalog/titles", catalog.search, Asks.SIGNATURE),
    route("GET", "/catalog/titles/<title:title>", catalog.title, Asks.SIGNATURE),
    route("GET", "/catalog/titles/<title:title>/<part>", catalog.part, Asks.SIGNATURE),
    route("GET", "/catalog/people", catalog.people, Asks.SIGNATURE),
    route("GET", "/catalog/people/<person>", catalog.person, Asks.SIGNATURE),
    route("GET", "/categories/<scheme>", catalog.scheme, Asks.SIGNATURE),
    parts=PARTS,
)

FEEDS = Routes(route("GET", "/users/<user>/<feed:feed>", feeds.open_feed, Asks.KEY), parts=PARTS)
"""A queue's address, or another resource's: a `feed_token` makes it a feed, and no signature is asked for."""

POSTERS = Posters(
    "/us/boxshots/<size>/<drawing>.png",
    {"tiny": 38, "small": 64, "large": 110, "88": 88, "124": 124, "150": 150, "ghd": 300},
    lambda title: catalogue().find(title) is not None,
)
"""Box art; `ghd` is for screens with small pixels."""
