"""What is written is read back as it was."""

import csv
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.import_export.dialects import as_imdb, as_letterboxd
from desktop_app.domain.import_export.file_reader import read
from desktop_app.domain.import_export.file_writer import as_csv, as_json, as_text
from desktop_app.domain.import_export.formula_guard import guarded, unguarded
from desktop_app.domain.import_export.imported_title import ID_NAMESPACES, ImportedTitle, imported_title_of
from desktop_app.domain.queues import Title, TitleId

THIRD_MAN = Title(
    TitleId("movies/1"), "The Third Man", 1949, kind="movie", ids=(("slug", "the-third-man"), ("imdb", "tt0041959"))
)
words = st.one_of(st.text(max_size=12), st.text("=+-@'\"\t\r\n,;| \u00a0a＝", max_size=8))
namespaces = st.sampled_from((*ID_NAMESPACES, "slug"))
titles = st.builds(
    Title,
    id=st.text(min_size=1, max_size=8).map(TitleId),
    name=words,
    year=st.none() | st.integers(1, 9999),
    kind=words,
    part=words,
    ids=st.dictionaries(namespaces, words).map(lambda ids: tuple(ids.items())),
)
lists = st.lists(titles.filter(lambda title: bool(title.id.strip())), max_size=4)


def read_back(file: bytes) -> tuple[ImportedTitle, ...]:
    contents = read(file)
    assert not contents.mistakes
    return tuple(line.wanted for line in contents.lines)


@given(lists)
def test_csv_comes_back_exactly_with_and_without_its_mark(found: list[Title]) -> None:
    wanted = tuple(imported_title_of(title, "netflix") for title in found)
    assert read_back(as_csv(wanted)) == wanted
    assert read_back(as_csv(wanted, marked=False)) == wanted


@given(lists, words)
def test_json_comes_back_exactly(found: list[Title], name: str) -> None:
    wanted = tuple(imported_title_of(title, "netflix") for title in found)
    assert read_back(as_json(wanted, name)) == wanted


@given(words)
def test_no_cell_begins_as_a_formula_does(cell: str) -> None:
    assert guarded(cell)[:1] not in set("=+-@\t\r\n")
    assert unguarded(guarded(cell)) == cell


def formulas(file: str) -> list[str]:
    """The cells that a spreadsheet would run, whichever mark it takes for the one between cells."""
    rows = (row for mark in ",;\t|" for row in csv.reader(StringIO(file, newline=""), delimiter=mark))
    return [cell for row in rows for cell in row if cell.strip(' "\u00a0')[:1] in tuple("=+-@＝＋－＠")]


@given(lists)
def test_no_spreadsheet_finds_a_formula_in_the_file(found: list[Title]) -> None:
    wanted = [imported_title_of(title, "netflix") for title in found]
    for file in (as_csv(wanted), as_csv(wanted, marked=False), as_imdb(wanted), as_letterboxd(wanted)):
        assert not formulas(file.decode("utf-8-sig"))


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "\t=1",
        "＝1",
        "Film;=cmd|' /C calc'!A0;",
        "Film\t=1+1\t",
        "Film|@SUM(1)",
        'Film;"=1+1"',
        'Film; "＝1"',
        "Film;'=1",
        "Film\r\n=1",
        "a;\t=1",
        "a;;=1",
    ],
)
def test_a_formula_behind_another_countrys_mark_is_text_and_comes_back(name: str) -> None:
    titles = (ImportedTitle(name, 2001, service="trakt", key="1"),)
    file = as_csv(titles)
    assert not formulas(file.decode("utf-8-sig"))
    assert read_back(file) == titles


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''"])
def test_a_formula_is_harmless_in_the_file(name: str) -> None:
    file = as_csv([ImportedTitle(name, service="netflix", key="k")]).decode()
    cell = list(csv.reader(StringIO(file, newline="")))[1][1]
    assert cell.replace("\t'", "\t") == f"'{name}"


def test_an_apostrophe_that_guards_nothing_stays() -> None:
    assert guarded("'Tis Pity") == "'Tis Pity" == unguarded("'Tis Pity")


def test_csv_has_a_header_and_a_line_a_title() -> None:
    file = as_csv([imported_title_of(THIRD_MAN, "netflix")], marked=False).decode()
    assert file == (
        "position,title,year,type,part,service,key,imdb_id,tmdb_id,tvdb_id,trakt_id,slug_id\r\n"
        "1,The Third Man,1949,movie,,netflix,movies/1,tt0041959,,,,the-third-man\r\n"
    )


def test_json_says_its_version_and_has_a_line_a_title() -> None:
    file = as_json([imported_title_of(THIRD_MAN, "netflix")], "Noir")
    tree = json.loads(file)
    assert (tree["format"], tree["version"], tree["list"]) == ("lineup-list", 1, "Noir")
    assert len(file.splitlines()) == 3


def test_text_is_numbered() -> None:
    unknown = Title(TitleId("2"), "Lost\nReel")
    assert as_text((THIRD_MAN, unknown)) == "1. The Third Man (1949)\n2. Lost Reel"


UNSEEN = ' "\0\x08\x0b\x0c\x1c\x1f\x7f\x85\xa0\xad\u061c\u180e\u2003\u200b\u200e\u2028\u2029\u202e\u2060\u3000\ufeff'


@pytest.mark.parametrize("start", "=+-@＝＋－＠﹦﹢﹣﹫")
@pytest.mark.parametrize("before", ["", "a;", "a|", "a\n"])
def test_what_a_reader_takes_off_hides_no_formula(before: str, start: str) -> None:
    for unseen in UNSEEN:
        cell = f"{before}{unseen}{start}1"

        assert guarded(cell) == f"{before}{unseen}'{start}1"
        assert unguarded(guarded(cell)) == cell


def test_what_is_not_known_of_a_title_is_not_written_as_known() -> None:
    bare = imported_title_of(Title(TitleId("m/1"), "", year=0, ids=(("imdb", ""), ("slug", "x"))), "")

    assert bare == ImportedTitle("", None, ids=(("slug", "x"),), key="m/1")
    assert json.loads(as_json([bare], "Mine"))["titles"] == [{"name": "", "ids": {"slug": "x"}, "key": "m/1"}]
