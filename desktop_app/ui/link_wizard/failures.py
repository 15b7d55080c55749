"""What went wrong while linking: title, likely cause, what to do, and from where to try again."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QDateTime

from desktop_app.domain import errors as e
from desktop_app.ui.link_wizard.pages.failed_page import ClockPicture, Failure
from desktop_app.ui.messages import clock_in_words, sentence_of


class Next(Enum):
    """Where the wizard goes on."""

    AGAIN = "again"
    KEY = "key"
    BEFORE = "before"
    BROWSER = "browser"
    EMBEDDED = "embedded"
    CORRECT_CLOCK = "correct clock"


@dataclass(frozen=True, slots=True)
class Way:
    """A button of the failure page, and where it leads."""

    label: str
    leads_to: Next


AGAIN = Way("Try again", Next.AGAIN)
OTHER_WAY = Way("Sign in another way", Next.BEFORE)

_ADVICE: dict[type[Exception], tuple[str, str, Way, Way]] = {
    e.InvalidSignature: (
        "The application’s key or its shared secret is not the one that the service knows",
        "Copy both once more from the page where you got them, whole and without spaces.",
        Way("Look at the key", Next.KEY),
        AGAIN,
    ),
    e.UnknownApplication: (
        "The application key is wrong, or it is not active any more",
        "Copy it once more from the page where you got it.",
        Way("Look at the key", Next.KEY),
        AGAIN,
    ),
    e.ApplicationNameMissing: (
        "The server does not tell the name under which the application is registered",
        "A server that stands in for the service must send application_name with its first answer.",
        AGAIN,
        OTHER_WAY,
    ),
    e.RequestExpired: (
        "More time went by on the sign-in page than the service allows",
        "Starting again takes one click; your key is kept.",
        Way("Start again", Next.AGAIN),
        OTHER_WAY,
    ),
    e.ConsentRefused: ("", "If that was not meant, ask once more.", Way("Ask once more", Next.AGAIN), OTHER_WAY),
    e.SignInAbandoned: ("", "You can start again, or sign in another way.", AGAIN, OTHER_WAY),
    e.ForeignRedirect: ("", "Start again in this window, from its beginning.", AGAIN, OTHER_WAY),
    e.Unreachable: (
        "The network is gone, or the address is not the right one",
        "Look at the connection, then try again.",
        AGAIN,
        Way("Look at the address", Next.KEY),
    ),
    e.KeyringError: ("", "Unlock the keyring, or keep the sign-in until you close Lineup.", AGAIN, OTHER_WAY),
}


def failure_of(error: Exception, service: str) -> tuple[Failure, Way, Way]:
    """The page to show, and where its two buttons lead."""
    sentence = sentence_of(error, service)
    if isinstance(error, e.ClockSkewed):
        return _clock_failure(error, service)
    cause, remedy, first, second = next(
        (_ADVICE[kind] for kind in type(error).__mro__ if kind in _ADVICE),
        ("", "Try again; if it stays so, the details may tell more.", AGAIN, OTHER_WAY),
    )
    failure = Failure(
        title=sentence.lead.rstrip("."),
        sentence=sentence.text,
        cause=cause,
        remedy=remedy,
        primary=first.label,
        secondary=second.label,
    )
    return failure, first, second


def _clock_failure(error: e.ClockSkewed, service: str) -> tuple[Failure, Way, Way]:
    correct = Way("Correct and try again", Next.CORRECT_CLOCK)
    sentence = sentence_of(error, service)
    failure = Failure(
        title=sentence.lead,
        sentence=sentence.text,
        cause=f"This computer’s clock is {clock_in_words(error.seconds)}",
        clock=ClockPicture(_time_of_day(error.theirs), _time_of_day(error.ours), _difference(error.seconds)),
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
