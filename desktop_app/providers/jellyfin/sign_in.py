"""Signing in at a server: by Quick Connect, or with name and password (contract jellyfin 3)."""

import secrets
from dataclasses import replace

from desktop_app.auth.code_flow import CodeFlow, DeviceCode
from desktop_app.auth.flow import FlowStep, Form, UserCode
from desktop_app.auth.members import members_of, text_of
from desktop_app.auth.request_token import QUESTIONS
from desktop_app.auth.timer import Timer
from desktop_app.auth.token_response import check_size, is_page, is_plain
from desktop_app.domain.credentials import Session
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    CallReason,
    Interposed,
    LinkError,
    NotThere,
    PasswordRefused,
    Refused,
    RequestExpired,
    SignInAgain,
    SignInReason,
)
from desktop_app.masking import Hold
from desktop_app.providers.jellyfin.client_header import HEADER, client_header
from desktop_app.providers.jellyfin.profile import CODE_STEPS, PASSWORD_STEPS
from desktop_app.providers.jellyfin.refusals import call_error
from desktop_app.providers.provider import Connection
from desktop_app.transport import Request, Response

LASTS = 600.0
"""Seconds that a code lives."""

EVERY = 5.0
"""Seconds between two looks whether the person has typed the code."""

RENEW_AHEAD = 30.0
"""Seconds before its end that a code gives way to a new one."""

JELLYFIN = "jellyfin"


class _Door:
    """Calls of nobody yet. `device_id` is made for this sign-in, and kept with it: another one would end it."""

    def __init__(self, connection: Connection) -> None:
        self.device_id = secrets.token_hex(16)
        self.web = f"{connection.server.sign_in}/web"
        self._api = connection.server.api
        self._transport = connection.transport
        self._held = Hold()

    def hold(self, *secret: str) -> None:
        """Keep these out of every record."""
        self._held.add(*secret)

    async def check(self) -> None:
        """Raises `LinkError` where something else than Jellyfin answers, such as its relative Emby.

        Jellyfin tells this to everybody: who refuses it is another server, or Jellyfin's path is missing.
        """
        try:
            answer = await self.taken(Request("GET", self._at("/System/Info/Public")))
        except (NotThere, Refused, SignInAgain):
            raise LinkError(SignInReason.NOT_AT_ADDRESS) from None
        product = text_of(members_of(answer), "ProductName")
        if JELLYFIN not in product.lower():
            raise LinkError(SignInReason.OTHER_SERVICE)

    async def send(self, method: str, path: str, body: dict[str, object] | None = None, **query: str) -> Response:
        request = Request(method, self._at(path), tuple(query.items()), json=body)
        return await self._transport.send(replace(request, headers={HEADER: client_header(self.device_id)}))

    async def taken(self, request: Request) -> Response:
        """The answer where it is a yes. Raises `ServiceError`."""
        response = await self._transport.send(replace(request, headers={HEADER: client_header(self.device_id)}))
        if not response.is_good:
            raise call_error(response, writes=False)
        return response

    def session(self, response: Response) -> Session:
        """The sign-in that an answer brings. Raises `ServiceError`."""
        check_size(response)
        token = text_of(members_of(response), "AccessToken")
        if not token or not is_plain(token):
            raise BadAnswer(AnswerReason.NO_TOKEN, status=response.status)
        return Session(token, self.device_id)

    def _at(self, path: str) -> str:
        return f"{self._api}{path}"


async def check_server(connection: Connection) -> None:
    """Raises `LinkError` where another kind of server answers, and `ServiceError` where none does."""
    await _Door(connection).check()


class QuickConnectFlow(CodeFlow[Session]):
    """Codes that the person types on a page of the server where they are signed in. There is no answer that says no."""

    renew_ahead = RENEW_AHEAD

    def __init__(
        self,
        connection: Connection,
        *,
        every: float = EVERY,
        timer: Timer | None = None,
        steps: tuple[FlowStep, ...] = CODE_STEPS,
    ) -> None:
        super().__init__(timer=timer, steps=steps)
        self._door = _Door(connection)
        self._every = every

    async def device_code(self) -> DeviceCode:
        await self._door.check()
        asked = self._timer.time()
        response = await self._door.send("POST", "/QuickConnect/Initiate")
        if response.status == 401:
            raise LinkError(SignInReason.CODES_SWITCHED_OFF, status=401)
        if not response.is_good:
            raise call_error(response, writes=False)
        members = members_of(response)
        secret, code = text_of(members, "Secret"), text_of(members, "Code")
        if not (secret and is_plain(secret) and code.isdecimal() and code.isascii() and len(code) <= 12):
            raise BadAnswer(AnswerReason.NO_CODE, status=response.status)
        self._door.hold(secret, code)
        ends_at = asked + LASTS
        page = f"{self._door.web}/#/quickconnect"
        return DeviceCode(
            secret, UserCode(code, page, ends_at - self._timer.time(), is_at_home=True), self._every, ends_at
        )

    async def _poll(self, code: DeviceCode) -> Session | None:
        """The sign-in, once the code was typed. A code that the server no longer knows has ended, or was forgotten
        when the server started anew.
        """
        response = await self._door.send("GET", "/QuickConnect/Connect", secret=code.secret)
        if response.status == 404:
            _check_own_words(response)
            raise RequestExpired(SignInReason.CODE_ENDED, status=404)
        if response.status == 401:
            raise LinkError(SignInReason.CODES_SWITCHED_OFF, status=401)
        if not response.is_good:
            raise call_error(response, writes=False)
        if members_of(response).get("Authenticated") is not True:
            return None
        response = await self._door.send("POST", "/Users/AuthenticateWithQuickConnect", {"Secret": code.secret})
        if response.status == 404:
            raise RequestExpired(SignInReason.CODE_ENDED, status=404)
        if not response.is_good:
            raise call_error(response, writes=False)
        return self._door.session(response)


class NameAndPasswordFlow:
    """The second way. The password is sent once, and kept nowhere."""

    steps = PASSWORD_STEPS

    def __init__(self, connection: Connection) -> None:
        self._door = _Door(connection)

    async def authorize(self, agent: Form) -> Session:
        """Ask until the server takes the password, or the person gives up; the name stays in its field."""
        agent.at_step(0)
        await self._door.check()
        name, password = QUESTIONS
        while True:
            answers = await agent.ask((name, password))
            self._door.hold(answers["password"])
            response = await self._door.send(
                "POST", "/Users/AuthenticateByName", {"Username": answers["name"], "Pw": answers["password"]}
            )
            if response.status != 401:
                break
            _check_own_words(response)
            wrong = PasswordRefused(SignInReason.NAME_AND_PASSWORD, status=401)
            name, password = replace(name, answer=answers["name"]), replace(password, wrong=wrong)
        agent.at_step(1)
        if response.status == 403:
            raise LinkError(SignInReason.NOT_LET_IN, status=403)
        if not response.is_good:
            raise call_error(response, writes=False)
        return self._door.session(response)


def _check_own_words(response: Response) -> None:
    """Raises `Interposed` where a page answers that is something else's, such as a proxy's."""
    if response.body.strip() and is_page(response):
        raise Interposed(CallReason.WEB_PAGE, status=response.status)
