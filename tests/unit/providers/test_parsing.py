"""From Netflix's trees to the domain's values, in all the shapes that were seen."""

from typing import Any

import pytest

from desktop_app.domain.account import Person
from desktop_app.domain.errors import BadAnswer
from desktop_app.domain.service import NOT_INTERESTED
from desktop_app.providers.netflix.parser import (
    person,
    queue_page,
    search_results,
    suggested,
    title_id_of,
    title_of,
    written,
)
from desktop_app.providers.netflix.ratings import own_ratings
from desktop_app.providers.trees import DEEPEST


def node(**more: Any) -> dict[str, Any]:
    href = "http://api-public.netflix.com/catalog/titles/movies/60034967"
    link = {"rel": "http://schemas.netflix.com/catalog/title", "href": href, "title": "The Film"}
    item = f"{href.partition('/catalog')[0]}/users/U/queues/instant/available/1/60034967"
    return {"id": item, "position": "1", "title": {"regular": "The Film"}, "link": link, **more}


def queue(**more: Any) -> dict[str, Any]:
    return {"queue": {"etag": "1", "number_of_results": "1", "queue_item": node(), **more}}


def expanded(rel: str, **member: Any) -> dict[str, Any]:
    return node(link=[node()["link"], {"rel": f"http://schemas.netflix.com/{rel}", "href": "x", **member}])


def test_one_entry_as_an_object() -> None:
    page = queue_page(queue())

    assert [item.id for item in page.items] == ["movies/60034967"]
    assert page.total == 1


def test_an_empty_queue_has_no_entries_and_the_tag_0() -> None:
    page = queue_page({"queue": {"etag": "0", "number_of_results": "0"}})

    assert (page.items, page.saved, page.etag, page.total) == ((), (), "0", 0)


@pytest.mark.parametrize("tree", [{}, {"queue": "text"}, {"queue": {}}, {"queue": {"etag": "a\nb"}}, {"user": {}}])
def test_what_is_no_queue(tree: dict[str, Any]) -> None:
    with pytest.raises(BadAnswer):
        queue_page(tree)


def test_saved_entries_have_no_position() -> None:
    saved = node(id="http://a/users/U/queues/instant/saved/60034967")
    del saved["position"]

    page = queue_page(queue(queue_item=[saved]))

    assert (len(page.items), len(page.saved)) == (0, 1)


@pytest.mark.parametrize("host", ["http://api.netflix.com", "http://api-public.netflix.com", "https://b.example:8443"])
@pytest.mark.parametrize("rel", ["http://schemas.netflix.com/id", "http://schemas.netflix.com/catalog/title"])
def test_the_key_is_the_same_under_both_names_and_hosts(host: str, rel: str) -> None:
    link = {"rel": rel, "href": f"{host}/catalog/titles/series/1/seasons/2", "title": "t"}

    assert title_of(node(link=link)).id == "series/1/seasons/2"


@pytest.mark.parametrize(
    ("href", "key"),
    [
        ("http://a/catalog/titles/movies/1", "movies/1"),
        ("http://a/catalog/titles/programs/1/", "programs/1"),
        ("http://a/catalog/titles/discs/1?x=2#y", "discs/1"),
        ("http://a/catalog/titles/", None),
        ("http://a/users/U", None),
        ("http://[bad/catalog/titles/movies/1", "movies/1"),
        ("", None),
    ],
)
def test_the_key_in_an_address(href: str, key: str | None) -> None:
    assert title_id_of(href) == key


@pytest.mark.parametrize("href", ["", "http://[bad", "nonsense"])
def test_a_title_without_an_address_is_a_bad_answer(href: str) -> None:
    with pytest.raises(BadAnswer):
        title_of(node(link={"rel": "http://schemas.netflix.com/catalog/title", "href": href}))


def test_a_catalogue_title_has_its_address_as_its_id() -> None:
    found = search_results(
        {"catalog_titles": {"catalog_title": {"id": "http://a/catalog/titles/movies/7", "title": {"short": "S"}}}}
    )

    assert [(title.id, title.name) for title in found] == [("movies/7", "S")]
    assert search_results({"catalog_titles": {}}) == ()


def test_numbers_as_strings_and_as_numbers() -> None:
    said = title_of(node(release_year="1951", runtime="6780", average_rating="3.7"))
    told = title_of(node(release_year=1951, runtime=6780, average_rating=3.7))

    assert said == told
    assert (said.year, said.runtime, said.average_rating) == (1951, 6780, 3.7)


@pytest.mark.parametrize("rating", ["²", "", "n/a", "9" * 400, "-1"])
def test_a_rating_that_is_none(rating: str) -> None:
    assert title_of(node(average_rating=rating)).average_rating is None


@pytest.mark.parametrize(
    "member",
    [
        {"people": {"link": {"href": "p/1", "title": "Carol Reed"}}},
        {"people": {"link": [{"href": "p/1", "title": "Carol Reed"}]}},
        {"directors": {"person": {"id": "p/1", "name": "Carol Reed"}}},
        {"directors": [{"director": "Carol Reed"}]},
    ],
)
def test_directors_in_every_shape_of_expansion(member: dict[str, Any]) -> None:
    assert title_of(expanded("catalog/people.directors", **member)).directors == ("Carol Reed",)


@pytest.mark.parametrize("synopsis", ["What happens.", {"content": "What happens."}, {"content": " What happens. "}])
def test_a_synopsis_in_every_shape_of_expansion(synopsis: object) -> None:
    assert title_of(expanded("catalog/titles/synopsis", synopsis=synopsis)).overview == "What happens."


def test_what_was_not_expanded_is_empty() -> None:
    title = title_of(expanded("catalog/people.directors", title="directors"))

    assert (title.directors, title.overview) == ((), "")


def test_the_answer_to_a_write() -> None:
    answer = written(
        {"status": {"etag": "8", "sub_code": "640", "message": "Some", "resources_created": {"queue_item": node()}}}
    )

    assert (answer.etag, answer.sub_code, answer.message, answer.position) == ("8", 640, "Some", 1)
    assert answer.item is not None
    assert written({"status": {}}).item is None


@pytest.mark.parametrize(
    ("user", "name"),
    [
        ({"first_name": "Ada", "last_name": "Lovelace", "nickname": "al"}, "Ada Lovelace"),
        ({"first_name": "Ada"}, "Ada"),
        ({"nickname": "al"}, "al"),
        ({}, "T1"),
    ],
)
def test_who_it_is(user: dict[str, Any], name: str) -> None:
    assert person({"user": {"user_id": "T1", **user}}) == Person("T1", name)


def test_nobody_is_a_bad_answer() -> None:
    with pytest.raises(BadAnswer):
        person({"user": {"nickname": "al"}})


def rated(movie: str, **stars: object) -> dict[str, Any]:
    href = f"http://api-public.netflix.com/catalog/titles/movies/{movie}"
    return {"id": f"x/ratings/title/actual/{movie}", "link": {"rel": "x/catalog/title", "href": href}, **stars}


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (rated("1", user_rating="4"), {"movies/1": 4.0}),
        ([rated("1", user_rating=2), rated("2", user_rating="5.0")], {"movies/1": 2.0, "movies/2": 5.0}),
        ([rated("1", user_rating="not_interested"), rated("2", predicted_rating="3.1")], {"movies/1": NOT_INTERESTED}),
        ([rated("1", user_rating={"value": "not_interested"})], {}),
    ],
)
def test_my_own_ratings_and_nobody_elses(items: object, found: dict[str, float]) -> None:
    assert own_ratings({"ratings": {"ratings_item": items}}) == found


def test_no_ratings_at_all() -> None:
    assert own_ratings({"ratings": {}}) == {}
    with pytest.raises(BadAnswer):
        own_ratings({"queue": {}})


def test_people_nested_without_end_are_refused() -> None:
    people: Any = []
    for _ in range(DEEPEST + 1):
        people = [people]

    with pytest.raises(BadAnswer):
        title_of(expanded("catalog/people.directors", people=people))


def test_suggestions_in_one_object_in_many_and_in_none() -> None:
    def said(items: object) -> dict[str, Any]:
        return {"autocomplete": {"url_template": "x", "autocomplete_item": items}}

    assert suggested(said({"title": {"short": "Charade"}})) == ("Charade",)
    assert suggested(said([{"title": {"short": n}} for n in ("Ran", "Ran", "")])) == ("Ran",)
    assert suggested({"autocomplete": {"url_template": "x"}}) == ()
    assert suggested({"autocomplete": ""}) == ()
    with pytest.raises(BadAnswer):
        suggested({"catalog_titles": {}})


@pytest.mark.parametrize(
    "where", ["http://127.0.0.1:631/x", "http://192.168.1.1/reboot.cgi", "http://169.254.169.254/"]
)
def test_a_poster_at_home_is_a_server_at_home_s_alone(where: str) -> None:
    server = where.rpartition("/")[0]
    told = node(box_art={"large": where})
    assert title_of(told, "https://api.example").poster == ""
    assert title_of(told).poster == ""
    assert title_of(told, f"{server}/api").poster == where
    page, found = (
        queue_page(queue(queue_item=told), server),
        search_results({"catalog_titles": {"catalog_title": told}}),
    )
    assert (page.items[0].title.poster, found[0].poster) == (where, "")


def test_a_poster_elsewhere_is_asked_for_over_https() -> None:
    told = node(box_art={"large": "http://cdn.example/1.jpg"})
    assert title_of(told, "http://127.0.0.1:81").poster == "https://cdn.example/1.jpg"
