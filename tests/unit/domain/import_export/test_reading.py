"""Files of others, files that a spreadsheet went over, and files that are none."""

import codecs

import pytest

from desktop_app.domain.errors import FileUnreadable
from desktop_app.domain.import_export import file_reader, json_form, json_lists, plain_text, tables
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
        codecs.BOM_UTF16_LE + "title,year\nCharade,1963\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "title,year\nCharade,1963\n".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "title,year\nCharade,1963\n".encode("utf-32-le"),
        codecs.BOM_UTF32_BE + "title,year\nCharade,1963\n".encode("utf-32-be"),
        "title,year\nCharade,1963\n".encode("utf-16-le"),
        "title,year\nCharade,1963\n".encode("utf-16-be"),
        b"title,year\rCharade,1963\r",
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
        (b'{"a": ' * 900 + b'[{"title": "x"}]' + b"}" * 900, "no list of titles"),
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
    for form in (json_form, json_lists, plain_text):
        monkeypatch.setattr(form, "MOST", 2)
    rows = b'{"format": "lineup-list", "version": 1, "titles": [1, 2, 3]}'
    for file in (b"title\na\nb\nc\n", rows, b'["a", "b", "c"]', b"1. a\n2. b\n3. c\n"):
        with pytest.raises(FileUnreadable, check=says("more than 2")):
            read(file)
    rows = b'{"format": "lineup-list", "version": 1, "titles": [{"name": "a"}, {"name": "b"}]}'
    for file in (b"title\na\nb\n", rows, b'["a", "b"]', b"1. a\n2. b\n"):
        assert [line.wanted.name for line in read(file).lines] == ["a", "b"]


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


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (",1949,,,netflix,,", "names no title"),
        (" ,1949,,,netflix, ,", "names no title"),
        ("M,1931,,,netflix,,,tt1", "8 cells, the header 7"),
    ],
)
def test_a_bad_line_of_our_own_file_is_told_and_the_others_are_read(row: str, what: str) -> None:
    header = "title,year,type,part,service,key,imdb_id"
    found = read(f"{header}\nLaura,1944,,,,,\n{row}\n,,,,trakt,m/1,\n,,,,,,tt0056923\n".encode())

    (mistake,) = found.mistakes
    assert (found.form, mistake.number) == ("Lineup’s CSV", 3)
    assert what in cause_in_words(mistake.cause)
    assert [line.number for line in found.lines] == [2, 4, 5]


def test_an_episode_without_a_name_is_called_by_its_place_in_the_series() -> None:
    (line,) = read(b"title,season_number,episode_number,episode_imdb_id\nThe Prisoner,1,2,tt0679182\n").lines

    show = ImportedTitle("The Prisoner", kind="show")
    assert line.wanted == ImportedTitle("The Prisoner S01E02", kind="episode", ids=(("imdb", "tt0679182"),), show=show)


@pytest.mark.parametrize(
    ("header", "cell", "kind", "ids"),
    [
        ("tmdb_movie_id", "4808", "movie", (("tmdb", "4808"),)),
        ("tmdb_tv_id", "2207", "show", (("tmdb", "2207"),)),
        ("tmdb_movie_id", "unknown", "", ()),
        ("tmdb_id", "N/A", "", ()),
        ("guid", "tmdb://4808", "", (("tmdb", "4808"),)),
        ("guid", "themoviedb://4808", "", (("tmdb", "4808"),)),
        ("guid", "TVDB-series-75932", "show", (("tvdb", "75932"),)),
        ("guid", "imdb://tt0056923", "", (("imdb", "tt0056923"),)),
        ("media_id", "4808", "", ()),
        ("Link", "https://thetvdb.com/dereferrer/series/75932", "show", (("tvdb", "75932"),)),
        ("Link", "https://www.thetvdb.com/movies/197?x", "movie", (("tvdb", "197"),)),
        ("Link", "https://thetvdb.com/episode/1", "episode", (("tvdb", "1"),)),
    ],
)
def test_a_column_tells_whose_key_it_holds_and_of_what_kind(
    header: str, cell: str, kind: str, ids: tuple[tuple[str, str], ...]
) -> None:
    (line,) = read(f"title,{header}\nx,{cell}\n".encode()).lines

    assert line.wanted == ImportedTitle("x", kind=kind, ids=ids)


def test_a_stray_mark_that_makes_one_row_of_several_takes_no_title_with_it() -> None:
    found = read(b'title,year\n"Laura,1944\nGilda\nM",1931,x\nCharade,1963\n')

    assert [line.wanted.name for line in found.lines][-1] == "Charade"
    assert "Laura" in [line.wanted.name.strip('"') for line in found.lines]


def test_a_name_that_only_looks_like_a_wrong_encoding_stays_as_it_is() -> None:
    names = "SÃO PAULO|AmÃ©lie|Les Â de Â"
    found = read(f"title\n{names}\n".replace("|", "\n").encode())

    assert [line.wanted.name for line in found.lines] == ["SÃO PAULO", "Amélie", "Les Â de Â"]


@pytest.mark.parametrize(("cell", "year"), [("0", None), ("900", 900), ("9999", 9999), ("10000", None), ("", None)])
def test_a_year_that_we_wrote_comes_back_whatever_it_is_and_none_stays_none(cell: str, year: int | None) -> None:
    tree = f'{{"format": "lineup-list", "version": 1, "titles": [{{"name": "x", "year": "{cell}"}}]}}'
    for file in (f"title,year,service,key\nx,{cell},,\n", tree):
        assert [line.wanted for line in read(file.encode()).lines] == [ImportedTitle("x", year)]


def test_rows_may_be_shorter_than_the_header_wherever_titles_and_keys_stand() -> None:
    file = b'x,title,year,original title,link\n1,M,1931,M,tt0022100\n2,Laura\n3,,1946,Gilda\n"4"\n'
    found = read(file)

    assert [line.wanted.name for line in found.lines] == ["M", "Laura", "Gilda"]
    assert [mistake.number for mistake in found.mistakes] == [5]
    assert found.lines[0].wanted.ids == (("imdb", "tt0022100"),)


@pytest.mark.parametrize("cell", ["19²3", "x" * 100 + " 1963", "1869", "2101", "63", "19630"])
def test_a_cell_that_is_no_year_leaves_the_title_without_one(cell: str) -> None:
    assert [line.wanted for line in read(f"title,year\nx,{cell}\n".encode()).lines] == [ImportedTitle("x")]


def test_a_season_is_called_by_its_number_and_has_its_own_keys() -> None:
    header = "title,type,season_number,season_trakt_id,trakt_id"
    rows = read(f"{header}\nThe Prisoner,season,0,8,77\nThe Prisoner,season,2,9,77\n".encode()).lines

    assert [(row.wanted.name, row.wanted.ids) for row in rows] == [
        ("The Prisoner, Specials", (("trakt", "8"),)),
        ("The Prisoner, Season 2", (("trakt", "9"),)),
    ]
    assert rows[0].wanted.show == ImportedTitle("The Prisoner", kind="show", ids=(("trakt", "77"),))


def test_more_lines_than_anybody_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_reader, "MOST_LINES", 3)

    assert len(read(b"title\na\nb\n").lines) == 2
    for mark in (b"\n", b"\r"):
        with pytest.raises(FileUnreadable, check=says("more than 3 lines")):
            read(mark.join((b"title", b"a", b"b", b"c", b"")))


def test_a_title_of_our_own_json_may_have_keys_alone_and_a_word_may_be_one() -> None:
    titles = '[{"ids": {"imdb": "tt0056923"}}, {"key": "m/1", "service": "trakt"}]'
    found = read(f'{{"format": "lineup-list", "version": 1, "titles": {titles}}}'.encode())
    assert not found.mistakes
    assert [line.wanted.ids for line in found.lines] == [(("imdb", "tt0056923"),), ()]
    person, film = read(b'["nm0000026", "tt0056923"]').lines
    assert (person.wanted.kind, film.wanted.kind) == ("person", "")


def test_a_long_word_of_a_file_is_quoted_short() -> None:
    for length, said in ((40, "x" * 40), (41, "x" * 39 + "…")):
        titles = f'[{{"name": "a", "ids": {{"{"x" * length}": 1}}}}, {{"name": "b"}}]'
        found = read(f'{{"format": "lineup-list", "version": 1, "titles": {titles}}}'.encode())
        assert [cause_in_words(mistake.cause) for mistake in found.mistakes] == [f"“{said}” should be text."]


def test_a_program_is_known_by_its_columns_alone() -> None:
    assert read(b"Const\ntt0056923\n").form == "IMDb’s CSV"
    assert read(b"Name,Letterboxd URI\nM,https://boxd.it/x\n").form == "Letterboxd’s CSV"


def test_a_stray_mark_in_the_first_line_of_a_table_without_a_header_costs_nothing() -> None:
    found = read(b'tt0056923,"M" x\ntt0041959,Laura\n')

    assert not found.mistakes
    assert [line.wanted.ids for line in found.lines] == [(("imdb", "tt0056923"),), (("imdb", "tt0041959"),)]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ('"a "b" c",1949', 'a "b" c'),
        ('a "b",1949', 'a "b"'),
        ('"a\\"b\\" c",1949', 'a"b" c'),
        ('"x,1949', "x"),
        ('"a"b"c",1949', 'a"b"c'),
    ],
)
def test_marks_that_do_not_fit_stay_in_the_name(row: str, name: str) -> None:
    found = read(f"title,year\nCharade,1963\n{row}\nLaura,1944\n".encode())

    assert not found.mistakes
    assert [line.wanted for line in found.lines][1:] == [ImportedTitle(name, 1949), ImportedTitle("Laura", 1944)]


@pytest.mark.parametrize("row", ['"a,b" c,1949', '"x" y","z",1949'])
def test_marks_that_part_a_row_in_too_many_cells_cost_that_row_alone(row: str) -> None:
    found = read(f"title,year\nCharade,1963\n{row}\nLaura,1944\n".encode())

    assert [mistake.number for mistake in found.mistakes] == [3]
    assert [line.wanted.name for line in found.lines] == ["Charade", "Laura"]


def test_a_key_that_does_not_say_whose_it_is_is_told_as_passed_over() -> None:
    assert read(b"title,media_id\nx,5\n").unused == ("media_id",)
    assert read(b"title,media_id,source\nx,5,tmdb\n").unused == ()
    with pytest.raises(FileUnreadable):
        read(b"media_id,more\n5,x\n")


def test_names_in_json_of_others_keep_every_sign_but_halves_of_signs() -> None:
    file = '[{"title": "Amélie \\ud83d\\ude00 \\ud800x"}, {"title": "羅生門", "year": 1950}]'

    assert [line.wanted for line in read(file.encode()).lines] == [
        ImportedTitle("Amélie \U0001f600 x"),
        ImportedTitle("羅生門", 1950),
    ]


def test_what_stands_beside_a_title_in_json_is_about_the_title() -> None:
    file = b'[{"movie": {"title": "M"}, "year": 1931, "imdb_id": "tt0022100", "show": null}]'

    assert [line.wanted for line in read(file).lines] == [
        ImportedTitle("M", 1931, "movie", ids=(("imdb", "tt0022100"),))
    ]


def test_a_cell_before_a_stray_mark_keeps_its_comma() -> None:
    found = read(b'title,note,more\nM,"c, d","a" b\nLaura,,\n')

    assert not found.mistakes
    assert [line.wanted.name for line in found.lines] == ["M", "Laura"]


def test_a_table_without_a_header_tells_the_name_and_the_year_beside_each_key() -> None:
    assert [line.wanted for line in read(b"tt0056923,Charade,1963\ntt0041959,Laura,1944\n").lines] == [
        ImportedTitle("Charade", 1963, ids=(("imdb", "tt0056923"),)),
        ImportedTitle("Laura", 1944, ids=(("imdb", "tt0041959"),)),
    ]
