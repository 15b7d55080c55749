"""Discs at the subscriber's home, and what was rented or watched before (netflix.md, sections 1 and 8).

Removed from the service on 2012-09-15. INFERRED are the names of the dates but `shipped_date` and
`estimated_arrival_date`, the order (latest first), and the status of what is gone: as of any address that nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.netflix.calls import Call, answer
from desktop_app.sandbox.netflix.items import Tree, link
from desktop_app.sandbox.netflix.pagination import page
from desktop_app.sandbox.netflix.rental import DAY, KINDS, Rental
from desktop_app.sandbox.netflix.service import Service

MAX_RESULTS = 500
ON_THE_WAY = 1
"""Days that a disc is in the mail."""


def at_home(service: Service, call: Call, user: str) -> Reply:
    """Discs that were sent and did not come back."""
    return _listing(service, call, user, "at_home", held(service, user))


def history(service: Service, call: Call, user: str, event: str = "") -> Reply:
    """Answer with all rentals, or those that were shipped, returned or watched."""
    return _listing(service, call, user, "rental_history", rented(service, user, event), event)


def held(service: Service, user: str) -> list[Rental]:
    service.faults.check_rentals()
    return _latest_first(service.account(user).at_home)


def rented(service: Service, user: str, event: str = "") -> list[Rental]:
    """Rentals with this event, latest first. Discs at home count as shipped, too."""
    service.faults.check_rentals()
    account = service.account(user)
    found = (*account.at_home, *account.rental_history)
    return _latest_first(one for one in found if not event or one.has(event))


def _latest_first(rentals: Iterable[Rental]) -> list[Rental]:
    return sorted(rentals, key=lambda rental: rental.updated, reverse=True)


def _listing(service: Service, call: Call, user: str, root: str, found: list[Rental], event: str = "") -> Reply:
    part = page(call.params, MAX_RESULTS)
    path = f"/users/{user}/{root}" + (f"/{event}" if event else "")
    tree: Tree = {
        "url_template": service.hrefs.of(path) + "?{-join|&|start_index|max_results}",
        **part.counters(found),
        "link": [] if root == "at_home" or event else _parts(service, path),
        f"{root}_item": [item(service, path, rental, call.expand) for rental in part.cut(found)],
    }
    return answer(call, root, tree)


def _parts(service: Service, path: str) -> list[Tree]:
    return [link(service.hrefs, f"{path}/{kind}", f"rental_history.{kind}", f"{kind} titles") for kind in KINDS]


def item(service: Service, path: str, rental: Rental, expand: frozenset[str]) -> Tree:
    """An `at_home_item` or `rental_history_item`: the title, and what happened when."""
    title = service.catalogue.find(rental.title_id)
    assert title is not None
    dates = {f"{kind}_date": str(rental.date(kind)) for kind in KINDS if rental.has(kind)}
    if rental.shipped is not None and rental.returned is None:
        dates["estimated_arrival_date"] = str(rental.shipped + ON_THE_WAY * DAY)
    own: Tree = {"id": service.hrefs.of(f"{path}/{title.id}"), **dates, "updated": str(rental.updated)}
    return service.items.listed(title, own, expand)
