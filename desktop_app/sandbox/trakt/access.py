"""Lists that a path names, and the caller's rights to them (trakt.md, sections 4 and 5)."""

from __future__ import annotations

from desktop_app.sandbox.trakt.calls import Call, Refusal
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.shelves import Shelf, favorites, personal, watchlist
from desktop_app.sandbox.trakt.state import Account, PersonalList


def reader(service: Service, call: Call) -> Account | None:
    """The member whose token came with the call. The emulator has judged the token."""
    token = service.grants.by_access(call.bearer) if call.bearer else None
    return service.state.accounts[token.username] if token else None


def member(service: Service, call: Call) -> Account:
    account = reader(service, call)
    if account is None:
        raise Refusal(401)
    return account


def named(service: Service, call: Call, user: str) -> Account:
    """The member of a path: `me`, or a slug."""
    if user == "me":
        return member(service, call)
    if user not in service.state.accounts:
        raise Refusal(404)
    return service.state.accounts[user]


def personal_list(service: Service, call: Call, user: str, list_id: str) -> tuple[Account, PersonalList]:
    """A list that the caller may see; one that is private looks like none."""
    owner, caller = named(service, call, user), reader(service, call)
    for one in owner.lists:
        if list_id in {str(one.id), one.slug, *one.past_slugs}:
            if caller is owner or (caller and caller.username in one.collaborators):
                return owner, one
            if one.privacy == "public" or (one.privacy == "link" and list_id == str(one.id)):
                return owner, one
    raise Refusal(404)


def shelf(service: Service, call: Call, user: str = "me", list_id: str = "", name: str = "watchlist") -> Shelf:
    """The list to read."""
    if list_id:
        return personal(*personal_list(service, call, user, list_id))
    owner = named(service, call, user)
    return watchlist(owner) if name == "watchlist" else favorites(owner)


def own_shelf(service: Service, call: Call, user: str = "me", list_id: str = "", name: str = "watchlist") -> Shelf:
    """The list to change: one's own, or one that one collaborates on; else 403."""
    found, caller = shelf(service, call, user, list_id, name), member(service, call)
    helps = found.personal is not None and caller.username in found.personal.collaborators
    if found.owner is not caller and not helps:
        raise Refusal(403)
    service.faults.before_write(found)
    return found
