"""Finding works (trakt.md, section 6)."""

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.sandbox.trakt.library import ID_TYPES, library
from tests.sandbox.trakt.far_client import Caller


@pytest.fixture
def nobody(trakt: TraktEmulator) -> Caller:
    return Caller(trakt)


def test_by_words(nobody: Caller) -> None:
    first = nobody.get("/search/movie?query=the+third+man")[0]

    assert first["type"] == "movie"
    assert first["movie"]["title"] == "The Third Man"
    assert first["score"] > 2**53
    assert isinstance(first["score"], int)
    assert first["movie"]["overview"]


def test_kinds_can_be_joined(nobody: Caller) -> None:
    found = nobody.get("/search/show,person,list,episode?query=at+sea")
    assert [one["type"] for one in found] == ["list"]
    assert nobody.get("/search/movie,show?query=doctor+who")[1]["show"]["title"] == "Doctor Who"
    assert nobody.get("/search/person?query=akira")[0]["person"]["name"] == "Akira Kurosawa"
    assert nobody.get("/search/episode?query=twin+peaks+episode+3")[0]["show"]["title"] == "Twin Peaks"


def test_pages_of_ten(nobody: Caller) -> None:
    answer = nobody.send("GET", "/search/movie?query=the&page=2")

    assert len(answer.json()) <= 10
    assert answer.headers["X-Pagination-Limit"] == "10"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Rosencrantz+%5C%26%5C%26+Guildenstern", True),
        ("Rosencrantz+%26%26+Guildenstern", False),
        ("Whisky+Galore%5C!", True),
        ("Whisky+Galore!", False),
    ],
)
def test_operators_are_escaped(nobody: Caller, query: str, found: bool) -> None:
    assert bool(nobody.get(f"/search/movie?query={query}")) is found


@pytest.mark.parametrize(("path", "status"), [("/search/movie", 400), ("/search/nonsense?query=m", 404)])
def test_what_is_refused(nobody: Caller, path: str, status: int) -> None:
    assert nobody.send("GET", path).status_code == status


def test_by_id(nobody: Caller) -> None:
    both = nobody.get("/search/trakt/3")

    assert [one["type"] for one in both] == ["movie", "show", "person"]
    assert [one["type"] for one in nobody.get("/search/trakt/3?type=show")] == ["show"]
    assert nobody.get("/search/imdb/tt9000003")[0]["show"]["title"] == "Twin Peaks"
    assert nobody.get("/search/imdb/tt0") == []


def test_a_work_has_a_page_of_its_own(nobody: Caller) -> None:
    assert nobody.get("/movies/the-third-man-1949?extended=full")["runtime"] == 104
    assert nobody.get("/shows/tt9000003")["title"] == "Twin Peaks"
    assert [one["number"] for one in nobody.get("/shows/twin-peaks/seasons")] == [1, 2]
    assert len(nobody.get("/shows/3/seasons/1")) == 8
    assert nobody.send("GET", "/shows/3/seasons/9").status_code == 404
    assert nobody.send("GET", "/movies/nonsense").status_code == 404


@pytest.mark.parametrize("id_type", ID_TYPES)
def test_no_two_works_of_a_kind_share_an_id(id_type: str) -> None:
    ids = [(one.kind, value) for one in library() if (value := getattr(one.ids, id_type)) is not None]

    assert len(set(ids)) == len(ids)
