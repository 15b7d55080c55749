"""Files of others, files that a spreadsheet went over, and files that are none."""

import codecs

import pytest

from desktop_app.domain.errors import FileUnreadable
from desktop_app.domain.import_export import json_form, tables
from desktop_app.domain.import_export.file_reader import read
from desktop_app.domain.import_export.imported_title import LARGEST, ImportedTitle, Line
from desktop_app.ui.sentences.details import cause_in_words, detail_of
from tests.sentences import says

TRAKT = """\
rank,listed_at,type,title,year,trakt_rating,trakt_id,imdb_id,tmdb_id,tvdb_id,url,released,season_number,episode_number,\
episode_title,episode_released,episode_trakt_rating,episode_trakt_id,episode_imdb_id,episode_tmdb_id,episode_tvdb_id,\
genres
1,2024-01-01,movie,Charade,1963,7.9,5,tt0056923,4808,,https://trakt.tv/movies/charade-1963,,,,,,,,,,,comedy
2,2024-01-01,show,The Prisoner,1967,8.1,77,tt0061287,1,74805,https://trakt.tv/shows/the-prisoner,,,,,,,,,,,
3,2024-01-01,episode,The Prisoner,1967,8.1,77,tt0061287,1,74805,,,1,2,The Chimes of Big Ben,,,901,tt0679182,,,
4,2024-01-01,season,The Prisoner,1967,8.1,77,tt0061287,1,74805,,,1,,,,,,,,,
"""
LETTERBOXD_LIST = """\
Letterboxd list export v7
Date,Name,Tags,URL,Description
2024-01-01,Noir,,https://boxd.it/x,"Two
lines."

Position,Name,Year,URL,Description
1,The Third Man,1949,https://boxd.it/a,
2,Laura,19x4,https://boxd.it/b,
"""
LETTERBOXD_WATCHLIST = "Date,Name,Year,Letterboxd URI\n2024-01-01,Charade,1963,https://boxd.it/c\n"


def test_trakts_csv_is_read_with_the_keys_of_what_each_line_is_about() -> None:
    found = read(TRAKT.encode())
    chimes = "S01E02 · The Prisoner"
    ids = (("imdb", "tt0061287"), ("tmdb", "1"), ("tvdb", "74805"), ("trakt", "77"))
    show = ImportedTitle("The Prisoner", 1967, "show", ids=ids)
    assert found.form == "Trakt’s CSV"
    assert [line.wanted for line in found.lines] == [
        ImportedTitle("Charade", 1963, "movie", ids=(("imdb", "tt0056923"), ("tmdb", "4808"), ("trakt", "5"))),
        show,
        ImportedTitle(
            "The Chimes of Big Ben",
            kind="episode",
            part=chimes,
            ids=(("imdb", "tt0679182"), ("trakt", "901")),
            show=show,
        ),
        ImportedTitle("The Prisoner, Season 1", kind="season", show=show),
    ]


def test_letterboxds_list_is_read_below_its_preamble() -> None:
    found = read(LETTERBOXD_LIST.encode())
    assert found.form == "Letterboxd’s CSV"
    assert found.lines == (Line(7, ImportedTitle("The Third Man", 1949)), Line(8, ImportedTitle("Laura")))
    assert found.mistakes == ()


def test_letterboxds_watchlist_is_read() -> None:
    found = read(LETTERBOXD_WATCHLIST.encode())
    assert found.form == "Letterboxd’s CSV"
    assert [line.wanted for line in found.lines] == [ImportedTitle("Charade", 1963)]


@pytest.mark.parametrize(
    "file",
    [
        codecs.BOM_UTF8 + b"title,year\r\nCharade,1963\r\n",
        b"title;year\r\nCharade;1963\r\n",
        b"Title\tYear\nCharade\t1963",
        "title,year\nCharade,1963\n".encode("utf-16"),
        b"\n\ntitle,year\n\nCharade,1963\n,\n",
    ],
)
def test_what_spreadsheets_make_of_it_is_read(file: bytes) -> None:
    assert [line.wanted for line in read(file).lines] == [ImportedTitle("Charade", 1963)]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (",1949", "names no title"),
        ("M,1949,more", "3 cells, the header 2"),
        ('"M"x,1931,1,2', "quotation marks"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_others_are_read(row: str, what: str) -> None:
    found = read(f"title,year\nLaura,1944\n{row}\nCharade,1963\n".encode())
    (mistake,) = found.mistakes
    assert mistake.number == 3
    assert what in cause_in_words(mistake.cause)
    assert [line.number for line in found.lines] == [2, 4]


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b" \n", "empty"),
        (b"title,year\nAm\xe9lie,2001\n", "UTF-8 (line 2)"),
        (b"\x89PNG\r\n\x1a\n", "UTF-8"),
        (b"a,b,c\n1,2,3\n", "name the columns"),
        (b"x" * (LARGEST + 1), "20 MB"),
        (b'{"format": "lineup-list",', "line 1"),
        (b"[" * 100_000, "no JSON"),
        (b'{"a": 1}', "no list of titles"),
        (b'{"format": "lineup-list", "version": 2, "titles": []}', "later version"),
        (b'{"format": "lineup-list", "version": 1, "titles": {}}', "should be a list"),
    ],
)
def test_a_file_that_is_none_says_what_was_expected(file: bytes, why: str) -> None:
    with pytest.raises(FileUnreadable) as caught:
        read(file)
    assert why in detail_of(caught.value)


def test_more_titles_than_anybody_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST", 2)
    monkeypatch.setattr(json_form, "MOST", 2)
    rows = b'{"format": "lineup-list", "version": 1, "titles": [1, 2, 3]}'
    for file in (b"title\na\nb\nc\n", rows):
        with pytest.raises(FileUnreadable, check=says("more than 2")):
            read(file)


@pytest.mark.parametrize(
    ("tree", "what"),
    [
        ("3", "braces"),
        ("{}", "“name” is missing"),
        ('{"name": 3}', "“name” should be text"),
        ('{"name": "\\ud800"}', "“name” should be text"),
        ('{"name": "M", "ids": {"imdb": 3}}', "“imdb” should be text"),
        ('{"name": "M", "ids": []}', "“ids” should be in braces"),
    ],
)
def test_a_bad_title_in_json_is_told_with_its_number(tree: str, what: str) -> None:
    titles = f'[{{"name": "Laura"}}, {tree}]'
    found = read(f'{{"format": "lineup-list", "version": 1, "titles": {titles}}}'.encode())
    (mistake,) = found.mistakes
    assert (mistake.number, found.unit) == (2, "Title")
    assert what in cause_in_words(mistake.cause)
