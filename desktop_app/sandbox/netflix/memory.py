"""State that survives a restart: queues with their entity-tags, ratings, access tokens."""

from __future__ import annotations

from dataclasses import asdict

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.netflix.state import AccessToken, Account, State
from desktop_app.sandbox.netflix.versioned_queue import Entry, Queue, Version


def tree(state: State) -> Tree:
    return {
        "accounts": {user_id: _account(account) for user_id, account in state.accounts.items()},
        "access_tokens": [asdict(token) for token in state.access_tokens.values()],
    }


def recall(tree: Tree | None, state: State) -> None:
    if tree is None:
        return
    for user_id, row in tree["accounts"].items():
        account = state.accounts[user_id]
        account.ratings = row["ratings"]
        account.queues = {name: Queue(name, user_id, _version(queue)) for name, queue in row["queues"].items()}
    tokens = (AccessToken(**row) for row in tree["access_tokens"])
    state.access_tokens = {token.token: token for token in tokens}


def _account(account: Account) -> Tree:
    queues = {name: _queue(queue.current) for name, queue in account.queues.items()}
    return {"queues": queues, "ratings": account.ratings}


def _queue(version: Version) -> Tree:
    return {
        "available": [asdict(entry) for entry in version.available],
        "saved": [asdict(entry) for entry in version.saved],
        "number": version.number,
        "etag": version.etag,
    }


def _version(row: Tree) -> Version:
    available, saved = (tuple(Entry(**entry) for entry in row[state]) for state in ("available", "saved"))
    return Version(available, saved, row["number"], row["etag"])
