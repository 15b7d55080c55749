"""Events of a queue as messages of the bar: what happened, why, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from desktop_app.domain.edits import Add, Edit, Move, touched
from desktop_app.domain.errors import AccountLocked, Interposed, SignInAgain, SuddenlyEmpty
from desktop_app.domain.pending_edits import Entry, EntryId, Question, Reason
from desktop_app.domain.queues import Item, ItemId
from desktop_app.sync.state import AlreadyThere, Asked, Event, Failed, Merged, Partly
from desktop_app.ui.queue.words import answers as answers_in_words
from desktop_app.ui.sentences.details import cause_in_words
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import change_in_words, counted, kept_in_words, sentence_of


@dataclass(frozen=True, slots=True)
class Remedies:
    """Ways out of an error. `support`: where the service's support is asked, empty where it is unknown."""

    refresh: Callable[[], None]
    sign_in_again: Callable[[], None]
    open_page: Callable[[str], None]
    support: str = ""


@dataclass(frozen=True, slots=True)
class MessageActions:
    """The actions behind the buttons of a message."""

    show: Callable[[tuple[ItemId, ...]], None]
    undo: Callable[[], None]
    decide: Callable[[EntryId, bool], None]
    is_open: Callable[[EntryId], bool]
    believe_empty: Callable[[], None]
    remedies: Remedies


def message_of(
    event: Event,
    service: str,
    answers: MessageActions,
    by_itself: str = "",
    name_of: Callable[[ItemId], str] = lambda _title: "",
) -> Message:
    """The message to show. `service`: such as "Netflix (sandbox)". `by_itself`: what it removes though nobody asked.

    `name_of`: a title's name, empty where it is not known.
    """
    match event:
        case Merged():
            return _merged(event, service, answers, by_itself)
        case Asked(entry):
            return _asked(entry, service, answers, by_itself, name_of)
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


def _merged(event: Merged, service: str, answers: MessageActions, by_itself: str) -> Message:
    change = event.difference
    there = (*change.added, *change.moved)
    actions = [Action("Show", lambda: answers.show(there))] if there else []
    if event.kept:
        actions.append(Action("Undo mine", answers.undo))
    lead = change_in_words(change, event.names, service)
    why = by_itself if change.removed else ""
    return Message(Kind.INFO, lead, f"{why} {kept_in_words(event.kept)}".strip(), tuple(actions))


def _asked(
    entry: Entry, service: str, answers: MessageActions, by_itself: str, name_of: Callable[[ItemId], str]
) -> Message:
    """Ask a question whose headline names the title; the text says what happened, then what the safe answer does."""
    question = entry.question
    assert question is not None
    lead, text = _question_in_words(entry, question, service, by_itself)
    lead = lead or _again(entry.edit, name_of)
    keep, drop = answers_in_words(question)
    actions = (
        Action(drop, lambda: answers.decide(entry.id, False)),
        Action(keep, lambda: answers.decide(entry.id, True), is_safe=True),
    )
    return Message(Kind.QUESTION, lead, text, actions, holds=lambda: answers.is_open(entry.id), topic=(Asked, entry.id))


def _question_in_words(entry: Entry, question: Question, service: str, by_itself: str) -> tuple[str, str]:
    """The question, and what happened; no question where it is whether to send the change again."""
    match question.reason:
        case Reason.VANISHED:
            name = f"“{question.item.title.name}”" if question.item else "this title"
            text = f"You moved it, and then it was removed on {service}. {by_itself}"
            return f"Keep {name} on this list?", f"{text.strip()} Keeping it adds it again."
        case Reason.STORM:
            text = f"The list on {service} kept changing while Lineup sent it. Your change is saved until you decide."
            return "", text
        case Reason.NOT_KEPT:
            text = f"{service} accepted it but didn’t keep it. Lineup can send it once more."
            return "", text
        case _:
            return "", _refused(entry, question, service)


def _again(edit: Edit, name_of: Callable[[ItemId], str]) -> str:
    """Ask whether to send a change again, so that several such questions can be told apart."""
    if isinstance(edit, Add):
        return f"Add “{edit.item.title.name}” again?"
    verb, names = "Move" if isinstance(edit, Move) else "Remove", [name_of(each) for each in touched(edit)]
    if len(names) == 1 and names[0]:
        return f"{verb} “{names[0]}” again?"
    return f"{verb} {counted(len(names), 'title', 'titles')} again?"


def _refused(entry: Entry, question: Question, service: str) -> str:
    """Say what was refused, and why: only the service's own words are told as such, and none are made up."""
    is_addition = isinstance(entry.edit, Add)
    what = f"to add “{entry.edit.item.title.name}”" if isinstance(entry.edit, Add) else "a change"
    if says := question.service_says:
        return f"{service} refused {what}. It says: {says}"
    if question.cause is not None:
        return f"{service} refused {what}. {cause_in_words(question.cause)}"
    limit = " Its limit may be reached." if is_addition else ""
    return f"{service} refused {what} without a reason.{limit}"


def _ways_out(error: Exception, answers: MessageActions) -> tuple[Action, ...]:
    if isinstance(error, SuddenlyEmpty):
        return Action("Look again", answers.remedies.refresh), Action("It is really empty", answers.believe_empty)
    return ways_out(error, answers.remedies)


def ways_out(error: Exception, remedies: Remedies) -> tuple[Action, ...]:
    """Return the buttons that can help with an error, and none that would do nothing."""
    if isinstance(error, SignInAgain):
        return (Action("Sign in again", remedies.sign_in_again),)
    if isinstance(error, AccountLocked):
        support = Action("Open support page", partial(remedies.open_page, remedies.support))
        again = Action("Sign in again", remedies.sign_in_again)
        return (support, again) if remedies.support else (again,)
    again = Action("Try again", remedies.refresh)
    if isinstance(error, Interposed) and error.address:
        return Action("Open page", partial(remedies.open_page, error.address)), again
    return (again,)
