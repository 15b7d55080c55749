"""The titles of a list that a file names, in its order: by keys, and by names that only one title has."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.arrangement import Arrangement, Key, Order, arranged, plan
from desktop_app.domain.import_export.file_reader import read
from desktop_app.domain.import_export.file_writer import as_csv
from desktop_app.domain.import_export.given_order import GivenOrder, given_order
from desktop_app.domain.import_export.imported_title import Contents, ImportedTitle, Line, contents_of
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId

MATRIX = Title(TitleId("movie/603"), "The Matrix", 1999, ids=(("imdb", "tt0133093"),), kind="movie")
CHARADE = Title(TitleId("movie/4808"), "Charade", 1963, kind="movie")
DUNE = Title(TitleId("movie/841"), "Dune", 1984, kind="movie")
NEW_DUNE = Title(TitleId("movie/438631"), "Dune", 2021, kind="movie")
AMELIE = Title(TitleId("movie/194"), "Amélie & Co.", 2001, kind="movie")
LIST = tuple(map(Item, (MATRIX, CHARADE, DUNE, NEW_DUNE, AMELIE)))


def ordered(text: str) -> tuple[str, ...]:
    return tuple(given_order("list.csv", read(text.encode()), LIST, "tmdb").ids)


def test_titles_are_known_by_their_keys_and_else_by_their_names() -> None:
    assert ordered("title,year,imdb_id\nAmelie & Co,2001,\nMatrix,1999,tt0133093\ncharade,,\n") == (
        AMELIE.id,
        MATRIX.id,
        CHARADE.id,
    )


def test_the_year_tells_titles_of_one_name_apart() -> None:
    assert ordered("title,year\nDune,2021\nDune,1984\n") == (NEW_DUNE.id, DUNE.id)


def test_of_two_titles_a_year_apart_the_one_of_the_year_is_meant() -> None:
    items = (Item(DUNE), Item(Title(TitleId("movie/842"), "Dune", 1985)))
    assert given_order("x", read(b"title,year\nDune,1985\n"), items, "tmdb").ids == (ItemId("movie/842"),)


def test_a_line_that_may_mean_two_titles_means_none_of_them() -> None:
    found = given_order("list.csv", read(b"title\nDune\nCharade\nMetropolis\n"), LIST, "tmdb")
    assert (found.ids, found.unclear, found.missing) == ((ItemId(CHARADE.id),), 1, 1)


def test_a_title_that_is_named_twice_stands_where_it_is_named_first() -> None:
    assert ordered("title\nCharade\nThe Matrix\nCharade\n") == (CHARADE.id, MATRIX.id)


def test_titles_that_the_file_does_not_name_stay_behind_their_neighbours() -> None:
    queue = Queue(LIST)
    by = Arrangement(Key(Order.FILE), earlier=(ItemId(AMELIE.id), ItemId(MATRIX.id)))
    assert arranged(queue, by) == tuple(map(ItemId, (AMELIE.id, MATRIX.id, CHARADE.id, DUNE.id, NEW_DUNE.id)))


@given(st.permutations(LIST))
def test_our_own_file_brings_every_order_back(items: list[Item]) -> None:
    titles = [item.title for item in items]
    written = as_csv([line.wanted for line in contents_of(titles, "tmdb").lines])
    found = given_order("own.csv", read(written), LIST, "tmdb")
    queue = Queue(LIST)
    wanted = arranged(queue, Arrangement(Key(Order.FILE), earlier=found.ids))
    assert wanted == tuple(item.id for item in items)
    assert replay(queue, plan(queue, wanted)).ids == wanted


def test_a_long_list_of_names_alone_is_found() -> None:
    """A line is compared with a few titles only: with all of them this would take minutes."""
    titles = [Title(TitleId(f"e/{number}"), f"Episode {number}", 1990) for number in range(20_000)]
    lines = tuple(Line(place, ImportedTitle(title.name)) for place, title in enumerate(reversed(titles), 1))
    found = given_order("x", Contents("", lines), map(Item, titles), "tmdb")
    assert found.ids == tuple(ItemId(title.id) for title in reversed(titles))


def test_an_order_of_which_nothing_is_said_misses_nothing() -> None:
    assert (GivenOrder("x").missing, GivenOrder("x").unclear) == (0, 0)
    found = given_order("x", read(b"title,year\nDune\n,1949\nM,1931\nCharade,1963\nCharade,1963\n"), LIST, "tmdb")
    assert (found.name, found.ids, found.missing, found.unclear) == ("x", (ItemId(CHARADE.id),), 1, 2)
