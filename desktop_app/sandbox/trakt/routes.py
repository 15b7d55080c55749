"""Routes: the function that answers each address, and its demands."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.posters import Posters
from desktop_app.sandbox.routes import Route, Routes
from desktop_app.sandbox.trakt import (
    activate,
    authorize,
    device_endpoint,
    list_reads,
    list_writes,
    notes,
    people,
    personal_lists,
    ratings,
    search,
    summaries,
    token_endpoint,
    users,
)
from desktop_app.sandbox.trakt.library import library


class Asks(Enum):
    """Demand on a caller: none, or a member's token. Where a token is optional it is judged when it is sent."""

    NOBODY = auto()
    OPTIONAL = auto()
    MEMBER = auto()


def route(method: str, address: str, answer: Callable[..., Reply], asks: Asks = Asks.MEMBER) -> Route[Asks]:
    return Route(method, address, answer, asks)


LIST = "/users/<user>/lists/<list_id>"
ORDERS = ("", "/<types>", "/<types>/<sort_by>", "/<types>/<sort_by>/<sort_how>")
"""Endings of a list's address."""

PARTS = {"digits": r"(\d+)"}

_OAUTH = (
    route("POST", "/oauth/token", token_endpoint.token, Asks.NOBODY),
    route("POST", "/oauth/revoke", token_endpoint.revoke, Asks.NOBODY),
    route("POST", "/oauth/device/code", device_endpoint.code, Asks.NOBODY),
    route("POST", "/oauth/device/token", device_endpoint.token, Asks.NOBODY),
)
"""Calls of programs at the sign-in host."""

OLDER = Routes(*_OAUTH)
"""Older programs still make them at the API's (trakt.md, section 1)."""

AUTH = Routes(
    route("GET", "/oauth/authorize", authorize.authorize, Asks.NOBODY),
    route("POST", "/oauth/authorize", authorize.authorize, Asks.NOBODY),
    *_OAUTH,
    route("GET", "/activate", activate.activate, Asks.NOBODY),
    route("GET", "/activate/<code>", activate.activate, Asks.NOBODY),
    route("POST", "/activate", activate.activate, Asks.NOBODY),
)

API = Routes(
    route("GET", "/users/settings", users.settings),
    route("GET", "/v3/users/me/usage", users.usage),
    route("GET", "/sync/last_activities", users.last_activities),
    *(
        one
        for name, read in (("watchlist", list_reads.watchlist), ("favorites", list_reads.favorites))
        for one in (
            *(route("GET", f"/sync/{name}{order}", read) for order in ORDERS),
            *(route("GET", f"/users/<user>/{name}{order}", read, Asks.OPTIONAL) for order in ORDERS),
            route("POST", f"/sync/{name}", partial(list_writes.add, name=name)),
            route("POST", f"/sync/{name}/remove", partial(list_writes.remove, name=name)),
            route("POST", f"/sync/{name}/reorder", partial(list_writes.reorder, name=name)),
            route("PUT", f"/sync/{name}/<digits:item_id>", partial(list_writes.update, name=name)),
        )
    ),
    route("GET", "/users/<user>/lists", personal_lists.index, Asks.OPTIONAL),
    route("POST", "/users/<user>/lists", personal_lists.create),
    route("POST", "/users/<user>/lists/reorder", personal_lists.reorder),
    route("GET", "/users/<user>/lists/collaborations", personal_lists.collaborations),
    route("GET", LIST, personal_lists.single, Asks.OPTIONAL),
    route("PUT", LIST, personal_lists.change),
    route("DELETE", LIST, personal_lists.delete),
    *(route("GET", f"{LIST}/items{order}", list_reads.personal, Asks.OPTIONAL) for order in ORDERS),
    route("POST", f"{LIST}/items", list_writes.add),
    route("POST", f"{LIST}/items/remove", list_writes.remove),
    route("POST", f"{LIST}/reorder", list_writes.reorder),
    route("POST", f"{LIST}/items/reorder", list_writes.reorder),
    route("PUT", f"{LIST}/items/<digits:item_id>", list_writes.update),
    *(route("GET", f"/sync/ratings{part}", ratings.index) for part in ("", "/<types>", "/<types>/<rating>")),
    route("POST", "/sync/ratings", ratings.add),
    route("POST", "/sync/ratings/remove", ratings.remove),
    route("POST", "/notes", notes.create),
    route("GET", "/notes/<note_id>", notes.single),
    route("PUT", "/notes/<note_id>", notes.change),
    route("DELETE", "/notes/<note_id>", notes.delete),
    route("GET", "/search/<any(trakt, imdb, tmdb, tvdb):id_type>/<media_id>", search.by_id, Asks.OPTIONAL),
    route("GET", "/search/<types>", search.by_words, Asks.OPTIONAL),
    route("GET", "/movies/<media_id>", summaries.movie, Asks.OPTIONAL),
    route("GET", "/shows/<media_id>", summaries.show, Asks.OPTIONAL),
    route("GET", "/movies/<media_id>/people", partial(people.of_work, kind="movie"), Asks.OPTIONAL),
    route("GET", "/shows/<media_id>/people", partial(people.of_work, kind="show"), Asks.OPTIONAL),
    route("GET", "/shows/<media_id>/seasons", summaries.seasons, Asks.OPTIONAL),
    route("GET", "/shows/<media_id>/seasons/<season>", summaries.episodes, Asks.OPTIONAL),
    parts=PARTS,
)

POSTERS = Posters(
    "/images/<folder>/<int(fixed_digits=3):millions>/<int(fixed_digits=3):thousands>/<int(fixed_digits=3):ones>"
    "/posters/<size>/<drawing>.png",
    {"thumb": 150, "medium": 300, "full": 300},
    lambda drawing: any(media.drawing == drawing for media in library()),
)
