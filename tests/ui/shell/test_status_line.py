"""Retry now is offered where it does something."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import LineupError, RateLimited, Unreachable
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.shell.status_line import StatusLine
from tests.ui.queue.examples import REF


@pytest.mark.parametrize(
    ("health", "trouble", "offered"),
    [
        (Health.OFFLINE, Unreachable(), True),
        (Health.LIMITED, RateLimited(until_tomorrow=True), True),
        (Health.LIMITED, RateLimited(retry_after=40), False),
        (Health.IN_STEP, None, False),
    ],
)
def test_retry_now_is_not_offered_while_the_service_has_said_how_long(
    qtbot: QtBot, health: Health, trouble: LineupError | None, *, offered: bool
) -> None:
    line = StatusLine()
    qtbot.addWidget(line)

    line.show_state(QueueState(REF, health=health, trouble=trouble), "Netflix", lambda: 40.0)

    assert line._retry.isVisibleTo(line) is offered
    assert ("Next try in 40 s" in line.words) is (health is not Health.IN_STEP)


def test_what_waits_comes_and_goes_without_moving_what_stands_beside_it(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(900, line.height())
    line.show()
    for count in (99, 0):
        line.show_elsewhere(count)
    layout = line.layout()
    assert layout is not None
    layout.activate()
    room = line._room.geometry()

    line.show_elsewhere(3)
    assert line._outbox.isVisible()
    assert line._room.geometry() == room
    line.show_elsewhere(0)
    assert not line._outbox.isVisible()
    assert line._room.geometry() == room


def test_a_wait_for_the_service_s_next_day_is_told_by_its_time_and_once(qtbot: QtBot, announced: list[str]) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    spent = RateLimited(until_tomorrow=True, goes_on_at=20 * 3600.0, zone="America/Los_Angeles")
    waiting = QueueState(REF, health=Health.LIMITED, trouble=spent)

    for state in (QueueState(REF, health=Health.IN_STEP), waiting, waiting):
        line.show_state(state, "Netflix", lambda: 40_000.0)

    assert line.words.startswith("Netflix has reached its limit for today · waiting until ")
    assert line.words.endswith(" Pacific")
    assert line._retry.isVisibleTo(line)
    assert [text for text in announced if "limit" in text] == [line.words.replace(" · ", ", ")]
