"""What a list can be arranged by, beyond what its titles tell."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.arranging import Order
from desktop_app.domain.queues import Queue
from desktop_app.storage.history import KeptOrder
from desktop_app.ui.queue.arrange.earlier_orders import EarlierOrder, earlier_orders
from desktop_app.ui.queue.arrange.own_ratings import OwnRatings


def _nothing() -> tuple[KeptOrder, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Offers:
    """`own_ratings` is None where the service keeps none; `kept` are the orders of before, latest first."""

    own_ratings: OwnRatings | None = None
    kept: Callable[[], tuple[KeptOrder, ...]] = _nothing
    clock: Callable[[], float] = time.time

    def refusal(self, order: Order) -> str:
        """Why this order cannot be had; empty where it can."""
        match order:
            case Order.OWN_RATING if self.own_ratings is None:
                return "This service keeps no ratings of yours"
            case Order.EARLIER if not self.kept():
                return "No earlier order of this list is kept yet"
        return ""

    def orders(self) -> tuple[Order, ...]:
        """Those that can be had."""
        return tuple(order for order in Order if not self.refusal(order))

    def earlier(self, queue: Queue) -> tuple[EarlierOrder, ...]:
        """The orders that the queue can be brought back to."""
        return earlier_orders(self.kept(), queue, self.clock())
