"""Parts, filters, pages and entity-tags of every answer with a list (youtube.md, sections 4 and 6)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import TypeVar

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.youtube.calls import Call, Refusal, required
from desktop_app.sandbox.youtube.service import Service

T = TypeVar("T")
MOST = 50
USUAL = 5
HEAD = b"\x10\x00\x1a\x06PT:"


def parts_of(call: Call, known: Sequence[str]) -> tuple[str, ...]:
    """The parts that are asked for, which must be known."""
    parts = call.names("part")
    if not parts:
        raise required("part")
    for part in parts:
        if part not in {"id", *known}:
            raise Refusal(400, "unknownPart", f"'{part}'", domain="youtube.part", location=("part", "parameter"))
    return parts


def filter_of(call: Call, *known: str) -> str:
    """The one filter of a read."""
    sent = [name for name in known if call.query.get(name)]
    if not sent:
        words = f"No filter selected. Expected one of: {', '.join(known)}"
        where = ("parameters.", "other")
        raise Refusal(400, "missingRequiredParameter", words, domain="youtube.parameter", location=where)
    if len(sent) > 1:
        words = f"Incompatible parameters specified in the request: {', '.join(sent)}"
        raise Refusal(400, "incompatibleParameters", words, domain="youtube.parameter")
    return sent[0]


def ids_of(call: Call) -> tuple[str, ...]:
    """The values of the filter `id`, at most fifty."""
    ids = call.names("id")
    if len(ids) > MOST:
        words = "The request specifies an invalid filter parameter."
        raise Refusal(400, "invalidFilters", words, domain="youtube.parameter", location=("id", "parameter"))
    return ids


def page(service: Service, call: Call, kind: str, found: Sequence[T], write: Callable[[int, T], Tree]) -> Reply:
    """Answer one page of `found`; `write` gets the place of each."""
    most, start = _max_results(call), _start(call)
    more: Tree = {}
    if start > 0:
        more["prevPageToken"] = token_of(max(0, start - (most or USUAL)))
    if start + most < len(found):
        more["nextPageToken"] = token_of(start + most)
    rows = [write(place, one) for place, one in enumerate(found) if start <= place < start + most]
    told = {"totalResults": len(found) + service.faults.total_excess, "resultsPerPage": most}
    return answer(service, call, kind, {**more, "pageInfo": told, "items": rows})


def answer(service: Service, call: Call, kind: str, body: Tree) -> Reply:
    """A list's answer, or 304 when the caller has it already."""
    etag = service.render.etag(body)
    if call.headers.get("if-none-match", "").strip('"') == etag:
        return Reply(304, headers={"ETag": f'"{etag}"'})
    return json_reply({"kind": f"youtube#{kind}ListResponse", "etag": etag, **body}, headers={"ETag": f'"{etag}"'})


def token_of(start: int) -> str:
    """A page token: what it is made of is nobody's business."""
    inner = base64.urlsafe_b64encode(start.to_bytes(3, "big"))[:4]
    return base64.urlsafe_b64encode(HEAD + inner).decode().rstrip("=")


def _start(call: Call) -> int:
    token = call.query.get("pageToken", "")
    if not token:
        return 0
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        start = int.from_bytes(base64.b64decode(raw.removeprefix(HEAD), altchars=b"-_", validate=True), "big")
    except (binascii.Error, ValueError):
        start = -1
    if start < 0 or token_of(start) != token:
        words = "The request specifies an invalid page token."
        where = ("pageToken", "parameter")
        raise Refusal(400, "invalidPageToken", words, domain="youtube.parameter", location=where)
    return start


def _max_results(call: Call) -> int:
    text = call.query.get("maxResults", str(USUAL))
    if not (text.isascii() and text.isdigit()):
        words = f"Invalid value '{text}'. Values must be within the range: [0, 50]"
        where = ("maxResults", "parameter")
        raise Refusal(400, "invalidParameter", words, domain="global", location=where)
    return min(int(text), MOST)
