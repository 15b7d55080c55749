"""Quotas: units and searches of a day in California, and calls of a minute (youtube.md, section 8)."""

from datetime import UTC, date, datetime

import pytest

from desktop_app.sandbox.youtube.clients import Client, Project
from desktop_app.sandbox.youtube.emulator import YouTubeEmulator
from desktop_app.sandbox.youtube.pacific import next_midnight, pacific_day
from desktop_app.sandbox.youtube.quota import Quota
from tests.sandbox.far_client import Clock
from tests.sandbox.youtube.far_client import Caller, reason


def moment(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        ("2026-12-01T07:59:59", "2026-11-30"), ("2026-12-01T08:00:00", "2026-12-01"),
        ("2026-07-01T06:59:59", "2026-06-30"), ("2026-07-01T07:00:00", "2026-07-01"),
        ("2026-03-08T07:59:59", "2026-03-07"), ("2026-03-09T06:59:59", "2026-03-08"),
        ("2026-03-09T07:00:00", "2026-03-09"), ("2026-11-01T06:59:59", "2026-10-31"),
        ("2026-11-01T07:00:00", "2026-11-01"), ("2026-11-02T07:59:59", "2026-11-01"),
        ("2026-11-02T08:00:00", "2026-11-02"), ("2027-03-15T07:00:00", "2027-03-15"),
    ],
)  # fmt: skip
def test_days_in_california(utc: str, day: str) -> None:
    assert pacific_day(moment(utc)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("utc", "midnight"),
    [
        ("2026-12-01T02:00:00", "2026-12-01T08:00:00"), ("2026-07-01T12:00:00", "2026-07-02T07:00:00"),
        ("2026-03-08T08:00:00", "2026-03-09T07:00:00"), ("2026-11-01T07:00:00", "2026-11-02T08:00:00"),
    ],
)  # fmt: skip
def test_when_a_day_ends(utc: str, midnight: str) -> None:
    assert next_midnight(moment(utc)) == moment(midnight)


def test_days_agree_with_the_time_zones_own_files() -> None:
    zoneinfo = pytest.importorskip("zoneinfo")
    try:
        zone = zoneinfo.ZoneInfo("America/Los_Angeles")
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("no time zones on this computer")
    for hour in range(0, 24 * 365 * 3, 1):
        now = moment("2025-01-01T00:00:00") + hour * 3600
        assert pacific_day(now) == datetime.fromtimestamp(now, zone).date()


def test_what_calls_cost(ada: Caller, to_watch: str, youtube: YouTubeEmulator) -> None:
    def cost(answer: object) -> int:
        after = youtube.quota.left()
        spent, left[0] = left[0] - after, after
        return spent

    row = ada.items(to_watch)[0]
    left = [youtube.quota.left()]
    assert cost(ada.slots(to_watch)) == 1
    assert cost(ada.get("channels", part="id", mine="true")) == 1
    assert cost(ada.move(row, 3)) == 50
    assert cost(ada.insert(to_watch, row["contentDetails"]["videoId"])) == 50
    assert cost(ada.delete(row["id"])) == 50
    assert cost(ada.delete(row["id"])) == 1  # refused
    assert cost(ada.send("POST", "playlists", {"snippet": {"title": "x"}}, part="snippet")) == 50
    assert cost(Caller(youtube, "dead").send("GET", "channels", part="id", mine="true")) == 0
    assert cost(ada.get("search", part="id", q="rain")) == 0
    assert youtube.quota.left("searches") == 99
    youtube.faults.charge_refusals()
    assert cost(ada.delete(row["id"])) == 50


def test_a_call_that_is_too_dear_is_refused_and_costs_nothing(
    ada: Caller, to_watch: str, youtube: YouTubeEmulator
) -> None:
    row = ada.items(to_watch)[0]
    youtube.faults.quota_left(units=52)

    assert ada.move(row, 3).status_code == 200
    refused = ada.move(row, 4)
    assert reason(refused) == (403, "quotaExceeded")
    assert refused.json()["error"]["errors"][0]["domain"] == "youtube.quota"
    assert "<a href=" in refused.json()["error"]["message"]
    assert ada.slots(to_watch)[3] == row["id"]
    assert ada.slots(to_watch)[3] == row["id"]
    assert reason(ada.send("GET", "channels", part="id", mine="true")) == (403, "quotaExceeded")


def test_the_day_ends_at_midnight_in_california(ada: Caller, youtube: YouTubeEmulator, clock: Clock) -> None:
    youtube.faults.quota_left(units=0, searches=0)
    clock.seconds = next_midnight(clock.seconds) - 1
    again = Caller(youtube, youtube.sign_in("ada@example.org"))
    assert reason(again.send("GET", "channels", part="id", mine="true")) == (403, "quotaExceeded")
    clock.go_on(1)
    assert again.get("channels", part="id", mine="true")
    assert (youtube.quota.left(), youtube.quota.left("searches")) == (9999, 100)


def test_the_day_can_be_ended(ada: Caller, youtube: YouTubeEmulator) -> None:
    youtube.faults.quota_left(units=0)
    youtube.faults.end_quota_day()

    assert ada.get("channels", part="id", mine="true")


def test_people_and_clients_of_a_project_share_its_day(ada: Caller, grace: Caller, youtube: YouTubeEmulator) -> None:
    youtube.faults.quota_left(units=1)
    own = Project("99", "Ada's own", "key", Quota("99", youtube.clock))
    youtube.add_client(Client("own", "secret", "desktop", own))

    assert ada.get("channels", part="id", mine="true")
    assert reason(grace.send("GET", "channels", part="id", mine="true")) == (403, "quotaExceeded")
    assert Caller(youtube).get("channels", part="id", id="UCx", key="key")
    assert own.quota.left() == 9999


def test_searches_have_a_quota_of_their_own_and_end_with_429(ada: Caller, youtube: YouTubeEmulator) -> None:
    youtube.faults.quota_left(searches=1)
    assert ada.get("search", part="id", q="rain")

    refused = ada.send("GET", "search", part="id", q="rain")

    assert reason(refused) == (429, "rateLimitExceeded")
    error = refused.json()["error"]
    assert (error["status"], error["errors"][0]["domain"]) == ("RESOURCE_EXHAUSTED", "global")
    assert "limit 'Search Queries per day'" in error["message"]
    told = error["details"][0]["metadata"]
    assert (told["quota_unit"], told["quota_limit_value"]) == ("1/d/{project}", "100")
    assert told["quota_limit"] == "defaultSearchListPerDayPerProject"
    assert told["quota_metric"] == "youtube.googleapis.com/search_list"
    assert ada.get("channels", part="id", mine="true")


def test_a_minutes_limit_has_the_same_reason_and_another_unit(
    ada: Caller, youtube: YouTubeEmulator, clock: Clock
) -> None:
    youtube.faults.calls_per_minute(2)

    answers = [ada.send("GET", "channels", part="id", mine="true") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert reason(answers[2])[1] == "rateLimitExceeded"
    assert answers[2].json()["error"]["details"][0]["metadata"]["quota_unit"] == "1/min/{project}"
    clock.go_on(60)
    assert ada.get("channels", part="id", mine="true")


def test_other_words_for_an_ended_day(ada: Caller, youtube: YouTubeEmulator) -> None:
    youtube.faults.quota_left(units=0)
    youtube.faults.tell_debug_info()
    assert "INSUFFICIENT_TOKENS" in ada.send("GET", "channels", part="id", mine="true").text
    youtube.faults.tell_daily_limit()
    answer = ada.send("GET", "channels", part="id", mine="true")
    assert (reason(answer), answer.json()["error"]["errors"][0]["domain"]) == (
        (403, "dailyLimitExceeded"), "usageLimits",
    )  # fmt: skip
