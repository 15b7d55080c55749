"""The health of an account, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QDateTime, QLocale

from desktop_app.accounts.service_link import SignInTimes
from desktop_app.domain.account import AccountId, LinkState
from desktop_app.domain.allowance import Allowance
from desktop_app.domain.errors import KeyringError
from desktop_app.domain.ledger import NO_ANSWER, Call
from desktop_app.domain.statuses import status_in_words
from desktop_app.ui.sentences.details import failure_in_words as failure_details
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.style.state_shapes import Shape

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
FAILURES = 3
AGO = 90.0
"""Seconds that count as just now."""


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """The health of one account. `facts` pair a caption with a sentence; `shape` goes with the words about the link."""

    account: AccountId
    service: str
    label: str
    shape: Shape
    state: str
    facts: tuple[tuple[str, str], ...]


def standing(
    account: AccountId,
    names: tuple[str, str],
    state: LinkState,
    times: SignInTimes | None,
    calls: Iterable[Call],
    now: float,
    trouble: KeyringError | None = None,
) -> AccountHealth:
    """The health of one account. `names`: the service's and the account's; `calls` latest first.

    `trouble`: why what the account signs in with cannot be had.
    """
    known = tuple(calls)
    last_good = next((call for call in known if call.went_well), None)
    failures = tuple(islice((call for call in known if not call.went_well), FAILURES))
    allowance = next((call.allowance for call in known if call.allowance is not None), None)
    shape, words = _state(state, known, trouble)
    facts = (
        ("Last success", f"{moment(last_good.at, now)}, {ago(last_good.at, now)}" if last_good else _NOTHING_YET),
        ("Sign-in", sign_in_in_words(times, now)),
        ("Calls left", allowance_in_words(allowance)),
        ("Last failures", "\n".join(failure_in_words(call, now) for call in failures) or "None since Lineup started"),
    )
    return AccountHealth(account, *names, shape, words, facts)


_NOTHING_YET = "None since Lineup started"


def _state(state: LinkState, calls: tuple[Call, ...], trouble: KeyringError | None) -> tuple[Shape, str]:
    if state is LinkState.SIGN_IN_AGAIN:
        return Shape.SIGN_IN_AGAIN, "wants you to sign in again"
    if trouble is not None:
        lead = sentence_of(trouble, "").lead
        return Shape.OFFLINE, f"can’t be reached: {lead[0].lower()}{lead[1:].rstrip('.')}"
    if not calls:
        return Shape.WORKING, "not asked yet"
    if calls[0].status == NO_ANSWER:
        return Shape.OFFLINE, "couldn’t be reached the last time"
    return (Shape.LINKED, "answers") if calls[0].went_well else (Shape.DECIDE, "refused the last call")


def sign_in_in_words(times: SignInTimes | None, now: float) -> str:
    """The lifetime of a sign-in: `Kept for 3 days. Renews itself before 25 Nov, 12:00.`."""
    if times is None:
        return "Not read from the keyring yet"
    age = f"Kept for {span(now - times.since)}. " if times.since is not None else ""
    if times.until is None:
        return f"{age}It does not run out."
    is_over, when = times.until <= now, moment(times.until, now)
    if times.renews:
        return age + ("Renews itself with the next call." if is_over else f"Renews itself before {when}.")
    return age + ("It has run out." if is_over else f"Ends {when}.")


def allowance_in_words(allowance: Allowance | None) -> str:
    """The calls left: `998 of 1000`."""
    if allowance is None:
        return "The service does not say"
    return f"{allowance.left} of {allowance.limit}" if allowance.limit is not None else str(allowance.left)


def failure_in_words(call: Call, now: float) -> str:
    """The last failure: `12:03  Too many calls (429), GET /users/{id}/lists.`."""
    what = outcome_in_words(call).rstrip(".") + (f" ({call.status})" if call.status != NO_ANSWER else "")
    return f"{moment(call.at, now)}: {what}, {call.method} {call.path}"


def outcome_in_words(call: Call) -> str:
    """The outcome of a call: `Too many calls`, `No connection could be made.`."""
    if call.status != NO_ANSWER:
        return status_in_words(call.status)
    return (failure_details(call.failure) if call.failure is not None else "") or "no answer"


def ago(at: float, now: float) -> str:
    """A time before now: `2 minutes ago`."""
    return "just now" if now - at < AGO else f"{span(now - at)} ago"


def span(seconds: float) -> str:
    """A time in the largest unit that it fills twice, or once: `90 minutes`, `3 days`."""
    for unit, name in ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        if seconds >= 2 * unit:
            return f"{int(seconds // unit)} {name}s"
    return "a minute" if seconds >= MINUTE else "less than a minute"


def moment(at: float, now: float) -> str:
    """The time of day; with the date where it is another day's."""
    when, today = (QDateTime.fromSecsSinceEpoch(int(each)) for each in (at, now))
    clock = QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
    return clock if when.date() == today.date() else f"{QLocale().toString(when.date(), 'd MMM')}, {clock}"
