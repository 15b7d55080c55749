"""Lists in v3 (tmdb.md, section 4)."""

from typing import Any

import pytest

from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.tmdb.far_client import Caller

NOIR, SUNDAY, AT_SEA, SECRET = 8679001, 8679002, 8679004, 8679005
LIST = f"/3/list/{NOIR}"
CHARADE, PLAYTIME = 944100, 650404


def create(ada: Caller, name: str = "Rain", **more: Any) -> int:
    answer = ada.send("POST", "/3/list", {"name": name, "description": "Wet", "language": "en"} | more)
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["list_id"]
    return number


def test_a_list_is_created_and_read(ada: Caller, key: Caller) -> None:
    number = create(ada)

    told = key.get(f"/3/list/{number}")

    assert isinstance(number, int)
    assert (told["id"], told["name"], told["description"], told["created_by"]) == (number, "Rain", "Wet", "ada")
    assert (told["items"], told["item_count"], told["total_results"], told["page"]) == ([], 0, 0, 1)
    assert ada.get("/3/account/1815/lists")["results"][0]["id"] == number


@pytest.mark.parametrize("name", ["", "  ", None])
def test_a_list_has_a_name(ada: Caller, name: str | None) -> None:
    assert ada.refused("POST", "/3/list", {"name": name}) == (422, 5)


def test_names_that_a_machine_gives_are_suspected(tmdb: TmdbEmulator, ada: Caller, clock: Clock) -> None:
    create(ada, "list_a"), create(ada, "list_b")

    refused = ada.send("POST", "/3/list", {"name": "list_c"})

    assert (refused.status_code, refused.json()) == (400, {
        "success": False, "status_code": 18, "status_message": "Validation failed.",
        "errors": ["Content is suspected to be spam"],
    })  # fmt: skip
    create(ada, "Rain")
    clock.go_on(61)
    create(ada, "list_c"), create(ada, "list_d")
    tmdb.faults.filter_spam(on=False)
    create(ada, "list_e")
    tmdb.faults.suspect_spam_next()
    assert ada.refused("POST", "/3/list", {"name": "Snow"}) == (400, 18)
    create(ada, "Snow")


def test_a_list_is_read_by_twenties_in_its_order(ada: Caller) -> None:
    first, second = ada.get(LIST), ada.get(LIST + "?page=2")

    assert [len(first["items"]), len(second["items"])] == [20, 3]
    assert (first["total_pages"], first["total_results"], first["item_count"]) == (2, 23, 23)
    assert first["items"][0]["title"] == "The Third Man"
    assert ada.walk(LIST + "?sort_by=created_at.desc") == ada.walk(LIST)
    assert ada.refused("GET", LIST + "?page=0") == (400, 22)


def test_kinds_may_be_mixed_in_a_list(ada: Caller) -> None:
    rows = ada.get(f"/3/list/{SUNDAY}")["items"]

    assert {row["media_type"] for row in rows} == {"movie", "tv"}
    assert len([row for row in rows if row["id"] == 644449]) == 2


def test_what_stands_on_a_list(ada: Caller) -> None:
    assert ada.get(f"{LIST}/item_status?movie_id={CHARADE}") == {"id": NOIR, "item_present": True}
    assert ada.get(f"{LIST}/item_status?movie_id={PLAYTIME}") == {"id": NOIR, "item_present": False}
    assert ada.refused("GET", f"{LIST}/item_status") == (422, 5)


def test_adding_and_removing(ada: Caller) -> None:
    before = ada.walk(LIST)

    assert ada.post(LIST + "/add_item", {"media_id": PLAYTIME}) == (201, 12)
    assert ada.refused("POST", LIST + "/add_item", {"media_id": PLAYTIME}) == (403, 8)
    assert ada.walk(LIST) == [*before, ("movie", PLAYTIME)]
    assert ada.post(LIST + "/remove_item", {"media_id": PLAYTIME}) == (200, 13)
    assert ada.refused("POST", LIST + "/remove_item", {"media_id": PLAYTIME}) == (404, 21)
    assert ada.walk(LIST) == before


@pytest.mark.parametrize("media_id", [1, "650404", None, 1002])
@pytest.mark.parametrize("deed", ["add_item", "remove_item"])
def test_what_is_no_film(ada: Caller, media_id: object, deed: str) -> None:
    assert ada.refused("POST", f"{LIST}/{deed}", {"media_id": media_id}) == (404, 34)


def test_v3_adds_the_film_though_the_show_was_meant(ada: Caller) -> None:
    number = create(ada)

    ada.post(f"/3/list/{number}/add_item", {"media_id": 644449, "media_type": "tv"})

    assert ada.walk(f"/3/list/{number}") == [("movie", 644449)]


def test_clearing_wants_a_confirmation(ada: Caller) -> None:
    assert ada.refused("POST", LIST + "/clear") == (400, 29)
    assert ada.refused("POST", LIST + "/clear?confirm=false", {"confirm": "true"}) == (400, 29)
    assert ada.get(LIST)["item_count"] == 23

    assert ada.post(LIST + "/clear?confirm=true") == (201, 12)
    assert ada.get(LIST)["item_count"] == 0
    assert ada.post(f"/3/list/{SUNDAY}/clear", {"confirm": True}) == (201, 12)
    assert ada.get(f"/3/list/{SUNDAY}")["items"] == []


def test_a_deletion_says_that_it_failed(tmdb: TmdbEmulator, ada: Caller) -> None:
    assert ada.refused("DELETE", LIST) == (500, 11)
    assert ada.refused("GET", LIST) == (404, 34)
    tmdb.faults.fail_list_deletion(on=False)
    assert ada.post(f"/3/list/{SUNDAY}", method="DELETE") == (200, 13)
    assert ada.refused("DELETE", f"/3/list/{SUNDAY}") == (404, 34)


def test_lists_of_others(ada: Caller, key: Caller) -> None:
    assert ada.get(f"/3/list/{AT_SEA}")["created_by"] == "grace"
    for method, path, body in (
        ("POST", "/add_item", {"media_id": CHARADE}),
        ("POST", "/remove_item", {"media_id": CHARADE}),
        ("POST", "/clear?confirm=true", {}),
        ("DELETE", "", {}),
    ):
        assert ada.refused(method, f"/3/list/{AT_SEA}{path}", body) == (401, 38)
    for caller, number in ((ada, SECRET), (key, SECRET), (key, SUNDAY)):
        assert caller.refused("GET", f"/3/list/{number}") == (401, 39)
        assert caller.refused("GET", f"/3/list/{number}/item_status?movie_id=1") == (401, 39)
    assert key.refused("POST", LIST + "/add_item", {"media_id": CHARADE}) == (401, 3)


def test_lists_that_are_none(ada: Caller) -> None:
    assert ada.refused("GET", "/3/list/1") == (404, 34)
    assert ada.refused("POST", "/3/list/1/add_item", {"media_id": CHARADE}) == (404, 34)
    assert ada.refused("GET", "/3/list/nonsense") == (404, 34)
