"""State that survives a restart: lists, stars, sessions and tokens, but neither guests nor undecided requests."""

from __future__ import annotations

from dataclasses import asdict

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.tmdb.grants import Grant, Grants
from desktop_app.sandbox.tmdb.state import SHELVES, Account, Entry, State, UserList


def tree(state: State, grants: Grants) -> Tree:
    return {
        "list_id": state.last_list_id,
        "sessions": [asdict(one) for one in grants.sessions],
        "access_tokens": [asdict(one) for one in grants.access_tokens],
        "accounts": {username: _account(account) for username, account in state.accounts.items()},
        "lists": [asdict(one) for one in state.lists.values()],
    }


def recall(tree: Tree | None, state: State, grants: Grants) -> None:
    if tree is None:
        return
    state.last_list_id = tree["list_id"]
    grants.sessions = [Grant(**row) for row in tree["sessions"]]
    grants.access_tokens = [Grant(**row) for row in tree["access_tokens"]]
    state.lists = {row["id"]: UserList(**row | {"entries": _entries(row["entries"])}) for row in tree["lists"]}
    for username, row in tree["accounts"].items():
        _restore(state.accounts[username], row)


def _account(account: Account) -> Tree:
    shelves: Tree = {name: [asdict(entry) for entry in account.shelf(name)] for name in SHELVES}
    return {**shelves, "standing": account.standing}


def _restore(account: Account, row: Tree) -> None:
    for name in SHELVES:
        setattr(account, name, _entries(row[name]))
    account.standing = row["standing"]


def _entries(rows: list[Tree]) -> list[Entry]:
    """JSON has no tuples."""
    return [Entry(**row | {"media": tuple(row["media"])}) for row in rows]
