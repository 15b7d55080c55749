"""Times of a member's latest changes, by kind (trakt.md, section 7)."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop_app.sandbox.trakt.media import PLURALS, Kind

NAMES = {
    "movies": ("watched_at", "collected_at", "rated_at", "watchlisted_at", "favorited_at", "commented_at",
               "paused_at", "hidden_at"),
    "episodes": ("watched_at", "collected_at", "rated_at", "watchlisted_at", "commented_at", "paused_at"),
    "shows": ("rated_at", "watchlisted_at", "favorited_at", "commented_at", "hidden_at", "dropped_at"),
    "seasons": ("rated_at", "watchlisted_at", "commented_at", "hidden_at"),
    "comments": ("liked_at", "blocked_at"),
    "lists": ("liked_at", "updated_at", "commented_at"),
    "watchlist": ("updated_at",),
    "favorites": ("updated_at",),
    "collaborations": ("updated_at",),
    "account": ("settings_at", "followed_at", "following_at", "pending_at", "requested_at"),
    "saved_filters": ("updated_at",),
    "notes": ("updated_at",),
}  # fmt: skip


class Activities:
    """Unix seconds for each group and name."""

    def __init__(self, start: float) -> None:
        self.moments = {(group, name): start for group, names in NAMES.items() for name in names}

    def touch(self, now: float, group: str, name: str = "updated_at") -> None:
        assert (group, name) in self.moments
        self.moments[group, name] = now

    def touch_kind(self, now: float, kind: Kind, name: str) -> None:
        """Touch an activity, as `touch` does, if it exists for this kind."""
        if name in NAMES.get(PLURALS[kind], ()):
            self.touch(now, PLURALS[kind], name)

    def tree(self) -> dict[str, object]:
        groups = {group: {name: iso(self.moments[group, name]) for name in names} for group, names in NAMES.items()}
        return {"all": iso(max(self.moments.values())), **groups}


def iso(moment: float) -> str:
    """Time as all are written: UTC, whole seconds, three zeros."""
    return datetime.fromtimestamp(int(moment), UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
