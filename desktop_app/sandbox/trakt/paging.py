"""Pages of an array, told in headers (trakt.md, section 4.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from desktop_app.sandbox.trakt.calls import Call, Refusal

T = TypeVar("T")
CAP = 250
LIST_PAGE = 100
SEARCH_PAGE = 10


def page_of(
    call: Call, things: Sequence[T], default: int = LIST_PAGE, *, may_be_all: bool = False
) -> tuple[Sequence[T], Mapping[str, str]]:
    """The page asked for and its headers. A `limit` above the cap is cut without a word."""
    page = _number(call, "page", 1)
    if may_be_all and call.query.get("limit") == "all":
        limit = max(len(things), 1)
    else:
        limit = min(_number(call, "limit", default), CAP)
    headers = {
        "X-Pagination-Page": str(page),
        "X-Pagination-Limit": str(limit),
        "X-Pagination-Page-Count": str(-(-len(things) // limit)),
        "X-Pagination-Item-Count": str(len(things)),
    }
    return things[(page - 1) * limit : page * limit], headers


def _number(call: Call, name: str, default: int) -> int:
    text = call.query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise Refusal(400)
    return int(text)
