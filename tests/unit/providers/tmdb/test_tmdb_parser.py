"""What TMDB tells of titles and people, also where it tells little or nonsense."""

import pytest

from desktop_app.domain.errors import BadAnswer, NotThere, Refused
from desktop_app.domain.queues import TitleId
from desktop_app.providers.tmdb.addresses import SHELVES, Address, Key, key_of
from desktop_app.providers.tmdb.images import Images, images_of
from desktop_app.providers.tmdb.parser import person_of, title_of
from desktop_app.providers.trees import Tree

API = "https://api.themoviedb.org/3"
IMAGES = Images()


def test_a_film() -> None:
    row: Tree = {
        "id": 1092,
        "title": "The Third Man",
        "release_date": "1949-08-31",
        "vote_average": 7.9,
        "overview": "Vienna.",
        "poster_path": "/third man.jpg",
    }
    found = title_of(row, "movie", IMAGES)
    assert found is not None
    assert (found.id, found.name, found.year, found.kind) == ("movie:1092", "The Third Man", 1949, "movie")
    assert found.average_rating == pytest.approx(3.95)
    assert found.poster == "https://image.tmdb.org/t/p/w342/third%20man.jpg"
    assert found.ids == (("tmdb", "1092"),)


def test_a_show_and_a_film_of_one_number_are_two_titles() -> None:
    rows: list[Tree] = [{"id": 11, "media_type": "movie"}, {"id": 11, "media_type": "tv"}]
    titles = [title_of(row, "", IMAGES) for row in rows]
    assert [title.id for title in titles if title] == ["movie:11", "tv:11"]


def test_an_episode_is_named_by_its_place() -> None:
    row: Tree = {"id": 9, "show_id": 1399, "season_number": 0, "episode_number": 2, "name": "", "runtime": 52}
    found = title_of(row, "episode", IMAGES)
    assert found is not None
    assert (found.id, found.name, found.runtime) == ("episode:1399/0/2", "S00E02: (no title)", 3120)
    assert found.web_page == "https://www.themoviedb.org/tv/1399/season/0/episode/2"


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"id": None, "media_type": "movie"},
        {"id": "../account", "media_type": "movie"},
        {"id": -1, "media_type": "tv"},
        {"id": True, "media_type": "tv"},
        {"id": 1e30, "media_type": "tv"},
        {"id": 3, "media_type": "person"},
        {"id": 3, "media_type": "hologram"},
        {"id": 3, "media_type": ["movie"]},
        {"id": 3, "media_type": "tv_episode", "season_number": 1},
    ],
)
def test_what_is_no_title_is_passed_over(row: Tree) -> None:
    assert title_of(row, "", IMAGES) is None


@pytest.mark.parametrize(
    "row",
    [
        {"poster_path": None, "release_date": "", "overview": None, "vote_average": 0},
        {"poster_path": 7, "release_date": 1949, "overview": ["?"], "vote_average": "many", "title": {}},
        {"poster_path": "no slash", "release_date": "soon", "runtime": 0},
        {"release_date": "-1-1", "title": None, "original_title": "  "},
        {"release_date": "١٩٤٩-01-01"},
    ],
)
def test_what_is_missing_or_nonsense_is_left_out(row: Tree) -> None:
    found = title_of({"id": 5, **row}, "movie", IMAGES)
    assert found is not None
    assert (found.name, found.poster, found.runtime, found.average_rating) == ("(no title)", "", None, None)
    assert found.year in (None, 1949)


def test_a_title_in_no_other_language_has_its_original_name() -> None:
    found = title_of({"id": 5, "name": "", "original_name": "Das Boot"}, "tv", IMAGES)
    assert found is not None
    assert found.name == "Das Boot"


# --- people ------------------------------------------------------------------------------------------------------


def test_who_has_no_name_is_called_by_the_user_name() -> None:
    assert person_of({"id": 7, "name": "", "username": "ada"}, IMAGES, API).name == "ada"
    assert person_of({"id": 7}, IMAGES, API).name == "7"
    with pytest.raises(BadAnswer):
        person_of({"name": "Nobody"}, IMAGES, API)


def test_a_picture_of_ones_own_comes_first() -> None:
    avatar: Tree = {"gravatar": {"hash": "0" * 32}, "tmdb": {"avatar_path": "/me.jpg"}}
    assert person_of({"id": 7, "avatar": avatar}, IMAGES, API).picture == "https://image.tmdb.org/t/p/w185/me.jpg"
    for strange in (None, {"gravatar": {"hash": "../../x"}}, {"gravatar": None, "tmdb": {"avatar_path": "x"}}):
        assert person_of({"id": 7, "avatar": strange}, IMAGES, API).picture == ""


# --- pictures ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "base"),
    [
        ("https://pictures.example/t/", "https://pictures.example/t/"),
        ("http://pictures.example/t/", IMAGES.base),
        ("https://pictures.example/t", IMAGES.base),
        ("https://pictures.example/\n/", IMAGES.base),
        ("http://127.0.0.1:1/t/", IMAGES.base),
        ("", IMAGES.base),
    ],
)
def test_pictures_come_over_https(told: str, base: str) -> None:
    assert images_of({"images": {"secure_base_url": told}}, API).base == base


def test_an_emulator_serves_its_own_pictures() -> None:
    told = {"images": {"secure_base_url": "http://127.0.0.1:1/t/"}}
    assert images_of(told, "http://127.0.0.1:2/3").base == "http://127.0.0.1:1/t/"


def test_a_size_that_is_no_more_is_not_asked_for() -> None:
    assert images_of({"images": {"poster_sizes": ["w1", "original"]}}, API).poster_size == "original"
    assert images_of({"images": {"poster_sizes": "w342"}}, API).poster_size == "w342"


# --- addresses ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title_id", "path"),
    [("movie:11", "/movie/11"), ("tv:11", "/tv/11"), ("episode:1399/1/2", "/tv/1399/season/1/episode/2")],
)
def test_where_a_title_is(title_id: str, path: str) -> None:
    assert key_of(TitleId(title_id)).path == path
    assert key_of(TitleId(title_id)).title_id == title_id


@pytest.mark.parametrize(
    "title_id",
    ["", "movie", "movie:", "movie:1/2", "movie:..", "movie:%2e", "tv:1 ", "person:3", "episode:1/2", "tv:١"],
)
def test_no_other_word_goes_into_a_path(title_id: str) -> None:
    with pytest.raises(Refused) as refused:
        _ = key_of(TitleId(title_id)).path
    assert refused.value.titles == (Key(*title_id.partition(":")[::2]).title_id,)


@pytest.mark.parametrize("name", ["", "list/", "list/../account", "list/1?x", "list/%31", "watchlist", "list/1/2"])
def test_there_are_no_other_lists(name: str) -> None:
    with pytest.raises(NotThere):
        Address(name)


def test_a_shelf_knows_what_it_holds() -> None:
    assert {Address(name).kind for name in SHELVES} == {"movie", "tv", "episode"}
    assert Address("list/5861").path == "/list/5861"
    assert Address("list/50941077760ee35e1500000c").kind == ""
