"""Versions of the server, and what differs between them (jellyfin.md, section 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Literal

SlotIds = Literal["slot", "fleeting", "media"]
"""Sources of `PlaylistItemId`: the slot's own id, a new one at each load, or the media's."""

MoveRule = Literal["final index", "one too far", "among the visible"]

TEXT = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?(?:-rc(\d+))?")
FINAL = 10_000


@total_ordering
@dataclass(frozen=True, slots=True)
class Version:
    """A version such as `10.10.7` or `12.0-rc4`."""

    text: str

    @property
    def _parts(self) -> tuple[int, ...]:
        found = TEXT.match(self.text)
        assert found, self.text
        major, minor, patch, candidate = found.groups()
        return int(major), int(minor), int(patch or 0), int(candidate or FINAL)

    def __lt__(self, other: Version) -> bool:
        return self._parts < other._parts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and self._parts == other._parts

    def __hash__(self) -> int:
        return hash(self._parts)

    def since(self, text: str) -> bool:
        return self >= Version(text)

    @property
    def slot_ids(self) -> SlotIds:
        if self.since("10.10.2"):
            return "media"
        return "fleeting" if self.since("10.10.0") else "slot"

    @property
    def move_rule(self) -> MoveRule:
        if self.since("10.11.0-rc1"):
            return "among the visible"
        return "one too far" if self.since("10.10.2") else "final index"

    @property
    def doubles(self) -> Literal["by setting", "never", "always"]:
        if self.since("12.0-rc4"):
            return "always"
        return "never" if self.since("10.10.2") else "by setting"

    @property
    def adds_at_position(self) -> bool:
        return self.since("12.0-rc1")

    @property
    def initiates_by_get(self) -> bool:
        return not self.since("12.0-rc1")

    @property
    def hides_entries(self) -> bool:
        """Whether a person is not shown the entries whose media are hidden from that one."""
        return self.since("10.10.2")

    @property
    def sets_whole_list(self) -> bool:
        return self.since("10.9")

    @property
    def tells_playlist(self) -> bool:
        """Whether `GET /Playlists/{id}` is there."""
        return self.since("10.10")

    @property
    def has_new_favorites(self) -> bool:
        return self.since("10.9")

    @property
    def has_legacy_authorization(self) -> bool:
        """Whether it is on, unless the owner has set it otherwise."""
        return not self.since("12.0-rc1")
