"""Pages that no honest emulator gives: counts that are missing, wrong or no numbers, empty pages, pages without end."""

import json
from collections.abc import Mapping, Sequence

import pytest

from desktop_app.auth.bearer import BearerSession
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.errors import IncompleteLists, IncompleteRead, TooLong
from desktop_app.domain.queues import LONGEST_LIST, Queue, TitleId
from desktop_app.providers.trakt.account import Account
from desktop_app.providers.trakt.calls import MOST_PAGES, Calls
from desktop_app.providers.trakt.lists import Lists
from desktop_app.providers.trakt.ratings import Ratings
from desktop_app.transport import Request, Response
from tests.core import run

ACTIVITIES = {"watchlist": {"updated_at": "2014-09-01T09:10:11.000Z"}}
LATER = {"date": "Mon, 01 Sep 2014 10:00:00 GMT"}
PER_PAGE = 3
Row = Mapping[str, object]


def films(*numbers: int) -> list[Row]:
    return [{"id": 100 + n, "type": "movie", "movie": {"title": f"Film {n}", "ids": {"trakt": n}}} for n in numbers]


class Paged(BearerSession):
    """Answers with the pages of a walk, empty behind the last. Each of `walks` is one; the last goes on for ever."""

    def __init__(self, *walks: Sequence[list[Row]], **headers: str | None) -> None:
        """`headers`: of each page, beside those that are true; None leaves one out."""
        self._walks = walks
        self._headers = headers
        self.walked = 0
        self.pages: list[int] = []

    async def send(self, request: Request) -> Response:
        name, query = request.url.rpartition("/")[2], dict(request.params)
        if "page" not in query:
            return _answer({"last_activities": ACTIVITIES}.get(name, {}), LATER)
        number = int(query["page"])
        self.pages.append(number)
        self.walked += number == 1
        pages = self._walks[min(self.walked, len(self._walks)) - 1]
        rows = pages[number - 1] if number <= len(pages) else []
        return _answer(rows, self._told(pages))

    def _told(self, pages: Sequence[list[Row]]) -> dict[str, str]:
        told: dict[str, str | None] = {
            "page_count": str(len(pages)),
            "item_count": str(sum(map(len, pages))),
            "limit": str(PER_PAGE),
            **self._headers,
        }
        return {f"x-pagination-{name.replace('_', '-')}": said for name, said in told.items() if said is not None}


def _answer(body: object, headers: Mapping[str, str]) -> Response:
    return Response(200, headers, json.dumps(body).encode())


def calls_on(session: Paged) -> Calls:
    return Calls("https://api.example", "key", session, lambda: 0.0)


def lists_on(session: Paged) -> Lists:
    calls = calls_on(session)
    return Lists(calls, Account(calls), look_again=0)


def fetch(session: Paged) -> Queue:
    return run(lambda: lists_on(session).fetch("watchlist"))


def numbers(queue: Queue) -> list[int]:
    return [int(title_id.rpartition(":")[2]) for title_id in queue.ids]


WHOLE = [films(1, 2, 3), films(4, 5, 6), films(7)]
OVERLAPPING = [films(1, 2, 3), films(3, 5, 6), films(7)]


def test_whole_pages_are_read_once() -> None:
    session = Paged(WHOLE)
    queue = fetch(session)
    assert (numbers(queue), queue.unseen, session.pages) == ([1, 2, 3, 4, 5, 6, 7], 0, [1, 2, 3])


def test_pages_that_overlap_are_read_again_a_few_times() -> None:
    session = Paged(OVERLAPPING)
    queue = fetch(session)
    assert (numbers(queue), queue.unseen, session.walked) == ([1, 2, 3, 5, 6, 7], 1, 3)


def test_one_whole_walk_is_enough() -> None:
    session = Paged(OVERLAPPING, WHOLE)
    queue = fetch(session)
    assert (len(queue.items), queue.unseen, session.walked) == (7, 0, 2)


def test_the_walk_that_shows_most_is_taken() -> None:
    queue = fetch(Paged(OVERLAPPING, [films(1, 2, 3), films(3, 3, 6), films(7)]))
    assert (numbers(queue), queue.unseen) == ([1, 2, 3, 5, 6, 7], 1)


def test_each_walk_has_other_pages() -> None:
    sizes: list[str] = []

    class Noting(Paged):
        async def send(self, request: Request) -> Response:
            query = dict(request.params)
            sizes.extend([query["limit"]] if query.get("page") == "1" else [])
            return await super().send(request)

    fetch(Noting(OVERLAPPING))
    assert len(set(sizes)) == len(sizes) == 3


@pytest.mark.parametrize("said", [None, "", "many", "-7", "7.0", "9" * 40, "٧"])
def test_without_a_count_doubles_tell_that_something_is_missing(said: str | None) -> None:
    assert fetch(Paged(WHOLE, item_count=said)).unseen == 0
    assert fetch(Paged(OVERLAPPING, item_count=said)).unseen == 1


@pytest.mark.parametrize("said", [None, "", "some", "-3", "0", "1"])
def test_pages_that_nobody_counts_are_read_until_one_is_not_full(said: str | None) -> None:
    for count in ("7", None):
        session = Paged(WHOLE, page_count=said, item_count=count)
        queue = fetch(session)
        assert (numbers(queue), queue.unseen, session.pages) == ([1, 2, 3, 4, 5, 6, 7], 0, [1, 2, 3])


def test_a_full_last_page_is_believed_where_the_count_is_met() -> None:
    session = Paged(WHOLE[:2])
    assert (fetch(session).unseen, session.pages) == (0, [1, 2])


def test_a_service_that_answers_every_page_with_the_first_is_read_once() -> None:
    class Deaf(Paged):
        async def send(self, request: Request) -> Response:
            query = dict(request.params)
            told = {"page": "1"} if "page" in query else {}
            return await super().send(Request("GET", request.url, (*query.items(), *told.items())))

    session = Deaf([films(1, 2, 3)], page_count=None, item_count=None)
    queue = fetch(session)
    assert (numbers(queue), queue.unseen, len(session.pages)) == ([1, 2, 3], 0, 2)


def test_an_empty_page_in_the_middle_is_missed() -> None:
    queue = fetch(Paged([films(1, 2, 3), [], films(7)], item_count="7"))
    assert (numbers(queue), queue.unseen) == ([1, 2, 3, 7], 3)


def test_no_rows_at_all_of_many_are_no_empty_list() -> None:
    queue = fetch(Paged([[], [], []], item_count="7"))
    assert (numbers(queue), queue.unseen) == ([], 7)


def test_more_rows_than_promised_are_all_there() -> None:
    queue = fetch(Paged(WHOLE, item_count="5"))
    assert (numbers(queue), queue.unseen) == ([1, 2, 3, 4, 5, 6, 7], 0)


def test_more_rows_than_promised_with_doubles_miss_something() -> None:
    assert fetch(Paged(OVERLAPPING, item_count="5")).unseen == 1


def test_fewer_pages_than_told_miss_what_is_promised() -> None:
    assert fetch(Paged(WHOLE, page_count="5", item_count="13")).unseen == 6


class Long(Paged):
    """A list of as many entries as are wanted, in full pages of what the service gives at most."""

    def __init__(self, entries: int, size: int, **headers: str | None) -> None:
        super().__init__([], limit=str(size), **headers)
        self._entries, self._size = entries, size

    async def send(self, request: Request) -> Response:
        if (page := int(dict(request.params).get("page", "0"))) == 0:
            return await super().send(request)
        self.pages.append(page)
        start = (page - 1) * self._size
        return _answer(films(*range(start, min(start + self._size, self._entries))), self._told([]))


def test_a_long_list_is_read_to_its_end() -> None:
    queue = fetch(Long(25_000, 250, page_count="100", item_count="25000"))
    assert (len(queue.items), queue.unseen) == (25_000, 0)


@pytest.mark.parametrize(("size", "last"), [(250, LONGEST_LIST // 250), (10, MOST_PAGES)])
def test_pages_without_end_are_not_read_for_ever(size: int, last: int) -> None:
    session = Long(10**9, size, page_count="1", item_count="1000000")
    with pytest.raises(TooLong):
        fetch(session)
    assert max(session.pages) == last


def test_a_list_that_is_too_long_is_not_begun() -> None:
    session = Paged(WHOLE, page_count="1000000")
    with pytest.raises(TooLong):
        fetch(session)
    assert session.pages == [1]


def test_two_entries_of_one_title_are_two_entries() -> None:
    (twice,) = films(2)
    queue = fetch(Paged([films(1, 2, 3), [{**twice, "id": 999}]]))
    assert (numbers(queue), queue.unseen) == ([1, 2, 3], 0)


def test_an_order_that_cannot_be_compared_is_not_written() -> None:
    """An answer without a date makes nothing sure, so the list is read again before it is written."""

    class Undated(Paged):
        async def send(self, request: Request) -> Response:
            assert request.method == "GET"
            answer = await super().send(request)
            return Response(answer.status, {k: v for k, v in answer.headers.items() if k != "date"}, answer.body)

    lists = lists_on(Undated(WHOLE, OVERLAPPING))
    queue = run(lambda: lists.fetch("watchlist"))
    assert not queue.unseen
    with pytest.raises(IncompleteRead):
        run(lambda: lists.send("watchlist", queue, [Move((queue.ids[1],), Edge.TOP)]))


def test_lists_that_pages_leave_out_are_not_taken_for_deleted_ones() -> None:
    class ListsTold(Paged):
        async def send(self, request: Request) -> Response:
            if request.url.endswith("collaborations"):
                return _answer([], {})
            return await super().send(request)

    lists: list[Row] = [{"name": f"List {n}", "ids": {"trakt": n}} for n in range(4)]
    whole, part = [lists[:3], lists[3:]], [lists[:3], lists[2:3]]
    names = [f"lists/{n}" for n in range(4)]

    told = run(lists_on(ListsTold(part, part, whole)).all)
    assert [info.name for info in told][2:] == names
    with pytest.raises(IncompleteLists):
        run(lists_on(ListsTold(part)).all)


def test_ratings_that_one_walk_leaves_out_are_taken_from_another() -> None:
    def rated(*of: int) -> list[Row]:
        return [{"rating": 7, "type": "movie", "movie": {"ids": {"trakt": n}}} for n in of]

    wanted = [TitleId(f"movie:{n}") for n in (1, 2, 3, 4)]
    walks = ([rated(1, 2, 3), rated(3)], [rated(1, 2, 4), rated(4)])
    session = Paged(*walks)
    assert run(lambda: Ratings(calls_on(session)).of(wanted)) == dict.fromkeys(wanted, 7.0)
    assert session.walked == 3
