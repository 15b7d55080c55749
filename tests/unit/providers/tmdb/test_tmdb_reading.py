"""Answers that no honest emulator gives: pages that do not add up, caches of caches, a yes that says nothing."""

import json
from collections.abc import Callable, Mapping

import pytest

from desktop_app.domain.credentials import ClientCredentials, Session
from desktop_app.domain.edits import Add, Move, Remove
from desktop_app.domain.errors import BadAnswer, IncompleteLists, Refused, StaleRead, TooLong
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.providers.tmdb.account import Account, Owners
from desktop_app.providers.tmdb.calls import WALKS, Calls
from desktop_app.providers.tmdb.catalogue import Catalogue
from desktop_app.providers.tmdb.images import KEPT_FOR, ImagePlaces
from desktop_app.providers.tmdb.keys import authorized_by
from desktop_app.providers.tmdb.lists import Lists
from desktop_app.transport import Request, Response, Signer, Transport
from desktop_app.workers import Workers
from tests.core import run
from tests.sentences import says

FILMS = "watchlist/movies"
Answer = tuple[int, object]


class Line(Transport):
    """Answers by the end of the path, by what was asked before; what was asked is in `asked`."""

    def __init__(self, **answers: Callable[[int, Request], Answer]) -> None:
        super().__init__(Workers("line"))
        self.answers = {
            "account": lambda *_: (200, {"id": 7, "username": "ada"}),
            "configuration": lambda *_: (200, {}),
            **answers,
        }
        self.headers: Mapping[str, str] = {}
        self.asked: list[Request] = []

    async def send(self, request: Request, sign: Signer | None = None) -> Response:
        name = request.url.rpartition("/")[2]
        before = sum(other.url.endswith(f"/{name}") for other in self.asked)
        self.asked.append(request)
        status, body = self.answers[name](before, request)
        return Response(status, self.headers, body if isinstance(body, bytes) else json.dumps(body).encode())


def calls_on(line: Line) -> Calls:
    return Calls("https://far/3", authorized_by(ClientCredentials("k" * 32)), Session("s"), line)


def lists_on(line: Line, clock: Callable[[], float] = lambda: 0.0) -> Lists:
    calls = calls_on(line)
    return Lists(calls, Account(calls), Owners(calls), ImagePlaces(calls, clock), clock)


def page(numbers: list[int], total: int, pages: int = 1) -> Answer:
    return 200, {"results": [{"id": number} for number in numbers], "total_pages": pages, "total_results": total}


def wanted_page(request: Request) -> int:
    return int(dict(request.params)["page"])


def fetch(line: Line, known: Queue | None = None) -> Queue:
    return run(lambda: lists_on(line).fetch(FILMS, known))


def test_every_call_brings_key_and_session_and_asks_for_no_cache() -> None:
    line = Line(movies=lambda *_: page([1], 1))
    fetch(line)
    for request in line.asked:
        assert dict(request.params)["api_key"] == "k" * 32
        assert dict(request.params)["session_id"] == "s"
        assert request.headers["Cache-Control"] == "no-cache"


def test_a_read_access_token_goes_into_the_header_alone() -> None:
    request = authorized_by(ClientCredentials(" ab.cd.ef\n"))(Request("GET", "https://far/3/account"))
    assert request.headers["Authorization"] == "Bearer ab.cd.ef"
    assert request.params == ()
    assert "ab.cd.ef" not in repr(request)


def test_a_list_that_changes_while_it_is_read_is_read_again() -> None:
    def movies(before: int, request: Request) -> Answer:
        at = wanted_page(request)
        if before < 2:  # one was added between the pages: 2 comes twice
            return page([3, 2], 3, 2) if at == 1 else page([2, 1], 4, 2)
        return page([4, 3], 4, 2) if at == 1 else page([2, 1], 4, 2)

    assert fetch(Line(movies=movies)).ids == ("movie:1", "movie:2", "movie:3", "movie:4")


def test_a_title_that_slipped_through_between_two_pages_is_looked_for() -> None:
    def movies(before: int, request: Request) -> Answer:
        at = wanted_page(request)
        if before < 2:  # one came, another went: the total says nothing
            return page([4, 3], 4, 2) if at == 1 else page([3, 1], 4, 2)
        return page([5, 4], 4, 2) if at == 1 else page([3, 1], 4, 2)

    assert fetch(Line(movies=movies)).ids == ("movie:1", "movie:3", "movie:4", "movie:5")


def test_a_list_that_never_holds_still_is_said_to_be_so() -> None:
    with pytest.raises(StaleRead):
        fetch(Line(movies=lambda before, request: page([before], 10 + before, 2)))


def test_titles_that_are_counted_and_not_shown_stop_nothing() -> None:
    def movies(_: int, request: Request) -> Answer:
        return page([3, 2], 9, 2) if wanted_page(request) == 1 else page([1], 9, 2)

    assert fetch(Line(movies=movies)).ids == ("movie:1", "movie:2", "movie:3")


def test_no_more_pages_are_asked_for_than_there_can_be() -> None:
    line = Line(movies=lambda *_: page([1], 1, 10**12))
    with pytest.raises(TooLong):
        fetch(line)
    assert [wanted_page(request) for request in line.asked if "page" in dict(request.params)] == [1]


def test_older_answers_have_no_pages() -> None:
    assert fetch(Line(movies=lambda *_: (200, {"results": [{"id": 2}, {"id": 1}]}))).ids == ("movie:1", "movie:2")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"[" * 100_000, b'{"a":', b"\xff"])
def test_what_is_no_answer_changes_nothing(body: bytes) -> None:
    with pytest.raises(BadAnswer):
        fetch(Line(movies=lambda *_: (200, body)))


@pytest.mark.parametrize("results", [[7, None, []], [{"id": None}], [{"id": "?"}], []])
def test_rows_that_are_none_are_passed_over(results: object) -> None:
    assert fetch(Line(movies=lambda *_: (200, {"results": results}))).items == ()


@pytest.mark.parametrize("results", [None, 7, "x", {"id": 1}])
def test_a_list_without_rows_is_not_an_empty_one(results: object) -> None:
    with pytest.raises(BadAnswer):
        fetch(Line(movies=lambda *_: (200, {"results": results})))


def test_nobody_is_nobody() -> None:
    with pytest.raises(BadAnswer, check=says("whose account")):
        fetch(Line(account=lambda *_: (200, {"success": True}), movies=lambda *_: page([1], 1)))


def test_an_answer_of_nothing_changed_that_nobody_asked_for_is_none() -> None:
    with pytest.raises(BadAnswer):
        fetch(Line(movies=lambda *_: (304, b"")))


# --- writing -----------------------------------------------------------------------------------------------------


NEW = Item(Title(TitleId("movie:5"), "?"))


def send(line: Line, *edits: Add | Remove | Move) -> Queue:
    return run(lambda: lists_on(line).send(FILMS, Queue(etag="x"), edits)).queue


def test_a_yes_that_changed_nothing_is_no_yes() -> None:
    """A page in between may say yes to everything."""
    line = Line(account_states=lambda *_: (200, {"watchlist": False}), watchlist=lambda *_: (200, b"<html>yes</html>"))
    assert send(line, Add(NEW)).etag is None


def test_a_change_is_seen_before_it_is_believed() -> None:
    line = Line(
        account_states=lambda before, _: (200, {"watchlist": before > 0}),
        watchlist=lambda *_: (201, {"status_code": 1}),
    )
    sent = send(line, Add(NEW))
    assert sent.ids == ("movie:5",)
    assert sent.etag
    written = next(request for request in line.asked if request.method == "POST")
    assert written.json == {"media_type": "movie", "media_id": 5, "watchlist": True}


def test_no_cache_answers_for_a_state() -> None:
    """Nor for who the session is of, by which an unlinking is checked."""
    line = Line(
        account_states=lambda before, _: (200, {"watchlist": before > 0}),
        watchlist=lambda *_: (201, {"status_code": 1}),
    )
    send(line, Add(NEW))
    run(Account(calls_on(line)).told)
    for name in ("account_states", "account"):
        asked = [request.params for request in line.asked if request.url.endswith(name)]
        assert len(asked) == len(set(asked)) == 2


@pytest.mark.parametrize("told", [{}, {"watchlist": None}, {"watchlist": "true"}, {"watchlist": 1}])
def test_a_state_that_is_none_is_not_guessed(told: object) -> None:
    with pytest.raises(BadAnswer):
        send(Line(account_states=lambda *_: (200, told)), Add(NEW))


def test_a_title_that_is_no_more_cannot_be_taken_off_and_nothing_is_claimed() -> None:
    line = Line(account_states=lambda *_: (404, {"status_code": 34}))
    assert send(line, Remove((NEW.id,))).etag is None
    with pytest.raises(Refused):
        send(line, Add(NEW))


def test_an_order_is_never_sent() -> None:
    line = Line()
    with pytest.raises(Refused, check=says("no order")):
        send(line, Move((NEW.id,), NEW.id))
    assert line.asked == []


# --- pictures ----------------------------------------------------------------------------------------------------


async def test_where_pictures_are_is_asked_every_few_days() -> None:
    now = [0.0]
    line = Line(multi=lambda *_: (200, {"results": []}))
    calls = calls_on(line)
    catalogue = Catalogue(calls, ImagePlaces(calls, lambda: now[0]))
    for at in (0.0, 1.0, KEPT_FOR - 1, KEPT_FOR, KEPT_FOR + 1):
        now[0] = at
        await catalogue.search("x")
    assert len([request for request in line.asked if request.url.endswith("configuration")]) == 2


@pytest.mark.parametrize("trouble", [(500, b"<html>"), (404, {"status_code": 34}), (200, b"?")])
def test_a_list_does_not_wait_for_its_pictures(trouble: Answer) -> None:
    line = Line(movies=lambda *_: (200, {"results": [{"id": 1, "poster_path": "/a.jpg"}]}))
    line.answers["configuration"] = lambda *_: trouble
    assert fetch(line).items[0].title.poster == "https://image.tmdb.org/t/p/w342/a.jpg"


def test_a_service_with_lists_without_end_is_not_asked_for_each() -> None:
    line = Line(lists=lambda *_: page(list(range(1, 5000)), 4999))

    with pytest.raises(BadAnswer, check=says("4999 lists")):
        run(lists_on(line).all)

    assert len(line.asked) < 10


def test_titles_that_pages_go_on_leaving_out_are_told() -> None:
    line = Line(movies=lambda _, request: page([4, 3], 4, 2) if wanted_page(request) == 1 else page([3, 1], 4, 2))
    queue = fetch(line)
    assert (queue.ids, queue.unseen) == (("movie:1", "movie:3", "movie:4"), 1)
    assert sum(request.url.endswith("/movies") for request in line.asked) == 2 * WALKS


def test_a_list_that_was_read_in_part_is_read_again_whatever_its_first_page_says() -> None:
    line = Line(movies=lambda _, request: page([4, 3], 4, 2) if wanted_page(request) == 1 else page([3, 1], 4, 2))
    line.headers = {"etag": '"same"'}
    lists = lists_on(line)
    part = run(lambda: lists.fetch(FILMS))
    run(lambda: lists.fetch(FILMS, part))
    assert not any("If-None-Match" in request.headers for request in line.asked)


def test_lists_that_pages_leave_out_are_not_taken_for_deleted_ones() -> None:
    def lists(before: int, request: Request) -> Answer:
        whole = before >= heals
        first, second = [{"id": 1}, {"id": 2}], [{"id": 3 if whole else 2}]
        rows = first if wanted_page(request) == 1 else second
        return 200, {"results": rows, "total_pages": 2, "total_results": 3}

    owned = {number: lambda *_: (200, {"created_by": "ada"}) for number in ("1", "2", "3")}
    heals = 4
    told = run(lists_on(Line(lists=lists, **owned)).all)
    assert [info.name for info in told if info.is_own] == ["list/1", "list/2", "list/3"]
    heals = 1000
    with pytest.raises(IncompleteLists):
        run(lists_on(Line(lists=lists, **owned)).all)


def test_a_list_of_more_pages_than_tmdb_gives_is_not_shown_in_part() -> None:
    line = Line(movies=lambda *_: page([1], 10_001, pages=501))
    with pytest.raises(TooLong) as failed:
        fetch(line)
    assert (failed.value.count, failed.value.most) == (10_001, 10_000)
    assert sum(request.url.endswith("/movies") for request in line.asked) == 1
