"""What went wrong while linking: title, likely cause, what to do, and from where to try again."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QDateTime

from desktop_app.domain import errors as e
from desktop_app.ui.link_wizard.pages.failed_page import ClockPicture, Failure
from desktop_app.ui.messages import NOTHING, clock_in_words, linking_sentence_of
from desktop_app.ui.tls_words import fault_in_words, way_out


class Next(Enum):
    """Where the wizard goes on."""

    AGAIN = "again"
    KEY = "key"
    BEFORE = "before"
    CORRECT_CLOCK = "correct clock"


@dataclass(frozen=True, slots=True)
class Way:
    """A button of the failure page, and where it leads."""

    label: str
    leads_to: Next


AGAIN = Way("Try again", Next.AGAIN)
START_AGAIN = Way("Start again", Next.AGAIN)
OTHER_WAY = Way("Sign in another way", Next.BEFORE)
FROM_THE_START = Way("From the beginning", Next.BEFORE)
"""In the place of another way, where the service has only one."""
LOOK_AT_KEY = Way("Look at the key", Next.KEY)
ADDRESS = Way("Look at the address", Next.KEY)

_ADVICE: dict[type[Exception], tuple[str, str, Way, Way]] = {
    e.InvalidSignature: (
        "The application’s key or its shared secret is not the one that the service knows",
        "Copy both once more from the page where you got them, whole and without spaces.",
        LOOK_AT_KEY,
        AGAIN,
    ),
    e.UnknownApplication: (
        "The application key is wrong, or it is not active any more",
        "Copy it once more from the page where you got it.",
        LOOK_AT_KEY,
        AGAIN,
    ),
    e.InvalidClient: (
        "The application’s key or its secret is not the one that the service knows",
        "Copy both once more from the page where you got them, whole and without spaces.",
        LOOK_AT_KEY,
        AGAIN,
    ),
    e.ApplicationNameMissing: (
        "The server does not tell the name under which the application is registered",
        "A server that stands in for the service must send application_name with its first answer.",
        AGAIN,
        OTHER_WAY,
    ),
    e.RequestExpired: (
        "More time went by than the service allows",
        "Starting again takes one click and brings a new page or code; your key is kept.",
        START_AGAIN,
        OTHER_WAY,
    ),
    e.InvalidGrant: (
        "It was used already, or more time went by than the service allows",
        "Starting again takes one click; your key is kept.",
        START_AGAIN,
        OTHER_WAY,
    ),
    e.ConsentRefused: ("", "If that was not meant, ask once more.", Way("Ask once more", Next.AGAIN), OTHER_WAY),
    e.SignInAbandoned: ("", "You can start again; what was entered for the application is kept.", AGAIN, OTHER_WAY),
    e.ForeignRedirect: ("", "Start again; if it keeps happening, use your own browser.", AGAIN, OTHER_WAY),
    e.UnprovenRedirect: (
        "The service leaves out the value that Lineup sent along as a check",
        "Sign in another way. If your application has a secret, enter it with the key.",
        LOOK_AT_KEY,
        OTHER_WAY,
    ),
    e.LinkError: (
        "",
        "Start again; if it stays so, the details may tell more.",
        START_AGAIN,
        OTHER_WAY,
    ),
    e.AuthoritiesUnreadable: (
        "",
        "Correct what names them, or take it away. Then start Lineup again.",
        AGAIN,
        OTHER_WAY,
    ),
    e.Unreachable: ("", "Look at the connection, then try again.", AGAIN, OTHER_WAY),
    e.OutcomeUnknown: ("", "That usually passes: wait a little, then try again.", AGAIN, OTHER_WAY),
    e.RateLimited: ("", "Wait a minute, then try again.", AGAIN, OTHER_WAY),
    e.KeyRefused: ("", "Copy it once more from the page where it was made, whole.", AGAIN, OTHER_WAY),
    e.SignInAgain: (
        "What was just granted is not taken; it may have been revoked in this moment",
        "Sign in once more.",
        Way("Sign in once more", Next.AGAIN),
        LOOK_AT_KEY,
    ),
    e.Refused: (
        "The account or the application may not do what Lineup asks for",
        "Read what the service says; the key may belong to another application.",
        AGAIN,
        LOOK_AT_KEY,
    ),
    e.ApplicationRefused: (
        "It was deleted on the service’s page, or it is not approved there any more",
        "Register it again if it is gone, then enter its new key.",
        LOOK_AT_KEY,
        AGAIN,
    ),
    e.AccountLocked: ("", "Write to the service’s support; try again when the account is open.", AGAIN, OTHER_WAY),
    e.KeyringError: ("", "Unlock the keyring, or keep the sign-in until you close Lineup.", AGAIN, OTHER_WAY),
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the advice depends on. `elsewhere`: at a server whose address the person typed in."""

    service: str
    several_ways: bool
    elsewhere: bool


def failure_of(error: Exception, at: Circumstances) -> tuple[Failure, Way, Way]:
    """The page to show, and where its two buttons lead."""
    if isinstance(error, e.ClockSkewed):
        return _clock_failure(error, at.service)
    if isinstance(error, e.TlsFault):
        return _tls_failure(error, at)
    sentence = linking_sentence_of(error, at.service)
    cause, remedy, first, second = _advice(error, at)
    failure = Failure(
        title=sentence.lead.rstrip("."),
        sentence=sentence.text,
        cause=cause,
        remedy=remedy,
        primary=first.label,
        secondary=second.label,
    )
    return failure, first, second


def _advice(error: Exception, at: Circumstances) -> tuple[str, str, Way, Way]:
    if at.elsewhere and isinstance(error, e.Unreachable) and not isinstance(error, e.INSECURE):
        cause = "The network is gone, or the address is not the right one"
        return cause, "Look at the connection, then try again.", AGAIN, ADDRESS
    cause, remedy, first, second = next(
        (_ADVICE[kind] for kind in type(error).__mro__ if kind in _ADVICE),
        ("", "Try again; if it stays so, the details may tell more.", AGAIN, OTHER_WAY),
    )
    if isinstance(error, e.SignInAbandoned):
        cause = str(error).rstrip(".")
    if second is OTHER_WAY and not at.several_ways:
        second = FROM_THE_START
    return cause, remedy, first, second


def _tls_failure(error: e.TlsFault, at: Circumstances) -> tuple[Failure, Way, Way]:
    second = ADDRESS if at.elsewhere else OTHER_WAY if at.several_ways else FROM_THE_START
    failure = Failure(
        title=f"There’s no secure connection to {at.service}",
        sentence=NOTHING,
        cause=fault_in_words(error).rstrip("."),
        remedy=way_out(error),
        primary=AGAIN.label,
        secondary=second.label,
    )
    return failure, AGAIN, second


def _clock_failure(error: e.ClockSkewed, service: str) -> tuple[Failure, Way, Way]:
    correct = Way("Correct and try again", Next.CORRECT_CLOCK)
    sentence = linking_sentence_of(error, service)
    failure = Failure(
        title=sentence.lead,
        sentence=sentence.text,
        cause=f"This computer’s clock is {clock_in_words(error.seconds)}",
        clock=ClockPicture(_time_of_day(error.theirs), _time_of_day(error.ours), _difference(error.seconds), service),
        remedy=f"Lineup can sign its requests with {service}’s time and leave this computer’s clock alone. "
        "For a lasting cure, turn on automatic time in the system settings.",
        primary=correct.label,
        secondary=AGAIN.label,
    )
    return failure, correct, AGAIN


def _time_of_day(moment: float) -> str:
    return QDateTime.fromSecsSinceEpoch(round(moment)).toString("HH:mm:ss")


def _difference(seconds: float) -> str:
    minutes, rest = divmod(round(abs(seconds)), 60)
    return f"{'+' if seconds > 0 else '−'}{minutes} min {rest:02} s"
