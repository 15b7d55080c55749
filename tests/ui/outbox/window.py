"""The real window over the real core and a sandbox, on one event loop for Qt and asyncio."""

import time
from pathlib import Path

from desktop_app.accounts import LiveList
from desktop_app.domain.edits import Edit
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.retry_policy import RetryPolicy
from desktop_app.sync.state import Health
from desktop_app.tour.hands import until
from tests.ui.stage import Stage

SLOW_TO_RETRY = RetryPolicy(after_fault=0.01, stale_wait=0.02, first_retry=40.0)
"""The first pause is as long as a person's, so that nothing happens by itself in a test."""


class Scene(Stage):
    """The stage, with a clock that a test may put ahead, and a core that is in no hurry to try again."""

    def __init__(
        self, folder: Path, sandbox: Sandbox, policy: RetryPolicy = SLOW_TO_RETRY, refresh_minutes: float = 0
    ) -> None:
        self.ahead = 0.0
        super().__init__(folder, sandbox, self.now, policy, refresh_minutes)

    def now(self) -> float:
        """The clock, and what a test lets pass at once."""
        return time.time() + self.ahead

    async def begin(self) -> QueueRef:
        """Link by script; every list stands read."""
        await self.save_key()
        assert self.program is not None
        self.window.show()
        self.program.start()
        return await self.link()

    @property
    def lists(self) -> list[LiveList]:
        """Those that are read unasked."""
        assert self.program is not None
        lists = self.program.workspace.library
        return [lists[ref] for ref in lists.refs if (info := lists.info(ref)) is not None and not info.on_request]

    @property
    def reads(self) -> list[int | None]:
        """How the reads of the instant queue were answered."""
        requests = self.sandbox.netflix.requests
        return [r.status for r in requests if r.method == "GET" and r.path.endswith("queues/instant")]

    def do(self, *edits: Edit) -> None:
        assert self.page.history.perform(edits)

    async def offline(self) -> None:
        """Nobody answers, and the window knows."""
        await until(lambda: all(s.state.health is Health.IN_STEP for s in self.lists), "the lists")
        self.sandbox.stop()
        for session in self.lists:
            session.refresh()
        await until(
            lambda: all(s.state.health is Health.OFFLINE and s.next_try_in() for s in self.lists),
            "the lists to be offline",
        )

    async def end(self) -> None:
        await self.close()
        assert not self.errors
