"""Lists in v4 (tmdb.md, section 6)."""

from typing import Any

import pytest

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.tmdb.far_client import GRACE, Caller, Person, v4_link

NOIR, SUNDAY, EMPTY, AT_SEA, SECRET = 8679001, 8679002, 8679003, 8679004, 8679005
ADA = "/4/account/5a0db0c00000000000000ada"
FILM, SHOW = {"media_type": "movie", "media_id": 644449}, {"media_type": "tv", "media_id": 644449}
NOTHING = {"media_type": "movie", "media_id": 1}


def items(caller: Caller, method: str, number: int, *some: dict[str, Any]) -> list[bool]:
    answer = caller.send(method, f"/4/list/{number}/items", {"items": list(some)})
    assert (answer.status_code, answer.json()["success"], answer.json()["status_code"]) == (200, True, 1)
    results = answer.json()["results"]
    assert [(one["media_type"], one["media_id"]) for one in results] == [
        (one["media_type"], one["media_id"]) for one in some
    ]
    return [one["success"] for one in results]


@pytest.mark.parametrize(("sent", "public"), [({}, 1), ({"public": False}, 1), ({"public": 0}, 0), ({"public": 1}, 1)])
def test_only_a_number_makes_a_list_private(ada4: Caller, sent: dict[str, Any], public: int) -> None:
    answer = ada4.send("POST", "/4/list", {"name": "Rain", "iso_639_1": "en"} | sent)

    assert answer.status_code == 201
    first = ada4.get(ADA + "/lists")["results"][0]
    assert (first["id"], first["public"]) == (answer.json()["id"], public)


def test_a_list_without_a_name_is_refused_without_a_code(ada4: Caller) -> None:
    for method, path in (("POST", "/4/list"), ("PUT", f"/4/list/{NOIR}")):
        answer = ada4.send(method, path, {"name": ""})

        assert (answer.status_code, answer.json()) == (422, {"success": False, "errors": ["name must be provided"]})


def test_summaries_and_the_list_itself_differ_in_types(ada4: Caller) -> None:
    rows = ada4.get(ADA + "/lists")["results"]
    row, one = next(row for row in rows if row["id"] == SUNDAY), ada4.get(f"/4/list/{SUNDAY}")

    assert [row["name"] for row in rows] == ["Empty for now", "Sunday afternoons", "Noir"]
    assert (row["public"], row["sort_by"], row["number_of_items"]) == (0, 1, 8)
    assert row["runtime"] == str(one["runtime"])
    assert row["updated_at"] == "2025-11-08 22:13:20 UTC"
    assert (one["public"], one["sort_by"]) == (False, "original_order.asc")
    assert one["created_by"]["id"] == row["account_object_id"]
    assert {row["media_type"] for row in one["results"]} == {"movie", "tv"}


def test_both_works_of_one_number_stand_on_a_list(ada4: Caller) -> None:
    extra = FILM | {"comment": "is dropped"}

    assert items(ada4, "POST", EMPTY, extra, SHOW, FILM, NOTHING) == [True, True, False, False]

    assert ada4.walk(f"/4/list/{EMPTY}") == [("movie", 644449), ("tv", 644449)]
    assert ada4.get(f"/4/list/{EMPTY}")["comments"] == {"movie:644449": None, "tv:644449": None}


def test_comments_are_put(ada4: Caller) -> None:
    assert items(ada4, "PUT", SUNDAY, SHOW | {"comment": "No. 6"}, NOTHING) == [True, False]
    assert ada4.get(f"/4/list/{SUNDAY}")["comments"]["tv:644449"] == "No. 6"
    assert items(ada4, "PUT", SUNDAY, SHOW | {"comment": ""}) == [True]
    assert ada4.get(f"/4/list/{SUNDAY}")["comments"]["tv:644449"] is None


def test_items_are_removed_one_for_one(ada4: Caller) -> None:
    before = ada4.walk(f"/4/list/{SUNDAY}")

    assert items(ada4, "DELETE", SUNDAY, SHOW, SHOW, NOTHING) == [True, False, False]

    assert ada4.walk(f"/4/list/{SUNDAY}") == [key for key in before if key != ("tv", 644449)]


def test_every_change_is_dated(ada4: Caller, clock: Clock) -> None:
    def updated() -> str:
        rows = ada4.get(ADA + "/lists")["results"]
        return str(next(row["updated_at"] for row in rows if row["id"] == EMPTY))

    seen = [updated()]
    for deed in (
        lambda: items(ada4, "POST", EMPTY, FILM),
        lambda: items(ada4, "PUT", EMPTY, FILM | {"comment": "!"}),
        lambda: items(ada4, "DELETE", EMPTY, FILM),
        lambda: ada4.send("PUT", f"/4/list/{EMPTY}", {"name": "Full"}),
    ):
        clock.go_on(60)
        deed()
        seen.append(updated())
    assert len(set(seen)) == 5
    assert seen == sorted(seen)


@pytest.mark.parametrize("body", [{}, {"items": None}, {"items": [1]}])
def test_items_must_be_items(ada4: Caller, body: dict[str, Any]) -> None:
    assert ada4.refused("POST", f"/4/list/{NOIR}/items", body) == (422, 5)


def test_what_stands_on_a_list(tmdb: TmdbEmulator, ada4: Caller) -> None:
    path = f"/4/list/{SUNDAY}/item_status?media_id=644449&media_type="

    assert ada4.get(path + "tv")["success"] is True
    for absent in (f"/4/list/{NOIR}/item_status?media_id=644449&media_type=tv", path + "person",
                   f"/4/list/{SECRET}/item_status?media_id=944100&media_type=movie",
                   "/4/list/1/item_status?media_id=1&media_type=tv"):  # fmt: skip
        assert ada4.refused("GET", absent) == (404, 34)


def test_a_list_is_changed(ada4: Caller, key: Caller) -> None:
    path = f"/4/list/{NOIR}"
    assert key.get(path)["public"] is True

    assert ada4.post(path, {"name": "Black", "description": "", "public": False}, method="PUT") == (201, 12)

    told = ada4.get(path)
    assert (told["name"], told["description"], told["public"]) == ("Black", "", False)
    assert key.refused("GET", path) == (401, 39)
    ada4.post(path, {"public": 1}, method="PUT")
    assert ada4.get(path)["public"] is True
    assert ada4.get(path)["name"] == "Black"


def test_orders_are_for_the_whole_list(ada4: Caller) -> None:
    path = f"/4/list/{NOIR}"
    original = ada4.walk(path)

    titles = [row["title"] for row in ada4.get(path + "?sort_by=title.asc")["results"]]
    assert titles == sorted(titles)
    assert ada4.walk(path + "?sort_by=original_order.desc") == original[::-1]
    assert ada4.post(path, {"sort_by": "release_date.desc"}, method="PUT") == (201, 12)
    dates = [row["release_date"] for row in ada4.get(path)["results"]]
    assert dates == sorted(dates, reverse=True)
    assert ada4.walk(path + "?sort_by=original_order.asc") == original
    stars = [row["vote_average"] for row in ada4.get(path + "?sort_by=vote_average.desc")["results"]]
    assert stars == sorted(stars, reverse=True)


def test_other_orders_are_refused(ada4: Caller) -> None:
    assert ada4.refused("GET", f"/4/list/{NOIR}?sort_by=created_at.asc") == (422, 5)
    assert ada4.refused("PUT", f"/4/list/{NOIR}", {"sort_by": "nonsense"}) == (422, 5)
    assert ada4.refused("POST", "/4/list", {"name": "Rain", "sort_by": 1}) == (422, 5)


def test_a_get_that_deletes_everything(ada4: Caller) -> None:
    told = ada4.send("GET", f"/4/list/{SUNDAY}/clear")

    assert (told.json()["items_deleted"], told.json()["success"]) == (8, True)
    assert not told.headers.keys() & {"ETag", "Cache-Control"}
    assert ada4.walk(f"/4/list/{SUNDAY}") == []


def test_a_deletion_says_what_it_did(ada4: Caller) -> None:
    assert ada4.post(f"/4/list/{NOIR}", method="DELETE") == (200, 13)
    assert ada4.refused("GET", f"/4/list/{NOIR}") == (404, 34)


def test_who_may_what(tmdb: TmdbEmulator, ada4: Caller, key: Caller) -> None:
    app = Caller(tmdb, token=tmdb.read_access_token)
    grace4, number = v4_link(tmdb, Person(tmdb, GRACE))

    assert key.get(f"/4/list/{NOIR}") == app.get(f"/4/list/{NOIR}")
    assert key.refused("GET", f"/4/list/{NOIR}/clear") == (401, 7)
    assert app.refused("GET", f"/4/list/{SUNDAY}") == (401, 39)
    assert grace4.refused("GET", f"/4/list/{SUNDAY}") == (401, 39)
    assert grace4.get(f"/4/account/{number}/lists")["total_results"] == 2
    for method, path, body in (
        ("POST", "/items", {"items": []}), ("PUT", "/items", {"items": []}), ("DELETE", "/items", {"items": []}),
        ("PUT", "", {"name": "Mine"}), ("DELETE", "", {}), ("GET", "/clear", None),
    ):  # fmt: skip
        assert app.refused(method, f"/4/list/{NOIR}{path}", body) == (401, 36)
        assert grace4.refused(method, f"/4/list/{NOIR}{path}", body) == (401, 38)
    assert app.refused("POST", "/4/list", {"name": "Mine"}) == (401, 36)
    for path in ("/lists", "/movie/watchlist", "/tv/recommendations"):
        assert grace4.refused("GET", ADA + path) == (401, 36)


def test_the_spam_filter_is_here_too(ada4: Caller) -> None:
    made = [ada4.post("/4/list", {"name": f"probe {number}"}) for number in range(3)]

    assert made == [(201, 1), (201, 1), (400, 18)]


def test_changes_by_v3_are_dated_too(ada: Caller, ada4: Caller, clock: Clock) -> None:
    seen = []
    for path in ("add_item", "remove_item", "clear?confirm=true"):
        clock.go_on(60)
        ada.post(f"/3/list/{NOIR}/{path}", {"media_id": 650404})
        seen += [row["updated_at"] for row in ada4.get(ADA + "/lists")["results"] if row["id"] == NOIR]
    assert len(set(seen)) == 3
    assert seen == sorted(seen)
