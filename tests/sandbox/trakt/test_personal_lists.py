"""Lists with names (trakt.md, section 5)."""

from typing import Any

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import Caller

LISTS = "/users/me/lists"


def slugs(caller: Caller, path: str = LISTS) -> list[str]:
    return [one["ids"]["slug"] for one in caller.get(path)]


def test_which_there_are(ada: Caller, grace: Caller) -> None:
    first = ada.get(LISTS)[0]

    assert slugs(ada) == ["noir", "sunday-afternoons", "with-grace"]
    assert slugs(grace, "/users/ada/lists") == ["sunday-afternoons"]
    assert slugs(ada, LISTS + "/collaborations") == ["at-sea"]
    assert (first["name"], first["item_count"], first["privacy"], first["type"]) == ("Noir", 40, "private", "personal")
    assert first["user"]["ids"]["slug"] == "ada"
    assert ada.get(f"{LISTS}/{first['ids']['trakt']}") == first


def test_making_changing_and_deleting(ada: Caller, clock: Clock) -> None:
    made = ada.post(LISTS, {"name": "Spies & co."}, 201)
    assert (made["ids"]["slug"], made["privacy"], made["item_count"]) == ("spies-and-co", "private", 0)
    clock.go_on(60)

    changed = ada.send("PUT", f"{LISTS}/spies-and-co", {"name": "Agents", "privacy": "public"}).json()

    assert (changed["ids"]["slug"], changed["privacy"]) == ("agents", "public")
    assert changed["updated_at"] > made["updated_at"]
    assert ada.get(f"{LISTS}/spies-and-co") == changed
    deleted = ada.send("DELETE", f"{LISTS}/agents")
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert ada.send("GET", f"{LISTS}/agents").status_code == 404


def test_two_lists_of_one_name(ada: Caller) -> None:
    assert ada.post(LISTS, {"name": "Noir"}, 201)["ids"]["slug"] == "noir-2"


@pytest.mark.parametrize(
    "body",
    [{}, {"name": " "}, {"name": 7}, {"name": "N", "privacy": "secret"}, {"name": "N", "sort_by": "nonsense"}],
)
def test_a_list_that_cannot_be(ada: Caller, body: dict[str, Any]) -> None:
    refused = ada.send("POST", LISTS, body)

    assert refused.status_code == 422
    assert refused.json()["errors"]


def test_there_is_a_limit_of_lists(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.limit("ada", "list", 4, "count")

    assert ada.send("POST", LISTS, {"name": "One"}).status_code == 201
    assert ada.send("POST", LISTS, {"name": "Two"}).status_code == 420


def test_the_order_of_the_lists(ada: Caller) -> None:
    ids = [one["ids"]["trakt"] for one in ada.get(LISTS)]

    told = ada.post(LISTS + "/reorder", {"rank": [ids[2], 1, ids[0]]})

    assert told == {"updated": 2, "skipped_ids": [1]}
    assert slugs(ada) == ["with-grace", "noir", "sunday-afternoons"]


def test_lists_of_others(ada: Caller, grace: Caller) -> None:
    assert ada.send("DELETE", "/users/grace/lists/at-sea").status_code == 403
    assert ada.send("PUT", "/users/grace/lists/at-sea", {"name": "Mine"}).status_code == 403
    assert ada.send("POST", "/users/grace/lists", {"name": "Hers"}).status_code == 403
    assert ada.send("GET", "/users/grace/lists/secret").status_code == 404
    assert grace.send("GET", "/users/ada/lists/with-grace").status_code == 200


def test_the_saved_order_is_told_and_not_applied(ada: Caller) -> None:
    before = ada.ids(LISTS + "/noir/items")
    ada.send("PUT", LISTS + "/noir", {"sort_by": "title", "sort_how": "desc"})

    answer = ada.send("GET", LISTS + "/noir/items")

    assert (answer.headers["X-Sort-By"], answer.headers["X-Applied-Sort-By"]) == ("title", "rank")
    assert [item["id"] for item in answer.json()] == before


def test_changes_move_the_lists_date_alone(ada: Caller, clock: Clock) -> None:
    before = ada.get("/sync/last_activities")
    clock.go_on(60)

    ada.send("DELETE", LISTS + "/noir")

    after = ada.get("/sync/last_activities")
    assert after["lists"]["updated_at"] != before["lists"]["updated_at"]
    assert after["watchlist"] == before["watchlist"]


def test_the_other_way_to_reorder(ada: Caller) -> None:
    before = ada.ids(LISTS + "/noir/items")

    ada.post(LISTS + "/noir/reorder", {"rank": before[::-1]})

    assert ada.ids(LISTS + "/noir/items") == before[::-1]
