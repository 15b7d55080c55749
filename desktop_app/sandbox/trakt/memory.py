"""State that survives a restart: lists with their item ids, stars, notes, dates, tokens, but no older list versions."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.trakt.grants import Grants, Token
from desktop_app.sandbox.trakt.item_list import Entry, ItemList
from desktop_app.sandbox.trakt.state import Account, Note, PersonalList, Rating, State

SETS = ("past_slugs", "collaborators")
ACCOUNT = ("vip", "limits", "permissions")
"""Fields of an account that are kept as they are."""


def tree(state: State, grants: Grants) -> Tree:
    return {
        "item_id": state.last_item_id,
        "other_id": state.last_other_id,
        "tokens": [asdict(token) for token in grants.tokens],
        "accounts": {username: _account(account) for username, account in state.accounts.items()},
    }


def recall(tree: Tree | None, state: State, grants: Grants) -> None:
    if tree is None:
        return
    state.last_item_id, state.last_other_id = tree["item_id"], tree["other_id"]
    grants.tokens = [Token(**row) for row in tree["tokens"]]
    for username, row in tree["accounts"].items():
        _restore(state.accounts[username], row)


def _account(account: Account) -> Tree:
    return {name: getattr(account, name) for name in ACCOUNT} | {
        "watchlist": _items(account.watchlist),
        "favorites": _items(account.favorites),
        "lists": [_personal(one) for one in account.lists],
        "ratings": [[key, asdict(rating)] for key, rating in account.ratings.items()],
        "notes": [asdict(note) for note in account.notes.values()],
        "activities": [[*key, moment] for key, moment in account.activities.moments.items()],
    }


def _restore(account: Account, row: Tree) -> None:
    for name in ACCOUNT:
        setattr(account, name, row[name])
    account.watchlist, account.favorites = _item_list(row["watchlist"]), _item_list(row["favorites"])
    account.lists = [_personal_list(one) for one in row["lists"]]
    account.ratings = {tuple(key): Rating(**rating) for key, rating in row["ratings"]}
    account.notes = {one["id"]: Note(**_keyed(one)) for one in row["notes"]}
    for group, name, moment in row["activities"]:
        account.activities.touch(moment, group, name)


def _items(items: ItemList) -> Tree:
    entries = [asdict(entry) for entry in items.entries]
    return {
        "entries": entries,
        "updated": items.current.updated,
        "sort_by": items.sort_by,
        "sort_how": items.sort_how,
    }


def _item_list(row: Tree) -> ItemList:
    items = ItemList([Entry(**_keyed(entry)) for entry in row["entries"]], row["updated"])
    items.sort_by, items.sort_how = row["sort_by"], row["sort_how"]
    return items


def _personal(one: PersonalList) -> Tree:
    row: dict[str, Any] = {field.name: getattr(one, field.name) for field in fields(one)}
    return row | {"items": _items(one.items)} | {name: sorted(row[name]) for name in SETS}


def _personal_list(row: Tree) -> PersonalList:
    return PersonalList(**row | {"items": _item_list(row["items"])} | {name: set(row[name]) for name in SETS})


def _keyed(row: Tree) -> Tree:
    """JSON has no tuples."""
    return row | {"media": tuple(row["media"])}
