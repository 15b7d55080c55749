"""Stars, from one to ten (trakt.md, section 6)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.trakt import access
from desktop_app.sandbox.trakt.activities import iso
from desktop_app.sandbox.trakt.calls import Call, Refusal, invalid
from desktop_app.sandbox.trakt.list_bodies import Tally, wishes
from desktop_app.sandbox.trakt.media import PLURALS, Key, Kind
from desktop_app.sandbox.trakt.pagination import page_of
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.shelves import WATCHLIST_KINDS
from desktop_app.sandbox.trakt.state import Account, Rating


def index(service: Service, call: Call, types: str = "all", rating: str = "") -> Reply:
    """The newest first; `rating` is one number or several with commas."""
    kinds = {kind for kind in WATCHLIST_KINDS if types in {"all", PLURALS[kind]}}
    every = {str(stars) for stars in range(1, 11)}
    wanted = set(rating.split(",")) if rating else every
    if not kinds or not wanted <= every:
        raise Refusal(404)
    ratings = access.member(service, call).ratings.items()
    found = [(key, one) for key, one in ratings if key[0] in kinds and str(one.stars) in wanted]
    page, headers = page_of(call, sorted(found, key=lambda pair: -pair[1].rated), faults=service.faults)
    return json_reply([_tree(service, call, key, one) for key, one in page], headers=headers)


def add(service: Service, call: Call) -> Reply:
    account, tally = access.member(service, call), Tally(WATCHLIST_KINDS)
    rated: list[Kind] = []
    for wish in wishes(service.library, call, WATCHLIST_KINDS):
        stars = wish.sent.get("rating")
        if not isinstance(stars, int) or isinstance(stars, bool) or not 1 <= stars <= 10:
            raise invalid(rating="must be a whole number from 1 to 10")
        if wish.media is None:
            tally.missing.append(wish)
            continue
        account.ratings[wish.media.key] = Rating(stars, service.clock.now())
        rated.append(wish.kind)
    _touch(service, account, rated)
    return json_reply({"added": tally.counts(rated), "not_found": tally.not_found()}, 201)


def remove(service: Service, call: Call) -> Reply:
    account, tally = access.member(service, call), Tally(WATCHLIST_KINDS)
    gone: list[Kind] = []
    for wish in wishes(service.library, call, WATCHLIST_KINDS):
        if wish.media is None or account.ratings.pop(wish.media.key, None) is None:
            tally.missing.append(wish)
        else:
            gone.append(wish.kind)
    _touch(service, account, gone)
    return json_reply({"deleted": tally.counts(gone), "not_found": tally.not_found()})


def _touch(service: Service, account: Account, kinds: list[Kind]) -> None:
    for kind in kinds:
        account.activities.touch_kind(service.clock.now(), kind, "rated_at")


def _tree(service: Service, call: Call, key: Key, one: Rating) -> Tree:
    media = service.library[key]
    return {"rated_at": iso(one.rated), "rating": one.stars} | service.render.typed(media, call.extended)
