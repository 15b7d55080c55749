"""The clock by which each service is spoken to."""

from collections.abc import Callable

from desktop_app.auth.server_clock import ServerClock
from desktop_app.auth.signing import Clock


class Clocks:
    """The clocks of the services' servers by provider id, each made when it is first asked for."""

    def __init__(self, clock: Clock) -> None:
        """`clock`: this computer's, in Unix seconds."""
        self._clock = clock
        self._made: dict[str, ServerClock] = {}
        self.on_right: Callable[[], object] = lambda: None
        """Called when this computer's clock is right again and a correction of it ends."""

    def __getitem__(self, provider_id: str) -> ServerClock:
        if provider_id not in self._made:
            self._made[provider_id] = ServerClock(self._clock, self._tell)
        return self._made[provider_id]

    def _tell(self) -> None:
        self.on_right()
