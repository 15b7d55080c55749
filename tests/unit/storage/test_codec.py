"""What is written down is read back as it was; anything else raises what the readers expect."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from desktop_app.domain.edits import Add, Edit
from desktop_app.domain.pending_edits import Question, Reason
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId
from desktop_app.domain.service import (
    Capabilities,
    Guard,
    ListCatalogue,
    ListEditing,
    ListInfo,
    Ordering,
    RatingScale,
    Writes,
)
from desktop_app.storage.codec import (
    UNDECODABLE,
    catalogue_from_json,
    catalogue_to_json,
    edit_from_json,
    edit_to_json,
    ids_from_json,
    ids_to_json,
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


def test_an_order_is_read_as_the_first_versions_wrote_it() -> None:
    assert ids_from_json('["movies/1", "\\u00e9\\ud83c\\udfac"]') == ("movies/1", "é🎬")
    assert ids_from_json(ids_to_json((ItemId("movies/1"), ItemId("é🎬")))) == ("movies/1", "é🎬")


CATALOGUE = ListCatalogue(
    Capabilities(Ordering.KEPT_BY_US, Guard.STATE_FIRST, Writes.WHOLE_ORDER),
    (ListInfo("watchlist", "Films d’Amélie", 100, count=3),),
    RatingScale(0.5, 10.0, 50, 0.5),
    ListEditing(("private", "public"), orders=False),
)
OLD_CATALOGUE = (
    '{"capabilities": {"ordering": "KEPT_BY_US", "guard": "STATE_FIRST", "writes": "WHOLE_ORDER", "write_spacing": 1.0,'
    ' "rating_scale": {"lowest": 0.5, "highest": 10.0, "titles_a_request": 50, "step": 0.5, "can_decline": false,'
    ' "titles_a_write": 1}, "list_editing": {"privacies": ["private", "public"], "orders": false}, "local_list":'
    ' {"name": "saved", "title": "Saved here", "largest": null, "fixed": "", "is_own": false, "description": "",'
    ' "privacy": "", "owner": "", "count": null, "takes": "", "on_request": false, "is_record": false}}, "lists":'
    ' [{"name": "watchlist", "title": "Films d\\u2019Am\\u00e9lie", "largest": 100, "fixed": "", "is_own": false,'
    ' "description": "", "privacy": "", "owner": "", "count": 3, "takes": "", "on_request": false,'
    ' "is_record": false}]}'
)


@pytest.mark.parametrize(
    "text", [OLD_CATALOGUE, catalogue_to_json(CATALOGUE), OLD_CATALOGUE.replace('"count": 3', '"later": 1, "count": 3')]
)
def test_what_an_account_has_is_read_as_earlier_and_later_versions_write_it(text: str) -> None:
    assert catalogue_from_json(text) == CATALOGUE


def test_a_service_that_takes_a_title_twice_is_remembered_as_one() -> None:
    doubles = replace(CATALOGUE, capabilities=replace(CATALOGUE.capabilities, takes_doubles=True))
    assert catalogue_from_json(catalogue_to_json(doubles)) == doubles


def test_an_item_of_a_later_version_is_left_alone_in_an_edit() -> None:
    later = '{"add": {"title": {"id": "a", "name": "A"}, "added": null, "later": 1}, "after": {"edge": "top"}}'
    with pytest.raises(UNDECODABLE):
        edit_from_json(later)


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
    for read in (edit_from_json, question_from_json, queue_from_json, catalogue_from_json):
        with pytest.raises(UNDECODABLE):
            read(text)
