"""Lists written with the columns of other programs, and read back."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.import_export.dialects import as_imdb, as_letterboxd
from desktop_app.domain.import_export.file_reader import read
from desktop_app.domain.import_export.file_writer import as_csv
from desktop_app.domain.import_export.imported_title import ImportedTitle
from desktop_app.domain.import_export.names import cleaned, with_year

FILM = ImportedTitle(
    "The Third Man", 1949, "movie", ids=(("imdb", "tt0041959"), ("tmdb", "1092")), service="trakt", key="movie:1"
)
SHOW = ImportedTitle("Columbo", 1971, "show", ids=(("imdb", "tt1466074"), ("tmdb", "1911")))
PERSON = ImportedTitle("Cary Grant", kind="person", ids=(("imdb", "nm0000026"),))
BARE = ImportedTitle("=1+1, M", None, "")


def back(file: bytes) -> list[ImportedTitle]:
    contents = read(file)
    assert not contents.mistakes
    return [line.wanted for line in contents.lines]


def test_imdbs_columns_carry_names_years_kinds_and_imdbs_ids() -> None:
    file = as_imdb([FILM, SHOW, PERSON, BARE])
    assert read(file).form == "IMDb’s CSV"
    assert back(file) == [
        ImportedTitle("The Third Man", 1949, "movie", ids=FILM.ids[:1]),
        ImportedTitle("Columbo", 1971, "show", ids=SHOW.ids[:1]),
        ImportedTitle("Cary Grant", kind="person", ids=PERSON.ids),
        ImportedTitle("=1+1, M"),
    ]
    rows = list(csv.DictReader(StringIO(file.decode(), newline="")))
    assert rows[0]["URL"] == "https://www.imdb.com/title/tt0041959/"
    assert [row["Position"] for row in rows] == ["1", "2", "3", "4"]
    assert rows[3]["Title"] == "'=1+1, M"


def test_letterboxds_columns_name_no_series_by_a_number_that_is_a_films() -> None:
    file = as_letterboxd([FILM, SHOW, BARE]).decode()
    assert file.splitlines() == [
        "Title,Year,imdbID,tmdbID",
        "The Third Man,1949,tt0041959,1092",
        "Columbo,1971,tt1466074,",
        '"\'=1+1, M",,,',
    ]
    assert back(file.encode())[0] == ImportedTitle("The Third Man", 1949, ids=FILM.ids)


@given(st.lists(st.text(max_size=12).filter(lambda name: bool(cleaned(name)) and not with_year(cleaned(name))[1])))
@example(["|\n"])
def test_names_come_back_as_they_are_seen(names: list[str]) -> None:
    titles = [ImportedTitle(name, 1949, "movie", ids=FILM.ids) for name in names]
    for written in (as_imdb(titles), as_letterboxd(titles)):
        assert [wanted.name for wanted in back(written)] == [cleaned(name) for name in names]


@pytest.mark.parametrize("name", ["=1+1", "'=1", "''", "'Tis Pity", "@SUM(A1)", "-1", "+1", "a;=1", "＝1"])
def test_formulas_are_text_in_every_dialect_and_come_back(name: str) -> None:
    for written in (as_imdb([ImportedTitle(name)]), as_letterboxd([ImportedTitle(name)])):
        assert [wanted.name for wanted in back(written)] == [name]


def test_a_spreadsheet_is_told_the_encoding_and_other_programs_are_not() -> None:
    assert as_csv([ImportedTitle("Amélie", 2001)]).startswith(b"\xef\xbb\xbfposition,")
    for plain in (as_csv([FILM], marked=False), as_imdb([FILM]), as_letterboxd([FILM])):
        assert plain[:1].isalpha()
