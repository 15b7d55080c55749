"""Questions to a person about a change: only what was said counts as said."""

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Remove
from desktop_app.domain.errors import CallReason, Cause
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, Question, Reason
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.sync.state import Asked
from desktop_app.ui.shell.event_messages import MessageActions, Remedies, message_of

NOTHING = MessageActions(
    lambda _ids: None,
    lambda: None,
    lambda _entry, _keep: None,
    lambda _entry: True,
    lambda: None,
    Remedies(lambda: None, lambda: None, lambda _page: None),
)


def asked(question: Question) -> str:
    ref = QueueRef(AccountId("a"), "watchlist")
    entry = Entry(EntryId(1), ref, 1, Remove((TitleId("movie:1"),)), EntryState.NEEDS_DECISION, question)
    message = message_of(Asked(entry), "Trakt", NOTHING)
    return f"{message.lead} {message.text}"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question(Reason.REFUSED, service_says="No."), "Send your change again? Trakt refused a change. It says: No."),
        (
            Question(Reason.REFUSED, cause=Cause(CallReason.ANSWERED, {"status": 400})),
            "Send your change again? Trakt refused a change. It answered 400.",
        ),
        (Question(Reason.REFUSED), "Send your change again? Trakt refused a change without a reason."),
    ],
)
def test_a_refusal_in_the_words_of_who_said_it(question: Question, said: str) -> None:
    assert asked(question) == said


def test_of_a_list_that_was_different_nobody_is_blamed() -> None:
    assert "omebody" not in asked(Question(Reason.STORM))
    assert "kept changing while Lineup sent it" in asked(Question(Reason.STORM))
