"""Calls of an account: the session on each, refusals as errors, and silence where nothing may be asked."""

import asyncio
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.credentials import Session
from desktop_app.domain.errors import (
    AccountLocked,
    AnswerReason,
    BadAnswer,
    CallReason,
    SignInAgain,
    StaleRead,
    TooLong,
)
from desktop_app.providers.tmdb.refusals import call_error, code_of, is_good
from desktop_app.providers.trees import Tree, json_of, many, number, text
from desktop_app.transport import Exchange, Pairs, Request, Response, Transport

MOST_PAGES = 500
"""Most pages that TMDB gives of anything (contract 3)."""

PAGE = 20
"""Rows."""

WALKS = 3
"""How often a list is read anew when it changes meanwhile."""

AT_ONCE = 4
NOT_MODIFIED = 304
FRESH = {"Cache-Control": "no-cache"}
"""TMDB's answers may be cached for minutes, private ones too (contract 5)."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Rows of a list as one walk met them. `etag` is HTTP's, of the first page; `count` is the number of pages.

    `is_steady`: each page said the same total. `is_whole`: there are as many rows, so that none was missed.
    `left_out`: how many rows came twice, each in the place of another.
    """

    rows: tuple[Tree, ...]
    etag: str
    count: int
    is_steady: bool
    is_whole: bool
    left_out: int = 0


class Calls:
    """Calls of an account to TMDB. Every method raises `ServiceError`."""

    def __init__(
        self,
        api: str,
        authorized: Callable[[Request], Request],
        session: Session,
        transport: Transport,
        on_refused: Callable[[], object] = lambda: None,
    ) -> None:
        """`on_refused` is told when the account's session is no longer taken."""
        self.api = api
        self._on_refused = on_refused
        self._authorized = authorized
        self._session = session
        self._transport = transport
        self._locked: AccountLocked | None = None

    async def now(self, path: str, query: Pairs = ()) -> Tree:
        """The answer's object, and no older one: TMDB ignores what it does not know in a query, its caches do not."""
        return await self.get(path, (*query, ("at", secrets.token_hex(8))))

    async def get(self, path: str, query: Pairs = ()) -> Tree:
        """The answer's object."""
        return _tree(await self._send(Request("GET", f"{self.api}{path}", query, headers=FRESH)))

    async def write(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, fine: Collection[int] = ()
    ) -> Tree:
        """The answer's object, empty where it is none: it was a yes all the same. `fine`: codes as good as a yes."""
        response = await self._send(Request(method, f"{self.api}{path}", json=body or {}, headers=FRESH), fine)
        try:
            return _tree(response)
        except BadAnswer:
            return {}

    async def pages(self, path: str, query: Pairs = (), *, rows: str = "results", known: str = "") -> Pages | None:
        """Read all pages, each of twenty rows; None where the first still has the entity-tag `known`."""
        headers = {**FRESH, **({"If-None-Match": known} if known else {})}
        response = await self._send(Request("GET", f"{self.api}{path}", (*query, ("page", "1")), headers=headers))
        if response.status == NOT_MODIFIED:
            return None
        trees = [_tree(response)]
        last = number(trees[0], "total_pages") or 1
        if last > MOST_PAGES:
            most = MOST_PAGES * PAGE
            raise TooLong(max(number(trees[0], "total_results") or 0, most + 1), most)
        for start in range(2, last + 1, AT_ONCE):
            numbers = range(start, min(start + AT_ONCE, last + 1))
            trees += await asyncio.gather(*(self.get(path, (*query, ("page", str(page)))) for page in numbers))
        return _joined(trees, rows, response.headers.get("etag", ""))

    async def walk(self, path: str, query: Pairs = (), *, rows: str = "results", known: str = "") -> Pages | None:
        """Read all pages of one state, as `pages`. Pages that show that rows came or went meanwhile are read anew.

        TMDB counts titles that it does not show: a total that stays and is never met is believed in the end. Rows that
        go on coming twice are told (`Pages.left_out`).
        """
        for walk in range(1, WALKS + 1):
            pages = await self.pages(path, query, rows=rows, known=known)
            if pages is None or pages.is_whole or (walk == WALKS and pages.is_steady):
                return pages
        raise StaleRead(CallReason.CHANGES_WHILE_READ)

    async def api_root(self) -> str:
        return self.api

    async def ask(self, request: Request) -> Response:
        """A person's own request: whatever its status, but to a locked account."""
        if self._locked is not None:
            raise self._locked
        return await self._transport.send(self._in_session(request))

    async def rehearse(self, request: Request) -> Exchange:
        """The request that a call would send now, without sending it."""
        return await self._transport.rehearse(self._in_session(request))

    def _in_session(self, request: Request) -> Request:
        session = ("session_id", self._session.session_id)
        return self._authorized(replace(request, params=(*request.params, session)))

    async def _send(self, request: Request, fine: Collection[int] = ()) -> Response:
        response = await self.ask(request)
        is_unchanged = response.status == NOT_MODIFIED and "If-None-Match" in request.headers
        if is_unchanged or is_good(response) or code_of(response) in fine:
            return response
        error = call_error(response)
        if isinstance(error, AccountLocked):
            self._locked = error
        if isinstance(error, SignInAgain):
            self._on_refused()
        raise error


def _tree(response: Response) -> Tree:
    try:
        found = json_of(response.body)
    except (ValueError, RecursionError) as error:
        raise BadAnswer(AnswerReason.NOT_JSON, status=response.status) from error
    if not isinstance(found, dict):
        raise BadAnswer(AnswerReason.NOT_AN_OBJECT, status=response.status)
    return found


def _joined(trees: Sequence[Tree], rows: str, etag: str) -> Pages:
    """Older answers gave everything at once, without saying how much that is. Raises `BadAnswer` without rows."""
    if not all(isinstance(tree.get(rows), list) for tree in trees):
        raise BadAnswer(AnswerReason.NOT_A_LIST)
    every = tuple(row for tree in trees for row in many(tree, rows))
    totals = {number(tree, "total_results") for tree in trees}
    keys = {(text(row, "media_type"), text(row, "id")) for row in every}
    is_whole = len(trees) == 1 or totals == {len(keys)}
    left_out = 0 if is_whole else len(every) - len(keys)
    return Pages(every, etag, len(trees), len(totals) == 1, is_whole, left_out)
