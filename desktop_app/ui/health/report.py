"""Accounts and ledger as plain text for a bug report: no names of people, no secrets."""

import platform
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import qVersion

from desktop_app import __version__
from desktop_app.domain.account import AccountId
from desktop_app.domain.ledger import Call
from desktop_app.moments import in_utc
from desktop_app.ui.health.words import AccountHealth, outcome_in_words
from desktop_app.ui.shell.call_words import seconds_in_words

SIGNING_IN = "signing in"


def names_of(standings: Sequence[AccountHealth]) -> Mapping[AccountId, str]:
    """Names without people: `Trakt 2`. A number tells accounts at the same service apart."""
    names: dict[AccountId, str] = {}
    for place, each in enumerate(standings):
        earlier = [other for other in standings[:place] if other.service == each.service]
        names[each.account] = f"{each.service} {len(earlier) + 1}"
    return names


def report(standings: Sequence[AccountHealth], calls: Iterable[Call]) -> str:
    """The whole report, calls oldest first."""
    names = names_of(standings)
    lines = [f"Lineup {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"]
    for each in standings:
        lines += ["", f"{names[each.account]}: {each.state}"]
        lines += [f"  {caption}: {text.replace(chr(10), '; ')}" for caption, text in each.facts]
    lines += ["", "Requests (UTC)", *(line_of(call, names) for call in calls)]
    return "\n".join(lines)


def line_of(call: Call, names: Mapping[AccountId, str]) -> str:
    """A request of the ledger as one line of text."""
    at = in_utc(call.at).strftime("%Y-%m-%d %H:%M:%S")
    whose = names.get(call.account, "unlinked") if call.account is not None else SIGNING_IN
    status = str(call.status) if call.status else outcome_in_words(call)
    return "  ".join((at, whose, call.method, call.host, call.path, status, seconds_in_words(call.seconds)))
