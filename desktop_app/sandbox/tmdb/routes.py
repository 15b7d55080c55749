"""Which function answers which address, and how long its answer may be kept."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.sandbox import routes
from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.routes import Route
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

PARTS = {
    "kind": r"(?P<kind>movie|tv)",
    "kinds": r"(?P<kinds>movies|tv)",
    "rated_kinds": r"(?P<kinds>movies|tv|tv/episodes)",
    "shelf": r"(?P<shelf>watchlist|favorite)",
    "name": r"(?P<name>watchlist|favorites|rated)",
    "part": r"(?P<name>external_ids|images|credits)",
    "list_id": r"(?P<list_id>\d+)[^/]*",
    "work_id": r"(?P<work_id>\d+)[^/]*",
    "season": r"(?P<season>\d+)",
    "number": r"(?P<number>\d+)",
}
"""Parts of a path that are not just any word. Of a number with words behind it only the digits count."""


def route(method: str, address: str, answer: Callable[..., Reply], keep: Keep = Keep.NEVER) -> Route[Keep]:
    return routes.route(method, address, answer, keep, PARTS)


EPISODE = "/3/tv/<work_id>/season/<season>/episode/<number>"

WEBSITE = (
    route("GET", "/authenticate/allow", approve.allowed),
    route("GET", "/authenticate/<token>", approve.authenticate),
    route("POST", "/authenticate/<token>", approve.authenticate),
    route("GET", "/auth/access", approve.access),
    route("POST", "/auth/access", approve.access),
)

API = (
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
    route("GET", "/3/account/<account_id>/rated/<rated_kinds>", account.rated, Keep.ACCOUNT),
    route("GET", "/3/account/<account_id>/<shelf>/<kinds>", account.shelf, Keep.ACCOUNT),
    route("POST", "/3/account/<account_id>/<shelf>", account.mark),
    route("GET", "/3/guest_session/<guest_id>/rated/<rated_kinds>", account.rated_by_guest, Keep.ACCOUNT),
    route("GET", "/3/<kind>/<work_id>/account_states", account.states, Keep.STATE),
    route("POST", "/3/<kind>/<work_id>/rating", ratings.rate),
    route("DELETE", "/3/<kind>/<work_id>/rating", ratings.forget),
    route("POST", f"{EPISODE}/rating", ratings.rate_episode),
    route("DELETE", f"{EPISODE}/rating", ratings.forget_episode),
    route("POST", "/3/list", lists.create),
    route("GET", "/3/list/<list_id>", lists.read, Keep.ACCOUNT),
    route("DELETE", "/3/list/<list_id>", lists.delete),
    route("GET", "/3/list/<list_id>/item_status", lists.item_status, Keep.STATE),
    route("POST", "/3/list/<list_id>/add_item", lists.add_item),
    route("POST", "/3/list/<list_id>/remove_item", lists.remove_item),
    route("POST", "/3/list/<list_id>/clear", lists.clear),
    route("GET", "/3/search/multi", search.multi, Keep.DETAILS),
    route("GET", "/3/search/movie", search.movies, Keep.DETAILS),
    route("GET", "/3/search/tv", search.shows, Keep.DETAILS),
    route("GET", "/3/find/<external_id>", search.by_external_id, Keep.DETAILS),
    route("GET", "/3/<kind>/<work_id>", details.details, Keep.DETAILS),
    route("GET", "/3/<kind>/<work_id>/<part>", details.part, Keep.DETAILS),
    route("GET", "/3/configuration", details.configuration, Keep.DETAILS),
    route("POST", "/4/auth/request_token", v4_auth.request_token),
    route("POST", "/4/auth/access_token", v4_auth.access_token),
    route("DELETE", "/4/auth/access_token", v4_auth.delete),
    route("GET", "/4/account/<object_id>/lists", v4_account.lists, Keep.ACCOUNT),
    route("GET", "/4/account/<object_id>/<kind>/recommendations", v4_account.recommendations, Keep.ACCOUNT),
    route("GET", "/4/account/<object_id>/<kind>/<name>", v4_account.shelf, Keep.ACCOUNT),
    route("POST", "/4/list", v4_lists.create),
    route("GET", "/4/list/<list_id>", v4_lists.read, Keep.ACCOUNT),
    route("PUT", "/4/list/<list_id>", v4_lists.change),
    route("DELETE", "/4/list/<list_id>", v4_lists.delete),
    route("GET", "/4/list/<list_id>/clear", v4_lists.clear),
    route("GET", "/4/list/<list_id>/item_status", v4_lists.item_status, Keep.STATE),
    route("POST", "/4/list/<list_id>/items", v4_items.add),
    route("PUT", "/4/list/<list_id>/items", v4_items.comment),
    route("DELETE", "/4/list/<list_id>/items", v4_items.remove),
)
