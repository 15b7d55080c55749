"""Words on how the moves of an arranging are sent: one by one, as one whole order, or not at all."""

from dataclasses import dataclass

from desktop_app.domain.service import Capabilities, Ordering, Writes
from desktop_app.ui.arrange.words import about, moves

Head = tuple[str, str]
"""A fact's head and its text."""


@dataclass(frozen=True, slots=True)
class Travel:
    """The way in which a service takes a new order. `spacing`: seconds between two requests."""

    service: str
    spacing: float
    writes: Writes = Writes.ONE_TITLE
    ordering: Ordering = Ordering.KEPT_BY_SERVICE

    @classmethod
    def of(cls, service: str, spacing: float, capabilities: Capabilities) -> "Travel":
        """The way in which a service with these capabilities takes an order."""
        return cls(service, spacing, capabilities.writes, capabilities.ordering)

    @property
    def is_one_by_one(self) -> bool:
        """Whether each move is a request of its own, which can be stopped before the next."""
        return self.writes is Writes.ONE_TITLE and not self.stays_here

    @property
    def stays_here(self) -> bool:
        """Whether the service hears nothing of the order."""
        return self.ordering is Ordering.KEPT_BY_US

    def where(self) -> str:
        """The words under the number of moves."""
        return "will be kept on this computer" if self.stays_here else f"will be sent to {self.service}"

    def how(self) -> Head:
        """A heading and a sentence on how many requests the moves take, and why."""
        if self.stays_here:
            return "Kept on this computer", f"{self.service} keeps no order of its own; nothing is sent there."
        if self.is_one_by_one:
            return "One title a request", f"{self.service} takes single moves; you can stop between any two."
        return (
            "One request for all",
            f"{self.service} takes the order as a whole, and is asked afterwards how it stands.",
        )

    def hint(self, count: int) -> str:
        """The hint over the buttons, before anything is sent."""
        if self.stays_here:
            return f"{moves(count)} on this computer. Nothing has been changed yet."
        if self.is_one_by_one:
            took = about(count * self.spacing)
            return f"{moves(count)} will be sent, one a request, {took}. Nothing has been sent yet."
        return f"{moves(count)} will be sent, all in one request. Nothing has been sent yet."

    def left(self, count: int) -> str:
        """The words on what is still to come, while moves are being sent."""
        return f"{about(count * self.spacing)} left" if self.is_one_by_one else "in one request"
