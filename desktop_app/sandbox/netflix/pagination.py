"""start_index and max_results (netflix.md, section 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from desktop_app.sandbox.netflix.errors import ApiError, invalid
from desktop_app.sandbox.netflix.render import Value

DEFAULT = 25
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list. Asking for more than the most there is gives the most (INFERRED)."""

    start: int
    size: int

    def cut(self, everything: Sequence[T]) -> Sequence[T]:
        return everything[self.start : self.start + self.size]

    def counters(self, everything: Sequence[object]) -> dict[str, Value]:
        return {
            "number_of_results": str(len(everything)),
            "start_index": str(self.start),
            "results_per_page": str(len(self.cut(everything))),
        }


def page(params: Mapping[str, str], most: int) -> Page:
    size = params.get("max_results", str(DEFAULT))
    if not _is_whole(size) or int(size) < 1:
        raise ApiError(400, "Query parameter max_results must be a positive integer.", 120)
    start = params.get("start_index", "0")
    if not _is_whole(start):
        raise invalid("start_index")
    return Page(int(start), min(int(size), most))


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit()
