"""Calls of an account: the header that names it, refusals as errors."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.domain.credentials import Credentials, Session
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    CallReason,
    KeyringLost,
    KeyringReason,
    SignInAgain,
    StaleRead,
    TooLong,
)
from desktop_app.domain.queues import LONGEST_LIST
from desktop_app.masking import Hold
from desktop_app.providers.jellyfin.client_header import HEADER, client_header
from desktop_app.providers.jellyfin.refusals import call_error
from desktop_app.providers.jellyfin.versions import Version, version_of
from desktop_app.providers.provider import AccountConnection
from desktop_app.providers.trees import Tree, json_of, number, text
from desktop_app.transport import Exchange, Pairs, Request, Response

PAGE = 500
WALKS = 3
"""How often a list is read anew when its length changes meanwhile."""


class Calls:
    """Calls of an account. Every method raises `ServiceError`. Addresses stand below the server's base path."""

    def __init__(self, connection: AccountConnection) -> None:
        """Prepare calls in the account's name. Raises `KeyringLost` for credentials of another kind."""
        self.api = connection.server.api
        self.web = f"{connection.server.sign_in}/web"
        self._connection = connection
        session = session_of(connection.credentials.current)
        self._named = {HEADER: client_header(session.device_id, session.session_id)}
        self._held = Hold(session.session_id)
        self._user = ""

    async def get(self, path: str, query: Pairs = ()) -> Tree:
        """The answer's object."""
        return tree_of(await self.send(Request("GET", f"{self.api}{path}", query)))

    async def write(
        self, method: str, path: str, query: Pairs = (), body: Mapping[str, object] | None = None
    ) -> Response:
        """The answer: what was done has to be looked at, for the server says yes to nearly everything."""
        return await self.send(Request(method, f"{self.api}{path}", query, json=body))

    async def user(self) -> str:
        """Id of the person who is signed in."""
        if not self._user:
            self._user = text(await self.me(), "Id")
        return self._user

    async def me(self) -> Tree:
        """Person who is signed in, asked anew."""
        told = await self.get("/Users/Me")
        if not text(told, "Id"):
            raise BadAnswer(AnswerReason.NO_PERSON)
        return told

    async def version(self) -> Version:
        """Version of the server, asked anew: its owner may have installed another meanwhile."""
        return version_of(text(await self.get("/System/Info/Public"), "Version"))

    async def rows(self, path: str, query: Pairs = ()) -> tuple[Tree, ...]:
        """All rows, page by page, of one state: where the length changes meanwhile, they are read anew.

        Pages may be short, or empty, in the middle: the server takes out of them what the person may not see.
        """
        for _ in range(WALKS):
            pages = await self._pages(path, query)
            if pages is not None:
                return pages
        raise StaleRead(CallReason.CHANGES_WHILE_READ)

    async def _pages(self, path: str, query: Pairs) -> tuple[Tree, ...] | None:
        rows: list[Tree] = []
        start, total = 0, None
        while total is None or start < total:
            page = await self.get(path, (*query, ("startIndex", str(start)), ("limit", str(PAGE))))
            found, told = page.get("Items"), number(page, "TotalRecordCount")
            if not isinstance(found, list) or told is None:
                raise BadAnswer(AnswerReason.NOT_A_LIST)
            if told > LONGEST_LIST:
                raise TooLong(told, LONGEST_LIST)
            if total is not None and told != total:
                return None
            rows += [row for row in found if isinstance(row, dict)]
            start, total = start + PAGE, told
        return tuple(rows)

    async def api_root(self) -> str:
        return self.api

    async def ask(self, request: Request) -> Response:
        """A person's own request: whatever its status."""
        return await self._connection.transport.send(self._naming(request))

    async def rehearse(self, request: Request) -> Exchange:
        """The request that a call would send now, without sending it."""
        return await self._connection.transport.rehearse(self._naming(request))

    def _naming(self, request: Request) -> Request:
        return replace(request, headers={**request.headers, **self._named})

    async def send(self, request: Request) -> Response:
        """The answer of a call that was taken."""
        response = await self.ask(request)
        if response.is_good:
            self._connection.credentials.accepted()
            return response
        error = call_error(response, writes=request.method != "GET")
        if isinstance(error, SignInAgain):
            self._connection.credentials.refused()
        raise error


def tree_of(response: Response) -> Tree:
    """The object in an answer. Raises `BadAnswer` where there is none."""
    try:
        found = json_of(response.body)
    except (ValueError, RecursionError) as error:
        raise BadAnswer(AnswerReason.NOT_JSON, status=response.status) from error
    if not isinstance(found, dict):
        raise BadAnswer(AnswerReason.NOT_AN_OBJECT, status=response.status)
    return found


def session_of(credentials: Credentials) -> Session:
    """The sign-in. Raises `KeyringLost` for credentials of another kind."""
    if not isinstance(credentials, Session):
        raise KeyringLost(KeyringReason.OTHER_SIGN_IN)
    return credentials
