"""What goes wrong, and what the member does elsewhere (tmdb.md, section 11)."""

import email.utils

import pytest
import requests

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sandbox.tmdb.works import Key
from tests.sandbox.far_client import Clock
from tests.sandbox.tmdb.far_client import Caller

FILMS = "/3/account/1815/watchlist/movies"
WATCHLIST = "/3/account/1815/watchlist"
EXTRA: Key = ("movie", 990004)
ADD = {"media_type": "movie", "media_id": 990004, "watchlist": True}


@pytest.mark.parametrize("status", [403, 500, 502, 503, 504, 522])
def test_the_edge_fails_in_html(tmdb: TmdbEmulator, ada: Caller, status: int) -> None:
    tmdb.faults.fail_next(status, 2, retry_after=5)

    failed = [ada.send("GET", "/3/account") for _ in range(2)]

    assert [one.status_code for one in failed] == [status, status]
    assert failed[0].headers["Content-Type"].startswith("text/html")
    assert failed[0].headers["Retry-After"] == "5"
    assert ada.get("/3/account")


@pytest.mark.parametrize(
    ("code", "status"), [(9, 503), (11, 500), (15, 500), (24, 504), (25, 429), (43, 502), (45, 403), (46, 503)]
)
def test_the_service_fails_in_its_own_words(tmdb: TmdbEmulator, ada: Caller, code: int, status: int) -> None:
    tmdb.faults.refuse_next(code)

    failed = ada.send("GET", "/3/account")

    assert (failed.status_code, failed.json()["status_code"], failed.json()["success"]) == (status, code, False)
    assert "Retry-After" not in failed.headers
    assert ada.get("/3/account")


@pytest.mark.parametrize("seconds", [0, 3])
def test_a_429_may_name_a_time(tmdb: TmdbEmulator, ada: Caller, seconds: int) -> None:
    tmdb.faults.refuse_next(25, retry_after=seconds)

    assert ada.send("GET", "/3/account").headers["Retry-After"] == str(seconds)


def test_a_write_may_fail_and_have_been_carried_out(tmdb: TmdbEmulator, ada: Caller) -> None:
    tmdb.faults.fail_next(502, after_effect=True, writes_only=True)
    assert ada.get(FILMS)["total_results"] == 60

    assert ada.send("POST", WATCHLIST, ADD).status_code == 502

    assert ada.get(FILMS)["total_results"] == 61


@pytest.mark.parametrize("after_effect", [True, False])
def test_a_dropped_connection(tmdb: TmdbEmulator, ada: Caller, after_effect: bool) -> None:
    tmdb.faults.drop_connection_next(after_effect=after_effect)

    with pytest.raises(requests.ConnectionError):
        ada.send("POST", WATCHLIST, ADD)

    assert (EXTRA in tmdb.state.keys("ada")) is after_effect
    assert tmdb.requests[-1].status is None


def test_clearing_by_get_counts_as_a_write(tmdb: TmdbEmulator, ada4: Caller) -> None:
    tmdb.faults.fail_next(500, writes_only=True)

    assert ada4.send("GET", "/4/list/8679001/clear").status_code == 500


def test_a_mishap_at_one_host_spares_the_other(tmdb: TmdbEmulator, ada: Caller) -> None:
    tmdb.faults.fail_next(500, host="sign_in")

    assert ada.get("/3/account")
    assert requests.get(tmdb.website + "/authenticate/allow", timeout=60).status_code == 500


def test_any_answer_can_be_given(tmdb: TmdbEmulator, ada: Caller) -> None:
    tmdb.faults.answer_next(b"{half", "application/json")

    assert ada.send("GET", "/3/account").content == b"{half"


def test_validation_may_tell_errors_alone(tmdb: TmdbEmulator, ada: Caller) -> None:
    tmdb.faults.bare_validation_errors(on=True)

    refused = ada.send("GET", FILMS + "?page=501")

    assert (refused.status_code, list(refused.json())) == (400, ["errors"])
    assert refused.json()["errors"][0].startswith("Invalid page")
    assert ada.refused("GET", "/3/list/1") == (404, 34)


def test_the_servers_clock_may_be_wrong(tmdb: TmdbEmulator, ada: Caller, clock: Clock) -> None:
    tmdb.faults.clock_offset(-7200)

    answer = ada.send("GET", "/3/account")

    assert email.utils.parsedate_to_datetime(answer.headers["Date"]).timestamp() == clock() - 7200


def test_edits_on_the_website(tmdb: TmdbEmulator, ada: Caller) -> None:
    before = ada.walk(FILMS)

    assert tmdb.faults.edit_on_website("ada", add=EXTRA) == "added Fawlty Towers: The Evening"
    assert tmdb.faults.edit_on_website("ada", add=EXTRA).endswith("is there already")
    assert tmdb.faults.edit_on_website("ada", remove=before[0]) == "removed The Third Man"  # type: ignore[arg-type]
    assert tmdb.faults.edit_on_website("ada", remove=before[0]).endswith("is not there")  # type: ignore[arg-type]

    assert ada.walk(FILMS) == [*before[1:], EXTRA]


@pytest.mark.parametrize("shelf", ["watchlist", "favorite", "rated", "Noir", "8679001"])
def test_a_small_edit_of_any_list(tmdb: TmdbEmulator, ada: Caller, shelf: str) -> None:
    before = tmdb.state.keys("ada", shelf)

    assert tmdb.faults.edit_on_website("ada", shelf).startswith("removed")

    assert len(tmdb.state.keys("ada", shelf)) == len(before) - 1


def test_an_edit_of_a_list_is_dated(tmdb: TmdbEmulator, ada4: Caller, clock: Clock) -> None:
    path = "/4/account/5a0db0c00000000000000ada/lists"
    before = {row["id"]: row["updated_at"] for row in ada4.get(path)["results"]}
    clock.go_on(60)

    assert tmdb.faults.edit_on_website("ada", "Empty for now").startswith("added")

    after = {row["id"]: row["updated_at"] for row in ada4.get(path)["results"]}
    assert [number for number in before if before[number] != after[number]] == [8679003]
    clock.go_on(60)
    assert tmdb.faults.edit_on_website("ada", "Noir", remove=("movie", 644449)).startswith("removed")
    last = {row["id"]: row["updated_at"] for row in ada4.get(path)["results"]}
    assert [number for number in after if after[number] != last[number]] == [8679001]


@pytest.mark.parametrize(
    ("shelf", "path", "body"),
    [
        ("watchlist", WATCHLIST, ADD),
        ("rated", "/3/movie/990004/rating", {"value": 5}),
        ("Noir", "/3/list/8679001/add_item", {"media_id": 990004}),
    ],
)
def test_somebody_is_first(tmdb: TmdbEmulator, ada: Caller, shelf: str, path: str, body: dict[str, object]) -> None:
    before = tmdb.state.keys("ada", shelf)
    tmdb.faults.edit_before_writes(1)

    assert ada.send("POST", path, body).status_code == 201

    after = tmdb.state.keys("ada", shelf)
    assert after[-1] == EXTRA
    assert len(after) == len(before)
    ada.post(WATCHLIST, ADD | {"media_id": 944100})
    assert len(tmdb.state.keys("ada", shelf)) == len(after)


def test_requests_are_written_down_without_secrets(tmdb: TmdbEmulator, ada: Caller, ada4: Caller) -> None:
    ada.get(FILMS + "?page=2")

    last = tmdb.requests[-1]

    assert (last.host, last.method, last.path, last.query, last.status) == ("api", "GET", FILMS, {"page": "2"}, 200)
    for secret in (*ada.query.values(), ada4.token, tmdb.read_access_token):
        assert secret not in str(tmdb.requests)


def test_a_stopped_sandbox_comes_back_at_the_same_addresses(sandbox: Sandbox, ada: Caller) -> None:
    addresses = (sandbox.tmdb.api, sandbox.tmdb.website)
    sandbox.stop()
    with pytest.raises(requests.ConnectionError):
        ada.get("/3/account")

    sandbox.start()

    assert (sandbox.tmdb.api, sandbox.tmdb.website) == addresses
    assert ada.get("/3/account")
