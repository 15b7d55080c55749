"""Arranging where the service counts a day's calls, in the whole window: told before, sent in parts, and stopped."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.arrangement import Arrangement, Key, Order
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.hands import until
from desktop_app.ui.arrange.comparison import MoveProgress
from desktop_app.ui.arrange.job import ArrangeJob
from tests.clock import Clock
from tests.core import HASTY
from tests.counting import DAY, DAY_ENDS, FIT, LEFT, NOON, CountingNetflix, spend_to
from tests.ui.arrange.test_day_split import plain
from tests.ui.emulated import PROVIDERS
from tests.ui.stage import Stage, shown

MIDNIGHT = "12:00 AM Pacific"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock) as made:
        made.netflix.faults.limit_per_second(None)
        yield made


@pytest.fixture
async def on(sandbox: Sandbox, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """Ada's instant queue, with the preview of an order by title that does not fit into the day."""
    monkeypatch.setitem(PROVIDERS, "netflix", lambda: CountingNetflix(call_spacing=0))
    made = Stage(tmp_path, sandbox, clock, replace(HASTY, nap=0.05))
    await made.save_key()
    async with shown(made):
        ref = await made.link()
        meter = made.accounts.library.linked(ref.account).link.meter
        assert meter is not None
        spend_to(meter, LEFT)
        made.features.arrange.open_by(made.page, ref, Key(Order.TITLE))
        yield made


def job_of(on: Stage) -> ArrangeJob:
    found = on.page.findChild(ArrangeJob)
    assert isinstance(found, ArrangeJob)
    return found


def waits(on: Stage) -> bool:
    return on.state.health is Health.LIMITED and on.state.next_try_at is not None


def sent(on: Stage) -> int:
    return sum(r.method == "POST" and r.status == 201 for r in on.netflix.requests)


async def test_the_split_is_told_before_anything_is_sent(on: Stage) -> None:
    job = job_of(on)
    panel, comparison = job.panel, job.view.columns.comparison
    total = len(comparison.moves)
    assert comparison.part is not None

    assert panel.headline.startswith(f"{total} moves {64 - total} stay")
    assert panel.start_button.text() == f"Start: {FIT} moves now"
    assert panel.facts[0][0] == f"Today: {FIT} moves"
    assert f"places 1 to {comparison.part.places} are in their new order" in panel.facts[0][1]
    assert MIDNIGHT in plain(panel.facts[1][1])
    assert plain(panel.hint) == f"The rest follows after {MIDNIGHT}."
    assert panel.units.words == (
        "Used already: 80",
        f"{FIT} moves, 10 units each: {10 * FIT}",
        "Kept for reading: 3",
    )
    assert sent(on) == 0


async def test_each_row_says_on_which_day_it_moves(on: Stage) -> None:
    columns = job_of(on).view.columns
    rows = columns.model()
    comparison = columns.comparison
    words = [str(rows.index(row, 1).data()) for row in range(rows.rowCount())]

    assert sum(said.endswith(", today") for said in words) == FIT
    assert sum(said.endswith(", later") for said in words) == len(comparison.moves) - FIT
    lines = comparison.lines(0, 64)
    assert sum(line.later for line in lines) == len(comparison.moves) - FIT
    assert columns.later_from == (comparison.part.places if comparison.part else None)


async def test_what_fits_is_sent_and_the_rest_waits_with_its_time(on: Stage, clock: Clock) -> None:
    job = job_of(on)
    total, target = len(job.view.columns.comparison.moves), job.view.columns.comparison.after
    job.panel.start_button.click()

    await until(lambda: waits(on) and f"{FIT} of {total} moves sent." in on.said, "the end of today's part")

    assert f"The other {total - FIT} wait until {MIDNIGHT}." in plain(on.said)
    assert on.page.header.isVisible()
    assert f"waiting until {MIDNIGHT}" in plain(on.window.status.words)
    assert "Retry now" in visible_texts(on.window.status)
    clock.now = DAY_ENDS
    while not on.is_in_step:
        await until(lambda: on.is_in_step or (waits(on) and (on.state.next_try_at or 0) > clock()), "a day to end")
        clock.now += DAY
    assert sent(on) == total
    assert on.served == [item.id.rpartition("/")[2] for item in target.items]


async def test_while_it_is_sent_the_panel_counts_the_moves_of_today(on: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    job = job_of(on)
    counted: list[str] = []
    show = job.panel.show_progress

    def hear(now: MoveProgress, *rest: object, **more: bool) -> None:
        counted.append(f"{now.sent} of {now.total}")
        show(now, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(job.panel, "show_progress", hear)
    job.panel.start_button.click()
    await until(lambda: waits(on), "the end of today's part")

    assert counted[0] == f"0 of {FIT}"
    assert {told.rpartition(" ")[2] for told in counted} == {str(FIT)}


async def test_only_today_s_part_sends_nothing_tomorrow(on: Stage, clock: Clock) -> None:
    job = job_of(on)
    job.panel.today_button.click()
    await until(lambda: on.is_in_step, "today's part")

    assert sent(on) == FIT
    clock.now = DAY_ENDS
    on.program.refresh()
    await until(lambda: on.is_in_step, "the list to be read")
    assert sent(on) == FIT


async def test_with_units_for_all_of_it_nothing_is_split(on: Stage) -> None:
    meter = on.accounts.library.linked(on.state.ref.account).link.meter
    assert meter is not None
    meter.doubt()
    job_of(on).view.choices.put(Arrangement(Key(Order.YEAR)))

    panel = job_of(on).panel
    assert panel.start_button.text() == "Arrange"
    assert panel.today_button.isHidden()
    assert panel.units.isHidden()
    assert not job_of(on).view.columns.comparison.later


async def test_the_outbox_says_why_it_waits_and_tries_at_once_where_the_person_wants_it(on: Stage) -> None:
    job = job_of(on)
    total = len(job.view.columns.comparison.moves)
    job.panel.start_button.click()
    await until(lambda: waits(on) and f"{FIT} of {total} moves sent." in on.said, "the end of today's part")
    outbox = on.features.outbox
    outbox.open()
    assert f"Waiting until {MIDNIGHT}" in plain(
        str(outbox.pane.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    )

    outbox.retry()

    await until(lambda: on.is_in_step, "the rest")
    assert sent(on) == total


def visible_texts(widget: QWidget) -> list[str]:
    return [button.text() for button in widget.findChildren(QPushButton) if not button.isHidden()]
