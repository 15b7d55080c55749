"""Sentences of the queue: for the eye, the screen reader and the tooltip. Days are those of the person’s time zone."""

from collections.abc import Iterable, Sequence

from desktop_app.domain.look import Look
from desktop_app.domain.pending_edits import Question, Reason
from desktop_app.domain.queues import Item, Queue, Title
from desktop_app.moments import where_the_person_is
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue.rows import Row, RowKind, RowMark
from desktop_app.ui.sentences.details import cause_in_words

DECIDE = "Decide…"
DOT = " · "
TO_THE_END = "to the end of the list"
"""Where a drop puts titles while the list's own order is not seen."""


NO_LONGER_HERE = "What you are dragging is no longer in this list."
NOT_READ = "This list has not been read yet."
NOT_TITLES = "Lineup can’t read these titles."

NO_PLACE = {
    RowKind.SAVED: "A saved title has no place in the list until it can be watched.",
    RowKind.QUESTION: "This title is not in the list. Answer the question about it first.",
}
"""The reasons why rows of these kinds cannot be dragged."""


_KINDS = {
    "show": "Series",
    "season": "Season",
    "episode": "Episode",
    "person": "Person",
    "live": "Live now",
    "private": "Private",
    "recording": "Recording",
}
HOUR = 3_600
LONG = 10 * HOUR
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MARK_WORDS = {RowMark.WAITS: "Waiting", RowMark.TRAVELS: "Sending", RowMark.DECIDE: DECIDE}
_MARK_SENTENCES = {
    RowMark.WAITS: "change waits",
    RowMark.TRAVELS: "change is being sent",
    RowMark.DECIDE: "needs your decision",
}


def length(seconds: int | None) -> str:
    """A running time, short: `1 h 44 min`, `2 h`, `44 min`."""
    if seconds is None:
        return ""
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = ((hours, "h"), (minutes, "min"))
    return " ".join(f"{count:,} {unit}" for count, unit in parts if count) or "0 min"


def spoken_length(seconds: int | None) -> str:
    """A running time for a screen reader: `1 hour 44 minutes`."""
    if seconds is None:
        return ""
    hours, minutes = divmod(round(seconds / 60), 60)
    return " ".join(counted(count, unit) for count, unit in ((hours, "hour"), (minutes, "minute")) if count)


def day(moment: int | None) -> str:
    """The day of a moment in Unix seconds, where the person is: `3 December 2026`."""
    if moment is None:
        return ""
    found = where_the_person_is(moment)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def counted(count: int, unit: str) -> str:
    """A count with its unit: `1 title`, `3 titles`, `12,000 titles`."""
    return f"{count:,} {unit}" if count == 1 else f"{count:,} {unit}s"


def total(items: Iterable[Item]) -> str:
    """The number of titles and their running time together: `64 titles · 110 h`."""
    titles = [item.title for item in items]
    return joined((counted(len(titles), "title"), sum_of_lengths(titles)))


def sum_of_lengths(titles: Iterable[Title]) -> str:
    """The running time of several titles together; from ten hours on without minutes, which nobody plans by."""
    seconds = sum(title.runtime or 0 for title in titles)
    return length(round(seconds / HOUR) * HOUR if seconds >= LONG else seconds or None)


def saved_already(names: Sequence[str], where: str) -> tuple[str, str]:
    """The words said instead of adding titles that are saved in the list."""
    if len(names) == 1:
        return f"“{names[0]}” is already saved.", f"It'll join “{where}” when it can be watched."
    return f"{len(names):,} titles are already saved.", f"They'll join “{where}” when they can be watched."


def whole(queue: Queue) -> str:
    """The number of a queue's titles and their running time, which the queue knows."""
    return joined((counted(len(queue.items), "title"), length(queue.running_time or None)))


def shown(count: int, queue: Queue) -> str:
    """The count that a filter leaves: `3 of 120 shown`."""
    return f"{count:,} of {len(queue.items) + len(queue.saved):,} shown"


def joined(parts: Iterable[str]) -> str:
    """Parts of a quiet line; what is not known is left out."""
    return DOT.join(part for part in parts if part)


def airy(line: str) -> str:
    """The line with more room around its dots, for the eye alone."""
    return line.replace(DOT, f" {DOT} ")


def what(title: Title) -> str:
    """The kind of a title that is no film: `Series`, `S02E05 · Dekalog`, `Person`; empty for a film."""
    return title.part or _KINDS.get(title.kind, "")


def until(title: Title) -> str:
    """The day on which a title leaves: `until 3 December 2026`; empty if it is not known."""
    return f"until {day(title.available_until)}" if title.available_until is not None else ""


def known(title: Title) -> str:
    """A title's year, running time and last day, as in the details: `1949 · 1 h 44 min · until 3 December 2026`."""
    return joined((what(title), str(title.year or ""), length(title.runtime), until(title)))


def facts(title: Title) -> str:
    """A title's facts, as rows, drag card and What next show them: `1949 · 1 h 44 min · Carol Reed`."""
    return joined((known(title), ", ".join(title.directors)))


def second_line(row: Row, service: str) -> str:
    """The line under a row's title: its remark and facts, or the question about it."""
    if row.mark is RowMark.DECIDE and row.entry is not None and row.entry.question is not None:
        return question_line(row.entry.question, service)
    return joined((row.item.remark, facts(row.item.title)))


def undated_line(row: Row) -> str:
    """The line under a row's title without its last day, for a row that tells the days left in a badge."""
    title = row.item.title
    facts_left = (what(title), str(title.year or ""), length(title.runtime), ", ".join(title.directors))
    return joined((row.item.remark, *facts_left))


AGAIN, DROP = "Try again", "Drop my change"


def answers(question: Question) -> tuple[str, str]:
    """The answer to a question that loses nothing, and the other one."""
    return ("Keep", "Remove") if question.reason is Reason.VANISHED else (AGAIN, DROP)


def question_line(question: Question, service: str) -> str:
    """A question in words: the event, and the choice that it leaves."""
    match question.reason:
        case Reason.VANISHED:
            return f"Removed on {service} after you moved it. Keep it or remove it?"
        case Reason.STORM:
            return f"The list on {service} kept changing while this was sent. Try again or drop your change?"
        case Reason.NOT_KEPT:
            return f"{service} accepted this but didn’t keep it. Try again or drop your change?"
        case Reason.REFUSED:
            says = question.service_says.rstrip(". ")
            join = ": " if says else ". "
            if question.cause is not None and not says:
                says = cause_in_words(question.cause).rstrip(". ")
            return (
                f"{service} refused{join + says if says else ' this without a reason'}. Try again or drop your change?"
            )


def mark_word(mark: RowMark | None) -> str:
    """The word beside the shape."""
    return _MARK_WORDS[mark] if mark else ""


def mark_sentence(mark: RowMark | None) -> str:
    """The shape and the word, read out."""
    return _MARK_SENTENCES[mark] if mark else ""


def rating_sentence(title: Title, service: str) -> str:
    """The average rating with its service: `Netflix average 4.1`; empty if there is none."""
    return f"{service} average {title.average_rating:.1f}" if title.average_rating is not None else ""


def target(places: range) -> str:
    """The places of a drop: `to place 5`, `to place 5 and 6`, `to places 5 to 9`."""
    match len(places):
        case 1:
            return f"to place {places[0]}"
        case 2:
            return f"to place {places[0]} and {places[1]}"
        case _:
            return f"to places {places[0]} to {places[-1]}"


def places(first: int, count: int) -> str:
    """The places of titles that stand together, after "Moved to": `5`, `5 and 6`, `5 to 9`."""
    last = first + count - 1
    return f"{first:,}" if count == 1 else f"{first:,} {'and' if count == 2 else 'to'} {last:,}"


SORTED = "Shown in another order than the list’s own: titles cannot be moved."
"""`Queue.sorted_by`: what is seen is not what would be changed."""

SHOW_OWN_ORDER = "Show in the list’s own order"


LOOK = "The list is {how}, for looking only. Show its own order (Ctrl+Alt+0) to move titles."


def refusal_of_look(look: Look) -> str:
    """The reason why rows that are sorted or grouped cannot be moved; empty if they are not."""
    if look.is_plain:
        return ""
    return LOOK.format(how="sorted" if look.sorted_by is not None else "grouped")


def refusal_of(state: QueueState | None, *, needle: str, fixed: str, other: str) -> str:
    """The reason why rows cannot be moved; empty if they can.

    `fixed`: why the order is not the person's; `other`: what else stands against it.
    """
    if state is None or not state.loaded:
        return "This list has not been read yet, so its order cannot be changed."
    if fixed:
        return fixed
    if state.view.sorted_by:
        return SORTED
    if other:
        return other
    if needle:
        return "Clear the filter to move titles: it hides some of the places between them."
    return ""
