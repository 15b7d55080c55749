"""Columns of ids, under the names that programs give them, and told by what they hold."""

import pytest

from tests.field.names import read_list

Ids = tuple[tuple[str, str], ...]


def told(text: str) -> list[tuple[str, str, Ids]]:
    found = read_list(text.encode())
    assert not found.mistakes
    return [(line.wanted.name, line.wanted.kind, line.wanted.ids) for line in found.lines]


def test_tmdbs_export_is_read() -> None:
    head = "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated\n"
    rows = "4808,tt0056923,movie,Charade,1963-12-01T00:00:00Z,,,7.5,9,2020-01-01T00:00:00Z\n2207,,tv,Torres,,,,8,,\n"
    assert told(head + rows) == [
        ("Charade", "movie", (("imdb", "tt0056923"), ("tmdb", "4808"))),
        ("Torres", "show", (("tmdb", "2207"),)),
    ]
    assert read_list((head + rows).encode()).form == "TMDB’s CSV"


def test_simkls_export_is_read() -> None:
    head = "SIMKL_ID\tTitle\tType\tYear\tWatchlist\tLastEpWatched\tWatchedDate\tRating\tMemo\tTVDB\tTMDB\tIMDB\n"
    rows = (
        "53080\tCharade\tmovie\t1963\tplantowatch\t\t\t\t\t\t4808\ttt0056923\n"
        "1\tArcana\ttv show\t2021\twatching\ts1e9\t\t\t\t371028\t\t\n"
    )
    assert told(head + rows) == [
        ("Charade", "movie", (("imdb", "tt0056923"), ("tmdb", "4808"))),
        ("Arcana", "show", (("tvdb", "371028"),)),
    ]
    assert read_list((head + rows).encode()).form == "Simkl’s CSV"


def test_yamtracks_ids_are_those_of_the_source_that_it_names() -> None:
    head = '"media_id","source","media_type","title","image","season_number","episode_number","score","status"\n'
    rows = (
        '"4808","tmdb","movie","Charade","","","","9","Planning"\n"2207","tmdb","tv","Torres","","","","",""\n'
        '"1","mal","anime","Bebop","","","","",""\n"77","manual","movie","Home","","","","",""\n'
    )
    assert told(head + rows) == [
        ("Charade", "movie", (("tmdb", "4808"),)),
        ("Torres", "show", (("tmdb", "2207"),)),
        ("Bebop", "", ()),
        ("Home", "movie", ()),
    ]
    assert read_list((head + rows).encode()).form == "Yamtrack’s CSV"


@pytest.mark.parametrize(
    "header", ["imdb", "IMDB", "IMDb ID", "imdb_id", "imdbID", "Const", "tconst", "IMDb URL", "imdb-id"]
)
@pytest.mark.parametrize(
    "cell",
    [
        "tt0056923",
        "TT0056923",
        "0056923",
        "56923",
        "56923.0",
        "https://www.imdb.com/title/tt0056923/",
        "http://m.imdb.com/title/tt0056923/?ref_=nv",
        "https://www.imdb.com/de/title/tt0056923",
        "imdb://tt0056923",
        "imdb:tt0056923",
    ],
)
def test_imdbs_ids_are_read_under_every_name_and_in_every_dress(header: str, cell: str) -> None:
    assert told(f"{header}\n{cell}\n") == [("", "", (("imdb", "tt0056923"),))]


@pytest.mark.parametrize(
    ("header", "cell", "kind", "ids"),
    [
        ("tmdb", "4808", "", (("tmdb", "4808"),)),
        ("tmdbId", "4808.0", "", (("tmdb", "4808"),)),
        ("TMDb ID", "movie/4808", "movie", (("tmdb", "4808"),)),
        ("tmdb url", "https://www.themoviedb.org/tv/2207-fawlty-towers", "show", (("tmdb", "2207"),)),
        ("movie_tmdb_id", "4808", "", (("tmdb", "4808"),)),
        ("tvdb", "75932", "", (("tvdb", "75932"),)),
        ("TheTVDB ID", "75932", "", (("tvdb", "75932"),)),
        ("trakt", "5", "", (("trakt", "5"),)),
        ("guid", "com.plexapp.agents.imdb://tt0056923?lang=en", "", (("imdb", "tt0056923"),)),
        ("guid", "com.plexapp.agents.themoviedb://4808?lang=en", "", (("tmdb", "4808"),)),
        ("guid", "tmdb://4808", "", (("tmdb", "4808"),)),
        ("Link", "https://www.themoviedb.org/movie/4808", "movie", (("tmdb", "4808"),)),
        ("whatever", "https://thetvdb.com/?tab=series&id=75932", "", (("tvdb", "75932"),)),
        ("id", "tt0056923", "", (("imdb", "tt0056923"),)),
    ],
)
def test_ids_are_told_by_what_a_column_holds(header: str, cell: str, kind: str, ids: Ids) -> None:
    assert told(f"title,{header}\nx,{cell}\n") == [("x", kind, ids)]


@pytest.mark.parametrize("cell", ["0", "-1", "N/A", "null", "nan", "tt", "ttx", "abc", "https://boxd.it/x", " "])
def test_a_cell_that_holds_no_id_is_passed_over(cell: str) -> None:
    assert told(f"title,imdb_id,tmdb_id\nx,{cell},{cell}\n") == [("x", "", ())]


@pytest.mark.parametrize(
    "text",
    [
        "tt0056923\ntt0037008\n",
        "\n\ntt0056923\n\ntt0037008",
        "https://www.imdb.com/title/tt0056923/\nhttps://www.imdb.com/title/tt0037008/\n",
        "tt0056923,Charade\ntt0037008,Laura\n",
        "tconst\ttitleType\ntt0056923\tmovie\ntt0037008\tmovie\n",
        "- tt0056923\n- tt0037008\n",
    ],
)
def test_lines_that_are_ids_need_no_header(text: str) -> None:
    assert [ids for *_, ids in told(text)] == [(("imdb", "tt0056923"),), (("imdb", "tt0037008"),)]


def test_a_line_without_a_header_tells_its_name_and_year_too() -> None:
    (line,) = read_list(b"tt0056923,Charade,1963\n").lines
    assert (line.number, line.wanted.name, line.wanted.year) == (1, "Charade", 1963)


def test_an_empty_column_never_outweighs_a_full_one() -> None:
    assert told("Const,imdbID,Title\ntt0056923,,x\n,tt0037008,y\n") == [
        ("x", "", (("imdb", "tt0056923"),)),
        ("y", "", (("imdb", "tt0037008"),)),
    ]


@pytest.mark.parametrize("header", ["Title,Year,Name", "Name,Year,Title", "name,Year,Original Title,title"])
def test_a_column_called_title_outweighs_its_aliases(header: str) -> None:
    words = {"title": "Charade", "name": "Ada", "year": "1963", "original title": "Other"}
    row = ",".join(words[column.lower()] for column in header.split(","))
    blank = ",".join({"title": "Laura", "year": "1944"}.get(column.lower(), "") for column in header.split(","))
    assert [name for name, *_ in told(f"{header}\n{row}\n{blank}\n")] == ["Charade", "Laura"]


def test_a_row_with_too_many_cells_keeps_its_sure_id() -> None:
    found = read_list(b"title,year,imdb_id\nGood, Bad and Ugly,1966,tt0060196\nPlain, Jane,1950,x\nDick, Jane,1977,\n")
    assert [line.wanted.ids for line in found.lines] == [(("imdb", "tt0060196"),), ()]
    assert [mistake.number for mistake in found.mistakes] == [3]


def test_a_link_to_a_films_director_makes_no_person_of_the_film() -> None:
    text = "Title,Year,Director\nCharade,1963,https://www.imdb.com/name/nm0002045/\n"
    assert told(text) == [("Charade", "", ())]
    assert told("nm0000026\nnm0002045\n")[0] == ("", "person", (("imdb", "nm0000026"),))


def test_people_are_told_by_their_ids() -> None:
    assert told("Position,Const,Name\n1,nm0000026,Cary Grant\n") == [("Cary Grant", "person", (("imdb", "nm0000026"),))]
