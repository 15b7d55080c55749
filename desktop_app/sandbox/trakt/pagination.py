"""Pages of an array, told in headers (trakt.md, section 4.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from desktop_app.sandbox.trakt.calls import Call, Refusal
from desktop_app.sandbox.trakt.list_faults import ListFaults

T = TypeVar("T")
CAP = 250
LIST_PAGE = 100
SEARCH_PAGE = 10


def page_of(
    call: Call,
    things: Sequence[T],
    default: int = LIST_PAGE,
    *,
    may_be_all: bool = False,
    count: int | None = None,
    faults: ListFaults | None = None,
) -> tuple[Sequence[T], Mapping[str, str]]:
    """The page asked for and its headers. A `limit` above the cap is cut without a word.

    `count`: how many there are for the headers, where they count more than can be shown.
    """
    page, told = page_number(call), len(things) if count is None else count
    cap = faults.page_cap if faults is not None and faults.page_cap else CAP
    if may_be_all and call.query.get("limit") == "all":
        limit = max(len(things), 1)
    else:
        limit = min(_number(call, "limit", default), cap)
    headers = {
        "X-Pagination-Page": str(page),
        "X-Pagination-Limit": str(limit),
        "X-Pagination-Page-Count": str(-(-told // limit)),
        "X-Pagination-Item-Count": str(told),
    }
    if faults is not None:
        return faults.rows_of_page(things, page, limit), headers
    return things[(page - 1) * limit : page * limit], headers


def page_number(call: Call) -> int:
    """Return the number of the page, from 1; 400 for anything else."""
    return _number(call, "page", 1)


def _number(call: Call, name: str, default: int) -> int:
    text = call.query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise Refusal(400)
    return int(text)
