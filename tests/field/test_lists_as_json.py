"""JSON as other programs write it."""

import json

import pytest

from tests.field.names import Contents, FileUnreadable, ImportedTitle, read_list
from tests.sentences import says

FILM = {"title": "Charade", "year": 1963, "ids": {"trakt": 5, "slug": "x", "imdb": "tt0056923", "tmdb": 4808}}
SHOW = {"title": "Torres", "year": 1975, "ids": {"trakt": 7, "imdb": "tt0072500", "tmdb": 2207, "tvdb": 75932}}
FILM_IDS = (("imdb", "tt0056923"), ("tmdb", "4808"), ("trakt", "5"))
SHOW_IDS = (("imdb", "tt0072500"), ("tmdb", "2207"), ("tvdb", "75932"), ("trakt", "7"))


def read(tree: object) -> Contents:
    contents = read_list(json.dumps(tree).encode())
    assert contents.unit == "Title"
    return contents


def wanted(tree: object) -> list[ImportedTitle]:
    return [line.wanted for line in read(tree).lines]


def test_trakts_list_is_read_in_the_order_of_its_ranks() -> None:
    rows = [
        {"rank": 3, "id": 1, "type": "season", "season": {"number": 2, "ids": {"trakt": 20}}, "show": SHOW},
        {"rank": 2, "id": 2, "notes": None, "type": "show", "show": SHOW},
        {"rank": 1, "id": 3, "listed_at": "2026-01-01", "type": "movie", "movie": FILM},
        {
            "rank": 4,
            "type": "episode",
            "episode": {"season": 1, "number": 2, "title": "The Builders", "ids": {"trakt": 21, "imdb": "tt0578589"}},
            "show": SHOW,
        },
        {"rank": 5, "type": "person", "person": {"name": "Cary Grant", "ids": {"trakt": 9, "imdb": "nm0000026"}}},
    ]
    contents = read(rows)
    show = ImportedTitle("Torres", 1975, "show", ids=SHOW_IDS)
    assert contents.form == "Trakt’s JSON"
    assert [line.wanted for line in contents.lines] == [
        ImportedTitle("Charade", 1963, "movie", ids=FILM_IDS),
        show,
        ImportedTitle("Torres, Season 2", None, "season", ids=(("trakt", "20"),), show=show),
        ImportedTitle(
            "The Builders",
            None,
            "episode",
            "S01E02 · Torres",
            (("imdb", "tt0578589"), ("trakt", "21")),
            show=show,
        ),
        ImportedTitle("Cary Grant", kind="person", ids=(("imdb", "nm0000026"), ("trakt", "9"))),
    ]
    assert [line.number for line in contents.lines] == [1, 2, 3, 4, 5]


def test_trakts_ratings_and_history_are_lists_of_titles_too() -> None:
    assert wanted([{"rated_at": "2026", "rating": 8, "type": "movie", "movie": FILM}])[0].ids == FILM_IDS
    assert wanted([{"plays": 3, "last_watched_at": "2026", "show": SHOW, "seasons": [{"number": 1}]}])[0].kind == "show"


def test_a_list_of_lists_names_no_titles() -> None:
    lists = [{"name": "Noir", "privacy": "public", "item_count": 3, "ids": {"trakt": 1, "slug": "noir"}}]
    with pytest.raises(FileUnreadable, check=says("no list of titles")):
        read(lists)


@pytest.mark.parametrize("tree", [{"username": "ada", "name": "Ada"}, {"a": [1, 2]}, [], {}, [[]]])
def test_a_tree_without_titles_says_what_was_expected(tree: object) -> None:
    with pytest.raises(FileUnreadable, check=says("no list of titles")):
        read(tree)


def test_simkls_backup_is_read() -> None:
    ids = {"simkl": 3, "slug": "x", "imdb": "tt0072500", "tmdb": "2207", "tvdb": "75932"}
    tree = {
        "shows": [{"status": "plantowatch", "show": {"title": "Torres", "year": 1975, "ids": ids}, "seasons": []}],
        "anime": [{"status": "completed", "show": {"title": "Bebop", "year": 1998, "ids": {"simkl": 4, "mal": "1"}}}],
        "movies": [{"status": "plantowatch", "movie": {"title": "Charade", "ids": {"simkl": 5, "tmdb": "4808"}}}],
    }
    contents = read(tree)
    assert contents.form == "Simkl’s JSON"
    assert [line.wanted for line in contents.lines] == [
        ImportedTitle("Torres", 1975, "show", ids=(("imdb", "tt0072500"), ("tmdb", "2207"), ("tvdb", "75932"))),
        ImportedTitle("Bebop", 1998, "show"),
        ImportedTitle("Charade", None, "movie", ids=(("tmdb", "4808"),)),
    ]


def test_radarrs_and_sonarrs_lists_are_read() -> None:
    film = {"title": "Charade", "year": 1963, "tmdbId": 4808, "imdbId": "tt0056923", "hasFile": False, "id": 1}
    film |= {"alternateTitles": [{"title": "Charada"}], "genres": ["Comedy"], "images": [{"coverType": "poster"}]}
    contents = read([film])
    assert contents.form == "Radarr’s JSON"
    assert contents.lines[0].wanted == ImportedTitle(
        "Charade", 1963, "movie", ids=(("imdb", "tt0056923"), ("tmdb", "4808"))
    )

    series = {"title": "Torres", "year": 1975, "tvdbId": 75932, "imdbId": "tt0072500", "tmdbId": 0, "tvMazeId": 1}
    contents = read([series | {"seasons": [{"seasonNumber": 1, "monitored": True}], "firstAired": "1975-09-19"}])
    assert contents.form == "Sonarr’s JSON"
    assert contents.lines[0].wanted == ImportedTitle(
        "Torres", 1975, "show", ids=(("imdb", "tt0072500"), ("tvdb", "75932"))
    )


def test_letterboxds_json_is_read() -> None:
    links = [
        {"type": "letterboxd", "id": "2a9q", "url": "x"},
        {"type": "tmdb", "id": "4808"},
        {"type": "imdb", "id": "tt0056923"},
    ]
    film = {"id": "2a9q", "name": "Charade", "releaseYear": 1963, "links": links}
    contents = read({"next": "x", "items": [{"rank": 1, "film": film}]})
    assert contents.form == "Letterboxd’s JSON"
    assert contents.lines[0].wanted == ImportedTitle(
        "Charade", 1963, "movie", ids=(("imdb", "tt0056923"), ("tmdb", "4808"))
    )

    row = {
        "Date": "2012-11-18",
        "Name": "Charade",
        "Year": 1963,
        "LetterboxdURI": "https://boxd.it/x",
        "tmdbID": "4808",
    }
    assert wanted([row]) == [ImportedTitle("Charade", 1963, "movie", ids=(("tmdb", "4808"),))]


def test_tmdbs_json_is_read() -> None:
    film = {"id": 4808, "title": "Charade", "release_date": "1963-12-01", "poster_path": "/x.jpg", "genre_ids": [1]}
    show = {"id": 2207, "name": "Torres", "first_air_date": "1975-09-19", "media_type": "tv", "poster_path": None}
    assert wanted({"id": 1, "items": [film, show]}) == [
        ImportedTitle("Charade", 1963, "", ids=(("tmdb", "4808"),)),
        ImportedTitle("Torres", 1975, "show", ids=(("tmdb", "2207"),)),
    ]


def test_plain_words_are_names_or_ids() -> None:
    assert wanted(["tt0056923", "Laura (1944)", "https://www.themoviedb.org/tv/2207"]) == [
        ImportedTitle("", ids=(("imdb", "tt0056923"),)),
        ImportedTitle("Laura", 1944),
        ImportedTitle("", kind="show", ids=(("tmdb", "2207"),)),
    ]


def test_what_is_no_title_is_told_and_costs_no_other() -> None:
    contents = read([{"title": "Charade"}, 7, {"note": "x"}, None, {"title": "\ud800Laura", "year": "N/A"}])
    assert [line.wanted.name for line in contents.lines] == ["Charade", "Laura"]
    assert [mistake.number for mistake in contents.mistakes] == [2, 3, 4]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[1e999999]", '["' + "x" * 100, "[NaN"])
def test_hostile_json_is_refused_or_read_and_no_more(text: str) -> None:
    with pytest.raises(FileUnreadable):
        read_list(text.encode())
