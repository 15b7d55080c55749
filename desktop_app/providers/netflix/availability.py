"""Availability of titles at Netflix (contract netflix 3 and 8): by their place in a queue, and by their formats."""

from collections.abc import Mapping, Sequence

from desktop_app.providers.trees import Tree, many, number, one, text

_NEVER = 4_070_908_800
"""The first of 2099 in Unix seconds. An end in 2100 stands for none (contract 1), and no moment after it is honest."""

_INSTANT = "instant"


def is_available(labels: Mapping[str, Sequence[str]]) -> bool | None:
    """Availability by the label of a queue's entry, whose words changed over the years; None for catalogue titles."""
    said = " ".join(labels.get("queue_availability", ())).lower()
    return said.startswith("available") if said else None


def span(links: Mapping[str, Tree], queue: str = "") -> tuple[int | None, int | None]:
    """Return the start and end of availability, in Unix seconds; None where there is no such end, or nobody says.

    Known where `expand=formats` was asked for. In a queue only its own formats count: a disc that goes on being sent
    is no film that goes on being streamed. Elsewhere any format does, and where none is named as the queue's.
    """
    if "format_availability" not in links:
        return None, None
    told = many(one(links["format_availability"], "delivery_formats"), "availability")
    formats = [each for each in told if queue and _is_instant(each) == (queue == _INSTANT)] or told
    begins = [number(each, "available_from") for each in formats]
    ends = [number(each, "available_until") for each in formats]
    return min(_known(begins), default=None), _last(ends)


def _is_instant(availability: Tree) -> bool | None:
    """Streamed or not; None where the format has no name."""
    terms = [text(each, "term") or text(each, "label") for each in many(availability, "category")]
    return any(term.casefold() == _INSTANT for term in terms) if any(terms) else None


def _last(ends: list[int | None]) -> int | None:
    known = _known(ends)
    last = max(known, default=None)
    return last if len(known) == len(ends) else None


def _known(moments: list[int | None]) -> list[int]:
    return [moment for moment in moments if moment is not None and moment < _NEVER]
