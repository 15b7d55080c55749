"""A service that counts the calls of an application key, on a day that the test holds."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop_app.domain.budgets import Budget, ListCosts, Price
from desktop_app.providers.netflix import Netflix
from desktop_app.providers.provider import Profile
from desktop_app.sync.meter import Meter

NOON = datetime(2026, 11, 1, 12, tzinfo=ZoneInfo("America/Los_Angeles")).timestamp()
"""Of a day with 25 hours."""

DAY_ENDS = NOON + 12 * 3600
DAY = 24 * 3600
COSTS = ListCosts(page=1, titles=500, write=10, reads_kept=3)
LEFT, FIT = 120, 11
"""Units that are left of the first day, and moves for which they suffice."""

BUDGET = Budget("units", 200, "America/Los_Angeles", (Price(1, "GET"), Price(10)), COSTS)


class CountingNetflix(Netflix):
    """The service, as if it counted the calls of a key."""

    @property
    def profile(self) -> Profile:
        return replace(super().profile, budgets=(BUDGET,))


def spend_to(meter: Meter, left: int) -> None:
    """Have only so many units left today."""
    meter.charge(meter.purse.left - left)
