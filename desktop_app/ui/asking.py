"""Events of a queue as messages of the bar: what happened, why, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.errors import SignInAgain, SuddenlyEmpty
from desktop_app.domain.pending import Entry, EntryId, Question, Reason
from desktop_app.domain.queues import Item, TitleId
from desktop_app.sync.state import AlreadyThere, Asked, Event, Failed, Merged, Partly
from desktop_app.ui.message_bar import Action, Kind, Message
from desktop_app.ui.messages import change_in_words, kept_in_words, sentence_of


@dataclass(frozen=True, slots=True)
class Answers:
    """What the buttons of a message do."""

    show: Callable[[tuple[TitleId, ...]], None]
    undo: Callable[[], None]
    decide: Callable[[EntryId, bool], None]
    believe_empty: Callable[[], None]
    refresh: Callable[[], None]
    sign_in_again: Callable[[], None]


def message_of(event: Event, service: str, answers: Answers, by_itself: str = "") -> Message:
    """The message to show. `service`: such as "Netflix (sandbox)". `by_itself`: what it removes though nobody asked."""
    match event:
        case Merged():
            return _merged(event, service, answers, by_itself)
        case Asked(entry):
            return _asked(entry, service, answers, by_itself)
        case Partly(says):
            return Message(Kind.WARNING, "Not all of it was added.", f"{service} says: {says}")
        case AlreadyThere(items):
            return _already_there(items)
        case Failed(error):
            sentence = sentence_of(error, service)
            return Message(Kind.ERROR, sentence.lead, sentence.text, _ways_out(error, answers))


def _already_there(items: tuple[Item, ...]) -> Message:
    if len(items) == 1:
        return Message(Kind.INFO, f"“{items[0].title.name}” was already in this list.", "Undo won't remove it.")
    return Message(Kind.INFO, f"{len(items):,} titles were already in this list.", "Undo won't remove them.")


def _merged(event: Merged, service: str, answers: Answers, by_itself: str) -> Message:
    change = event.difference
    there = (*change.added, *change.moved)
    actions = [Action("Show", lambda: answers.show(there))] if there else []
    if event.kept:
        actions.append(Action("Undo mine", answers.undo))
    lead = change_in_words(change, event.names, service)
    why = by_itself if change.removed else ""
    return Message(Kind.INFO, lead, f"{why} {kept_in_words(event.kept)}".strip(), tuple(actions))


def _asked(entry: Entry, service: str, answers: Answers, by_itself: str) -> Message:
    question = entry.question
    assert question is not None
    keep, drop = ("Keep it", "Let it go") if question.reason is Reason.VANISHED else ("Try again", "Let it go")
    actions = (
        Action(keep, lambda: answers.decide(entry.id, True)),
        Action(drop, lambda: answers.decide(entry.id, False)),
    )
    if question.reason is Reason.VANISHED:
        name = question.item.title.name if question.item else "A title"
        text = f"{by_itself} You had moved it. Keep it, which puts it back in, or let it go?".strip()
        return Message(Kind.WARNING, f"“{name}” was removed on {service}.", text, actions)
    if question.reason is Reason.STORM:
        text = "Each time Lineup sent it, the list was no longer as just read. Your change is kept until you decide."
        return Message(Kind.WARNING, f"{service} didn’t take your change.", text, actions)
    if question.reason is Reason.NOT_KEPT:
        text = "Lineup sent it several times, and the list is still different. Try again, or let your change go."
        return Message(Kind.WARNING, f"{service} accepted your change but didn’t keep it.", text, actions)
    return Message(Kind.ERROR, f"{service} refused a change.", _reason(question), actions)


def _reason(question: Question) -> str:
    """Why the service refused; only its own words are told as such."""
    says = question.service_says
    if not says:
        return "It gave no reason."
    return says if question.is_ours else f"It says: {says}"


def _ways_out(error: Exception, answers: Answers) -> tuple[Action, ...]:
    if isinstance(error, SuddenlyEmpty):
        return Action("Look again", answers.refresh), Action("It is really empty", answers.believe_empty)
    if isinstance(error, SignInAgain):
        return (Action("Sign in again", answers.sign_in_again),)
    return (Action("Try again", answers.refresh),)
