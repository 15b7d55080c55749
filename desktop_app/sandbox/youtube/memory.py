"""State that survives a restart: playlists with their slots, likes, tokens, what became of videos, and the quota."""

from __future__ import annotations

from dataclasses import asdict

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.youtube.clients import Project
from desktop_app.sandbox.youtube.grants import Grants
from desktop_app.sandbox.youtube.playlist import Entry, Playlist, Versions
from desktop_app.sandbox.youtube.quota import Usage
from desktop_app.sandbox.youtube.state import Channel, State


def tree(state: State, grants: Grants, project: Project) -> Tree:
    return {
        "grants": grants.kept(),
        "usage": asdict(project.quota.usage),
        "conditions": {video.id: video.condition for video in state.library if video.condition != "public"},
        "channels": {account.email: [_channel(one) for one in account.channels] for account in state.accounts.values()},
        "deleted": [asdict(one) for one in state.deleted.values()],
    }


def recall(kept: Tree | None, state: State, grants: Grants, project: Project) -> None:
    if kept is None:
        return
    grants.recall(kept["grants"])
    project.quota.usage = Usage(**kept["usage"])
    for video in list(state.library):
        state.library.change(video.id, kept["conditions"].get(video.id, "public"))
    for email, rows in kept["channels"].items():
        state.accounts[email].channels = [_restored(row) for row in rows]
    state.deleted = {row["id"]: _playlist(row) for row in kept["deleted"]}


def _channel(one: Channel) -> Tree:
    return {
        "id": one.id,
        "title": one.title,
        "country": one.country,
        "created": one.created,
        "likes": one.likes,
        "playlists": [asdict(playlist) for playlist in one.playlists.current],
    }


def _restored(row: Tree) -> Channel:
    return Channel(**row | {"playlists": Versions([_playlist(one) for one in row["playlists"]])})


def _playlist(row: Tree) -> Playlist:
    entries = tuple(Entry(**entry) for entry in row["entries"])
    return Playlist(**row | {"entries": entries, "tags": tuple(row["tags"])})
