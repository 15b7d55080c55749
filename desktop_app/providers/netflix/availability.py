"""Until when a title can be had (contract netflix, fixture `format_availability_1.xml`)."""

from collections.abc import Sequence

from desktop_app.providers.trees import Tree, many, number, one, text

FOR_EVER = 4_102_444_800
"""1 January 2100, which Netflix wrote of all titles in the end: nobody says when they leave."""

INSTANT = "instant"


def available_until(link: Tree, formats: Sequence[str]) -> int | None:
    """Unix seconds; `formats` are those of the entry, by which it is in its queue: without one, the instant one counts.

    None where the service did not say, or said that it stays.
    """
    wanted = {name.lower() for name in formats} or {INSTANT}
    told = many(one(link, "delivery_formats"), "availability")
    ends = (number(node, "available_until") for node in told if _format_of(node) in wanted)
    end = next((end for end in ends if end is not None), None)
    return end if end is not None and end < FOR_EVER else None


def _format_of(node: Tree) -> str:
    category = one(node, "category")
    return (text(category, "term") or text(category, "label")).lower()
