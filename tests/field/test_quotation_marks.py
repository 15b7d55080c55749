"""Quotation marks that do not fit, and other ways in which tables are written: a stray mark costs its own line."""

import pytest

from tests.field.names import FileUnreadable, ImportedTitle, as_csv, read_list
from tests.growth import assert_linear
from tests.sentences import says

BEHIND = "".join(f"Row {number},19{number},tt00000{number}\n" for number in range(10, 60))


def names(text: str) -> list[str]:
    return [line.wanted.name for line in read_list(text.encode()).lines]


@pytest.mark.parametrize(
    "stray",
    [
        '"Laura,1944,tt0037008',
        'Laura,"1944,tt0037008',
        'Laura,1944,"tt0037008',
        'Lau"ra,1944,tt0037008',
        '"Laura",1944,"tt0037008',
        '"Lau"ra",1944,tt0037008',
        '"Laura"x,1944,tt0037008',
    ],
)
@pytest.mark.parametrize("behind", [BEHIND, f'"Row 1, quoted",1901,tt0000001\n{BEHIND}', f'{BEHIND}"Last",1999,tt1\n'])
def test_what_stands_behind_a_stray_mark_is_read(stray: str, behind: str) -> None:
    found = read_list(f"title,year,imdb_id\nCharade,1963,tt0056923\n{stray}\n{behind}".encode())

    assert [line.number for line in found.lines][:1] == [2]
    behind_it = [line.wanted for line in found.lines if line.number > 3]
    assert len(behind_it) == behind.count("\n")
    assert {line.wanted.ids for line in found.lines if line.number == 3} <= {(("imdb", "tt0037008"),)}
    assert not [
        wanted for wanted in behind_it if "\n" in wanted.name or ("Row" in wanted.name and "," in wanted.name[6:])
    ]


def test_a_stray_mark_that_meets_another_one_takes_no_line_with_it() -> None:
    text = f'title,year,imdb_id\n"Laura,1944,tt0037008\n{BEHIND}Third",1949,tt0041959\n{BEHIND}'
    assert len(read_list(text.encode()).lines) == 102


def test_two_stray_marks_in_a_narrow_table_take_no_line_with_them() -> None:
    assert names('title\n"Charade\nLaura\nM"\nLola\n') == ["Charade", "Laura", 'M"', "Lola"]
    assert names('title,year\n"Charade,1963\nM",1931\nLola,1961\n') == ["Charade", 'M"', "Lola"]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (r'"The \"Big\" One",1997,tt0124295', 'The "Big" One'),
        (r'"\"Big\"",1997,tt0124295', '"Big"'),
        (r'"Say \"yes\", Bob",1997,tt0124295', 'Say "yes", Bob'),
        (r'"Say \", twice",1997,tt0124295', 'Say ", twice'),
        ('"The ""Big"" One",1997,tt0124295', 'The "Big" One'),
        ('The "Big" One,1997,tt0124295', 'The "Big" One'),
        ('"The "Big", One",1997,tt0124295', 'The "Big'),
        (r"C:\,1997,tt0124295", "C:\\"),
    ],
)
def test_marks_within_a_name_are_read_however_they_are_written(row: str, name: str) -> None:
    text = f"title,year,imdb_id\n{row}\nLaura,1944,tt0037008\n"
    found = names(text)
    assert found[-1] == "Laura"
    assert found[0] in (name, "Laura")
    assert len(found) == 2 or name == 'The "Big'


def test_a_cell_may_hold_lines_and_marks_of_its_own() -> None:
    review = 'Two lines,\nand a ""mark"", and\n\nmore, of, it.'
    assert names(f'Title,Year,Review,imdb_id\nCharade,1963,"{review}",tt0056923\nLaura,1944,,\n') == [
        "Charade",
        "Laura",
    ]


def test_a_cell_may_be_long() -> None:
    text = f'title,year,notes\nCharade,1963,"{"x" * 300_000}"\nLaura,1944,{"y" * 200_000}\n'
    assert names(text) == ["Charade", "Laura"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("sep=;\r\ntitle;year\r\nCharade;1963\r\n", 3),
        ('"sep=,"\ntitle,year\nCharade,1963\n', 3),
        ("\ufeffsep=\t\ntitle\tyear\nCharade\t1963\n", 3),
        ("SEP=|\ntitle|year\nCharade|1963\n", 3),
        ("sep=^\ntitle^year\nCharade^1963\n", 3),
        ("title|year\nCharade|1963\n", 2),
    ],
)
def test_the_mark_between_cells_is_obeyed(text: str, number: int) -> None:
    (line,) = read_list(text.encode()).lines
    assert (line.number, line.wanted) == (number, ImportedTitle("Charade", 1963))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
def test_every_unicode_is_read_with_or_without_its_mark(encoding: str) -> None:
    text = "title,year\nAmélie,2001\n羅生門,1950\n"
    assert [line.wanted.name for line in read_list(text.encode(encoding)).lines] == ["Amélie", "羅生門"]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Save As"),
        (b"\x1f\x8b\x08\0\0", "Unpack"),
        (b"7z\xbc\xaf\x27\x1c\0", "Unpack"),
        (b"%PDF-1.7\n", "PDF"),
        ("title\nx\n".encode("utf-16-le")[:-1], "cut off"),
    ],
)
def test_a_file_of_another_kind_says_what_can_be_done(file: bytes, words: str) -> None:
    with pytest.raises(FileUnreadable, check=says(words)):
        read_list(file)


def test_a_name_with_a_table_in_it_comes_back_exactly() -> None:
    row = ",".join("x" * 11)
    titles = (
        ImportedTitle(f"M\n{row}\n{row}\n", 1931, service="trakt", key="1"),
        ImportedTitle('"', service="trakt", key="2"),
    )
    assert tuple(line.wanted for line in read_list(as_csv(titles)).lines) == titles


@pytest.mark.parametrize("row", ['"a,b\n', '"a"b","c\n', 'a,"b\n', '"a,\\"b\n', '""a,""\n', '"a,1\nb,"1\n'])
def test_strays_in_every_line_cost_no_more_than_they_are_many(row: str) -> None:
    assert_linear(lambda count: read_list(b"title,year\n" + row.encode() * count), 1_000)


def test_strays_in_one_long_line_cost_no_more_than_they_are_many() -> None:
    assert_linear(lambda count: read_list(b'title,year\n"x' + b',"a' * count + b'"b\n'), 20_000)
