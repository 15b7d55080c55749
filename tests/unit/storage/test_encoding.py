"""What is written down is read back as it was; anything else raises what the readers expect."""

import json

import pytest
from hypothesis import given

from desktop_app.domain.edits import Add, Edit
from desktop_app.domain.pending_edits import Question, Reason
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.storage.encoding import (
    UNDECODABLE,
    edit_from_json,
    edit_to_json,
    question_from_json,
    question_to_json,
    queue_from_json,
    queue_to_json,
)
from tests.sentences import why_refused
from tests.unit.storage.strategies import edits, questions, queues


@given(edits)
def test_edits_come_back(edit: Edit) -> None:
    assert edit_from_json(edit_to_json(edit)) == edit


@given(questions)
def test_questions_come_back(question: Question | None) -> None:
    assert question_from_json(question_to_json(question)) == question


def test_a_sentence_that_an_earlier_version_kept_is_shown_as_it_is() -> None:
    written = json.dumps({"reason": "refused", "item": None, "after": None, "says": "It is full.", "ours": True})
    question = question_from_json(written)
    assert question is not None
    assert (question.service_says, why_refused(question)) == ("", "It is full.")


def test_a_reason_that_only_a_later_version_knows_is_none() -> None:
    why = {"name": "RefusalReason.TOO_LOUD", "values": {"limit": 3}}
    shape = {"reason": "refused", "item": None, "after": None, "says": "", "ours": False, "why": why}
    assert question_from_json(json.dumps(shape)) == Question(Reason.REFUSED)


@given(queues)
def test_queues_come_back(queue: Queue) -> None:
    assert queue_from_json(queue_to_json(queue)) == queue


def test_a_field_that_a_title_did_not_have_when_it_was_written_has_its_default() -> None:
    written = json.dumps({"add": {"title": {"id": "movies/1", "name": "One"}, "added": None}, "after": {"edge": "end"}})

    assert edit_from_json(written) == Add(Item(Title(TitleId("movies/1"), "One")))


GARBAGE = [
    "",
    "{",
    "null",
    "[]",
    "7",
    "{}",
    '{"copy": ["a"]}',
    '{"remove": 5}',
    '{"move": ["a"]}',
    '{"move": ["a"], "after": {"edge": "middle"}}',
    '{"move": ["a"], "after": []}',
    '{"add": {"title": "a", "added": null}, "after": {"edge": "end"}}',
    '{"add": {"title": {"id": "a", "name": "A", "studio": "later"}, "added": null}, "after": {"edge": "end"}}',
    "[" * 100_000,
]


@pytest.mark.parametrize("text", GARBAGE)
def test_what_was_not_written_here_is_not_read(text: str) -> None:
    for read in (edit_from_json, question_from_json, queue_from_json):
        with pytest.raises(UNDECODABLE):
            read(text)
