"""What survives a restart: queues with their entity-tags, ratings, access tokens."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TypedDict

from desktop_app.sandbox.netflix.ordering import Entry, Queue, Version
from desktop_app.sandbox.netflix.state import AccessToken, Account, State
from desktop_app.sandbox.state_file import StateFile


class _Row(TypedDict):
    title_id: str
    updated: int
    format: str


class _SavedQueue(TypedDict):
    available: list[_Row]
    saved: list[_Row]
    number: int
    etag: str


class _SavedAccount(TypedDict):
    queues: dict[str, _SavedQueue]
    ratings: dict[str, str]


class _SavedToken(TypedDict):
    token: str
    secret: str
    user_id: str
    revoked: bool


class _Saved(TypedDict):
    accounts: dict[str, _SavedAccount]
    access_tokens: list[_SavedToken]


class Memory:
    """Between the state and its file."""

    def __init__(self, file: Path) -> None:
        self._file = StateFile(file)

    def remember(self, state: State) -> None:
        tree = {
            "accounts": {user_id: _account(account) for user_id, account in state.accounts.items()},
            "access_tokens": [asdict(token) for token in state.access_tokens.values()],
        }
        self._file.write(json.dumps(tree))

    def recall(self, state: State) -> None:
        """Read the state back. No file: the sample accounts stand as they are."""
        text = self._file.read()
        if text is None:
            return
        saved: _Saved = json.loads(text)
        for user_id, row in saved["accounts"].items():
            account = state.accounts[user_id]
            account.ratings = row["ratings"]
            account.queues = {name: Queue(name, user_id, _version(queue)) for name, queue in row["queues"].items()}
        tokens = (AccessToken(**row) for row in saved["access_tokens"])
        state.access_tokens = {token.token: token for token in tokens}


def _account(account: Account) -> dict[str, object]:
    queues = {name: _queue(queue.current) for name, queue in account.queues.items()}
    return {"queues": queues, "ratings": account.ratings}


def _queue(version: Version) -> dict[str, object]:
    return {
        "available": [asdict(entry) for entry in version.available],
        "saved": [asdict(entry) for entry in version.saved],
        "number": version.number,
        "etag": version.etag,
    }


def _version(row: _SavedQueue) -> Version:
    available, saved = (tuple(Entry(**entry) for entry in row[state]) for state in ("available", "saved"))
    return Version(available, saved, row["number"], row["etag"])
