"""An account at a described service: its owner is known, and questions can be asked by hand."""

import json
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from desktop_app.auth.token_response import retry_after
from desktop_app.domain.account import Person
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    RateLimited,
    RefusalReason,
    Refused,
    ServerFault,
)
from desktop_app.domain.hosts import picture_address
from desktop_app.providers.described.calls import Calls
from desktop_app.providers.described.description import UserInfo
from desktop_app.providers.redirects import led_away
from desktop_app.transport import Exchange, Request, Response

LARGEST = 1024 * 1024
"""Bytes of an answer about one person."""

LONGEST_TEXT, LONGEST_NAME = 2000, 200


class Account:
    """An `Explorer`. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, user: UserInfo, address: Callable[[], Awaitable[str]]) -> None:
        """`address` is where to ask who is linked."""
        self._calls = calls
        self._user = user
        self._address = address

    async def who(self) -> Person:
        address = await self._address()
        headers = {"Accept": "application/json", **dict(self._user.headers)}
        request = Request("GET", address, self._user.parameters, headers=headers)
        response = await self._calls.identify(request)
        return person_in(_answer_in(response), self._user, address)

    async def api_root(self) -> str:
        """The host that tells who is linked: no other is known to take the sign-in."""
        parts = urlsplit(await self._address())
        return f"{parts.scheme}://{parts.netloc}"

    async def ask(self, request: Request) -> Response:
        return await self._calls.ask(request)

    async def rehearse(self, request: Request) -> Exchange:
        return await self._calls.rehearse(request)


def person_in(answer: object, user: UserInfo, address: str) -> Person:
    """Person in an answer, by the description's paths. Without a name, the id stands for it. Raises `BadAnswer`."""
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
