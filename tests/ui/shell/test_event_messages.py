"""Questions to a person about a change: only what was said counts as said."""

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Edge, Edit, Move, Remove
from desktop_app.domain.errors import CallReason, Cause
from desktop_app.domain.merging import Difference
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, Question, Reason
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.sync.state import Asked
from desktop_app.ui.shell.event_messages import MessageActions, Remedies, message_of
from desktop_app.ui.shell.messages import change_in_words

NOTHING = MessageActions(
    lambda _ids: None,
    lambda: None,
    lambda _entry, _keep: None,
    lambda _entry: True,
    lambda: None,
    Remedies(lambda: None, lambda: None, lambda _page: None),
)


CHARADE = ItemId("movie:1")
REMOVAL = Remove((CHARADE,))


def asked(question: Question, edit: Edit = REMOVAL, name: str = "Charade") -> str:
    ref = QueueRef(AccountId("a"), "watchlist")
    entry = Entry(EntryId(1), ref, 1, edit, EntryState.NEEDS_DECISION, question)
    message = message_of(Asked(entry), "Trakt", NOTHING, name_of=lambda _title: name)
    return f"{message.lead} {message.text}"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question(Reason.REFUSED, service_says="No."), "Remove “Charade” again? Trakt refused a change. It says: No."),
        (
            Question(Reason.REFUSED, cause=Cause(CallReason.ANSWERED, {"status": 400})),
            "Remove “Charade” again? Trakt refused a change. It answered 400.",
        ),
        (Question(Reason.REFUSED), "Remove “Charade” again? Trakt refused a change without a reason."),
    ],
)
def test_a_refusal_in_the_words_of_who_said_it(question: Question, said: str) -> None:
    assert asked(question) == said


@pytest.mark.parametrize(
    ("edit", "name", "question"),
    [
        (Move((CHARADE,), Edge.TOP), "Charade", "Move “Charade” again?"),
        (Move((CHARADE,), Edge.TOP), "", "Move 1 title again?"),
        (Move((CHARADE, ItemId("movie:2")), Edge.TOP), "Charade", "Move 2 titles again?"),
        (Remove((CHARADE,)), "Charade", "Remove “Charade” again?"),
    ],
)
@pytest.mark.parametrize("reason", [Reason.STORM, Reason.NOT_KEPT, Reason.REFUSED])
def test_several_questions_can_be_told_apart(reason: Reason, edit: Edit, name: str, question: str) -> None:
    assert asked(Question(reason), edit, name).startswith(question)


def test_of_a_list_that_was_different_nobody_is_blamed() -> None:
    assert "omebody" not in asked(Question(Reason.STORM))
    assert "kept changing while Lineup sent it" in asked(Question(Reason.STORM))


@pytest.mark.parametrize("name", ["Charade", "Sherlock Jr.", "Safety Last!"])
def test_a_name_that_ends_a_sentence_ends_it_once(name: str) -> None:
    said = change_in_words(Difference(moved=(CHARADE,)), {CHARADE: name}, "Trakt")

    assert said == f"Trakt moved {name.rstrip('.')}{'' if name.endswith('!') else '.'}"
