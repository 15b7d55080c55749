"""Reading the watchlist, the favorites and personal lists (trakt.md, section 4.1)."""

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.sandbox.trakt.faults import LIST_LAG
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import Caller


def test_an_item(ada: Caller) -> None:
    first = ada.get("/sync/watchlist")[0]

    assert first.keys() == {"rank", "id", "listed_at", "notes", "type", "movie"}
    assert (first["rank"], first["type"], first["notes"]) == (1, "movie", None)
    assert first["id"] > 2**32
    assert first["listed_at"].endswith(".000Z")
    assert first["movie"].keys() == {"title", "year", "ids"}
    assert first["movie"]["ids"].keys() == {"trakt", "slug", "imdb", "tmdb"}


def test_the_kinds(ada: Caller) -> None:
    items = ada.get("/sync/watchlist?limit=250")

    assert {item["type"] for item in items} == {"movie", "show", "season", "episode"}
    assert [item["rank"] for item in items] == list(range(1, 131))
    episode = next(item for item in items if item["type"] == "episode")
    assert episode["episode"].keys() == {"season", "number", "title", "ids"}
    assert "tvdb" in episode["show"]["ids"]
    season = next(item for item in items if item["type"] == "season")
    assert season["season"].keys() == {"number", "ids"}
    assert ada.get("/users/me/lists/with-grace/items/person")[0]["person"]["name"] == "Akira Kurosawa"


def test_ids_and_years_may_be_missing(ada: Caller) -> None:
    movies = [item["movie"] for item in ada.get("/sync/watchlist/movies?limit=250")]

    assert any(movie["ids"].keys() == {"trakt", "slug"} for movie in movies)
    assert any(movie["ids"].get("imdb", "") is None for movie in movies)
    assert any(movie["year"] is None for movie in movies)


def test_item_ids_are_not_media_ids(ada: Caller) -> None:
    items = ada.get("/sync/watchlist?limit=250")

    assert not {item["id"] for item in items} & {item[item["type"]]["ids"]["trakt"] for item in items}


@pytest.mark.parametrize(
    ("query", "shown", "headers"),
    [
        ("", 100, ("1", "100", "2", "130")),
        ("?page=2", 30, ("2", "100", "2", "130")),
        ("?page=3", 0, ("3", "100", "2", "130")),
        ("?limit=1000", 130, ("1", "250", "1", "130")),
        ("?limit=7&page=19", 4, ("19", "7", "19", "130")),
    ],
)
def test_pages(ada: Caller, query: str, shown: int, headers: tuple[str, ...]) -> None:
    answer = ada.send("GET", "/sync/watchlist" + query)

    names = ("Page", "Limit", "Page-Count", "Item-Count")
    assert len(answer.json()) == shown
    assert tuple(answer.headers[f"X-Pagination-{name}"] for name in names) == headers


def test_only_personal_lists_can_be_had_whole(ada: Caller) -> None:
    whole = ada.send("GET", "/users/me/lists/noir/items?limit=all")

    assert (len(whole.json()), whole.headers["X-Pagination-Limit"]) == (40, "40")
    assert ada.send("GET", "/sync/watchlist?limit=all").status_code == 400
    assert ada.send("GET", "/sync/watchlist?page=0").status_code == 400


def test_ranks_are_of_the_whole_list(ada: Caller) -> None:
    everything = ada.get("/sync/watchlist?limit=250")
    episodes = ada.get("/sync/watchlist/episodes/rank/asc")

    assert episodes == [item for item in everything if item["type"] == "episode"]
    assert ada.get("/sync/watchlist/movie,show?limit=250") == [i for i in everything if i["type"] in {"movie", "show"}]


def test_the_order_is_applied_and_told(trakt: TraktEmulator, ada: Caller) -> None:
    answer = ada.send("GET", "/sync/watchlist/movies/title/desc?limit=250")

    titles = [item["movie"]["title"].removeprefix("The ").removeprefix("A ") for item in answer.json()]
    assert titles[0] > titles[-1]
    assert (answer.headers["X-Sort-By"], answer.headers["X-Sort-How"]) == ("rank", "asc")
    assert (answer.headers["X-Applied-Sort-By"], answer.headers["X-Applied-Sort-How"]) == ("title", "desc")
    added = ada.get("/sync/watchlist/all/added/desc?limit=1")[0]
    assert added["rank"] == 130


def test_orders_that_are_refused(trakt: TraktEmulator, ada: Caller) -> None:
    refused = ada.send("GET", "/sync/watchlist/all/my_rating/desc")

    assert (refused.status_code, refused.headers["X-Upgrade-URL"]) == (426, "https://app.trakt.tv/vip")
    assert ada.send("GET", "/sync/watchlist/all/nonsense").status_code == 422
    assert ada.send("GET", "/sync/watchlist/all/rank/sideways").status_code == 422
    trakt.faults.vip("ada")
    assert ada.get("/sync/watchlist/all/my_rating/desc")[0]["movie"]["title"] == "The Third Man"


@pytest.mark.parametrize("extended", ["full", "images", "full,images"])
def test_more_can_be_asked_for(ada: Caller, extended: str) -> None:
    movie = ada.get(f"/sync/watchlist?extended={extended}")[0]["movie"]

    assert ("overview" in movie) == ("full" in extended)
    assert "://" not in movie["images"]["poster"][0]
    assert movie["images"]["fanart"] == []


def test_posters_are_drawn(ada: Caller) -> None:
    address = ada.get("/sync/watchlist?extended=images")[0]["movie"]["images"]["poster"][0]
    path = "/" + address.partition("/")[2]

    picture = ada.send("GET", path, trakt_api_key=None)

    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/png")
    assert ada.send("GET", path, If_None_Match=picture.headers["ETag"]).status_code == 304
    assert ada.send("GET", path.replace(".png", "0.png")).status_code == 404


def test_others_read_too_if_they_may(trakt: TraktEmulator, ada: Caller, grace: Caller) -> None:
    assert len(Caller(trakt).get("/users/grace/watchlist")) == 4
    assert len(ada.get("/users/grace/lists/at-sea/items")) == 3
    assert len(grace.get("/users/ada/lists/with-grace/items")) == 6
    assert ada.send("GET", "/users/grace/lists/secret/items").status_code == 404
    assert Caller(trakt).send("GET", "/users/me/watchlist").status_code == 401


def test_the_type_all_may_be_unknown(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.all_in_paths(on=False)

    assert ada.send("GET", "/sync/watchlist/all/rank/asc").status_code == 404
    assert ada.send("GET", "/sync/watchlist/movies,shows/rank/asc").status_code == 200


def test_reads_may_lag_and_the_dates_do_not(trakt: TraktEmulator, ada: Caller, clock: Clock) -> None:
    clock.go_on(10)
    before, stamp = ada.ids(), ada.get("/sync/last_activities")["watchlist"]["updated_at"]
    trakt.faults.read_lag(2)

    ada.post("/sync/watchlist/reorder", {"rank": before[::-1]})

    assert ada.ids() == before
    assert ada.get("/sync/last_activities")["watchlist"]["updated_at"] != stamp
    clock.go_on(2)
    assert ada.ids() == before[::-1]


def test_lists_with_a_name_may_come_out_of_a_cache(trakt: TraktEmulator, ada: Caller) -> None:
    path = f"/users/me/lists/{trakt.state.personal('ada', 'noir').id}"
    before, told = [row["id"] for row in ada.get(f"{path}/items")], ada.get(path)
    trakt.faults.cache_lists()
    ada.post(f"{path}/items/reorder", {"rank": before[::-1]})

    assert [row["id"] for row in ada.get(f"{path}/items")] == before
    assert ada.get(path) == told
    trakt.clock.offset += LIST_LAG
    assert [row["id"] for row in ada.get(f"{path}/items")] == before[::-1]
    assert ada.get(path)["updated_at"] > told["updated_at"]
    assert ada.send("GET", path).headers["Cache-Control"] == "public, max-age=600, s-maxage=3600"
    assert "Cache-Control" not in ada.send("GET", "/sync/watchlist").headers
