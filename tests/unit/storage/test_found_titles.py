"""What was found is kept for each catalogue, and for so long as it holds."""

import asyncio
from pathlib import Path

import pytest

from desktop_app.domain.import_export.look_ups import FOUND_FOR, NAME, NONE_FOR, CatalogueId, LookUp
from desktop_app.domain.queues import Title, TitleId
from desktop_app.storage.found_titles import FoundTitles
from desktop_app.storage.snapshots import Snapshots
from desktop_app.workers import Workers
from tests.core import run

HERE, ELSEWHERE = CatalogueId("tmdb", "sandbox"), CatalogueId("tmdb", "themoviedb.org")
FILM = Title(TitleId("movie:603"), "The Matrix", 1999, kind="movie", ids=(("tmdb", "603"),), cast=("Carrie-Anne Moss",))
TWIN = Title(TitleId("movie:604"), "The Matrix", kind="movie")
BY_KEY, BY_NAME, NONE = LookUp("imdb", "tt0133093", "movie"), LookUp(NAME, "The Matrix"), LookUp("tmdb", "0", "movie")


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def found(tmp_path: Path, clock: Clock) -> FoundTitles:
    return Snapshots(tmp_path / "cache.db", Workers("snapshots"), clock).found


def known(found: FoundTitles, *questions: LookUp, at: CatalogueId = HERE) -> dict[LookUp, tuple[Title, ...]]:
    return dict(asyncio.run(found.known(at, questions)))


async def test_answers_come_back_as_they_were(found: FoundTitles) -> None:
    await found.keep(HERE, BY_KEY, (FILM,))
    await found.keep(HERE, BY_NAME, (FILM, TWIN))
    await found.keep(HERE, NONE, ())
    assert await found.known(HERE, (BY_KEY, BY_NAME, NONE, LookUp("imdb", "tt1"))) == {
        BY_KEY: (FILM,),
        BY_NAME: (FILM, TWIN),
        NONE: (),
    }


def test_another_server_numbers_other_titles_so(found: FoundTitles) -> None:
    run(lambda: found.keep(HERE, BY_KEY, (FILM,)))
    assert known(found, BY_KEY, at=ELSEWHERE) == {}


def test_an_answer_that_is_too_old_is_none(found: FoundTitles, clock: Clock) -> None:
    for question, titles in ((BY_KEY, (FILM,)), (BY_NAME, (FILM,)), (NONE, ())):
        run(lambda question=question, titles=titles: found.keep(HERE, question, titles))  # type: ignore[misc]
    clock.now += NONE_FOR - 1
    assert set(known(found, BY_KEY, BY_NAME, NONE)) == {BY_KEY, BY_NAME, NONE}
    clock.now += 2
    assert set(known(found, BY_KEY, BY_NAME, NONE)) == {BY_KEY}
    clock.now += FOUND_FOR - NONE_FOR
    assert known(found, BY_KEY) == {}


def test_what_holds_for_nobody_goes(found: FoundTitles, clock: Clock) -> None:
    run(lambda: found.keep(HERE, BY_KEY, (FILM,)))
    clock.now += FOUND_FOR + 1
    run(lambda: found.keep(HERE, NONE, ()))
    run(found.tidy)
    assert [row for (row,) in found._database.rows("SELECT key FROM found")] == [NONE.key]


def test_what_was_looked_for_goes_with_an_account_of_that_service(found: FoundTitles) -> None:
    for catalogue in (HERE, ELSEWHERE):
        run(lambda catalogue=catalogue: found.keep(catalogue, BY_KEY, (FILM,)))  # type: ignore[misc]
    run(lambda: found.forget(HERE))
    assert known(found, BY_KEY) == {}
    assert known(found, BY_KEY, at=ELSEWHERE) == {BY_KEY: (FILM,)}


def test_what_another_version_wrote_is_asked_anew(found: FoundTitles) -> None:
    run(lambda: found.keep(HERE, BY_KEY, (FILM,)))
    with found._database.transaction() as connection:
        connection.execute("UPDATE found SET titles = '[{\"later\": 1}]'")
    assert known(found, BY_KEY) == {}
