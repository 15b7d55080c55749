"""The days until a title leaves, as its row tells them."""

import pytest

from desktop_app.ui.queue.leaving import badge

NOON = 1_795_000_000 // 86_400 * 86_400 + 12 * 3_600
DAY = 86_400


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (None, ("", False)),
        (NOON - DAY, ("", False)),
        (NOON + 60, ("Leaves today", True)),
        (NOON + DAY, ("1 day left", True)),
        (NOON + 7 * DAY, ("7 days left", True)),
        (NOON + 8 * DAY, ("8 days left", False)),
        (NOON + 30 * DAY, ("30 days left", False)),
        (NOON + 31 * DAY, ("", False)),
    ],
)
def test_a_badge_tells_the_last_thirty_days(until: int | None, said: tuple[str, bool]) -> None:
    assert badge(until, NOON) == said
