"""TMDB's way (contract tmdb 2): a request token, the person's approval, a session.

No standard: it looks like OAuth 1.0a without signatures. There is no `state`; what came back is bound to the attempt
by the request token itself and by the redirection URI, which is the attempt's own.
"""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_address
from urllib.parse import quote, urlencode, urlsplit

from desktop_app.auth.expectation import Expectation, PageLife, expecting
from desktop_app.auth.flow import Browser, Deviation, FlowStep, Form, PageExpired, Question, QuestionKind, Station
from desktop_app.auth.members import members_of, text_of
from desktop_app.auth.redirect import answer_of, check_mark, is_refusal
from desktop_app.auth.token_response import check_size, is_plain
from desktop_app.domain.credentials import Session
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    ConsentRefused,
    LinkError,
    PasswordRefused,
    ServiceError,
    SignInReason,
)
from desktop_app.masking import Hold
from desktop_app.transport import Request, Response, Transport

LASTS = 60 * 60.0
"""Seconds that a request token lives without approval (contract 2.1)."""
APPROVAL_STEPS = (
    FlowStep(Station.REQUEST_TOKEN),
    FlowStep(Station.APPROVAL, Deviation.NO_STATE),
    FlowStep(Station.SESSION),
)
PASSWORD_STEPS = (FlowStep(Station.REQUEST_TOKEN), FlowStep(Station.NAME_AND_PASSWORD), FlowStep(Station.SESSION))


@dataclass(frozen=True, slots=True)
class SessionServer:
    """Addresses and peculiarities of TMDB's four sign-in calls. `api` is the address above `/authentication`.

    `authorized` puts the application's key on a request; `error_of` reads an answer that is not 200.
    """

    api: str
    approval: str
    authorized: Callable[[Request], Request]
    error_of: Callable[[Response], ServiceError]


class _Calls:
    """The calls of both ways."""

    def __init__(self, server: SessionServer, transport: Transport) -> None:
        self._server = server
        self._transport = transport
        self._held = Hold()

    async def request_token(self) -> str:
        """Contract 2.1. Ends after sixty minutes without approval."""
        token = await self._asked(Request("GET", self._address("token/new")), "request_token")
        self._held.add(token)
        return token

    async def session(self, request_token: str) -> Session:
        """Contract 2.3. Raises `NotApproved` where the token was not approved, or refused."""
        body = {"request_token": request_token}
        return Session(await self._asked(Request("POST", self._address("session/new"), json=body), "session_id"))

    async def approve(self, request_token: str, name: str, password: str) -> None:
        """Contract 2.4."""
        self._held.add(password)
        body = {"username": name, "password": password, "request_token": request_token}
        request = Request("POST", self._address("token/validate_with_login"), json=body)
        approved = await self._asked(request, "request_token")
        if not hmac.compare_digest(approved.encode(), request_token.encode()):
            raise BadAnswer(AnswerReason.OTHER_REQUEST)

    def _address(self, call: str) -> str:
        return f"{self._server.api}/authentication/{call}"

    async def _asked(self, request: Request, member: str) -> str:
        response = await self._transport.send(self._server.authorized(request))
        if response.status not in (200, 201):
            raise self._server.error_of(response)
        check_size(response)
        value = text_of(members_of(response), member)
        if not value or not is_plain(value):
            raise BadAnswer(AnswerReason.INCOMPLETE, status=response.status)
        return value


class RequestTokenFlow:
    """The person approves on the service's page."""

    steps = APPROVAL_STEPS

    def __init__(self, server: SessionServer, transport: Transport) -> None:
        self._server = server
        self._calls = _Calls(server, transport)

    async def authorize(self, agent: Browser) -> Session:
        """Contract 2.1 to 2.3, in this order."""
        agent.at_step(0)
        life = PageLife(LASTS, can_be_renewed=True)
        with expecting("request_token", goes_on=_is_approval, page=life) as expected:
            token, returned = await self._approved(agent, await agent.redirect_uri(), expected)
        if returned:
            _check(returned, expected)
            agent.at_step(2)
        session = await self._calls.session(token)
        agent.at_step(2)  # who says by hand that they approved may not have: the session alone proves it
        return session

    async def _approved(self, agent: Browser, redirect_to: str, expected: Expectation) -> tuple[str, str]:
        """A request token and the person's answer to it: another token as often as its page expires."""
        query = urlencode({"redirect_to": redirect_to})
        while True:
            expected.value = token = await self._calls.request_token()
            agent.at_step(1)
            try:
                uri = f"{self._server.approval}/{quote(token, safe='')}?{query}"
                return token, await agent.visit(uri, may_stay=True)
            except PageExpired:
                agent.at_step(0)


class PasswordFlow:
    """The documented alternative where no page can be shown: the password is sent once and kept nowhere."""

    steps = PASSWORD_STEPS

    def __init__(self, server: SessionServer, transport: Transport) -> None:
        self._server = server
        self._calls = _Calls(server, transport)

    async def authorize(self, agent: Form) -> Session:
        """Contract 2.4. Raises `LinkError` before anything is asked where the password would travel in the clear."""
        if not _is_private(self._server.api):
            raise LinkError(SignInReason.NOT_HTTPS)
        agent.at_step(0)
        token = await self._calls.request_token()
        agent.at_step(1)
        await self._approve(token, agent)
        agent.at_step(2)
        return await self._calls.session(token)

    async def _approve(self, token: str, agent: Form) -> None:
        """Ask until the service takes the password, or the person gives up; the name stays in its field."""
        name, password = QUESTIONS
        while True:
            answers = await agent.ask((name, password))
            try:
                await self._calls.approve(token, answers["name"], answers["password"])
            except PasswordRefused as error:
                name, password = replace(name, answer=answers["name"]), replace(password, wrong=error)
            else:
                return


QUESTIONS = (
    Question("name", QuestionKind.USER_NAME),
    Question("password", QuestionKind.PASSWORD, secret=True),
)


def _check(returned: str, expected: Expectation) -> None:
    """Contract 2.2: anything but an approval of our own token is a refusal."""
    query = answer_of(returned)
    check_mark(expected, query, may_be_unmarked=is_refusal(query))
    if not _is_approval(query):
        raise ConsentRefused(SignInReason.REFUSED_ON_PAGE)


def _is_approval(query: Mapping[str, str]) -> bool:
    return "request_token" in query and query.get("approved") == "true"


def _is_private(address: str) -> bool:
    parts = urlsplit(address)
    try:
        return parts.scheme == "https" or ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return parts.hostname == "localhost"
