"""Answers that no honest emulator gives: other orders, pages that do not add up, 429 without a word."""

import json
from collections.abc import Mapping

import pytest

from desktop_app.auth.bearer import BearerSession
from desktop_app.domain.edits import Add, Edge, Edit, Move
from desktop_app.domain.errors import (
    IncompleteRead,
    OutcomeUnknown,
    PreconditionFailed,
    RateLimited,
    Refused,
    ServiceError,
    StaleRead,
    TooLong,
)
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId
from desktop_app.providers.trakt.account import Account
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.lists import Lists
from desktop_app.transport import Request, Response
from tests.core import run
from tests.sentences import says

ACTIVITIES = {"watchlist": {"updated_at": "2014-09-01T09:10:11.000Z"}}
LATER = {"date": "Mon, 01 Sep 2014 10:00:00 GMT"}
ROWS = [{"id": 100 + n, "type": "movie", "movie": {"title": f"Film {n}", "ids": {"trakt": n}}} for n in (1, 2, 3)]


class Session(BearerSession):
    """Answers by method and path; what was asked is in `asked`."""

    def __init__(self, **answers: tuple[int, object, Mapping[str, str]]) -> None:
        usual = {"last_activities": (200, ACTIVITIES, LATER), "asc": (200, ROWS, {}), "usage": (404, {}, {})}
        self.answers: dict[str, tuple[int, object, Mapping[str, str]]] = {**usual, **answers}
        self.after_a_write: dict[str, tuple[int, object, Mapping[str, str]]] = {}
        self.asked: list[Request] = []

    async def send(self, request: Request) -> Response:
        self.asked.append(request)
        self.answers |= self.after_a_write if self.asked[-2:-1] and self.asked[-2].method == "POST" else {}
        status, body, headers = self.answers[request.url.rpartition("/")[2]]
        return Response(status, headers, json.dumps(body).encode())


def lists_on(session: Session) -> Lists:
    calls = Calls("https://api.example", "key", session, lambda: 0.0)
    return Lists(calls, Account(calls), look_again=0)


def fetch(session: Session) -> Queue:
    return run(lambda: lists_on(session).fetch("watchlist"))


def send(session: Session, queue: Queue, edit: Edit) -> object:
    return run(lambda: lists_on(session).send("watchlist", queue, [edit]))


def test_every_call_brings_the_headers() -> None:
    session = Session()
    fetch(session)
    for request in session.asked:
        assert request.headers["trakt-api-version"] == "2"
        assert request.headers["trakt-api-key"] == "key"
        assert request.headers["Content-Type"] == "application/json"
        assert request.headers["User-Agent"].startswith("Lineup/")


def test_a_refused_renewal_refuses_no_edit() -> None:
    class Unrenewed(Session):
        async def send(self, request: Request) -> Response:
            raise Refused(said="invalid_request")

    with pytest.raises(ServiceError) as failed:
        send(Unrenewed(), fetch(Session()), Move((ItemId("movie:2"),), Edge.TOP))
    assert not isinstance(failed.value, Refused)


def test_another_order_than_asked_for_is_told_and_not_written_over() -> None:
    session = Session(asc=(200, ROWS, {"x-applied-sort-by": "added", "x-applied-sort-how": "desc"}))
    queue = fetch(session)
    assert queue.sorted_by == "added desc"
    with pytest.raises(Refused, check=says("added desc")):
        send(session, queue, Move((queue.ids[1],), Edge.TOP))


def test_the_order_asked_for_is_the_lists_own() -> None:
    assert fetch(Session(asc=(200, ROWS, {"x-applied-sort-by": "rank", "x-applied-sort-how": "asc"}))).sorted_by == ""


def test_entries_that_are_counted_and_not_shown_are_told() -> None:
    queue = fetch(Session(asc=(200, ROWS, {"x-pagination-item-count": "5"})))
    assert (len(queue.items), queue.unseen) == (3, 2)


def test_no_order_is_written_of_a_list_that_was_shown_in_part() -> None:
    session = Session(asc=(200, ROWS, {"x-pagination-item-count": "4"}))
    queue = fetch(session)
    with pytest.raises(IncompleteRead):
        send(session, queue, Move((queue.ids[1],), Edge.TOP))
    assert all(request.method == "GET" for request in session.asked)


def test_a_list_that_is_shown_in_part_is_never_taken_for_the_same_state() -> None:
    session = Session(asc=(200, ROWS, {"x-pagination-item-count": "4"}))
    first, second = fetch(session), fetch(session)
    assert first.items == second.items
    assert first.etag != second.etag


def test_a_list_that_changes_at_each_look_is_not_believed() -> None:
    class Restless(Session):
        async def send(self, request: Request) -> Response:
            changed = {"watchlist": {"updated_at": f"2014-09-01T09:{len(self.asked):02}:00.000Z"}}
            self.answers["last_activities"] = (200, changed, LATER)
            return await super().send(request)

    with pytest.raises(StaleRead):
        fetch(Restless())


def test_a_service_that_keeps_us_reading_for_ever_is_not_read() -> None:
    session = Session(asc=(200, ROWS, {"x-pagination-page-count": "1000000"}))
    with pytest.raises(TooLong):
        fetch(session)
    assert len(session.asked) == 2


def test_a_title_that_stands_twice_is_shown_once() -> None:
    assert len(fetch(Session(asc=(200, [*ROWS, ROWS[0]], {}))).items) == 3


@pytest.mark.parametrize("activities", [{}, {"watchlist": None}, {"watchlist": {"updated_at": "soon"}}])
def test_without_a_time_of_the_last_change_the_order_is_compared(activities: object) -> None:
    session = Session(last_activities=(200, activities, LATER))
    queue = fetch(session)
    session.answers["asc"] = (200, ROWS[::-1], {})
    with pytest.raises(PreconditionFailed):
        send(session, queue, Move((queue.ids[1],), Edge.TOP))


def test_without_a_date_nothing_is_sure() -> None:
    session = Session(last_activities=(200, ACTIVITIES, {}))
    known = fetch(session)
    session.asked.clear()
    assert run(lambda: lists_on(session).fetch("watchlist", known)) == known
    assert len(session.asked) == 3


def test_entries_without_keys_cannot_be_ordered() -> None:
    rows = [{**row, "id": None} for row in ROWS]
    session = Session(asc=(200, rows, {}))
    with pytest.raises(PreconditionFailed):
        send(session, fetch(session), Move((ItemId("movie:2"),), Edge.TOP))


@pytest.mark.parametrize("answer", [{}, [], "yes", {"queue": []}])
def test_a_yes_that_says_nothing_proves_nothing(answer: object) -> None:
    session = Session(watchlist=(200, answer, {}), reorder=(200, answer, {}))
    queue = fetch(session)
    for edit in (Add(Item(Title(TitleId("movie:9"), "New"))), Move((queue.ids[1],), Edge.TOP)):
        with pytest.raises(OutcomeUnknown):
            send(session, queue, edit)


def test_an_order_that_was_not_taken_is_not_believed() -> None:
    done = {"updated": 3, "skipped_ids": []}
    session = Session(reorder=(200, done, {}))
    queue = fetch(session)
    sent = run(lambda: lists_on(session).send("watchlist", queue, [Move((queue.ids[1],), Edge.TOP)]))
    assert sent.queue.etag is None


def test_an_addition_beside_somebody_elses_change_is_left_to_be_merged() -> None:
    session = Session(watchlist=(201, {"added": {"movies": 1}}, {}))
    queue = fetch(session)
    new = {"id": 109, "type": "movie", "movie": {"title": "New", "ids": {"trakt": 9}}}
    added = [Add(Item(Title(TitleId("movie:9"), "New")))]
    for rows, is_told in ((([*ROWS, new]), True), ([new, *ROWS], True), ([ROWS[1], ROWS[0], ROWS[2], new], False)):
        session.answers["asc"], session.after_a_write = (200, ROWS, {}), {"asc": (200, rows, {})}
        session.asked.clear()
        sent = run(lambda: lists_on(session).send("watchlist", queue, added))
        assert (sent.queue.etag is not None) is is_told


@pytest.mark.parametrize("status", [403, 404, 423, 429, 500])
def test_a_change_that_was_taken_is_never_taken_for_one_that_was_not_tried(status: int) -> None:
    session = Session(reorder=(200, {"updated": 3}, {}), watchlist=(201, {"added": {"movies": 1}}, {}))
    queue = fetch(session)
    session.after_a_write = {"last_activities": (status, "", {})}
    for edit in (Add(Item(Title(TitleId("movie:9"), "New"))), Move((queue.ids[1],), Edge.TOP)):
        session.answers["last_activities"] = (200, ACTIVITIES, LATER)
        session.asked.clear()
        with pytest.raises(OutcomeUnknown):
            send(session, queue, edit)


async def test_a_429_without_a_word_is_waited_for_longer_and_longer() -> None:
    session = Session(last_activities=(429, "", {}))
    lists = lists_on(session)
    waits = []
    for _ in range(9):
        with pytest.raises(RateLimited) as limited:
            await lists.fetch("watchlist")
        waits.append(limited.value.retry_after)
    assert 1 <= waits[0] <= 1.5
    assert waits[3] > waits[0]
    assert max(waits) <= 90


def test_a_count_that_is_no_number_is_not_believed() -> None:
    session = Session(asc=(200, ROWS, {"x-pagination-item-count": "9" * 5000}))

    assert len(fetch(session).items) == 3


def test_a_list_that_moved_to_the_next_page_meanwhile_is_there_once() -> None:
    row = {"name": "Noir", "ids": {"trakt": 55}}
    session = Session(settings=(200, {}, {}), lists=(200, [row, row], {}), collaborations=(200, [], {}))

    names = [info.name for info in run(lists_on(session).all)]

    assert names == ["watchlist", "favorites", "lists/55"]
