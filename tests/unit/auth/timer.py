"""A clock that the test turns: nobody waits."""

import asyncio
from collections.abc import Callable


class TurnedTimer:
    """A `Timer` whose sleeps take no time. `at` says what happens during which of them; `early` makes each end too
    soon by that share, as Qt's do. `slumber` is time that the computer slept; the wall's clock was `set_by` so much.
    """

    def __init__(self, began: float = 1_700_000_000.0) -> None:
        self.slept: list[float] = []
        self.at: dict[int, Callable[[], object]] = {}
        self.early = 0.0
        self.slumber = 0.0
        self.set_by = 0.0
        self._began = began
        self._now = 0.0

    def time(self) -> float:
        return self._now + self.slumber

    def wall(self) -> float:
        return self._began + self.time() + self.set_by

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        # Never so little that no clock would notice.
        self._now += max(seconds * (1 - self.early), 1e-3)
        self.at.get(len(self.slept), lambda: None)()
        await asyncio.sleep(0)
