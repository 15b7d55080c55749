"""The program that wrote a file, and which of the file's columns are passed over."""

import pytest

from tests.field.names import read_list

IMDB = (
    "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,"
    "Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated"
)


@pytest.mark.parametrize(
    ("header", "form"),
    [
        (IMDB, "IMDb’s CSV"),
        (IMDB.replace(",URL", ",url"), "IMDb’s CSV"),
        ("Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating", "IMDb’s CSV"),
        ("Position,Const,Created,Modified,Description,Name,Known For,Birth Date", "IMDb’s CSV"),
        ("Date,Name,Year,Letterboxd URI", "Letterboxd’s CSV"),
        ("Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date", "Letterboxd’s CSV"),
        ("Position,Name,Year,URL,Description", "Letterboxd’s CSV"),
        ("LetterboxdURI,tmdbID,imdbID,Title,Year", "Letterboxd’s CSV"),
        ("rank,listed_at,type,title,year,trakt_id,imdb_id,tmdb_id,tvdb_id,url", "Trakt’s CSV"),
        ("Profile Name,Title Name,Country,Utc Title Add Ts", "Netflix’s CSV"),
        ("Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type", "Netflix’s CSV"),
        ("Title,Date", "Netflix’s CSV"),
        ("title,year", "CSV"),
        ("Position,Title,Year,URL", "CSV"),
        ("title,date,note", "CSV"),
    ],
)
def test_a_file_is_called_by_the_program_that_wrote_it(header: str, form: str) -> None:
    assert read_list(f"{header}\n{','.join('x' for _ in header.split(','))}\n".encode()).form == form


def test_netflixs_list_is_read_by_title_and_not_by_profile() -> None:
    found = read_list(b"Profile Name,Title Name,Country,Utc Title Add Ts\nAda,Charade,GB,2025-01-01 10:00:00\n")
    assert [line.wanted.name for line in found.lines] == ["Charade"]


def test_columns_that_are_passed_over_are_told_as_the_file_names_them() -> None:
    found = read_list(b"Title, My Rating ,Year,Tags,,IMDb ID\nCharade,9,1963,noir,x,tt0056923\n")
    assert found.unused == ("My Rating", "Tags")


def test_a_column_that_holds_ids_is_used_and_lineups_own_columns_are_all() -> None:
    assert read_list(b"Title,Link\nCharade,https://www.imdb.com/title/tt0056923/\n").unused == ()
    assert read_list(b"position,title,year,type,part,service,key\n1,M,1931,movie,,trakt,1\n").unused == ()
