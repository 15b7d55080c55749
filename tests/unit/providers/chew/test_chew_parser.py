"""Shows and people, in all the shapes that they may come in (contract chew 3 and 4)."""

import json
from typing import Any

import pytest

from desktop_app.domain.errors import BadAnswer
from desktop_app.domain.queues import TitleId
from desktop_app.providers.chew.parser import items_of, person, rows_of, slug_in, slug_of, title_of, total_of

SHOW: dict[str, Any] = {"id": 501, "slug": "friday-set", "name": "Friday set", "user": {"id": 2239}}


def test_a_show_as_the_one_known_client_reads_it() -> None:
    title = title_of(SHOW)

    assert (title.id, title.name, slug_of(title)) == (TitleId("501"), "Friday set", "friday-set")
    assert (title.year, title.runtime, title.overview, title.poster, title.web_page) == (None, None, "", "", "")


def test_all_that_is_made_up() -> None:
    more = {
        "description": "Slow house",
        "private": True,
        "starts_at": "2016-12-31T23:30:00-02:00",
        "created_at": "2016-12-02T20:00:00Z",
        "duration": 5400,
        "image_url": "https://chew.example/1.jpg",
        "url": "javascript:alert(1)",
    }
    (item,) = items_of((SHOW | more,))

    assert (item.title.year, item.title.runtime, item.added) == (2017, 5400, 1480708800)
    assert (item.title.poster, item.title.web_page) == ("https://chew.example/1.jpg", "")
    assert item.title.kind == "private"


@pytest.mark.parametrize(
    "changed",
    [
        {"starts_at": "soon", "duration": "long", "description": None, "image_url": 7, "private": "no"},
        {"starts_at": "9999-12-31T23:59:59-23:00", "duration": -5, "user": None},
    ],
)
def test_nonsense_in_what_nobody_promised_is_passed_over(changed: dict[str, Any]) -> None:
    title = title_of(SHOW | changed)

    assert (title.name, title.runtime, title.poster) == ("Friday set", None, "")


def test_a_show_without_a_name_has_its_slug() -> None:
    assert title_of({"id": "7", "slug": "x-1"}).name == "x-1"
    assert title_of({"id": "7"}).name == "(no name)"


@pytest.mark.parametrize("row", [{}, {"id": None}, {"id": ""}, {"id": {}}])
def test_a_show_without_an_id_is_none(row: dict[str, Any]) -> None:
    with pytest.raises(BadAnswer):
        title_of(row)


@pytest.mark.parametrize("text", ["{}", '{"shows": null}', '{"shows": {"id": 1}}', '{"show": []}'])
def test_what_is_no_list_of_shows(text: str) -> None:
    with pytest.raises(BadAnswer):
        rows_of(json.loads(text))


@pytest.mark.parametrize(("tree", "total"), [({}, None), ({"meta": {"total": 9}}, 9), ({"meta": {"total": "?"}}, None)])
def test_a_total_is_told_or_not(tree: dict[str, Any], total: int | None) -> None:
    assert total_of(tree) == total


def test_a_person() -> None:
    assert person({"user": {"id": 2239}}).name == "Performer 2239"
    assert person({"user": {"id": "2239", "username": "radr"}}).name == "radr"
    with pytest.raises(BadAnswer):
        person({"user": {}})


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("friday-set", "friday-set"),
        ("  Friday Set ", "friday-set"),
        ("https://chew.tv/ada/friday-set/?autoplay=1#now", "friday-set"),
        ("chew.tv/ada/d%C3%BCb", "düb"),
        ("https://chew.tv/", ""),
        ("", ""),
    ],
)
def test_what_is_typed_as_a_slug(typed: str, slug: str) -> None:
    assert slug_in(typed) == slug


@pytest.mark.parametrize(
    ("api", "poster"), [("https://api.chew.example", ""), ("http://127.0.0.1:9", "http://127.0.0.1:631/jobs")]
)
def test_a_service_elsewhere_does_not_send_us_about_on_this_computer(api: str, poster: str) -> None:
    assert title_of(SHOW | {"image_url": "http://127.0.0.1:631/jobs"}, api).poster == poster
