"""The count of a day's units: kept over restarts, over at midnight where the service is, overruled by the service."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop_app.domain.budgets import Budget, ListCosts, Price, Purse
from desktop_app.domain.errors import DiskFull
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.meter import Meter
from desktop_app.workers import Workers
from tests.clock import Clock

PACIFIC = ZoneInfo("America/Los_Angeles")
BUDGET = Budget("units", 100, "America/Los_Angeles", (Price(1),), ListCosts())
KEY = "one key"
HOUR = 3600


def at(*when: int) -> float:
    return datetime(*when, tzinfo=PACIFIC).timestamp()  # type: ignore[misc, arg-type]


@pytest.fixture
def clock() -> Clock:
    return Clock(at(2026, 12, 1, 15))


@pytest.fixture
def snapshots(tmp_path: Path) -> Iterator[Snapshots]:
    yield (made := Snapshots(tmp_path / "cache.db", Workers("snapshots")))
    made.close()


@pytest.fixture
def meter(snapshots: Snapshots, clock: Clock) -> Meter:
    return Meter(BUDGET, KEY, snapshots.spent, clock)


async def saved(meter: Meter) -> None:
    if meter._saving is not None:
        await meter._saving


async def restarted(meter: Meter, snapshots: Snapshots, clock: Clock, key: str = KEY) -> Purse:
    await saved(meter)
    again = Meter(BUDGET, key, snapshots.spent, clock)
    await again.load()
    return again.purse


async def test_what_was_used_is_not_there_again_after_a_restart(
    meter: Meter, snapshots: Snapshots, clock: Clock
) -> None:
    meter.charge(30)
    meter.charge(12)

    assert (await restarted(meter, snapshots, clock)).left == 58


async def test_what_is_used_before_earlier_runs_are_known_is_added_to_theirs(
    meter: Meter, snapshots: Snapshots, clock: Clock
) -> None:
    meter.charge(30)
    await saved(meter)
    again = Meter(BUDGET, KEY, snapshots.spent, clock)
    again.charge(5)
    await saved(again)

    assert again.purse.used == 35
    assert (await restarted(again, snapshots, clock)).used == 35


async def test_another_key_has_a_count_of_its_own(meter: Meter, snapshots: Snapshots, clock: Clock) -> None:
    meter.charge(30)

    assert (await restarted(meter, snapshots, clock, "another key")).left == 100


async def test_a_new_day_begins_at_midnight_where_the_service_is(meter: Meter, clock: Clock) -> None:
    meter.charge(100)
    clock.now = at(2026, 12, 1, 23, 59, 59)
    assert meter.purse.left == 0

    clock.now += 1

    assert meter.purse.left == 100
    assert meter.purse.ends_at == at(2026, 12, 3)
    await saved(meter)


async def test_the_count_of_an_earlier_day_is_over_after_a_restart(
    meter: Meter, snapshots: Snapshots, clock: Clock
) -> None:
    meter.charge(100)
    await saved(meter)
    clock.now += 24 * HOUR

    assert (await restarted(meter, snapshots, clock)).left == 100


@pytest.mark.parametrize(("day", "hours"), [((2026, 3, 8), 23), ((2026, 11, 1), 25), ((2026, 12, 1), 24)])
async def test_the_day_is_as_long_as_it_is_there(snapshots: Snapshots, day: tuple[int, ...], hours: int) -> None:
    begins = at(*day)
    clock = Clock(begins)
    meter = Meter(BUDGET, KEY, snapshots.spent, clock)
    meter.charge(40)
    clock.now = begins + hours * HOUR - 1
    assert meter.purse.left == 60

    clock.now += 1

    assert meter.purse.left == 100
    await saved(meter)


async def test_the_service_overrules_the_count_until_its_day_ends(
    meter: Meter, snapshots: Snapshots, clock: Clock
) -> None:
    meter.charge(3)
    meter.refuse()

    assert (meter.purse.left, meter.purse.goes_on_at) == (0, at(2026, 12, 2))
    assert (await restarted(meter, snapshots, clock)).left == 0
    clock.now = at(2026, 12, 2)
    assert meter.purse.left == 100


async def test_a_refusal_just_after_midnight_may_be_about_the_day_before(meter: Meter, clock: Clock) -> None:
    clock.now = at(2026, 12, 2, 0, 10)
    meter.refuse()
    assert (meter.purse.left, meter.purse.goes_on_at) == (0, at(2026, 12, 2, 1, 10))

    clock.now = at(2026, 12, 2, 1, 10)

    assert meter.purse.left == 100
    meter.refuse()
    assert meter.purse.goes_on_at == at(2026, 12, 3)
    await saved(meter)


async def test_a_person_who_knows_better_is_believed_until_the_service_refuses(meter: Meter, clock: Clock) -> None:
    meter.charge(100)
    assert meter.purse.fits(10) == 0
    meter.doubt()
    assert meter.purse.fits(10) is None

    meter.refuse()

    assert meter.purse.fits(10) == 0
    clock.now = at(2026, 12, 2, 12)
    assert meter.purse.fits(10) == BUDGET.lists.fits(100, 10) if BUDGET.lists else False
    await saved(meter)


async def test_a_clock_that_was_wrong_by_years_holds_nobody_back(
    snapshots: Snapshots, meter: Meter, clock: Clock
) -> None:
    right = clock.now
    clock.now = at(2036, 1, 1, 12)
    meter.charge(100)
    clock.now = right

    assert meter.purse.left == 100
    assert (await restarted(meter, snapshots, clock)).left == 100


async def test_a_full_disk_costs_only_the_memory_of_it(
    meter: Meter, snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_what: object) -> None:
        raise DiskFull

    monkeypatch.setattr(snapshots.spent, "save", full)
    meter.charge(30)
    await saved(meter)

    assert meter.purse.left == 70


async def test_whoever_watches_is_told(meter: Meter) -> None:
    class Watcher:
        heard: list[int] = []  # noqa: RUF012 - one watcher

        def hear(self, of: Meter) -> None:
            self.heard.append(of.purse.left)

    watcher = Watcher()
    meter.changed.connect(watcher.hear)
    meter.charge(1)
    meter.charge(2)
    await saved(meter)

    assert watcher.heard == [99, 97]
