"""Adding, removing and ordering: each answer and each refusal (trakt.md, sections 4.2, 4.3 and 5)."""

from typing import Any

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import Caller

NOTHING = {"movies": 0, "shows": 0, "seasons": 0, "episodes": 0}
ABSENT = [{"ids": {"trakt": number}} for number in (400, 401, 402)]
PLACES = ["/sync/watchlist", "/sync/favorites", "/users/me/lists/noir/items", "/users/grace/lists/at-sea/items"]


@pytest.mark.parametrize("place", PLACES)
def test_every_list_is_changed_alike(ada: Caller, place: str) -> None:
    before = ada.ids(place + "?limit=250")

    assert ada.post(place, {"movies": ABSENT[:2]}, 201)["added"]["movies"] == 2
    added = ada.ids(place + "?limit=250")
    assert added[:-2] == before
    assert ada.post(place + "/reorder", {"rank": added[::-1]})["updated"] == len(added)
    assert ada.ids(place + "?limit=250") == added[::-1]
    assert ada.send("PUT", f"{place}/{added[0]}", {"rank": 1}).status_code == 204
    assert ada.ids(place + "?limit=250") == [added[0], *added[:0:-1]]
    assert ada.post(place + "/remove", {"movies": ABSENT})["deleted"]["movies"] == 2
    assert sorted(ada.ids(place + "?limit=250")) == sorted(before)


def test_what_came_of_an_addition(trakt: TraktEmulator, ada: Caller) -> None:
    body = {
        "movies": [{"ids": {"trakt": 400}}, {"ids": {"slug": "the-third-man-1949"}}, {"ids": {"imdb": "tt0"}}],
        "shows": [{"ids": {"tvdb": 70099}}, {"title": "without ids"}],
        "episodes": [{"ids": {"trakt": 30102}}],
    }

    told = ada.post("/sync/watchlist", body, 201)

    assert told["added"] == NOTHING | {"movies": 1, "shows": 1, "episodes": 1}
    assert told["existing"] == NOTHING | {"movies": 1}
    assert told["not_found"] == {
        "movies": [{"ids": {"imdb": "tt0"}}],
        "shows": [{"title": "without ids"}],
        "seasons": [],
        "episodes": [],
    }
    assert told["list"]["item_count"] == 133
    assert trakt.state.titles("ada")[-2:] == ["Doctor Who", "Twin Peaks: Episode 2"]


def test_a_write_that_changes_nothing_moves_no_date(ada: Caller, clock: Clock) -> None:
    before = ada.get("/sync/last_activities")
    clock.go_on(60)

    assert ada.post("/sync/watchlist", {"movies": [{"ids": {"trakt": 1}}]}, 201)["added"] == NOTHING
    assert ada.post("/sync/watchlist/remove", {"movies": ABSENT})["deleted"] == NOTHING
    assert ada.post("/sync/watchlist/reorder", {"rank": ada.ids()})["updated"] == 130
    assert ada.get("/sync/last_activities") == before


def test_who_is_twice_in_a_body_is_added_once(ada: Caller) -> None:
    told = ada.post("/sync/watchlist", {"movies": [ABSENT[0], ABSENT[0]]}, 201)

    assert (told["added"]["movies"], told["existing"]["movies"]) == (1, 1)


def test_people_are_for_personal_lists(ada: Caller) -> None:
    body = {"people": [{"ids": {"trakt": 1}}]}

    assert ada.post("/users/me/lists/noir/items", body, 201)["added"] == NOTHING | {"people": 1}
    assert "people" not in ada.post("/sync/watchlist", body, 201)["added"]


def test_removing_what_is_not_there(ada: Caller) -> None:
    there = {"ids": {"trakt": 1}}

    told = ada.post("/sync/watchlist/remove", {"movies": [ABSENT[0], there, there]})

    assert told["deleted"] == NOTHING | {"movies": 1}
    assert told["not_found"]["movies"] == [ABSENT[0], there]
    assert told["list"]["item_count"] == 129


@pytest.mark.parametrize("section", ["text", {"ids": {}}, ["text"]])
def test_a_section_is_an_array_of_objects(ada: Caller, section: object) -> None:
    assert ada.send("POST", "/sync/watchlist", {"movies": section}).status_code == 400


def test_reordering_skips_what_it_does_not_know(ada: Caller) -> None:
    before = ada.ids()
    wanted = [before[5], 1, before[2], before[5]]

    told = ada.post("/sync/watchlist/reorder", {"rank": wanted})

    assert (told["updated"], told["skipped_ids"]) == (2, [1, before[5]])
    assert ada.ids() == [before[5], before[2], *(one for one in before if one not in wanted)]


@pytest.mark.parametrize("rank", [None, "text", ["1"], [1.5], [True]])
def test_an_order_is_an_array_of_ids(ada: Caller, rank: object) -> None:
    assert ada.send("POST", "/sync/watchlist/reorder", {"rank": rank}).status_code == 422


@pytest.mark.parametrize(
    ("item", "body", "status"),
    [(0, {}, 422), (0, {"rank": 0}, 422), (0, {"rank": "1"}, 422), (7, {"rank": 1}, 404), (0, {"notes": "n"}, 426)],
)
def test_an_update_that_is_refused(ada: Caller, item: int, body: dict[str, Any], status: int) -> None:
    item_id = item or ada.ids()[0]

    assert ada.send("PUT", f"/sync/watchlist/{item_id}", body).status_code == status


def test_notes_are_for_vips(trakt: TraktEmulator, ada: Caller) -> None:
    noted = {"movies": [ABSENT[0] | {"notes": "Once more"}]}
    refused = ada.send("POST", "/sync/watchlist", noted)
    assert (refused.status_code, refused.headers["X-Upgrade-URL"]) == (426, "https://app.trakt.tv/vip")

    trakt.faults.vip("ada")

    assert ada.post("/sync/watchlist", noted, 201)["added"]["movies"] == 1
    last = ada.get("/sync/watchlist?page=2")[-1]
    assert last["notes"] == "Once more"
    assert ada.send("PUT", f"/sync/watchlist/{last['id']}", {"notes": None, "rank": 1}).status_code == 204
    assert ada.get("/sync/watchlist?limit=1")[0] | {"rank": 131, "notes": "Once more"} == last
    assert ada.send("PUT", f"/sync/watchlist/{last['id']}", {"notes": "n" * 501}).status_code == 422


def test_over_the_limit_nothing_is_added(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.limit("ada", "watchlist", 131)

    refused = ada.send("POST", "/sync/watchlist", {"movies": ABSENT[:2]})

    assert (refused.status_code, refused.content) == (420, b"")
    assert "X-Account-Limit" not in refused.headers
    assert len(trakt.state.order("ada")) == 130
    assert ada.post("/sync/watchlist", {"movies": ABSENT[:1]}, 201)["added"]["movies"] == 1
    trakt.faults.headers_over_limit(on=True)
    told = ada.send("POST", "/sync/watchlist", {"movies": ABSENT[1:2]})
    assert told.status_code == 420
    assert (told.headers["X-Account-Limit"], told.headers["X-VIP-User"]) == ("131", "false")
    assert ada.get("/users/settings")["limits"]["watchlist"]["item_count"] == 131


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/sync/watchlist", {"movies": ABSENT}, 201),
        ("/sync/watchlist/remove", {"movies": ABSENT}, 200),
        ("/sync/watchlist/reorder", {"rank": []}, 200),
    ],
)
def test_older_answers_say_nothing_of_the_list(
    trakt: TraktEmulator, ada: Caller, path: str, body: dict[str, Any], status: int
) -> None:
    assert "list" in ada.post(path, body, status)

    trakt.faults.list_object_in_answers(on=False)

    assert "list" not in ada.post(path, body, status)


def test_only_those_may_write_who_may(trakt: TraktEmulator, ada: Caller, grace: Caller) -> None:
    body = {"movies": ABSENT}
    assert grace.send("POST", "/users/ada/lists/sunday-afternoons/items", body).status_code == 403
    assert grace.send("POST", "/users/ada/lists/noir/items", body).status_code == 404
    assert Caller(trakt).send("POST", "/sync/watchlist", body).status_code == 401
    assert ada.send("POST", "/users/me/lists/nonsense/items", body).status_code == 404


def test_the_dates_tell_what_changed(ada: Caller, clock: Clock) -> None:
    before = ada.get("/sync/last_activities")
    clock.go_on(60)

    stamp = ada.post("/sync/watchlist", {"movies": ABSENT}, 201)["list"]["updated_at"]

    after = ada.get("/sync/last_activities")
    assert after["watchlist"]["updated_at"] == after["movies"]["watchlisted_at"] == after["all"] == stamp
    assert after["shows"] == before["shows"]
    assert after["lists"] == before["lists"]


def test_a_collaboration_tells_both(ada: Caller, grace: Caller, clock: Clock) -> None:
    ada_before, grace_before = (one.get("/sync/last_activities") for one in (ada, grace))
    clock.go_on(60)

    ada.post("/users/grace/lists/at-sea/items", {"movies": ABSENT}, 201)

    assert ada.get("/sync/last_activities")["collaborations"] != ada_before["collaborations"]
    assert grace.get("/sync/last_activities")["lists"] != grace_before["lists"]
    assert grace.get("/users/me/lists/at-sea")["item_count"] == 6
