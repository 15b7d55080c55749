"""Sign-in by a code that the person types on another device: shown, asked about now and then, renewed as it ends."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from desktop_app.auth.flow import CodeDisplay, FlowStep, Station, UserCode, Waiting
from desktop_app.auth.timer import LoopTimer, Timer, wait_for
from desktop_app.domain.errors import (
    BadAnswer,
    Interposed,
    OutcomeUnknown,
    RateLimited,
    RequestExpired,
    ServerFault,
    ServiceError,
    SignInReason,
    TlsFault,
    Unreachable,
)

Issued = TypeVar("Issued")

INTERVAL = 5.0
"""Seconds between two polls where the service does not say (section 3.2)."""

SLOWER = 5.0
"""Seconds that each slow_down adds (section 3.5)."""

LONGEST_PAUSE = 60.0
"""Seconds between two tries without a network."""

RENEW_AHEAD = 5.0
"""Seconds before its end that a code gives way to a new one: nobody should type one that ends under their fingers."""

STEPS = (FlowStep(Station.CODE), FlowStep(Station.CODE_TYPED_ELSEWHERE))

_SIGN_IN_TO_THE_NETWORK = 511
"""RFC 6585 section 6."""

_PASSING = (Unreachable, OutcomeUnknown, Interposed)
"""Troubles of one poll that end by themselves and leave the code as it is."""


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """RFC 8628 section 3.2. `interval` in seconds, `ends_at` by the flow's timer."""

    secret: str = field(repr=False)
    shown: UserCode
    interval: float
    ends_at: float


class CodeFlow(ABC, Generic[Issued]):
    """Codes, then polls until the person has decided. It ends with credentials, a refusal, or the caller's cancelling.

    Sections are those of RFC 8628, which others do in their own words.
    """

    renew_ahead = RENEW_AHEAD

    def __init__(self, *, timer: Timer | None = None, steps: tuple[FlowStep, ...] = STEPS) -> None:
        self._timer = timer or LoopTimer()
        self.steps = steps

    @abstractmethod
    async def device_code(self) -> DeviceCode:
        """Sections 3.1 and 3.2. Raises `ServiceError`."""

    @abstractmethod
    async def _poll(self, code: DeviceCode) -> Issued | None:
        """Section 3.4; None while the person has not decided. Raises `ServiceError`, `RequestExpired` among them."""

    async def authorize(self, agent: CodeDisplay) -> Issued:
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

    async def _token_for(self, code: DeviceCode, agent: CodeDisplay) -> Issued:
        """Section 3.5. Raises `RequestExpired` when the code has ended, or is about to.

        The timer is read after a poll, not before: when the computer has slept past the code's end, the person may
        have approved it in time all the same.
        """
        interval = pause = code.interval
        heard = False
        while True:
            await wait_for(self._timer, pause)
            try:
                issued = await self._poll(code)
            except RateLimited as slower:
                interval += SLOWER
                pause, how, heard = max(interval, slower.retry_after), Waiting.SLOWED_DOWN, True
            except _PASSING as passing:
                pause, how = max(interval, min(2 * pause, LONGEST_PAUSE)), _how(passing)
                if isinstance(passing, Interposed) and not heard and self._is_over(code, pause):
                    raise
            else:
                if issued is not None:
                    return issued
                pause, how, heard = interval, Waiting.FOR_THE_PERSON, True
            agent.waiting(how)
            if self._is_over(code, pause):
                raise RequestExpired(SignInReason.CODE_ENDED)

    def _is_over(self, code: DeviceCode, pause: float) -> bool:
        """Whether the code will have ended, or nearly so, by the next poll."""
        return self._timer.time() + pause >= code.ends_at - self.renew_ahead

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


def unless_passing(refusal: ServiceError) -> ServiceError:
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
