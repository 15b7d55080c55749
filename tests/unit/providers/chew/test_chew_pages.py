"""Shows on several pages, of a service of which nobody knows whether it has pages (contract chew 3)."""

from collections.abc import Mapping, Sequence
from typing import cast

import pytest

from desktop_app.domain.errors import TooLong
from desktop_app.domain.queues import LONGEST_LIST, Queue
from desktop_app.providers.chew.calls import Calls
from desktop_app.providers.chew.lists import PAGE, WALKS, Lists
from desktop_app.transport import Pairs
from tests.core import run

EVERY = range(PAGE + 5)


class Line:
    """Stands in for `Calls`: the pages of one walk after another, the last for ever; empty behind their end."""

    address = "https://far/v1"

    def __init__(self, *walks: Sequence[Sequence[int]], total: int | None = None) -> None:
        self._walks = walks
        self._total = total
        self.walked = 0

    async def get(self, _path: str, query: Pairs = ()) -> Mapping[str, object]:
        page = int(dict(query)["page"])
        self.walked += page == 1
        pages = self._walks[min(self.walked, len(self._walks)) - 1]
        numbers = pages[page - 1] if page <= len(pages) else ()
        meta = {} if self._total is None else {"meta": {"total": self._total}}
        return {"shows": [{"id": f"{n}", "slug": f"show-{n}", "name": f"Show {n}"} for n in numbers], **meta}


def fetch(line: Line) -> Queue:
    return run(lambda: Lists(cast("Calls", line)).fetch("shows"))


WHOLE = (EVERY[:PAGE], EVERY[PAGE:])
OVERLAPPING = (EVERY[:PAGE], EVERY[PAGE - 1 : -1])


def test_shows_that_pages_leave_out_are_told() -> None:
    for total in (len(EVERY), None):
        line = Line(OVERLAPPING, total=total)
        queue = fetch(line)
        assert (len(queue.items), queue.unseen, line.walked) == (len(EVERY) - 1, 1, WALKS)


def test_one_whole_walk_is_enough() -> None:
    for total in (len(EVERY), None):
        line = Line(OVERLAPPING, WHOLE, total=total)
        queue = fetch(line)
        assert (len(queue.items), queue.unseen, line.walked) == (len(EVERY), 0, 2)


def test_an_empty_page_in_the_middle_is_no_end() -> None:
    queue = fetch(Line((EVERY[:PAGE], (), EVERY[PAGE:]), total=2 * PAGE + 5))
    assert (len(queue.items), queue.unseen) == (len(EVERY), PAGE)


def test_a_service_without_pages_is_read_once() -> None:
    every = tuple(range(2 * PAGE))
    line = Line((every, every, every))
    assert (len(fetch(line).items), fetch(Line((every, every))).unseen, line.walked) == (len(every), 0, 1)
    assert fetch(Line((range(5),))).unseen == 0


def test_more_shows_than_counted_are_all_there() -> None:
    queue = fetch(Line((range(7),), total=5))
    assert (len(queue.items), queue.unseen) == (7, 0)


def test_many_shows_are_read_to_their_end() -> None:
    pages = [range(start, start + PAGE) for start in range(0, 25_000, PAGE)]
    assert len(fetch(Line(pages, total=25_000)).items) == 25_000


def test_too_many_shows_are_not_begun() -> None:
    line = Line(WHOLE, total=LONGEST_LIST + 1)
    with pytest.raises(TooLong) as failed:
        fetch(line)
    assert (failed.value.count, line.walked) == (LONGEST_LIST + 1, 1)
