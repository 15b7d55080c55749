"""Lists with names: which there are, making, changing and deleting them, their order (trakt.md, section 5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.trakt import access
from desktop_app.sandbox.trakt.activities import iso
from desktop_app.sandbox.trakt.calls import Call, Refusal, invalid
from desktop_app.sandbox.trakt.library import slug_of
from desktop_app.sandbox.trakt.list_bodies import id_list
from desktop_app.sandbox.trakt.list_reads import CACHED
from desktop_app.sandbox.trakt.list_writes import over_limit
from desktop_app.sandbox.trakt.pagination import page_of
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.sort_orders import ORDERS
from desktop_app.sandbox.trakt.state import Account, PersonalList

PRIVACIES = frozenset({"private", "link", "friends", "public"})


def index(service: Service, call: Call, user: str) -> Reply:
    """Answer with a member's lists in the owner's order. Strangers see the public ones."""
    owner = access.named(service, call, user)
    own = access.reader(service, call) is owner
    seen = [one for one in owner.lists if own or one.privacy == "public"]
    page, headers = page_of(call, seen, may_be_all=True, faults=service.faults)
    return json_reply([_shown(service, one, owner) for one in page], headers={**headers, **CACHED})


def collaborations(service: Service, call: Call, user: str) -> Reply:
    """Lists of others that this member may edit."""
    account = access.named(service, call, user)
    if account is not access.member(service, call):
        raise Refusal(404)
    found = [(one, owner) for owner in service.state.accounts.values() for one in owner.lists]
    helped = [(one, owner) for one, owner in found if account.username in one.collaborators]
    page, headers = page_of(call, helped, may_be_all=True, faults=service.faults)
    return json_reply([_shown(service, one, owner) for one, owner in page], headers={**headers, **CACHED})


def single(service: Service, call: Call, user: str, list_id: str) -> Reply:
    owner, one = access.personal_list(service, call, user, list_id)
    return json_reply(_shown(service, one, owner), headers=CACHED)


def _shown(service: Service, one: PersonalList, owner: Account) -> Tree:
    """Return a list's own description, out of a cache where reads of it come from there."""
    whole, lag = service.render.personal(one, owner), service.faults.list_cache
    if not lag:
        return whole
    version = one.items.dated(service.clock.now() - lag)
    is_new = one.updated > service.clock.now() - lag
    return whole | {
        "updated_at": iso(version.updated if is_new else one.updated),
        "item_count": len(version.entries),
    }


def create(service: Service, call: Call, user: str) -> Reply:
    """A new list stands last."""
    owner = _self(service, call, user)
    words = _checked(call.tree)
    if "name" not in words:
        raise invalid(name="is required")
    most = int(owner.limits["list"]["count"])
    if len(owner.lists) >= most:
        raise over_limit(service, most, vip=owner.vip)
    now = service.clock.now()
    name = words["name"]
    one = PersonalList(service.state.other_id(), owner.username, _free_slug(owner, name), name, now, now)
    owner.lists.append(one)
    _apply(service, owner, one, words)
    return json_reply(service.render.personal(one, owner), 201)


def change(service: Service, call: Call, user: str, list_id: str) -> Reply:
    """Change a list; what the body does not name stays. The slug follows the name; the old slug still leads here."""
    owner, one = _owned(service, call, user, list_id)
    words = _checked(call.tree)
    if words.get("name", one.name) != one.name:
        one.past_slugs.add(one.slug)
        one.slug = _free_slug(owner, words["name"])
    _apply(service, owner, one, words)
    return json_reply(service.render.personal(one, owner))


def delete(service: Service, call: Call, user: str, list_id: str) -> Reply:
    owner, one = _owned(service, call, user, list_id)
    owner.lists.remove(one)
    service.shelves.touched(owner, one)
    return Reply(204)


def reorder(service: Service, call: Call, user: str) -> Reply:
    """The order of the lists themselves. Lists that are not named follow."""
    owner = _self(service, call, user)
    wanted = id_list(call.tree, "rank")
    known = {one.id: one for one in owner.lists}
    first = [known.pop(list_id) for list_id in dict.fromkeys(wanted) if list_id in known]
    owner.lists[:] = [*first, *known.values()]
    owner.activities.touch(service.clock.now(), "lists")
    named = {one.id for one in first}
    return json_reply({"updated": len(first), "skipped_ids": [one for one in wanted if one not in named]})


def _self(service: Service, call: Call, user: str) -> Account:
    owner = access.named(service, call, user)
    if owner is not access.member(service, call):
        raise Refusal(403)
    return owner


def _owned(service: Service, call: Call, user: str, list_id: str) -> tuple[Account, PersonalList]:
    owner, one = access.personal_list(service, call, user, list_id)
    if owner is not access.member(service, call):
        raise Refusal(403)
    return owner, one


def _checked(tree: Tree) -> Tree:
    """The fields of a list that a body names; 422 for one that cannot be."""
    right: dict[str, Callable[[Any], bool]] = {
        "name": lambda value: isinstance(value, str) and bool(value.strip()),
        "description": lambda value: isinstance(value, str),
        "privacy": lambda value: value in PRIVACIES,
        "display_numbers": lambda value: isinstance(value, bool),
        "allow_comments": lambda value: isinstance(value, bool),
        "sort_by": lambda value: value in ORDERS,
        "sort_how": lambda value: value in {"asc", "desc"},
    }
    words = {name: tree[name] for name in right if name in tree}
    wrong = {name: "is not valid" for name, value in words.items() if not right[name](value)}
    if wrong:
        raise invalid(**wrong)
    return words


def _apply(service: Service, owner: Account, one: PersonalList, words: Tree) -> None:
    for name in words.keys() - {"sort_by", "sort_how"}:
        setattr(one, name, words[name])
    one.items.sort_by = words.get("sort_by", one.items.sort_by)
    one.items.sort_how = words.get("sort_how", one.items.sort_how)
    service.shelves.touched(owner, one)


def _free_slug(owner: Account, name: str) -> str:
    return slug_of(name, {slug for one in owner.lists for slug in (one.slug, *one.past_slugs)})
