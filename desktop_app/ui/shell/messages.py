"""Errors and events in a person's words: what happened, why, what to do. The one place where they become sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from desktop_app.domain import errors as e
from desktop_app.domain.merging import Difference
from desktop_app.domain.queues import ItemId
from desktop_app.ui.sentences.day_ends import both
from desktop_app.ui.sentences.details import detail_of, said_in_words
from desktop_app.ui.sentences.kinds import SENTENCES, WHILE_LINKING
from desktop_app.ui.shell.tls_words import insecurity_in_words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in two parts. `lead` says what happened, `text` why and what to do."""

    lead: str
    text: str


DAY = 24
"""Hours."""

NOTHING = "Nothing was linked and nothing was stored."

_INSIDE = "Something went wrong inside Lineup."

CLOCK_RIGHT = "Your clock is right again; Lineup has stopped correcting it."

_PROMPT_CLOSED = Sentence(
    "Your keyring is still locked.",
    "Its password prompt was closed. Unlock it to reach your services.",
)


def linking_sentence_of(error: Exception, service: str) -> Sentence:
    """The sentence for an error while an account is being linked: nothing is kept then, nor tried again by itself."""
    if isinstance(error, e.RateLimited) and error.until_tomorrow:
        return Sentence(f"{service} has reached its limit for today.", NOTHING)
    found = _sentence_in(WHILE_LINKING, error, service) or _sentence_in(SENTENCES, error, service)
    return found or Sentence(_INSIDE, NOTHING)


def sentence_of(error: Exception, service: str) -> Sentence:
    """The sentence that tells of an error. `service`: how the person knows the service, such as "Netflix (sandbox)"."""
    if isinstance(error, e.RateLimited) and error.until_tomorrow:
        when = "tomorrow" if error.goes_on_at is None else f"after {both(error.goes_on_at, error.zone)}"
        text = f"Your changes are saved and will be sent {when}."
        return Sentence(f"{service} has reached its limit for today.", text)
    if isinstance(error, e.NoRoom):
        return Sentence(f"“{error.list_title}” may hold {counted(error.largest, 'title', 'titles')}.", _way_out(error))
    if isinstance(error, e.ClockSkewed) and error.is_theirs:
        text = "Its clock seems to be wrong; yours is right. Your changes are saved."
        return Sentence(f"{service} didn’t accept the time.", text)
    return _sentence_in(SENTENCES, error, service) or Sentence(_INSIDE, "Nothing of yours was lost.")


def _sentence_in(
    sentences: Mapping[type[e.LineupError], tuple[str, str]], error: Exception, service: str
) -> Sentence | None:
    """The sentence of the error's nearest kind that has one."""
    if isinstance(error, e.KeyringLocked) and error.dismissed:
        return _PROMPT_CLOSED
    for kind in type(error).__mro__:
        if kind in sentences:
            lead, text = sentences[kind]
            status, detail = getattr(error, "status", None), detail_of(error)
            words = {
                "service": service or "the service",
                "detail": detail,
                "said": said_in_words(error),
                "reason": detail or "It gave no reason.",
                "limit": detail or "Its limit may be reached.",
                "number": f" (error {status})" if status else "",
                "nothing": NOTHING,
                "missing": _missing(error),
                "wait": _wait_in_words(error),
                "fault": insecurity_in_words(error),
                "count": f"{getattr(error, 'count', 0):,}",
                "most": f"{getattr(error, 'most', 0):,}",
            }
            return Sentence(lead.format(**words), text.format(**words).strip())
    return None


def _wait_in_words(error: Exception) -> str:
    """The time until a service may be asked again: `in 40 seconds`."""
    seconds = ceil(getattr(error, "retry_after", 0))
    return f"in {counted(seconds, 'second', 'seconds')}" if seconds > 1 else "shortly"


def _missing(error: Exception) -> str:
    if not isinstance(error, e.IncompleteRead):
        return ""
    if isinstance(error, e.IncompleteLists):
        return counted(error.missing, "list is missing", "lists are missing")
    return counted(error.missing, "title is missing", "titles are missing")


def _way_out(error: e.NoRoom) -> str:
    if error.fits:
        fit = f"there is room for {error.fits:,} of these {error.wanted:,}"
        return f"It holds {error.holds:,}: {fit}. Nothing was added; choose fewer, or remove some first."
    return "It is full. Nothing was added; remove a title first, or put this one into another list."


def change_in_words(change: Difference, names: Mapping[ItemId, str], service: str) -> str:
    """A change by others: `Netflix moved 2, removed Charade.`."""
    parts = [
        f"{verb} {_some(ids, names)}"
        for verb, ids in (("added", change.added), ("moved", change.moved), ("removed", change.removed))
        if ids
    ]
    said = f"{service} {', '.join(parts)}"
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."  # as after “Sherlock Jr.”


def kept_in_words(count: int) -> str:
    """A sentence that `count` waiting edits of the person were kept; empty for none."""
    if not count:
        return ""
    return "Your change was kept." if count == 1 else f"Your {count} changes were kept."


def _some(ids: tuple[ItemId, ...], names: Mapping[ItemId, str]) -> str:
    return names.get(ids[0], "a title") if len(ids) == 1 else str(len(ids))


def clock_in_words(seconds: float) -> str:
    """The deviation of a clock: `14 minutes ahead`."""
    minutes, hours = round(abs(seconds) / 60), round(abs(seconds) / 3600)
    amount = f"{minutes} minutes" if minutes > 1 else "about a minute" if minutes else f"{abs(seconds):.0f} seconds"
    if hours > 1:
        amount = f"{hours} hours" if hours < DAY * 2 else f"{round(hours / DAY)} days"
    return f"{amount} {'ahead' if seconds > 0 else 'behind'}"


def counted(count: int, one: str, more: str) -> str:
    """A count with its noun: `1 title added`, `3 titles added`."""
    return f"{count:,} {one if count == 1 else more}"
