"""What Netflix really answered, as other projects recorded it, means what one sees in it."""

from pathlib import Path

import pytest

from desktop_app.domain.account import Person
from desktop_app.domain.errors import Refused
from desktop_app.domain.queues import Title, TitleId
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.parser import person, queue_page, search_results, written
from desktop_app.providers.netflix.refusals import NOT_IN_QUEUE, call_error, message_of, sub_code_of
from desktop_app.providers.netflix.shelves import NAMES, links_of
from desktop_app.providers.trees import many, one, text
from desktop_app.transport import Response

FOLDER = Path(__file__).parents[3] / "shared" / "contracts" / "fixtures" / "netflix"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the recordings are not in {FOLDER}")


def answer(name: str, status: int = 200) -> Response:
    return Response(status, {}, (FOLDER / name).read_bytes())


def test_a_search() -> None:
    found = search_results(tree_of(answer("catalog_titles_search.xml")))

    assert [(title.id, title.name, title.year) for title in found] == [
        ("movies/60032294", "My Neighbor Totoro", 1988),
        ("movies/70112010", "Torotot", 2008),
        ("movies/60031906", "Toto: 25th Anniversary: Live in Amsterdam", 2003),
        ("movies/70026797", "Toto: From Past to Present 1977- 1990", 1990),
    ]
    assert found[0] == Title(
        TitleId("movies/60032294"),
        "My Neighbor Totoro",
        1988,
        5160,
        (),
        (
            "Children & Family Movies",
            "Sci-Fi & Fantasy",
            "Movies for ages 2 to 4",
            "Movies for ages 5 to 7",
            "Movies for ages 8 to 10",
            "Family Features",
            "Japanese Movies",
            "Fantasy",
            "Family Feature Animation",
        ),
        "G",
        4.2,
        "",
        "https://cdn-4.nflximg.com/en_us/boxshots/large/60032294.jpg",
        "http://www.netflix.com/Movie/My_Neighbor_Totoro/60032294",
    )


def test_a_queue_of_2008_with_a_saved_title() -> None:
    page = queue_page(tree_of(answer("queue_instant_available_and_saved.xml")))

    assert (page.etag, page.total) == ("819873819117", 220)
    assert [(item.id, item.title.name, item.added) for item in page.items] == [
        ("movies/251454", "An American in Paris", 1204284910),
        ("movies/70038486", "Ben-Hur: Collector's Edition", 1204284933),
    ]
    assert [(item.id.rpartition("/")[2], item.added) for item in page.saved] == [("70071617", 1217949743)]
    assert (page.items[0].title.year, page.items[0].title.certificate) == (1951, "UR")


def test_a_queue_of_three() -> None:
    page = queue_page(tree_of(answer("queue_disc_available_3_items.json")))

    assert (page.etag, page.total, page.saved) == ("115673854498", 3, ())
    assert len(page.items) == 3
    first = page.items[0]
    assert (first.id, first.title.name, first.added) == ("movies/70167072", "Arthur", 1311530716)
    assert first.title.genres == ("Comedy", "Romantic Comedies")
    assert (first.title.certificate, first.title.average_rating) == ("PG-13", 3.4)


def test_an_empty_queue() -> None:
    page = queue_page(tree_of(answer("queue_disc_empty.json")))

    assert (page.items, page.saved, page.etag, page.total) == ((), (), "0", 0)


def test_an_addition() -> None:
    told = written(tree_of(answer("queue_disc_add_at_end_201.json", 201)))

    assert told.item is not None
    assert (told.item.id, told.item.title.name) == ("movies/70071613", "No Country for Old Men")
    assert (told.position, told.message) == (4, "Move successful")
    assert told.etag.isdigit()


def test_a_removal_tells_no_entity_tag() -> None:
    told = written(tree_of(answer("queue_disc_delete_200.json")))

    assert (told.etag, told.item, told.message) == ("", None, "Title deleted from queue")


def test_a_removal_of_what_is_not_there() -> None:
    refusal = answer("error_delete_not_in_queue_404_610.json", 404)

    assert (sub_code_of(refusal), message_of(refusal)) == (NOT_IN_QUEUE, "Title is not in Queue")
    assert type(call_error(refusal, lambda: 0.0)) is Refused


def test_a_person() -> None:
    assert person(tree_of(answer("user.json"))) == Person("nuid_one", "Jane Smith")


def test_the_lists_that_a_user_of_2012_had() -> None:
    linked = links_of(tree_of(answer("user.json")))

    assert linked == {
        *("queues", "rental_history", "recommendations", "title_states", "ratings", "reviews", "at_home", "feeds"),
    }
    assert {name.partition("/")[0] for name in NAMES} <= linked


def test_formats() -> None:
    formats = one(tree_of(answer("format_availability_1.xml")), "delivery_formats")

    labels = [text(one(found, "category"), "label") for found in many(formats, "availability")]

    assert labels == ["instant", "DVD"]


def test_no_recording_is_forgotten() -> None:
    source = Path(__file__).read_text(encoding="utf-8")

    assert not [path.name for path in FOLDER.iterdir() if path.suffix != ".md" and path.name not in source]
