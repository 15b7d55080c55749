"""Where each version puts a moved entry (jellyfin.md, section 5.2). Pure; places count from 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.sandbox.jellyfin.versions import MoveRule


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a playlist: its own id, and its media's."""

    slot: str
    media: str


Entries = tuple[Entry, ...]


class ServerFault(Exception):
    """The server's code fails here, and answers 500."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Entries of a playlist: all, those whose media is there, and those that the caller sees."""

    linked: Entries
    living: Entries
    visible: Entries


def moved(sight: Sight, entry_id: str, new: int, rule: MoveRule) -> Entries:
    """The entries after a move. Raises `ServerFault`."""
    if rule == "final index":
        return _by_slot(sight.linked, entry_id, new)
    old = _place(sight.visible, entry_id)
    if old == new:
        return sight.linked
    before = (new if new > old else max(new - 1, 0)) if rule == "one too far" else max(new - 1, 0)
    if not 0 <= before < len(sight.visible):
        raise ServerFault
    at = sight.living.index(sight.visible[before])
    if rule == "one too far":
        return _set_in(sight.linked, entry_id, new, at + 1)
    if old < 0:
        return sight.linked
    return _set_in(sight.linked, entry_id, new, at + 1 if new > 0 else max(at - 1, 0))


def _by_slot(linked: Entries, slot: str, new: int) -> Entries:
    """Up to 10.10.1: all entries count, dead ones too."""
    item = next((entry for entry in linked if entry.slot == slot), None)
    if item is None:
        raise ServerFault
    rest = [entry for entry in linked if entry is not item]
    rest.insert(new, item)
    return tuple(rest)


def _set_in(linked: Entries, media: str, new: int, at: int) -> Entries:
    """Set the first entry of this media in anew. Where there is none, the server stumbles over its own log line."""
    item = next((entry for entry in linked if entry.media == media), None)
    if item is None:
        raise ServerFault
    rest = [entry for entry in linked if entry is not item]
    if new >= len(rest):
        rest.append(item)
    elif at > len(rest):
        raise ServerFault
    else:
        rest.insert(at, item)
    return tuple(rest)


def _place(entries: Sequence[Entry], media: str) -> int:
    return next((place for place, entry in enumerate(entries) if entry.media == media), -1)
