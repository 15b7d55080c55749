"""Hostile, poor and unknown rows become titles all the same, or one error."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import BadAnswer, Refused, ServiceError
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import ListInfo
from desktop_app.providers.trakt.addresses import Address
from desktop_app.providers.trakt.answers import moment, one_of, rows_of, tree_of
from desktop_app.providers.trakt.bodies import counted, naming
from desktop_app.providers.trakt.catalogue import escaped
from desktop_app.providers.trakt.list_reader import Stamp, is_sure, order_in
from desktop_app.providers.trakt.members import Limits, limits, limits_in_use, list_info, person
from desktop_app.providers.trakt.parser import ID_NAMESPACES, item_of, key_of, picture, title_of
from desktop_app.transport import Response
from tests.sentences import facts_told


def answer(body: bytes, **headers: str) -> Response:
    return Response(200, headers, body)


def row(kind: str = "movie", **ids: Any) -> dict[str, Any]:
    return {"rank": 1, "id": 101, "type": kind, kind: {"title": "Example", "year": 2010, "ids": ids}}


# --- titles ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ids", "title_id"),
    [
        ({"trakt": 12, "slug": "example", "imdb": None}, "movie:12"),
        ({"trakt": None, "slug": None, "imdb": "tt0000001"}, "movie:imdb:tt0000001"),
        ({"tmdb": 11}, "movie:tmdb:11"),
        ({}, "movie:item:101"),
    ],
)
def test_a_title_has_the_surest_key_that_there_is(ids: dict[str, Any], title_id: str) -> None:
    found = item_of(row(**ids))
    assert found.id == title_id
    assert key_of(found.title.id).title_id == title_id
    assert found.title.ids == tuple((r, str(ids[r])) for r in ID_NAMESPACES if ids.get(r) is not None)


def test_a_kind_that_nobody_knows_keeps_its_place() -> None:
    found = item_of({"id": 7, "type": "game", "game": {"title": "Chess", "ids": {"trakt": 3}}})
    assert (found.id, found.title.name, found.key) == ("game:3", "Chess", "7")


def test_the_kind_can_be_told_by_the_object_alone() -> None:
    assert title_of({"show": {"title": "Heimat", "ids": {"trakt": 4}}}).id == "show:4"


def test_a_runtime_is_in_seconds_and_a_rating_between_1_and_5() -> None:
    found = title_of({"type": "movie", "movie": {"runtime": 93, "rating": 7.5, "genres": ["film-noir", 3, ""]}})
    assert (found.runtime, found.average_rating, found.genres) == (93 * 60, 3.75, ("Film noir",))
    assert title_of({"type": "movie", "movie": {"rating": 0}}).average_rating is None
    assert title_of({"type": "movie", "movie": {"rating": 0.4}}).average_rating == 1.0


@pytest.mark.parametrize(
    ("address", "api", "expected"),
    [
        ("walter-r2.trakt.tv/a.webp", "https://api.trakt.tv", "https://walter-r2.trakt.tv/a.webp"),
        ("https://walter-r2.trakt.tv/a.webp", "", "https://walter-r2.trakt.tv/a.webp"),
        ("127.0.0.1:81/a.png", "http://127.0.0.1:81", "http://127.0.0.1:81/a.png"),
        ("127.0.0.1:82/a.png", "http://127.0.0.1:81", "https://127.0.0.1:82/a.png"),
        ("127.0.0.1:81/a.png", "https://api.trakt.tv", ""),
        ("api.example/a.png", "http://api.example", "https://api.example/a.png"),
        ("file:///etc/passwd", "", ""),
        ("http://elsewhere/a.png", "", ""),
        ("a b/c.png", "", ""),
        ("", "", ""),
    ],
)
def test_pictures_come_over_https_but_from_an_emulator(address: str, api: str, expected: str) -> None:
    assert picture({"images": {"poster": [address]}}, api) == expected


@pytest.mark.parametrize("images", [None, [], {}, {"poster": None}, {"poster": "x"}, {"poster": [None, 3]}])
def test_no_picture_is_no_trouble(images: Any) -> None:
    assert picture({"images": images}) == ""


def test_a_season_and_an_episode_show_their_shows_poster() -> None:
    show = {"title": "Heimat", "ids": {"slug": "heimat"}, "images": {"poster": ["h.example/p.png"]}}
    season = title_of({"type": "season", "season": {"number": 2, "ids": {"trakt": 1}}, "show": show})
    assert (season.name, season.poster) == ("Heimat, Season 2", "https://h.example/p.png")
    assert season.web_page == "https://trakt.tv/shows/heimat/seasons/2"
    node = {"season": 2, "number": 3, "title": None, "ids": {"trakt": 1}}
    episode = title_of({"type": "episode", "episode": node, "show": show})
    assert (episode.name, episode.web_page) == (
        "Heimat S02E03",
        "https://trakt.tv/shows/heimat/seasons/2/episodes/3",
    )


@pytest.mark.parametrize(
    ("kind", "node", "expected"),
    [
        ("season", {"number": 2, "title": None}, ("Heimat, Season 2", "")),
        ("season", {"number": 2, "title": "Season 2"}, ("Heimat, Season 2", "")),
        ("season", {"number": 2, "title": "Chronicle of a Youth"}, ("Heimat, Chronicle of a Youth", "Season 2")),
        ("episode", {"season": 2, "number": 5, "title": "Two Strange Eyes"}, ("Two Strange Eyes", "S02E05 · Heimat")),
        ("episode", {"season": 2, "number": 5, "title": "Episode 5"}, ("Heimat S02E05", "")),
        ("episode", {"season": 2, "number": 5, "title": None}, ("Heimat S02E05", "")),
        ("episode", {"title": "Two Strange Eyes"}, ("Two Strange Eyes", "Heimat")),
        ("show", {"title": "Heimat"}, ("Heimat", "")),
    ],
)
def test_a_part_says_of_which_series_and_where(kind: str, node: dict[str, Any], expected: tuple[str, str]) -> None:
    show = {"title": "Heimat", "ids": {"slug": "heimat"}}
    title = title_of({"type": kind, kind: {**node, "ids": {"trakt": 1}}, "show": show})
    assert (title.name, title.part) == expected


names = st.sampled_from(
    (
        "ids",
        "trakt",
        "slug",
        "title",
        "images",
        "poster",
        "type",
        "movie",
        "show",
        "season",
        "number",
        "genres",
        "rating",
    )
)
leaves = st.sampled_from((None, True, 0, -1, 7, 10**30, 1.5, float("nan"), "", "x", "movie", "a:b", "\x00", "\u202e"))
values: st.SearchStrategy[Any] = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(st.sampled_from(["type", "id", "movie", "show", "episode", "season", "listed_at"]), values))
def test_no_row_breaks_anything(tree: dict[str, Any]) -> None:
    item = item_of(tree, "http://127.0.0.1:81")
    assert item.title.name
    assert item.id


@given(st.binary() | values.map(lambda value: json.dumps(value).encode()))
def test_no_body_breaks_anything(body: bytes) -> None:
    for read in (tree_of, rows_of, one_of):
        with suppress(BadAnswer):
            read(answer(body))


# --- members and lists -------------------------------------------------------------------------------------------


def test_nobody_is_no_person() -> None:
    with pytest.raises(BadAnswer):
        person({"user": {"name": "Somebody", "ids": {"slug": None}}})


def test_a_person_without_settings_has_no_limits_and_all_permissions() -> None:
    found = person({"user": {"username": "ada"}})
    assert facts_told(found, "trakt") == {"Membership": "Free.", "Limits": "Trakt tells none."}
    assert limits({"limits": None}) == Limits()


@pytest.mark.parametrize(("vip", "most"), [(True, 5000), (False, 250)])
def test_what_is_used_names_a_limit_for_each_membership(vip: bool, most: int) -> None:
    usage = {"watchlist_items": {"current": 3, "free": 250, "vip": 5000}, "static_lists": {"free": None}}
    assert limits_in_use(usage, vip=vip) == Limits(watchlist=most)


def test_what_the_settings_say_of_limits_comes_first() -> None:
    assert Limits(1, None, 3, None).completed(Limits(9, 9, 9, 9)) == Limits(1, 9, 3, 9)


@given(st.dictionaries(st.sampled_from(["watchlist_items", "static_lists"]), values), st.booleans())
def test_no_usage_breaks_anything(usage: dict[str, Any], vip: bool) -> None:
    limits_in_use(usage, vip=vip)


@given(st.dictionaries(st.sampled_from(["user", "limits", "permissions"]), values))
def test_no_settings_break_anything(settings: dict[str, Any]) -> None:
    with suppress(ServiceError):
        person(settings)


def test_a_list_that_the_service_keeps_itself_is_fixed() -> None:
    found = list_info({"name": "Top", "type": "official", "ids": {"trakt": 5}}, Limits(), is_own=True)
    assert isinstance(found, ListInfo)
    assert found.fixed


def test_a_list_without_an_id_cannot_be_shown() -> None:
    assert list_info({"name": "Top", "ids": {"trakt": None}}, Limits(), is_own=True) is None
    assert list_info({"name": "Top", "ids": {"trakt": 5}}, Limits(), is_own=False) is None


def test_addresses() -> None:
    assert Address("watchlist").read("all") == "/sync/watchlist/all/rank/asc"
    assert Address("lists/55").items == "/users/me/lists/55/items"
    assert Address("users/grace/lists/55").itself == "/users/grace/lists/55"
    assert Address("users/grace/lists/55").number == 55
    assert "people" in Address("lists/55").types[1]
    assert Address("favorites").types[1] == "movies,shows"


# --- bodies ------------------------------------------------------------------------------------------------------


def test_titles_are_named_under_their_kinds() -> None:
    titles = [TitleId("movie:1"), TitleId("person:2"), TitleId("movie:imdb:tt3"), TitleId("show:tmdb:4")]
    assert naming(titles) == {
        "movies": [{"ids": {"trakt": 1}}, {"ids": {"imdb": "tt3"}}],
        "people": [{"ids": {"trakt": 2}}],
        "shows": [{"ids": {"tmdb": 4}}],
    }


def test_what_cannot_be_named_is_refused_by_name() -> None:
    with pytest.raises(Refused) as refused:
        naming([TitleId("movie:1"), TitleId("movie:item:7"), TitleId("game:3")])
    assert refused.value.titles == ["movie:item:7", "game:3"]


def test_counters_that_are_missing_count_nothing() -> None:
    assert counted({"added": {"movies": 2, "shows": None}, "existing": 3}, "added", "existing") == 2


# --- tags --------------------------------------------------------------------------------------------------------


def test_a_tag_tells_time_and_order() -> None:
    old, new = Stamp("2026-09-01T09:10:11.000Z", is_old=True), Stamp("2026-09-01T09:10:11.000Z", is_old=False)
    assert is_sure(old.tag("ab"))
    assert not is_sure(new.tag("ab"))
    assert not is_sure(Stamp("", is_old=True).tag("ab"))
    assert new.is_of(old.tag("ab"))
    assert order_in(old.tag("ab")) == order_in(new.tag("ab")) != order_in(old.tag("ba"))
    assert not Stamp("2026-09-01T09:10:12.000Z", is_old=True).is_of(old.tag("ab"))


@pytest.mark.parametrize("text", ["", "yesterday", "0000-00-00", "9" * 40, "2026-09-01T25:00:00Z"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert moment(text) is None


def test_times_are_utc() -> None:
    assert moment("2014-09-01T09:10:11.000Z") == moment("2014-09-01T09:10:11") == 1_409_562_611


def test_marks_are_escaped_and_words_are_not() -> None:
    assert escaped(" Whisky Galore! (1949) && a||b ") == r"Whisky Galore\! \(1949\) \&\& a\|\|b"
    assert escaped(r"a\b:c/d") == r"a\\b\:c\/d"
    assert escaped("R&D | x") == "R&D | x"
