"""Every switch, over HTTP."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import requests

from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.server import Sandbox
from tests.sandbox.far_client import ADA, GRACE, Client, Clock, status


def move(client: Client, position: int = 9) -> requests.Response:
    tag = client.netflix.state.etag(ADA[0], "instant")
    return client.put("60034967", position=position, etag=tag)


def place(netflix: NetflixEmulator) -> int:
    return netflix.state.order(ADA[0], "instant").index("60034967") + 1


def test_somebody_edits_on_the_website(netflix: NetflixEmulator) -> None:
    tags = [netflix.state.etag(ADA[0], "instant")]
    edit = netflix.faults.edit_on_website
    ran = netflix.state.catalogue.named("Ran").id

    words = [
        edit(ADA[0], move="60034967", position=7),
        edit(ADA[0], remove="60034967"),
        edit(ADA[0], add=ran, position=2),
        edit(ADA[0]),
    ]

    assert words[:3] == [
        "moved Rosencrantz & Guildenstern Are Dead from 2 to 7",
        "removed Rosencrantz & Guildenstern Are Dead",
        "added Ran at 2",
    ]
    assert words[3].startswith("moved ")
    assert netflix.state.etag(ADA[0], "instant") not in tags


def test_an_edit_by_chance_on_an_empty_queue(netflix: NetflixEmulator) -> None:
    assert netflix.faults.edit_on_website(GRACE[0], "disc").startswith("added ")


def test_a_storm_of_edits(ada: Client) -> None:
    ada.netflix.faults.edit_before_writes(2)

    assert [move(ada).status_code for _ in range(3)] == [412, 412, 201]


def test_reads_lag(ada: Client, clock: Clock) -> None:
    before = ada.queue(max_results=5)
    ada.netflix.faults.read_lag(2)

    clock.go_on(10)
    moved = move(ada, 1)

    assert ada.queue(max_results=5) == before
    assert ET.fromstring(moved.content).findtext("etag") == ada.netflix.state.etag(ADA[0], "instant")
    clock.go_on(2)
    assert ada.queue(max_results=5)["etag"] == ada.netflix.state.etag(ADA[0], "instant")


def test_a_write_is_judged_by_what_is_true_and_not_by_what_is_shown(ada: Client) -> None:
    ada.netflix.faults.read_lag(2)
    move(ada)

    assert status(ada.put("60034967", position=1, etag=ada.queue(max_results=1)["etag"]))[0] == 412


@pytest.mark.parametrize(("after_effect", "found"), [(False, 2), (True, 9)])
def test_a_server_error_before_or_after_the_work(ada: Client, *, after_effect: bool, found: int) -> None:
    ada.netflix.faults.fail_next(504, after_effect=after_effect)

    assert move(ada).status_code == 504
    assert place(ada.netflix) == found
    assert move(ada).status_code == 201


@pytest.mark.parametrize(("after_effect", "found"), [(False, 2), (True, 9)])
def test_a_dropped_connection_before_or_after_the_work(ada: Client, *, after_effect: bool, found: int) -> None:
    ada.netflix.faults.drop_connection_next(after_effect=after_effect)

    with pytest.raises(requests.ConnectionError):
        move(ada)

    assert place(ada.netflix) == found
    assert ada.netflix.requests[-1].status is None
    assert move(ada).status_code == 201


def test_a_fault_may_wait_for_a_write(ada: Client) -> None:
    ada.netflix.faults.fail_next(500, writes_only=True)

    assert ada.queue(max_results=1)
    assert move(ada).status_code == 500


def test_any_answer_can_be_given(ada: Client) -> None:
    hostile = b'<!DOCTYPE q [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><queue>&b;</queue>'
    ada.netflix.faults.answer_next(hostile, "text/xml")

    answer = ada.get(ada.queue_path())

    assert (answer.status_code, answer.content, answer.headers["Content-Type"]) == (200, hostile, "text/xml")
    assert ada.get(ada.queue_path()).content.startswith(b"<?xml")


def test_a_very_long_answer(ada: Client) -> None:
    ada.netflix.faults.answer_next(b"x" * 50_000_000, "application/json")

    assert len(ada.get(ada.queue_path()).content) == 50_000_000


def test_a_withdrawn_permission(ada: Client) -> None:
    ada.netflix.faults.revoke(ADA[0])

    assert status(ada.get("/users/current")) == (401, "", "Access Token Validation Failed")


def test_request_tokens_expire_at_once(stranger: Client) -> None:
    temporary = stranger.request_token(callback=None)
    stranger.netflix.faults.expire_request_tokens()

    assert status(stranger.decide(stranger.login_params(temporary))) == (401, "", "Expired or bad request token")
    assert status(stranger.access_token(temporary, None)) == (401, "", "Invalid Or Expired Token")


def test_about_four_calls_a_second(ada: Client, clock: Clock) -> None:
    clock.go_on(5)
    ada.netflix.faults.limit_per_second(4)

    answers = [ada.get("/users/current") for _ in range(5)]

    assert [one.status_code for one in answers] == [200] * 4 + [403]
    assert answers[-1].text == "Over queries per second limit"
    assert answers[-1].headers["Content-Type"].startswith("text/plain")
    clock.go_on(1)
    assert ada.get("/users/current").status_code == 200


def test_one_call_each_quarter_of_a_second_is_never_too_many(ada: Client, clock: Clock) -> None:
    ada.netflix.faults.limit_per_second(4)
    clock.go_on(5)

    for _ in range(12):
        clock.go_on(0.24)
        assert ada.get("/users/current").status_code == 200


def test_calls_a_day(ada: Client, clock: Clock) -> None:
    done = sum(one.path != "/oauth/login" for one in ada.netflix.requests)
    ada.netflix.faults.daily_quota(done + 1)

    answers = [ada.get("/users/current") for _ in range(2)]

    assert answers[1].text == "Over queries per day limit"
    assert answers[1].status_code == 403
    clock.go_on(86_400)
    assert ada.get("/users/current").status_code == 200


def test_only_some_titles_on_demand(ada: Client) -> None:
    ada.netflix.faults.partially_add_next()

    assert status(ada.put(ada.netflix.state.catalogue.named("Ran").id))[:2] == (201, "640")
    assert status(ada.put(ada.netflix.state.catalogue.named("Kes").id))[:2] == (201, "")


def test_off_line_and_back_at_the_same_address(ada: Client, sandbox: Sandbox) -> None:
    address = ada.netflix.api_address
    sandbox.stop()

    with pytest.raises(requests.ConnectionError):
        ada.get("/users/current")

    sandbox.start()
    assert ada.netflix.api_address == address
    assert ada.get("/users/current").status_code == 200


def test_the_log_holds_what_came_and_no_secret(ada: Client) -> None:
    move(ada)

    last = ada.netflix.requests[-1]
    assert (last.method, last.verb, last.path, last.status) == ("POST", "POST", ada.queue_path(), 201)
    assert last.query["position"] == "9"
    assert set(last.query) == {"title_ref", "position", "etag"}
    log = repr(ada.netflix.requests)
    assert ada.token not in log
    assert ada.secret not in log
    assert "analytical" not in log


def test_queues_and_tokens_survive_a_restart(clock: Clock, tmp_path: Path) -> None:
    file = tmp_path / "deep" / "sandbox.json"
    with Sandbox(clock=clock, state_file=file) as sandbox:
        sandbox.netflix.faults.limit_per_second(None)
        client = Client(sandbox.netflix, clock).link()
        client.put("60034967", position=5)
        order, tag = sandbox.netflix.state.order(ADA[0], "instant"), sandbox.netflix.state.etag(ADA[0], "instant")

    with Sandbox(clock=clock, state_file=file) as sandbox:
        again = Client(sandbox.netflix, clock, client.token, client.secret, client.user_id)

        assert sandbox.netflix.state.order(ADA[0], "instant") == order
        assert again.put("60034967", position=1, etag=tag).status_code == 201
        assert sandbox.netflix.state.etag(ADA[0], "instant") != tag

    assert sys.platform == "win32" or file.stat().st_mode & 0o077 == 0
