"""Errors of signing in at a service."""

from enum import auto

from desktop_app.domain.clocks import agree, is_absurd
from desktop_app.domain.errors.base import Why
from desktop_app.domain.errors.services import ServiceError


class SignInReason(Why):
    """Why a sign-in did not come to its end, or counts no longer."""

    NOT_LINKED = auto()
    OTHER_PERSON = auto()
    NO_KEY = auto()
    NO_CODE = auto()
    NO_PAGE = auto()
    PAGE_EXPIRED = auto()
    OTHER_WAY_PREFERRED = auto()
    CODE_SHOWN = auto()
    BROWSER_NOT_STARTED = auto()
    BROWSER_NOT_THERE = auto()
    WITHOUT_CODE = auto()
    WITHOUT_TOKEN = auto()
    TOKEN_NOT_IN_FRAGMENT = auto()
    TOKEN_REFUSED = auto()
    NOT_RENEWABLE = auto()
    CODE_ENDED = auto()
    REFUSED_ON_PAGE = auto()
    OTHER_ID_TOKEN = auto()
    SAID_TWICE = auto()
    OTHER_SIGN_IN = auto()
    NO_MARK = auto()
    OTHER_SENDER = auto()
    TOO_MANY_PARAMETERS = auto()
    NO_ADDRESS = auto()
    NOT_HTTPS = auto()
    TIME_REFUSED = auto()
    NO_APPLICATION_NAME = auto()
    APPLICATION_NOT_KNOWN = auto()
    APPLICATION_OR_ADDRESS = auto()
    SCOPES_MISSING = auto()
    NAME_AND_PASSWORD = auto()
    PASSWORD = auto()
    E_MAIL = auto()
    ACCOUNT_CLOSED = auto()
    ACCOUNT_LOCKED = auto()
    ACCOUNT_SUSPENDED = auto()
    PORT_TAKEN = auto()
    ANY_PORT_TAKEN = auto()
    NOT_THIS_COMPUTER = auto()
    CODE_UNKNOWN_OR_USED = auto()
    CODE_UNKNOWN = auto()
    CODE_USED = auto()
    CODES_SWITCHED_OFF = auto()
    OTHER_SERVICE = auto()
    NOT_AT_ADDRESS = auto()
    NOT_LET_IN = auto()


class LinkError(ServiceError):
    """Linking did not come to its end. Nothing was stored."""


class InvalidSignature(LinkError):
    """The service computed another signature than we did."""


class ClockSkewed(LinkError):
    """The timestamp was refused. `ours` and `theirs` are Unix seconds, `theirs` from the answer's Date header."""

    def __init__(self, why: Why | None = None, *, said: str = "", ours: float, theirs: float) -> None:
        super().__init__(why, status=401, said=said)
        self.ours = ours
        self.theirs = theirs

    @property
    def seconds(self) -> float:
        """Seconds by which this computer's clock is ahead; negative: behind."""
        return self.ours - self.theirs

    @property
    def is_theirs(self) -> bool:
        """Whether the service's clock must be the one that is wrong: it tells our time, or an impossible one."""
        return agree(self.ours, self.theirs) or is_absurd(self.theirs, self.ours)


class UnknownApplication(LinkError):
    """The service does not know the application key."""


class InvalidClient(UnknownApplication):
    """Client authentication failed (RFC 6749 section 5.2): the key or the secret is wrong. No token is lost by it."""


class ApplicationNameMissing(LinkError):
    """The service did not tell the application's name, which its sign-in page wants."""


class RequestExpired(LinkError):
    """The temporary credentials are too old or were used. One click starts again."""


class InvalidGrant(LinkError):
    """The grant that was to be exchanged for a token is too old, revoked, used, or another client's (RFC 6749 5.2)."""


class ConsentRefused(LinkError):
    """The person said no on the service's page."""


class NotApproved(ConsentRefused):
    """The service has no yes of the person: refused, or not answered yet."""


class PasswordRefused(LinkError):
    """The service does not know the name with that password. The flow asks again."""


class SignInAbandoned(LinkError):
    """The page was closed, or nothing came back."""


class OtherPerson(SignInAbandoned):
    """The person who signed in is not the one that the account was meant for, and is not to be linked."""


class ForeignRedirect(LinkError):
    """The redirect carries another token or state than was sent out (RFC 5849 section 2.2, RFC 6749 section 10.12)."""


class UnprovenRedirect(ForeignRedirect):
    """The answer carries no state at all, and came to an address that others know (RFC 9700 section 4.7)."""
