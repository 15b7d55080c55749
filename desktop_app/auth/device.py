"""RFC 8628: the person types a short code on another device, and this one asks now and then whether they have."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.client_authentication import authenticated, identified
from desktop_app.auth.code_flow import INTERVAL, STEPS, CodeFlow, DeviceCode, unless_passing
from desktop_app.auth.device_dialects import RFC_8628, DeviceDialect, Outcome
from desktop_app.auth.flow import FlowStep, UserCode
from desktop_app.auth.members import members_of_either, number_of, text_of
from desktop_app.auth.signing import Clock
from desktop_app.auth.timer import Timer
from desktop_app.auth.token_response import check_size, is_page, is_plain, is_success, refusal_of, retry_after, token_of
from desktop_app.domain.credentials import BearerToken, ClientCredentials, secrets_of
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    CallReason,
    ConsentRefused,
    InvalidGrant,
    RateLimited,
    RequestExpired,
    SignInReason,
)
from desktop_app.masking import Hold
from desktop_app.transport import Request, Response, Transport

LONGEST_CODE = 64
"""Characters of what a person is to type (section 6.1 advises eight): each is drawn by itself."""

LONGEST_ADDRESS = 2_000
"""Characters: nobody types one as long, and no browser needs a longer one."""

_ENDED = {
    Outcome.SPENT: SignInReason.CODE_UNKNOWN_OR_USED,
    Outcome.UNKNOWN: SignInReason.CODE_UNKNOWN,
    Outcome.USED: SignInReason.CODE_USED,
}


class DeviceFlow(CodeFlow[BearerToken]):
    """Codes and polls of RFC 8628, at a service that speaks a `dialect` of it."""

    def __init__(
        self,
        server: AuthorizationServer,
        client: ClientCredentials,
        transport: Transport,
        clock: Clock,
        *,
        dialect: DeviceDialect = RFC_8628,
        scopes: tuple[str, ...] = (),
        timer: Timer | None = None,
        steps: tuple[FlowStep, ...] = STEPS,
    ) -> None:
        super().__init__(timer=timer, steps=steps)
        self._server = server
        self._client = client
        self._transport = transport
        self._clock = clock
        self._dialect = dialect
        self._scopes = scopes
        self._held = Hold(*secrets_of(client))

    async def device_code(self) -> DeviceCode:
        """Sections 3.1 and 3.2. Also a sound check of the client's id. Raises `ServiceError`."""
        asked = self._timer.time()
        request = authenticated if self._dialect.proves_itself else identified
        # Section 3.1 wants the id though the header may have it, too.
        asking = {"client_id": self._client.key, "scope": self._server.scope_separator.join(self._scopes)}
        endpoint = self._server.device_authorization_endpoint
        response = await self._asked(request(self._server, self._client, endpoint, asking))
        if not is_success(response) or not members_of_either(response):
            raise unless_passing(refusal_of(response))
        return self._code_in(response, asked)

    def _code_in(self, response: Response, asked: float) -> DeviceCode:
        check_size(response)
        members, dialect = members_of_either(response), self._dialect
        secret, user_code = text_of(members, "device_code"), text_of(members, "user_code")
        uri, lasts = _first(members, dialect.verification_uri), number_of(members, "expires_in")
        complete = _first(members, dialect.verification_uri_complete)
        is_readable = len(user_code) <= LONGEST_CODE and all(map(str.isprintable, (user_code, uri, complete)))
        is_readable = is_readable and max(len(uri), len(complete)) <= LONGEST_ADDRESS
        if not (secret and is_plain(secret) and user_code and uri and is_readable and lasts and lasts > 0):
            raise BadAnswer(AnswerReason.NO_CODE, status=response.status)
        self._held.add(secret, user_code)
        if not _is_at_same_server(complete, uri):  # people are shown the other one, and go where that leads
            complete = ""
        # Who is asked less often than codes end would never be told that one has.
        interval = min(max(number_of(members, "interval") or INTERVAL, 1.0), max(lasts, INTERVAL))
        ends_at = asked + lasts
        return DeviceCode(secret, UserCode(user_code, uri, ends_at - self._timer.time(), complete), interval, ends_at)

    async def _poll(self, code: DeviceCode) -> BearerToken | None:
        """Section 3.4; None while the person has not decided. Raises `ServiceError`."""
        server, dialect = self._server, self._dialect
        grant = {"grant_type": dialect.grant_type, dialect.device_code: code.secret}
        endpoint = server.device_token_endpoint or server.token_endpoint
        response = await self._asked(authenticated(server, self._client, endpoint, grant))
        members = members_of_either(response)
        if text_of(members, "access_token"):
            return token_of(response, self._clock(), server.scope_separator)
        # Twitch puts the code of the error into "message".
        outcome = dialect.outcome_of(response.status, (text_of(members, "error"), text_of(members, "message")))
        if outcome in _ENDED and is_page(response):
            outcome = None  # a proxy's 404
        match outcome:
            case Outcome.PENDING:
                return None
            case Outcome.SLOW_DOWN:
                raise RateLimited(CallReason.TOO_MANY_CALLS, retry_after=retry_after(response) or 0.0)
            case Outcome.EXPIRED:
                raise RequestExpired(SignInReason.CODE_ENDED, status=response.status)
            case Outcome.REFUSED:
                raise ConsentRefused(SignInReason.REFUSED_ON_PAGE, status=response.status)
            case Outcome.SPENT | Outcome.UNKNOWN | Outcome.USED:
                raise InvalidGrant(_ENDED[outcome], status=response.status)
        raise unless_passing(refusal_of(response))

    async def _asked(self, request: Request) -> Response:
        try:
            return await self._transport.send(request)
        except BadAnswer as unread:
            raise unless_passing(unread) from None


def _is_at_same_server(address: str, other: str) -> bool:
    try:
        one, two = urlsplit(address), urlsplit(other)
    except ValueError:
        return False
    return (one.scheme, one.netloc) == (two.scheme, two.netloc)


def _first(members: Mapping[str, object], names: Iterable[str]) -> str:
    """The first text that is there under one of `names`."""
    return next(filter(None, (text_of(members, name) for name in names)), "")
