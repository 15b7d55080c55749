from dataclasses import replace

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.shell.message_stack import LATER, SOON, Action, Kind, Message, MessageStack, Place

ADA, BEN = AccountId("ada"), AccountId("ben")
NOIR, SEA, FAR = QueueRef(ADA, "noir"), QueueRef(ADA, "sea"), QueueRef(BEN, "far")
UNDO = Action("Undo", lambda: None, is_undo=True)
ASKED_FOR = Message(Kind.WARNING, "Delete Noir?", asks=True)


def at(shown: QueueRef | None) -> Place:
    return Place(shown, frozenset((ADA, BEN)))


def leads(stack: MessageStack) -> list[str]:
    return [message.lead for message in stack.here]


def test_the_most_urgent_is_in_front_and_of_one_kind_the_newest() -> None:
    stack = MessageStack()
    for kind in (Kind.OK, Kind.ERROR, Kind.WARNING, Kind.QUESTION):
        for number in (1, 2):
            stack.add(Message(kind, f"{kind.name} {number}"))
    stack.add(ASKED_FOR)

    assert leads(stack) == [
        "Delete Noir?",
        *("QUESTION 2", "QUESTION 1", "ERROR 2", "ERROR 1", "WARNING 2", "WARNING 1", "OK 2"),
    ]


def test_no_older_warning_hides_the_way_back_from_what_was_just_done() -> None:
    stack = MessageStack()
    for message in (
        Message(Kind.ERROR, "An error."),
        Message(Kind.WARNING, "Not all of it."),
        Message(Kind.OK, "Moved to 2", actions=(UNDO,)),
    ):
        stack.add(message)

    assert leads(stack) == ["An error.", "Moved to 2", "Not all of it."]


def test_a_message_is_shown_only_where_its_list_is() -> None:
    stack = MessageStack()
    for about in (NOIR, SEA, FAR, ADA, BEN, None):
        stack.add(Message(Kind.ERROR, f"{about}", about=about))
    seen = {}
    for shown in (NOIR, FAR, None):
        stack.go_to(at(shown))
        seen[shown] = {message.about for message in stack.here}

    assert seen == {NOIR: {NOIR, ADA, None}, FAR: {FAR, BEN, None}, None: {ADA, BEN, None}}


def test_an_account_without_lists_is_told_of_anywhere() -> None:
    stack = MessageStack()
    stack.add(Message(Kind.ERROR, "Sign in again.", about=BEN))
    stack.go_to(Place(NOIR, frozenset((ADA,))))

    assert leads(stack) == ["Sign in again."]


def test_a_list_takes_its_messages_along_and_an_account_those_of_its_lists() -> None:
    stack = MessageStack()
    for about in (NOIR, SEA, FAR, ADA, None):
        stack.add(Message(Kind.ERROR, f"{about}", about=about))
    stack.forget(NOIR)
    without_a_list = {message.about for message in stack.all}
    stack.forget(ADA)

    assert without_a_list == {SEA, FAR, ADA, None}
    assert {message.about for message in stack.all} == {FAR, None}


def test_what_no_longer_holds_goes_at_the_next_check() -> None:
    stack, is_so = MessageStack(), [True]
    stack.add(Message(Kind.QUESTION, "Keep it?", holds=lambda: is_so[0]))
    stack.add(Message(Kind.ERROR, "An error."))
    stack.recheck()
    before = leads(stack)
    is_so[0] = False
    stack.recheck()

    assert before == ["Keep it?", "An error."]
    assert leads(stack) == ["An error."]


def test_one_question_of_the_persons_takes_the_place_of_the_last() -> None:
    stack = MessageStack()
    stack.add(ASKED_FOR)
    stack.add(replace(ASKED_FOR, lead="Unlink Ada?", about=ADA))

    assert leads(stack) == ["Unlink Ada?"]


def test_newer_news_takes_the_place_of_older_and_not_of_another_lists() -> None:
    stack = MessageStack()
    for lead, about in (("Moved.", SEA), ("Saved.", NOIR), ("Rated.", NOIR)):
        stack.add(Message(Kind.OK, lead, about=about))
    of_lists = [message.lead for message in stack.all]
    stack.add(Message(Kind.INFO, "Copied."))

    assert of_lists == ["Rated.", "Moved."]
    assert [message.lead for message in stack.all] == ["Copied."]


def test_the_same_error_of_two_lists_is_two_and_of_one_list_one() -> None:
    stack, error = MessageStack(), Message(Kind.ERROR, "It failed.")
    for about, text in ((NOIR, "a"), (SEA, "b"), (NOIR, "c")):
        stack.add(replace(error, about=about, text=text))

    assert [message.text for message in stack.all] == ["c", "b"]


def test_two_questions_with_the_same_words_stand_side_by_side() -> None:
    stack = MessageStack()
    for topic in (1, 2, 1):
        stack.add(Message(Kind.QUESTION, "Send your change again?", topic=topic))

    assert [message.topic for message in stack.all] == [1, 2]


@pytest.mark.parametrize(
    ("message", "seconds"),
    [
        (Message(Kind.OK, "Saved."), SOON),
        (Message(Kind.INFO, "Moved elsewhere.", actions=(Action("Show", lambda: None),)), LATER),
        (Message(Kind.OK, "Removed.", actions=(UNDO,)), LATER),
        (Message(Kind.WARNING, "Not all of it."), None),
        (Message(Kind.WARNING, "The list is full.", passes=True), SOON),
        (Message(Kind.INFO, "3 of 20 are set.", stays=True), None),
        (Message(Kind.ERROR, "An error."), None),
        (Message(Kind.QUESTION, "Keep it?"), None),
        (Message(Kind.INFO, "Add it?", asks=True), None),
    ],
)
def test_good_news_goes_by_itself_and_questions_and_errors_stay(message: Message, seconds: float | None) -> None:
    assert message.seconds == seconds


def test_only_this_very_message_is_removed() -> None:
    stack = MessageStack()
    message = Message(Kind.ERROR, "An error.")
    stack.add(message)
    stack.remove(replace(message))
    assert message in stack
    stack.remove(message)
    assert not stack.all
