"""State that survives a restart: people's favorites, playlists, tokens, the version, and which media are gone."""

from __future__ import annotations

from dataclasses import asdict

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.jellyfin.moves import Entry
from desktop_app.sandbox.jellyfin.sessions import Sessions
from desktop_app.sandbox.jellyfin.state import Playlist, State
from desktop_app.sandbox.jellyfin.versions import Version


def tree(state: State, sessions: Sessions) -> Tree:
    return {
        "version": state.version.text,
        "sessions": sessions.kept(),
        "dead": sorted(state.dead),
        "users": {
            one.id: {"favorites": sorted(one.favorites), "hidden": sorted(one.hidden), "password": one.password}
            for one in state.users.values()
        },
        "playlists": [asdict(one) for one in state.playlists.values()],
    }


def recall(kept: Tree | None, state: State, sessions: Sessions) -> None:
    if kept is None:
        return
    state.version = Version(kept["version"])
    state.dead = set(kept["dead"])
    sessions.recall(kept["sessions"])
    for user_id, row in kept["users"].items():
        user = state.users[user_id]
        user.favorites, user.hidden, user.password = set(row["favorites"]), set(row["hidden"]), row["password"]
    state.playlists = {row["id"]: _playlist(row) for row in kept["playlists"]}


def _playlist(row: Tree) -> Playlist:
    entries = tuple(Entry(**entry) for entry in row["entries"])
    return Playlist(**row | {"entries": entries, "shares": tuple((user, can_edit) for user, can_edit in row["shares"])})
