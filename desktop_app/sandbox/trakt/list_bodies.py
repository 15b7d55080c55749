"""The bodies of adding and removing: works in sections, named by ids (trakt.md, section 4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.trakt.calls import Call, Refusal, invalid
from desktop_app.sandbox.trakt.library import Library
from desktop_app.sandbox.trakt.media import PLURALS, Kind, Media

NOTES_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Wish:
    """A work that a body names, as sent and as found."""

    kind: Kind
    sent: Tree
    media: Media | None


@dataclass(slots=True)
class Tally:
    """Outcome for the works of a body, by kind. Every kind is told, even with nothing in it."""

    kinds: tuple[Kind, ...]
    missing: list[Wish] = field(default_factory=list)

    def counts(self, kinds: list[Kind]) -> dict[str, int]:
        return {PLURALS[kind]: kinds.count(kind) for kind in self.kinds}

    def not_found(self) -> dict[str, list[Tree]]:
        """Works that were not found, by kind, echoed as they were sent."""
        return {PLURALS[kind]: [wish.sent for wish in self.missing if wish.kind == kind] for kind in self.kinds}


def wishes(library: Library, call: Call, kinds: tuple[Kind, ...]) -> Iterator[Wish]:
    """The works of the body, section by section. 400: a section that is no array of objects."""
    for kind in kinds:
        section = call.tree.get(PLURALS[kind], [])
        if not isinstance(section, list) or not all(isinstance(sent, dict) for sent in section):
            raise Refusal(400)
        for sent in section:
            ids = sent.get("ids")
            yield Wish(kind, sent, library.find(kind, ids) if isinstance(ids, dict) else None)


def notes_of(tree: Tree) -> str | None:
    """The notes of one work: text of at most 500 characters, or null."""
    notes = tree.get("notes")
    if notes is not None and (not isinstance(notes, str) or len(notes) > NOTES_LENGTH):
        raise invalid(notes=f"must be text of at most {NOTES_LENGTH} characters")
    return notes


def whole_number(tree: Tree, name: str) -> int:
    value = tree.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise invalid(**{name: "must be a number from 1"})
    return value


def id_list(tree: Tree, name: str) -> list[int]:
    ids = tree.get(name)
    if not isinstance(ids, list) or not all(isinstance(one, int) and not isinstance(one, bool) for one in ids):
        raise invalid(**{name: "must be an array of ids"})
    return ids
