"""RFC 8628: the person types a short code on another device, and this one asks now and then whether they have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.client_authentication import authenticated, identified
from desktop_app.auth.device_dialects import RFC_8628, DeviceDialect, Outcome
from desktop_app.auth.flow import CodeDisplay, FlowStep, Station, UserCode, Waiting
from desktop_app.auth.members import members_of_either, number_of, text_of
from desktop_app.auth.signing import Clock
from desktop_app.auth.timer import LoopTimer, Timer, wait_for
from desktop_app.auth.token_response import check_size, is_page, is_plain, is_success, refusal_of, retry_after, token_of
from desktop_app.domain.credentials import BearerToken, ClientCredentials, secrets_of
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    CallReason,
    ConsentRefused,
    Interposed,
    InvalidGrant,
    OutcomeUnknown,
    RateLimited,
    RequestExpired,
    ServerFault,
    ServiceError,
    SignInReason,
    TlsFault,
    Unreachable,
)
from desktop_app.masking import Hold
from desktop_app.transport import Request, Response, Transport

INTERVAL = 5.0
"""Seconds between two polls where the service does not say (section 3.2)."""

SLOWER = 5.0
"""Seconds that each slow_down adds (section 3.5)."""

LONGEST_CODE = 64
"""Characters of what a person is to type (section 6.1 advises eight): each is drawn by itself."""

LONGEST_ADDRESS = 2_000
"""Characters: nobody types one as long, and no browser needs a longer one."""

LONGEST_PAUSE = 60.0
"""Seconds between two tries without a network."""

RENEW_AHEAD = 5.0
"""Seconds before its end that a code gives way to a new one: nobody should type one that ends under their fingers."""

STEPS = (FlowStep(Station.CODE), FlowStep(Station.CODE_TYPED_ELSEWHERE))

_SIGN_IN_TO_THE_NETWORK = 511
"""RFC 6585 section 6."""


_ENDED = {
    Outcome.SPENT: SignInReason.CODE_UNKNOWN_OR_USED,
    Outcome.UNKNOWN: SignInReason.CODE_UNKNOWN,
    Outcome.USED: SignInReason.CODE_USED,
}

_PASSING = (Unreachable, OutcomeUnknown, Interposed)
"""Troubles of one poll that end by themselves and leave the code as it is."""


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """Section 3.2. `interval` in seconds, `ends_at` by the flow's timer."""

    secret: str = field(repr=False)
    shown: UserCode
    interval: float
    ends_at: float


class DeviceFlow:
    """Codes, then polls until the person has decided. It ends with a token, a refusal, or the caller's cancelling."""

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
        self._server = server
        self._client = client
        self._transport = transport
        self._clock = clock
        self._dialect = dialect
        self._scopes = scopes
        self._timer = timer or LoopTimer()
        self.steps = steps
        self._held = Hold(*secrets_of(client))

    async def authorize(self, agent: CodeDisplay) -> BearerToken:
        """Sections 3.1 to 3.5; a code that ends is followed by another."""
        agent.at_step(0)
        code = await self.device_code()
        agent.at_step(1)
        agent.show_code(code.shown)
        while True:
            try:
                return await self._token_for(code, agent)
            except RequestExpired:
                code = await self._another_code(agent)
                agent.show_code(code.shown)
                agent.waiting(Waiting.RENEWED)

    async def device_code(self) -> DeviceCode:
        """Sections 3.1 and 3.2. Also a sound check of the client's id. Raises `ServiceError`."""
        asked = self._timer.time()
        request = authenticated if self._dialect.proves_itself else identified
        # Section 3.1 wants the id though the header may have it, too.
        asking = {"client_id": self._client.key, "scope": self._server.scope_separator.join(self._scopes)}
        endpoint = self._server.device_authorization_endpoint
        response = await self._asked(request(self._server, self._client, endpoint, asking))
        if not is_success(response) or not members_of_either(response):
            raise _unless_passing(refusal_of(response))
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

    async def _token_for(self, code: DeviceCode, agent: CodeDisplay) -> BearerToken:
        """Section 3.5. Raises `RequestExpired` when the code has ended, or is about to.

        The timer is read after a poll, not before: when the computer has slept past the code's end, the person may
        have approved it in time all the same.
        """
        interval = pause = code.interval
        heard = False
        while True:
            await wait_for(self._timer, pause)
            try:
                token = await self._poll(code)
            except RateLimited as slower:
                interval += SLOWER
                pause, how, heard = max(interval, slower.retry_after), Waiting.SLOWED_DOWN, True
            except _PASSING as passing:
                pause, how = max(interval, min(2 * pause, LONGEST_PAUSE)), _how(passing)
                if isinstance(passing, Interposed) and not heard and self._is_over(code, pause):
                    raise
            else:
                if token is not None:
                    return token
                pause, how, heard = interval, Waiting.FOR_THE_PERSON, True
            agent.waiting(how)
            if self._is_over(code, pause):
                raise RequestExpired(SignInReason.CODE_ENDED)

    def _is_over(self, code: DeviceCode, pause: float) -> bool:
        """Whether the code will have ended, or nearly so, by the next poll."""
        return self._timer.time() + pause >= code.ends_at - RENEW_AHEAD

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
        raise _unless_passing(refusal_of(response))

    async def _asked(self, request: Request) -> Response:
        try:
            return await self._transport.send(request)
        except BadAnswer as unread:
            raise _unless_passing(unread) from None

    async def _another_code(self, agent: CodeDisplay) -> DeviceCode:
        """However long the network is gone."""
        pause = INTERVAL
        while True:
            try:
                return await self.device_code()
            except (*_PASSING, RateLimited) as passing:
                agent.waiting(_how(passing))
            await wait_for(self._timer, pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def _is_at_same_server(address: str, other: str) -> bool:
    try:
        one, two = urlsplit(address), urlsplit(other)
    except ValueError:
        return False
    return (one.scheme, one.netloc) == (two.scheme, two.netloc)


def _unless_passing(refusal: ServiceError) -> ServiceError:
    """The refusal; where it is not in the form of RFC 6749, something else may have answered."""
    if type(refusal) is BadAnswer:
        return Interposed(refusal.why, status=refusal.status, said=refusal.said)
    return refusal


def _how(passing: ServiceError) -> Waiting:
    match passing:
        case RateLimited():
            return Waiting.SLOWED_DOWN
        case ServerFault(status=int(status)) if 500 <= status != _SIGN_IN_TO_THE_NETWORK:
            return Waiting.TROUBLED
        case Interposed() | ServerFault() | TlsFault():
            return Waiting.INTERPOSED
    return Waiting.OFFLINE


def _first(members: Mapping[str, object], names: Iterable[str]) -> str:
    """The first text that is there under one of `names`."""
    return next(filter(None, (text_of(members, name) for name in names)), "")
