"""Versions of the server, and what differs between them (contract jellyfin 5)."""

import re
from dataclasses import dataclass
from enum import Enum

_NUMBERS = re.compile(r"(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?(?:\.\d+)?(?:-rc(\d{1,6}))?")

RELEASED = 1_000_000
"""A release follows all its candidates."""

NEWEST = (12, 0, 0, RELEASED)


class MoveRule(Enum):
    """Where a server puts an entry that is moved to an index."""

    AS_ASKED = "as asked, counting all entries"
    ONE_TOO_FAR = "one too far on the way down"
    AMONG_VISIBLE = "as asked, counting what the person sees"
    NOWHERE = "entries have no lasting ids"


@dataclass(frozen=True, slots=True)
class Version:
    """A version as numbers. One that cannot be read is taken for the newest that is known."""

    numbers: tuple[int, int, int, int] = NEWEST

    @property
    def move_rule(self) -> MoveRule:
        if self.numbers >= (10, 11, 0, 0):
            return MoveRule.AMONG_VISIBLE
        if self.numbers >= (10, 10, 2, 0):
            return MoveRule.ONE_TOO_FAR
        return MoveRule.NOWHERE if self.numbers >= (10, 10, 0, 0) else MoveRule.AS_ASKED

    @property
    def adds_at_position(self) -> bool:
        return self.numbers >= (12, 0, 0, 0)

    @property
    def tells_all_entries(self) -> bool:
        """Whether it tells the entries that the person may not see."""
        return self.numbers >= (10, 10, 0, 0)

    @property
    def has_newer_favorites(self) -> bool:
        return self.numbers >= (10, 9, 0, 0)


def version_of(told: str) -> Version:
    """The version in the words of the server."""
    found = _NUMBERS.match(told)
    if found is None:
        return Version()
    major, minor, patch, candidate = found.groups()
    return Version((int(major), int(minor), int(patch or 0), int(candidate or RELEASED)))
