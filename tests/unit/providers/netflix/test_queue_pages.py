"""Pages of a queue, and of lists that Netflix keeps itself, that leave titles out or change while they are read."""

import json
from collections.abc import Callable
from typing import cast

import pytest

from desktop_app.domain.errors import IncompleteRead, StaleRead, TooLong
from desktop_app.domain.queues import LONGEST_LIST, Queue
from desktop_app.providers.netflix.calls import Calls
from desktop_app.providers.netflix.queues import READS_OF_ONE_STATE, Queues
from desktop_app.providers.netflix.shelves import Shelves
from desktop_app.transport import Pairs, Response
from tests.core import run

PAGE = 3
Answer = Callable[[int, int], tuple[list[int], int, str]]
"""A function of the walk's number, from 1, and the first row to titles, their total, and the entity-tag."""


class Line:
    """Stands in for `Calls`. `walks` counts how often the first page was asked for."""

    user, api = "https://far/users/7", "https://far"

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.walks = 0

    async def get(self, url: str, query: Pairs = (), **_headers: object) -> Response:
        start = int(dict(query)["start_index"])
        self.walks += start == 0
        numbers, total, etag = self._answer(self.walks, start)
        nodes = [{"id": f"https://far/catalog/titles/movies/{n}", "title": {"regular": f"Film {n}"}} for n in numbers]
        queue = {"etag": etag, "number_of_results": total, "queue_item": nodes}
        shelf = {"number_of_results": total, "rental_history_item": nodes}
        return Response(200, {}, json.dumps({"queue": queue, "rental_history": shelf}).encode())


def rows(*numbers: int) -> Callable[[int], list[int]]:
    return lambda start: list(numbers[start : start + PAGE])


def fetch(line: Line) -> Queue:
    return run(lambda: Queues(cast("Calls", line)).fetch("instant"))


def fetch_history(line: Line) -> Queue:
    return run(lambda: Shelves(cast("Calls", line)).fetch("rental_history", None))


def numbers(queue: Queue) -> list[int]:
    return [int(item.id.rpartition("/")[2]) for item in (*queue.items, *queue.saved)]


WHOLE, OVERLAPPING = rows(1, 2, 3, 4, 5, 6, 7), rows(1, 2, 3, 3, 5, 6, 7)


def test_a_queue_whose_pages_leave_a_title_out_is_not_believed() -> None:
    line = Line(lambda _, start: (OVERLAPPING(start), 7, "1"))
    with pytest.raises(IncompleteRead) as failed:
        fetch(line)
    assert (failed.value.missing, line.walks) == (1, READS_OF_ONE_STATE)


def test_one_whole_walk_is_enough() -> None:
    line = Line(lambda walk, start: ((OVERLAPPING if walk < 2 else WHOLE)(start), 7, "1"))
    assert (numbers(fetch(line)), line.walks) == ([1, 2, 3, 4, 5, 6, 7], 2)


def test_a_queue_that_changes_between_pages_is_no_incomplete_one() -> None:
    with pytest.raises(StaleRead):
        fetch(Line(lambda walk, start: (WHOLE(start), 7, f"{walk}-{start}")))


def test_what_netflix_keeps_itself_says_what_it_left_out() -> None:
    line = Line(lambda _, start: (OVERLAPPING(start), 7, "1"))
    queue = fetch_history(line)
    assert (numbers(queue), queue.unseen, line.walks) == ([1, 2, 3, 5, 6, 7], 1, READS_OF_ONE_STATE)
    whole = fetch_history(Line(lambda walk, start: ((OVERLAPPING if walk < 2 else WHOLE)(start), 7, "1")))
    assert (numbers(whole), whole.unseen) == ([1, 2, 3, 4, 5, 6, 7], 0)


def test_a_list_that_netflix_changes_between_pages_is_read_again() -> None:
    def answer(walk: int, start: int) -> tuple[list[int], int, str]:
        if walk == 1:  # one went between the pages: 4 moved to the first, which was read already
            return (WHOLE(0), 7, "1") if start == 0 else (rows(1, 2, 4, 5, 6, 7)(start), 6, "2")
        return rows(1, 2, 4, 5, 6, 7)(start), 6, "2"

    assert numbers(fetch_history(Line(answer))) == [1, 2, 4, 5, 6, 7]


def test_an_empty_page_in_the_middle_is_asked_for_again() -> None:
    line = Line(lambda walk, start: ([] if walk == 1 and start else WHOLE(start), 7, "1"))
    assert numbers(fetch_history(line)) == [1, 2, 3, 4, 5, 6, 7]


def test_a_long_queue_is_read_to_its_end() -> None:
    line = Line(lambda _, start: (list(range(start, min(start + 500, 25_000))), 25_000, "1"))
    assert len(numbers(fetch(line))) == 25_000


def test_a_queue_that_is_too_long_is_not_begun() -> None:
    line = Line(lambda _, _start: ([1], LONGEST_LIST + 1, "1"))
    with pytest.raises(TooLong) as failed:
        fetch(line)
    assert (failed.value.count, failed.value.most, line.walks) == (LONGEST_LIST + 1, LONGEST_LIST, 1)
