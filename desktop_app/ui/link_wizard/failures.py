"""Failures of linking in words: title, likely cause, advice, and the place from which to try again."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QDateTime, QTimeZone

from desktop_app.domain import errors as e
from desktop_app.ui.link_wizard.pages.failed_page import ClockPicture, Failure
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.messages import NOTHING, clock_in_words, linking_sentence_of
from desktop_app.ui.shell.tls_words import fault_in_words, way_out


class NextStep(Enum):
    """The places from which the wizard goes on after a failure."""

    AGAIN = "again"
    KEY = "key"
    BEFORE = "before"
    CORRECT_CLOCK = "correct clock"
    OPEN_PAGE = "open page"
    COPY_NOTE = "copy note"


STAYING = (NextStep.OPEN_PAGE, NextStep.COPY_NOTE)
"""Ways that are taken while the failure stays on the screen."""


@dataclass(frozen=True, slots=True)
class FailureButton:
    """A button of the failure page, and where it leads."""

    label: str
    leads_to: NextStep


AGAIN = FailureButton("Try again", NextStep.AGAIN)
START_AGAIN = FailureButton("Start again", NextStep.AGAIN)
OTHER_WAY = FailureButton("Sign in another way", NextStep.BEFORE)
FROM_THE_START = FailureButton("From the beginning", NextStep.BEFORE)
"""In the place of another way, where the service has only one."""
LOOK_AT_KEY = FailureButton("Look at the key", NextStep.KEY)
ADDRESS = FailureButton("Look at the address", NextStep.KEY)
OPEN_PAGE = FailureButton("Open page", NextStep.OPEN_PAGE)
COPY_NOTE = FailureButton("Copy a note for them", NextStep.COPY_NOTE)

_ADVICE: dict[type[Exception], tuple[str, str, FailureButton, FailureButton]] = {
    e.InvalidSignature: (
        "The key or its shared secret is mistyped, or was replaced at the service",
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
        "The key or its secret is mistyped, or was replaced at the service",
        "Copy both once more from the page where you got them, whole and without spaces.",
        LOOK_AT_KEY,
        AGAIN,
    ),
    e.ApplicationNameMissing: (
        "A fault of the server; your key and this computer are fine",
        "Only the people who run this server can fix this.",
        COPY_NOTE,
        AGAIN,
    ),
    e.ClockSkewed: (
        "The service’s own clock seems to be wrong; yours isn’t",
        "Only the people who run the service can fix this.",
        COPY_NOTE,
        AGAIN,
    ),
    e.RequestExpired: (
        "More time went by than the service allows",
        "Starting again takes one click and brings a new page or code; your key is kept.",
        START_AGAIN,
        OTHER_WAY,
    ),
    e.InvalidGrant: (
        "",
        "Starting again takes one click and brings a new page or code; your key is kept.",
        START_AGAIN,
        OTHER_WAY,
    ),
    e.ConsentRefused: (
        "",
        "If that was not meant, ask once more.",
        FailureButton("Ask once more", NextStep.AGAIN),
        OTHER_WAY,
    ),
    e.NotApproved: (
        "",
        "Ask once more, approve Lineup on the page that opens, and only then say that you did.",
        FailureButton("Ask once more", NextStep.AGAIN),
        OTHER_WAY,
    ),
    e.SignInAbandoned: ("", "You can start again; what was entered for the application is kept.", AGAIN, OTHER_WAY),
    e.ForeignRedirect: (
        "It came from the page of an earlier attempt, or from somebody else",
        "Close other pages of this sign-in and start again; if it keeps happening, sign in another way.",
        AGAIN,
        OTHER_WAY,
    ),
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
    e.Unreachable: ("", "Check your connection, then try again.", AGAIN, OTHER_WAY),
    e.Interposed: (
        "The network wants a sign-in of its own, or the address isn’t the service’s",
        "Open the page and sign in there if it asks, then try again.",
        OPEN_PAGE,
        AGAIN,
    ),
    e.OutcomeUnknown: ("", "That usually passes: wait a little, then try again.", AGAIN, OTHER_WAY),
    e.RateLimited: ("", "Wait a minute, then try again.", AGAIN, OTHER_WAY),
    e.KeyRefused: ("", "Copy it once more from the page where it was made, whole.", AGAIN, OTHER_WAY),
    e.SignInAgain: (
        "What was just granted is not taken; it may have been revoked in this moment",
        "Sign in once more.",
        FailureButton("Sign in once more", NextStep.AGAIN),
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
    e.LedAway: (
        "The service has moved, or something in the network leads elsewhere",
        "If you know that address and trust it, enter it in the settings. If not, try another network.",
        AGAIN,
        OTHER_WAY,
    ),
    e.KeyringSilent: ("", "Check that your keyring program is running, then try again.", AGAIN, OTHER_WAY),
    e.KeyringLocked: ("", "Try again, and enter the keyring’s password when you are asked.", AGAIN, OTHER_WAY),
    e.KeyringError: ("", "Unlock the keyring, or keep the sign-in until you close Lineup.", AGAIN, OTHER_WAY),
}


_LATER_THAN_WAITING = (e.KeyringSilent, e.KeyringLocked)
"""Elsewhere Lineup waits for these and goes on by itself; a sign-in that could not be stored has to be made anew."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Facts that the advice depends on. `elsewhere`: at a server whose address the person typed in."""

    service: str
    several_ways: bool
    elsewhere: bool


def failure_of(error: Exception, at: Circumstances) -> tuple[Failure, FailureButton, FailureButton]:
    """The page for an error, and its two buttons."""
    if isinstance(error, e.ClockSkewed) and not error.is_theirs:
        return _clock_failure(error, at.service)
    if isinstance(error, e.TlsFault):
        return _tls_failure(error, at)
    sentence = linking_sentence_of(error, at.service)
    cause, remedy, first, second = _advice(error, at)
    failure = Failure(
        title=sentence.lead.rstrip("."),
        sentence=NOTHING if isinstance(error, _LATER_THAN_WAITING) else sentence.text,
        cause=cause,
        remedy=remedy,
        primary=first.label,
        secondary=second.label,
    )
    return failure, first, second


def _advice(error: Exception, at: Circumstances) -> tuple[str, str, FailureButton, FailureButton]:
    if at.elsewhere and isinstance(error, e.Unreachable) and not isinstance(error, e.INSECURE):
        cause = "The network is gone, or the address is not the right one"
        return cause, "Check your connection and the address, then try again.", AGAIN, ADDRESS
    cause, remedy, first, second = next(
        (_ADVICE[kind] for kind in type(error).__mro__ if kind in _ADVICE),
        ("", "Try again. If it keeps happening, please report it with what the details show.", AGAIN, OTHER_WAY),
    )
    if isinstance(error, e.RateLimited) and error.until_tomorrow:
        cause, remedy = "The application’s requests for today are used up", "Try again tomorrow, or with another key."
        second = LOOK_AT_KEY
    if isinstance(error, e.SignInAbandoned):
        cause = detail_of(error).rstrip(".")
    if second is OTHER_WAY and not at.several_ways:
        second = FROM_THE_START
    return cause, remedy, first, second


def _tls_failure(error: e.TlsFault, at: Circumstances) -> tuple[Failure, FailureButton, FailureButton]:
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


def _clock_failure(error: e.ClockSkewed, service: str) -> tuple[Failure, FailureButton, FailureButton]:
    correct = FailureButton("Correct and try again", NextStep.CORRECT_CLOCK)
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


def note_for_the_operators(error: Exception, address: str) -> str:
    """Tell the people who run the server at `address` what they need to know, without anything of the person's."""
    lead = f"Lineup can’t sign in at {address}."
    if isinstance(error, e.ClockSkewed):
        told = _in_utc(error.theirs)
        at = _in_utc(error.ours)
        return (
            f"{lead} The server refuses the time of signed requests (oauth_timestamp), and its Date header said {told} "
            f"at {at}. Please check the server’s clock."
        )
    return (
        f"{lead} The answer with the request token leaves out application_name, which the sign-in page asks for. "
        "Please have the server send application_name with the request token."
    )


def _in_utc(moment: float) -> str:
    return QDateTime.fromSecsSinceEpoch(round(moment), QTimeZone.utc()).toString("yyyy-MM-ddTHH:mm:ssZ")


def _time_of_day(moment: float) -> str:
    return QDateTime.fromSecsSinceEpoch(round(moment)).toString("HH:mm:ss")


def _difference(seconds: float) -> str:
    minutes, rest = divmod(round(abs(seconds)), 60)
    return f"{'+' if seconds > 0 else '−'}{minutes} min {rest:02} s"
