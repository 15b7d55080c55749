"""Routes: the function that answers each address, and how long the answer may be kept."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.posters import Posters
from desktop_app.sandbox.routes import Route, Routes
from desktop_app.sandbox.tmdb import (
    account,
    approve,
    authentication,
    details,
    lists,
    ratings,
    search,
    v4_account,
    v4_auth,
    v4_items,
    v4_lists,
)
from desktop_app.sandbox.tmdb.cache import Keep
from desktop_app.sandbox.tmdb.library import library

PARTS = {"digits": r"(\d+)", "number": r"(\d+)[^/]*", "rated": "(movies|tv|tv/episodes)"}
"""Parts of a path that are not just any word. Of a number with words behind it only the digits count."""


def route(method: str, address: str, answer: Callable[..., Reply], keep: Keep = Keep.NEVER) -> Route[Keep]:
    return Route(method, address, answer, keep)


SHELF = "/3/account/<account_id>/<any(watchlist, favorite):shelf>"
WORK = "/3/<any(movie, tv):kind>/<number:work_id>"
OF_KIND = "/4/account/<object_id>/<any(movie, tv):kind>"
EPISODE = "/3/tv/<number:work_id>/season/<digits:season>/episode/<digits:number>"

WEBSITE = Routes(
    route("GET", "/authenticate/allow", approve.allowed),
    route("GET", "/authenticate/<token>", approve.authenticate),
    route("POST", "/authenticate/<token>", approve.authenticate),
    route("GET", "/auth/access", approve.access),
    route("POST", "/auth/access", approve.access),
)

API = Routes(
    route("GET", "/3/authentication", authentication.check),
    route("GET", "/3/authentication/token/new", authentication.new_token),
    route("GET", "/3/authentication/token/validate_with_login", authentication.validate_with_login),
    route("POST", "/3/authentication/token/validate_with_login", authentication.validate_with_login),
    route("GET", "/3/authentication/session/new", authentication.new_session),
    route("POST", "/3/authentication/session/new", authentication.new_session),
    route("POST", "/3/authentication/session/convert/4", authentication.convert),
    route("DELETE", "/3/authentication/session", authentication.delete_session),
    route("GET", "/3/authentication/guest_session/new", authentication.new_guest),
    route("GET", "/3/account", account.details, Keep.ACCOUNT),
    route("GET", "/3/account/<account_id>", account.details, Keep.ACCOUNT),
    route("GET", "/3/account/<account_id>/lists", account.lists, Keep.ACCOUNT),
    route("GET", "/3/account/<account_id>/rated/<rated:kinds>", account.rated, Keep.ACCOUNT),
    route(
        "GET",
        f"{SHELF}/<any(movies, tv):kinds>",
        account.shelf,
        Keep.ACCOUNT,
    ),
    route("POST", SHELF, account.mark),
    route("GET", "/3/guest_session/<guest_id>/rated/<rated:kinds>", account.rated_by_guest, Keep.ACCOUNT),
    route("GET", f"{WORK}/account_states", account.states, Keep.STATE),
    route("POST", f"{WORK}/rating", ratings.rate),
    route("DELETE", f"{WORK}/rating", ratings.forget),
    route("POST", f"{EPISODE}/rating", ratings.rate_episode),
    route("DELETE", f"{EPISODE}/rating", ratings.forget_episode),
    route("POST", "/3/list", lists.create),
    route("GET", "/3/list/<number:list_id>", lists.read, Keep.ACCOUNT),
    route("DELETE", "/3/list/<number:list_id>", lists.delete),
    route("GET", "/3/list/<number:list_id>/item_status", lists.item_status, Keep.STATE),
    route("POST", "/3/list/<number:list_id>/add_item", lists.add_item),
    route("POST", "/3/list/<number:list_id>/remove_item", lists.remove_item),
    route("POST", "/3/list/<number:list_id>/clear", lists.clear),
    route("GET", "/3/search/multi", search.multi, Keep.DETAILS),
    route("GET", "/3/search/movie", search.movies, Keep.DETAILS),
    route("GET", "/3/search/tv", search.shows, Keep.DETAILS),
    route("GET", "/3/find/<external_id>", search.by_external_id, Keep.DETAILS),
    route("GET", WORK, details.details, Keep.DETAILS),
    route(
        "GET",
        f"{WORK}/<any(external_ids, images, credits):name>",
        details.part,
        Keep.DETAILS,
    ),
    route("GET", "/3/configuration", details.configuration, Keep.DETAILS),
    route("POST", "/4/auth/request_token", v4_auth.request_token),
    route("POST", "/4/auth/access_token", v4_auth.access_token),
    route("DELETE", "/4/auth/access_token", v4_auth.delete),
    route("GET", "/4/account/<object_id>/lists", v4_account.lists, Keep.ACCOUNT),
    route("GET", f"{OF_KIND}/recommendations", v4_account.recommendations, Keep.ACCOUNT),
    route(
        "GET",
        f"{OF_KIND}/<any(watchlist, favorites, rated):name>",
        v4_account.shelf,
        Keep.ACCOUNT,
    ),
    route("POST", "/4/list", v4_lists.create),
    route("GET", "/4/list/<number:list_id>", v4_lists.read, Keep.ACCOUNT),
    route("PUT", "/4/list/<number:list_id>", v4_lists.change),
    route("DELETE", "/4/list/<number:list_id>", v4_lists.delete),
    route("GET", "/4/list/<number:list_id>/clear", v4_lists.clear),
    route("GET", "/4/list/<number:list_id>/item_status", v4_lists.item_status, Keep.STATE),
    route("POST", "/4/list/<number:list_id>/items", v4_items.add),
    route("PUT", "/4/list/<number:list_id>/items", v4_items.comment),
    route("DELETE", "/4/list/<number:list_id>/items", v4_items.remove),
    parts=PARTS,
)

POSTERS = Posters(
    "/t/p/<size>/<drawing>.png",
    {"w92": 92, "w154": 154, "w185": 185, "w342": 342, "w500": 500, "w780": 500, "original": 500},
    lambda drawing: any(work.poster == drawing for work in library()),
)
"""The original has 500 pixels, as its details say."""
