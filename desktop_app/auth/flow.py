"""A flow is a coroutine that is given a user-agent (RFC 6749 section 1.1's word for the browser).

The flow says what it needs, the user-agent answers, the flow returns credentials. The wizard *is* a user-agent;
so are the person's own browser with a loopback listener, and the tests' script.
"""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol

from desktop_app.domain.credentials import Credentials
from desktop_app.domain.errors import PasswordRefused, SignInAbandoned


class Station(Enum):
    """A station of a flow as the pipeline strip shows it."""

    REQUEST_TOKEN = auto()
    APPROVAL = auto()
    SIGN_IN = auto()
    ACCESS_TOKEN = auto()
    SESSION = auto()
    NAME_AND_PASSWORD = auto()
    CODE = auto()
    CODE_TYPED_ELSEWHERE = auto()
    KEY = auto()
    WHO = auto()
    """The service is asked who is linked."""


class Deviation(Enum):
    """How a service departs from the standard at a station."""

    APPLICATION_NAME_TOLD = auto()
    APPLICATION_IN_ADDRESS = auto()
    PERSON_TOLD = auto()
    NO_STATE = auto()
    STATUS_TELLS_HOW_IT_GOES = auto()
    JSON_AND_REDIRECT_ADDRESS = auto()
    COMMAS_AND_EXACT_ADDRESS = auto()
    NOT_RENEWED = auto()
    TOKEN_IN_ADDRESS = auto()
    TOKEN_IN_ADDRESS_WITH_CHECK_VALUE = auto()
    KEY_OF_WHOLE_ACCOUNT = auto()


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A step of a flow, with its deviation from the standard, if any."""

    station: Station
    deviation: Deviation | None = None


@dataclass(frozen=True, slots=True)
class UserCode:
    """RFC 8628 section 3.2: what the person types, and where. It `lasts` so many seconds from when it is shown.

    `complete_uri` already carries the code, empty where the service has no such address. `is_at_home`: the page is at a
    server whose address the person typed in, maybe over plain http.
    """

    code: str = field(repr=False)
    verification_uri: str
    lasts: float
    complete_uri: str = field(default="", repr=False)
    is_at_home: bool = False


class Waiting(Enum):
    """How the wait for the person on the other device goes."""

    FOR_THE_PERSON = "waiting for you"
    SLOWED_DOWN = "asked to slow down"
    OFFLINE = "no connection; trying on"
    TROUBLED = "the service has problems; trying on"
    INTERPOSED = "something else answered in the service's place; trying on"
    RENEWED = "the old code ended; this is a new one"


class QuestionKind(Enum):
    """Values that a person can be asked to type."""

    USER_NAME = auto()
    PASSWORD = auto()
    API_KEY = auto()
    """A key that is made at a page of the service."""

    KEY = auto()
    """A key for a service that a file describes."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a flow asks the person. The answer to a `secret` one is not shown, not kept and not logged.

    `place` is the page where the answer is to be had, empty where nobody knows. `answer` stands in the field already;
    `wrong` is what is wrong with what was typed before.
    """

    name: str
    what: QuestionKind
    secret: bool = False
    place: str = ""
    answer: str = field(default="", repr=False)
    wrong: PasswordRefused | None = None


class PageExpired(SignInAbandoned):
    """The page can't be used any more: the flow has to make another. Raised where the flow said that it can."""


class Guide(Protocol):
    """Shows the person how far a flow has come."""

    def at_step(self, number: int) -> None:
        """The flow has come to this step (zero-based)."""
        ...


class Browser(Guide, Protocol):
    """Takes the person to the service's page and brings back where they were sent."""

    async def redirect_uri(self, registered: str = "") -> str:
        """Address to which the service should send the person back.

        `registered` where the service takes no other; else unguessable, for this attempt alone. Raises
        `SignInAbandoned` where nobody can listen there.
        """
        ...

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        """Take the person there; the full URI by which they came back. Raises `SignInAbandoned`, and `PageExpired` to a
        flow that expects it (see `expectation.PageLife`).

        Where the redirection URI is out of band, what comes back is the code that the person typed. A page
        that `may_stay` and send nobody back has a button; who presses it comes back with nothing.
        """
        ...


class CodeDisplay(Guide, Protocol):
    """Shows a code that the person types somewhere else (RFC 8628 section 3.3)."""

    def show_code(self, code: UserCode) -> None:
        """Show the code, replacing an earlier one."""
        ...

    def waiting(self, how: Waiting) -> None:
        """Show the result of the latest check whether the person has typed the code."""
        ...


class Form(Guide, Protocol):
    """Asks the person to type."""

    async def ask(self, questions: tuple[Question, ...]) -> dict[str, str]:
        """Ask the questions; the person's answers come back by the questions' names. Raises `SignInAbandoned`."""
        ...


class UserAgent(Browser, CodeDisplay, Form, Protocol):
    """User-agent with all that any flow may need of the person; each flow says which part it uses."""


class Flow(Protocol):
    """A way of obtaining credentials."""

    @property
    def steps(self) -> tuple[FlowStep, ...]: ...

    async def authorize(self, agent: UserAgent) -> Credentials:
        """Obtain credentials. Raises `LinkError` or another `ServiceError`; on cancellation leaves nothing behind."""
        ...
