"""Pages of a described service's list, walked until the last: no page is asked for twice, and no other server."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urljoin, urlsplit

from desktop_app.domain.errors import AnswerReason, BadAnswer, TooLong
from desktop_app.domain.queues import LONGEST_LIST
from desktop_app.providers.described.answer_paths import AnswerPath
from desktop_app.providers.described.list_calls import ListCalls
from desktop_app.providers.described.list_description import PageKind, Paging
from desktop_app.transport import Request, Response

MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page. `total` is what it says of the whole list, None where it says nothing."""

    rows: list[object]
    tree: object
    response: Response
    total: int | None


async def pages(calls: ListCalls, request: Request, rows: AnswerPath, paging: Paging) -> AsyncIterator[Page]:
    """All pages, in their order. Raises `ServiceError`."""
    asked, seen, count = _first(request, paging), set[object](), 0
    for _ in range(MOST_PAGES):
        tree, response = await calls.read(asked)
        found = rows.find(tree)
        if not isinstance(found, list):
            raise BadAnswer(AnswerReason.NOT_A_LIST)
        total = paging.total.find(tree)
        count += len(found)
        if count > LONGEST_LIST:
            raise TooLong(count, LONGEST_LIST)
        whole = total if isinstance(total, int) and not isinstance(total, bool) else None
        yield Page(found, tree, response, whole)
        following = _following(request, asked, tree, count, len(found), paging)
        if following is None:
            return
        if (following.url, following.params) in seen:
            raise BadAnswer(AnswerReason.PAGES_ASTRAY)
        seen.add((following.url, following.params))
        asked = following
    raise TooLong(count + 1, LONGEST_LIST)


def _first(request: Request, paging: Paging) -> Request:
    if paging.size_parameter and paging.size:
        request = _with(request, paging.size_parameter, str(paging.size))
    if paging.kind is PageKind.PAGE:
        return _with(request, paging.parameter, str(paging.first))
    if paging.kind is PageKind.OFFSET:
        return _with(request, paging.parameter, "0")
    return request


def _following(first: Request, asked: Request, tree: object, count: int, rows: int, paging: Paging) -> Request | None:
    """The request for the next page; None after the last. A page that is not full may be one, but an empty one is."""
    match paging.kind:
        case PageKind.NONE:
            return None
        case PageKind.PAGE if rows:
            at = int(dict(asked.params)[paging.parameter])
            return _with(asked, paging.parameter, str(at + 1))
        case PageKind.OFFSET if rows:
            return _with(asked, paging.parameter, str(count))
        case PageKind.TOKEN | PageKind.NEXT:
            told = paging.next.find(tree)
            if isinstance(told, bool) or not isinstance(told, str | int) or told == "":
                return None
            if paging.kind is PageKind.TOKEN:
                return _with(asked, paging.parameter, str(told))
            return _led_on(first, str(told))
    return None


def _led_on(request: Request, address: str) -> Request:
    """The next page by its address, which must be at the same server: the sign-in goes along."""
    target, here = urlsplit(urljoin(request.url, address)), urlsplit(request.url)
    if (target.scheme, target.netloc) != (here.scheme, here.netloc):
        raise BadAnswer(AnswerReason.PAGES_ASTRAY)
    query = tuple(parse_qsl(target.query, keep_blank_values=True))
    return replace(request, url=target._replace(query="", fragment="").geturl(), params=query)


def _with(request: Request, name: str, value: str) -> Request:
    return replace(request, params=(*(pair for pair in request.params if pair[0] != name), (name, value)))
