"""Pages of twenty (tmdb.md, section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.state import Entry

T = TypeVar("T")
SIZE = 20
LAST = 500


def page_of(call: Call, things: Sequence[T]) -> tuple[Sequence[T], Tree]:
    """The page asked for, and what a body says of it. 400/22 outside 1 to 500."""
    text = call.query.get("page", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= LAST):
        raise Refusal(22)
    page = int(text)
    told = {"page": page, "total_pages": max(1, -(-len(things) // SIZE)), "total_results": len(things)}
    return things[(page - 1) * SIZE : page * SIZE], told


def by_creation(call: Call, entries: list[Entry]) -> list[Entry]:
    """The oldest first, or the newest where that is asked for; any other order is ignored."""
    oldest_first = sorted(entries, key=lambda entry: entry.created)
    return oldest_first[::-1] if call.query.get("sort_by") == "created_at.desc" else oldest_first
