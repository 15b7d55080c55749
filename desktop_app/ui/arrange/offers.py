"""Orders for a list that need more than its titles tell."""

from dataclasses import dataclass

from desktop_app.domain.arrangement import Order
from desktop_app.domain.import_export.given_order import GivenOrder
from desktop_app.domain.queues import Queue
from desktop_app.ui.arrange.earlier_orders import EarlierOrder, earlier_orders
from desktop_app.ui.order_history.controller import OrderHistory
from desktop_app.ui.ratings.own_ratings import OwnRatings


@dataclass(frozen=True, slots=True)
class Offers:
    """The sources of orders that need more than titles tell.

    `own_ratings` is None where the service keeps none, `past` where nothing is remembered, `given` before a file was
    chosen.
    """

    own_ratings: OwnRatings | None = None
    past: OrderHistory | None = None
    given: GivenOrder | None = None

    def refusal(self, order: Order) -> str:
        """The reason why an order cannot be had; empty if it can."""
        match order:
            case Order.OWN_RATING if self.own_ratings is None:
                return "This service keeps no ratings of yours"
            case Order.EARLIER if self.past is None or not self.past.orders():
                return "No earlier order of this list is kept yet"
        return ""

    def orders(self) -> tuple[Order, ...]:
        """The orders that can be had without asking for a file."""
        asks = () if self.given is not None else (Order.FILE,)
        return tuple(order for order in Order if order not in asks and not self.refusal(order))

    def earlier(self, queue: Queue) -> tuple[EarlierOrder, ...]:
        """The orders that the queue can be brought back to."""
        return earlier_orders(self.past.orders(), queue, self.past.clock()) if self.past is not None else ()
