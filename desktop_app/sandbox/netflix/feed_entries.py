"""Entries of each feed, as Atom and as the plain resource (netflix.md, section 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.netflix import queues, ratings, recommendations, rentals
from desktop_app.sandbox.netflix.atom import Entry
from desktop_app.sandbox.netflix.calls import Call
from desktop_app.sandbox.netflix.rental import Rental
from desktop_app.sandbox.netflix.service import Service
from desktop_app.sandbox.netflix.state import SAMPLE_DATE

Source = tuple[Callable[[Service, str], list[Entry]], Callable[[Service, Call, str], Reply]]
"""The entries, and the answer to the same address without Atom."""


def queue(name: str, *, recent: bool = False) -> Source:
    """A queue in its order, or with what was added last in front."""

    def placed(service: Service, user: str) -> list[queues.Placed]:
        found = queues.available(queues.visible(service, user, name))
        return sorted(found, key=lambda one: one.entry.updated, reverse=True) if recent else found

    def entries(service: Service, user: str) -> list[Entry]:
        path = f"/users/{user}/queues/{name}/available"
        return [
            _entry(service, f"{path}/{one.position}/{one.entry.title_id}", one.entry.title_id, one.entry.updated)
            for one in placed(service, user)
        ]

    def plain(service: Service, call: Call, user: str) -> Reply:
        if not recent:
            return queues.whole(service, call, user, name)
        version = queues.visible(service, user, name)
        return queues.listing(service, call, f"/users/{user}/queues/{name}", version, placed(service, user))

    return entries, plain


def rentals_of(path: str, found: Iterable[Rental], service: Service) -> list[Entry]:
    return [_entry(service, f"{path}/{one.title_id}", one.title_id, one.updated) for one in found]


def rental_history(event: str = "") -> Source:
    """Source of all rentals, or of those of one kind."""

    def entries(service: Service, user: str) -> list[Entry]:
        path = f"/users/{user}/rental_history" + (f"/{event}" if event else "")
        return rentals_of(path, rentals.rented(service, user, event), service)

    return entries, lambda service, call, user: rentals.history(service, call, user, event)


def at_home() -> Source:
    def entries(service: Service, user: str) -> list[Entry]:
        return rentals_of(f"/users/{user}/at_home", rentals.held(service, user), service)

    return entries, rentals.at_home


def rated() -> Source:
    def entries(service: Service, user: str) -> list[Entry]:
        path = f"/users/{user}/ratings/title/actual"
        return [_entry(service, f"{path}/{one}", one, SAMPLE_DATE) for one in service.account(user).ratings]

    return entries, ratings.rated


def recommended() -> Source:
    def entries(service: Service, user: str) -> list[Entry]:
        path = f"/users/{user}/recommendations"
        found = recommendations.recommended(service, user)
        return [_entry(service, f"{path}/{one.id}", one.id, SAMPLE_DATE) for one in found]

    return entries, recommendations.recommendations


def _entry(service: Service, path: str, title_id: str, updated: int) -> Entry:
    title = service.catalogue.find(title_id)
    assert title is not None, title_id
    return Entry(path, title, updated)
