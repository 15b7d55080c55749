"""One account at a described service: it is known who is linked, and there are no lists."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Never
from urllib.parse import urlsplit

from desktop_app.auth.token_response import retry_after
from desktop_app.domain.account import Person
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    CallReason,
    RateLimited,
    RefusalReason,
    Refused,
    ServerFault,
    ServiceError,
    SignInAgain,
)
from desktop_app.domain.hosts import picture_address
from desktop_app.domain.queues import Queue, Title, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Sent, Writes
from desktop_app.providers.described.calls import Calls
from desktop_app.providers.described.description import UserInfo
from desktop_app.providers.redirects import led_away
from desktop_app.transport import Exchange, Request, Response

CAPABILITIES = Capabilities(Ordering.KEPT_BY_US, Guard.COMPARE_FIRST, Writes.ONE_TITLE)
LARGEST = 1024 * 1024
"""Bytes of an answer about one person."""

LONGEST_TEXT, LONGEST_NAME = 2000, 200


class WithoutLists:
    """A `ListService`, and `Explorable`."""

    def __init__(self, calls: Calls, user: UserInfo, address: Callable[[], Awaitable[str]]) -> None:
        """`address` is where to ask who is linked."""
        self._calls = calls
        self._user = user
        self._address = address

    @property
    def capabilities(self) -> Capabilities:
        return CAPABILITIES

    async def api(self) -> str:
        """The host that tells who is linked: no other is known to take the sign-in."""
        parts = urlsplit(await self._address())
        return f"{parts.scheme}://{parts.netloc}"

    async def call(self, request: Request) -> Response:
        return await self._calls.ask(request)

    async def rehearse(self, request: Request) -> Exchange:
        return await self._calls.rehearse(request)

    async def lists(self) -> tuple[ListInfo, ...]:
        """Return no lists, but ask who is signed in, so that an ended sign-in is noticed: no list would ever tell."""
        try:
            await self.who()
        except SignInAgain:
            raise
        except ServiceError:
            return ()
        return ()

    async def who(self) -> Person:
        address = await self._address()
        headers = {"Accept": "application/json", **dict(self._user.headers)}
        request = Request("GET", address, self._user.parameters, headers=headers)
        response = await self._calls.identify(request)
        return person_in(_answer_in(response), self._user, address)

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:  # noqa: ARG002 - the protocol has it
        _refuse()

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:  # noqa: ARG002 - the protocol has it
        _refuse()

    async def search(self, term: str) -> tuple[Title, ...]:  # noqa: ARG002 - the protocol has it
        _refuse()

    async def ratings(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:  # noqa: ARG002 - the protocol has it
        _refuse()


def _refuse() -> Never:
    raise ServiceError(CallReason.NO_LISTS)


def person_in(answer: object, user: UserInfo, address: str) -> Person:
    """Who that is, by the description's paths. Without a name, the id stands for it. Raises `BadAnswer`."""
    user_id = _text_at(answer, user.id)
    if not user_id:
        raise BadAnswer(AnswerReason.NO_PERSON_AT, place=".".join(user.id))
    name = _text_at(answer, user.name)[:LONGEST_NAME] or user_id
    return Person(user_id, name, picture_address(_text_at(answer, user.picture), address))


def _answer_in(response: Response) -> object:
    status = response.status
    if (away := led_away(response)) is not None:
        raise away
    if status >= 500:
        raise ServerFault(status=status)
    if status == 429:
        raise RateLimited(retry_after=retry_after(response) or 1.0)
    if status == 403:
        raise Refused(RefusalReason.NO_PERSON, status=status)
    if status != 200 or len(response.body) > LARGEST:
        raise BadAnswer(AnswerReason.PERSON_STATUS, count=len(response.body), status=status)
    try:
        found: object = json.loads(response.text)
    except (ValueError, RecursionError):
        raise BadAnswer(AnswerReason.PERSON_NOT_JSON, status=status) from None
    return found


def _text_at(answer: object, path: tuple[str, ...]) -> str:
    """A text or a whole number there, as one line; empty where there is something else or nothing."""
    for name in path:
        answer = _inside(answer, name)
    if not path or isinstance(answer, bool) or not isinstance(answer, str | int):
        return ""
    text = "".join(sign for sign in str(answer) if sign.isprintable()).strip()
    return text if len(text) <= LONGEST_TEXT else ""


def _inside(answer: object, name: str) -> object:
    if isinstance(answer, dict):
        return answer.get(name)
    if isinstance(answer, list) and name.isascii() and name.isdecimal() and int(name) < len(answer):
        return answer[int(name)]
    return None
