"""Years as files have them: a year that is no plain number costs itself, never its line."""

import pytest

from tests.field.names import read_list


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("1963", 1963),
        ("1963.0", 1963),
        ('"1963,0"', 1963),
        ('"1,963"', 1963),
        (" 1963 ", 1963),
        ("(1963)", 1963),
        ("1975–1979", 1975),
        ("1990-1991", 1990),
        ("1971–", 1971),
        ("2013— ", 2013),
        ("1963/64", 1963),
        ("1963-05-12", 1963),
        ("12/05/1963", 1963),
        ('"May 12, 1963"', 1963),
        ("1963-05-12T00:00:00Z", 1963),
        ("19630512", 1963),
        ("I 1963", 1963),
        ("1963 TV Movie", 1963),
        ("١٩٦٣", 1963),
        ("１９６３", 1963),
        *((unknown, None) for unknown in ("0", "0.0", "null", "N/A", "TBA", "nan", "\\N", "None", "-", "?", "-1")),
        *(
            (unknown, None)
            for unknown in ("63", "19x4", "0000", "9999", "12345", "196312345678", "unreleased", "x" * 5_000)
        ),
    ],
)
def test_a_year_is_read_for_what_it_is_worth(cell: str, year: int | None) -> None:
    found = read_list(f"title,year,imdb_id\nCharade,{cell},tt0056923\n".encode())

    assert not found.mistakes
    assert [(line.wanted.name, line.wanted.year) for line in found.lines] == [("Charade", year)]
    assert found.lines[0].wanted.ids == (("imdb", "tt0056923"),)


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Release Date", "1963-12-05T00:00:00Z"),
        ("released", "1963-12-05"),
        ("first_air_date", "1963-12-05"),
        ("Release Year", "1963"),
        ("release_year", "1963.0"),
        ("startYear", "1963"),
    ],
)
def test_the_date_of_release_tells_the_year_where_no_column_does(header: str, cell: str) -> None:
    (line,) = read_list(f"Name,{header}\nCharade,{cell}\n".encode()).lines
    assert line.wanted.year == 1963


def test_a_year_that_is_unknown_is_told_by_the_date() -> None:
    (line,) = read_list(b"Name,Year,Release Date\nCharade,N/A,1963-12-05\n").lines
    assert line.wanted.year == 1963


@pytest.mark.parametrize("year", ['"1963"', "1963.0", '"1963–64"', "0", "-1", '"N/A"', "true", "[]", "1e400"])
def test_a_year_in_our_json_costs_no_title_either(year: str) -> None:
    titles = f'[{{"name": "Charade", "year": {year}, "ids": {{"imdb": "tt0056923"}}}}]'
    found = read_list(f'{{"format": "lineup-list", "version": 1, "titles": {titles}}}'.encode())

    assert not found.mistakes
    assert found.lines[0].wanted.ids == (("imdb", "tt0056923"),)
    assert found.lines[0].wanted.year == (1963 if "1963" in year else None)
