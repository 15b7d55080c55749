"""When a title can be watched at Netflix (contract netflix 3 and 8): by its place in a queue, and by its formats."""

from collections.abc import Mapping, Sequence

from desktop_app.providers.trees import Tree, many, number, one

_NEVER = 4_070_908_800
"""The first of 2099 in Unix seconds. An end in 2100 stands for none (contract 1), and no moment after it is honest."""

_NOTHING: Tree = {}


def is_available(labels: Mapping[str, Sequence[str]]) -> bool | None:
    """What a queue says of its entry, in words that changed over the years; None for a title of the catalogue."""
    said = " ".join(labels.get("queue_availability", ())).lower()
    return said.startswith("available") if said else None


def span(links: Mapping[str, Tree]) -> tuple[int | None, int | None]:
    """From when and until when in any of the formats, in Unix seconds; None where there is no such end, or nobody says.

    It is known where `expand=formats` was asked for.
    """
    formats = many(one(links.get("format_availability", _NOTHING), "delivery_formats"), "availability")
    begins = [number(each, "available_from") for each in formats]
    ends = [number(each, "available_until") for each in formats]
    return min(_known(begins), default=None), _last(ends)


def _last(ends: list[int | None]) -> int | None:
    known = _known(ends)
    last = max(known, default=None)
    return last if len(known) == len(ends) else None


def _known(moments: list[int | None]) -> list[int]:
    return [moment for moment in moments if moment is not None and moment < _NEVER]
