"""Who made a work and who plays in it."""

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.trakt.far_client import Caller


@pytest.fixture
def nobody(trakt: TraktEmulator) -> Caller:
    return Caller(trakt)


def test_a_film_has_a_cast_and_a_director(nobody: Caller) -> None:
    film = nobody.get("/search/movie?query=the+third+man")[0]["movie"]
    found = nobody.get(f"/movies/{film['ids']['trakt']}/people")

    assert [one["person"]["name"] for one in found["crew"]["directing"]] == ["Carol Reed"]
    assert found["crew"]["directing"][0]["jobs"] == ["Director"]
    assert all(one["person"]["ids"]["trakt"] for one in found["cast"])
    assert found == nobody.get(f"/movies/{film['ids']['slug']}/people")


def test_a_show_has_creators_and_no_empty_cast(nobody: Caller) -> None:
    show = nobody.get("/search/show?query=twin+peaks")[0]["show"]
    found = nobody.get(f"/shows/{show['ids']['trakt']}/people")

    assert list(found) == ["crew"]
    assert found["crew"]["created by"][0]["person"]["name"]


@pytest.mark.parametrize("path", ["/movies/0/people", "/shows/nonsense/people", "/movies/tmdb:1/people"])
def test_what_is_not_there(nobody: Caller, path: str) -> None:
    assert nobody.send("GET", path).status_code == 404
