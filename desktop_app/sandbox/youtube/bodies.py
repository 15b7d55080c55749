"""Bodies of writes: resources in parts (youtube.md, sections 5 and 7)."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.youtube.calls import Call, Refusal, invalid_argument
from desktop_app.sandbox.youtube.list_answers import parts_of

NOTE_LENGTH = 280


def parts_of_body(call: Call, known: Sequence[str]) -> tuple[str, ...]:
    """The parts that are named. The body may have no other."""
    parts = parts_of(call, known)
    for name in known:
        if name in call.tree and name not in parts:
            where = ("part", "parameter")
            raise Refusal(400, "unexpectedPart", f"'{name}'", domain="youtube.part", location=where)
    return parts


def child(tree: Tree, name: str) -> Tree:
    """The object under this name; an empty one where there is none."""
    found = tree.get(name, {})
    if not isinstance(found, dict):
        raise invalid_argument()
    return found


def text(tree: Tree, name: str) -> str:
    found = tree.get(name, "")
    if not isinstance(found, str):
        raise invalid_argument()
    return found


def position_of(snippet: Tree) -> int | None:
    """The place that the body asks for, a number; its text is taken too, as Google reads numbers."""
    found = snippet.get("position")
    if isinstance(found, str) and found.lstrip("-").isdigit():
        return int(found)
    if found is not None and (not isinstance(found, int) or isinstance(found, bool)):
        raise invalid_argument()
    return found


def note_of(tree: Tree) -> str | None:
    note = child(tree, "contentDetails").get("note")
    if note is not None and (not isinstance(note, str) or len(note) > NOTE_LENGTH):
        words = "Invalid content details."
        raise Refusal(400, "invalidContentDetails", words, domain="youtube.playlistItem")
    return note
