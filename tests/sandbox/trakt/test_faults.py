"""What goes wrong, and what others do meanwhile (trakt.md, section 11)."""

import email.utils

import pytest
import requests

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import Caller

REVERSE = "/sync/watchlist/reorder"


@pytest.mark.parametrize("status", [403, 500, 502, 503, 504, 520, 521, 522])
def test_the_edge_fails_in_html(trakt: TraktEmulator, ada: Caller, status: int) -> None:
    trakt.faults.fail_next(status, 2)

    failed = [ada.send("GET", "/sync/watchlist") for _ in range(2)]

    assert [answer.status_code for answer in failed] == [status, status]
    assert failed[0].headers["Content-Type"].startswith("text/html")
    assert ada.send("GET", "/sync/watchlist").status_code == 200


def test_a_write_may_fail_and_have_been_carried_out(trakt: TraktEmulator, ada: Caller) -> None:
    before = ada.ids()
    trakt.faults.fail_next(502, after_effect=True, writes_only=True, retry_after=30)
    assert ada.ids() == before

    failed = ada.send("POST", REVERSE, {"rank": before[::-1]})

    assert (failed.status_code, failed.headers["Retry-After"]) == (502, "30")
    assert trakt.state.order("ada") == before[::-1]


@pytest.mark.parametrize("after_effect", [True, False])
def test_a_dropped_connection(trakt: TraktEmulator, ada: Caller, after_effect: bool) -> None:
    before = ada.ids()
    trakt.faults.drop_connection_next(after_effect=after_effect)

    with pytest.raises(requests.ConnectionError):
        ada.send("POST", REVERSE, {"rank": before[::-1]})

    assert (trakt.state.order("ada") == before[::-1]) is after_effect
    assert trakt.requests[-1].status is None


def test_a_mishap_at_one_host_spares_the_other(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.fail_next(500, host="sign_in")

    assert ada.send("GET", "/sync/watchlist").status_code == 200
    assert requests.get(trakt.auth + "/activate", timeout=60).status_code == 500


def test_any_answer_can_be_given(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.answer_next(b"{half", "application/json")

    assert ada.send("GET", "/sync/watchlist").content == b"{half"


def test_the_servers_clock_may_be_wrong(trakt: TraktEmulator, ada: Caller, clock: Clock) -> None:
    trakt.faults.clock_offset(-7200)

    answer = ada.send("GET", "/sync/watchlist")

    assert email.utils.parsedate_to_datetime(answer.headers["Date"]).timestamp() == clock() - 7200


def test_edits_on_the_website(trakt: TraktEmulator, ada: Caller, clock: Clock) -> None:
    before, stamp = ada.ids(), ada.get("/sync/last_activities")["watchlist"]["updated_at"]
    clock.go_on(60)

    assert trakt.faults.edit_on_website("ada", move=before[4], rank=1) == "moved Playtime from 5 to 1"
    assert trakt.faults.edit_on_website("ada", remove=before[0]) == "removed The Third Man"
    assert trakt.faults.edit_on_website("ada", add=("movie", 400), rank=2).endswith("at 2")

    now = ada.ids()
    assert [now[0], *now[2:]] == [before[4], *(one for one in before[1:] if one != before[4])]
    assert ada.get("/sync/last_activities")["watchlist"]["updated_at"] != stamp
    assert ada.ids() == trakt.state.order("ada")


def test_edits_of_a_personal_list(trakt: TraktEmulator, ada: Caller) -> None:
    before = trakt.state.order("ada", "noir")

    assert trakt.faults.edit_on_website("ada", "noir").startswith("moved")

    assert sorted(trakt.state.order("ada", "noir")) == before
    assert ada.ids("/users/me/lists/noir/items") == trakt.state.order("ada", "noir") != before


def test_somebody_is_first(trakt: TraktEmulator, ada: Caller) -> None:
    before = ada.ids()
    trakt.faults.edit_before_writes(1)

    ada.post("/sync/watchlist/remove", {"movies": [{"ids": {"trakt": 1}}]})

    assert trakt.state.order("ada") != before[1:]
    after = trakt.state.order("ada")
    ada.post("/sync/watchlist/remove", {"movies": [{"ids": {"trakt": 2}}]})
    assert trakt.state.order("ada") == [one for one in after if one != before[1]]


def test_what_was_watched_goes_by_itself(trakt: TraktEmulator, ada: Caller, clock: Clock) -> None:
    stamp = ada.get("/sync/last_activities")["watchlist"]["updated_at"]
    clock.go_on(60)

    said = trakt.faults.watch("ada", ("episode", 120101))
    assert said == "watched Columbo: Episode 1; off the watchlist: Columbo: Season 1"
    assert trakt.faults.watch("ada", ("episode", 30205)).endswith("off the watchlist: Twin Peaks")
    assert trakt.faults.watch("ada", ("movie", 1)).endswith("off the watchlist: The Third Man")
    assert trakt.faults.watch("ada", ("movie", 400)).endswith("off the watchlist: nothing")

    titles = trakt.state.titles("ada")
    assert not {"Columbo: Season 1", "Twin Peaks", "The Third Man"} & set(titles)
    assert len(titles) == 127
    dates = ada.get("/sync/last_activities")
    assert dates["watchlist"]["updated_at"] == dates["episodes"]["watched_at"] != stamp


def test_requests_are_written_down_without_secrets(trakt: TraktEmulator, ada: Caller) -> None:
    ada.get("/sync/watchlist?limit=1")

    last = trakt.requests[-1]

    assert (last.host, last.method, last.path, last.status) == ("api", "GET", "/sync/watchlist", 200)
    assert last.query == {"limit": "1"}
    assert last.headers["user-agent"] == "FarClient/1.0"
    assert ada.token not in str(trakt.requests)


def test_a_stopped_sandbox_comes_back_at_the_same_addresses(sandbox: Sandbox, ada: Caller) -> None:
    addresses = (sandbox.trakt.api, sandbox.trakt.auth)
    sandbox.stop()
    with pytest.raises(requests.ConnectionError):
        ada.send("GET", "/sync/watchlist")

    sandbox.start()

    assert (sandbox.trakt.api, sandbox.trakt.auth) == addresses
    assert ada.send("GET", "/sync/watchlist").status_code == 200
