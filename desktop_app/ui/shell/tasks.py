"""Coroutines that belong to a window: started, kept and cancelled with it, their errors reported."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Tasks:
    """The one place where the interface starts a coroutine."""

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        self._on_error = on_error
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        """Run a coroutine; an exception that it does not handle is reported, once."""
        task = asyncio.get_event_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def fail(self, error: Exception) -> None:
        """Report an error of something that was no task."""
        self._on_error(error)

    def cancel(self) -> None:
        """Stop all that runs."""
        for task in tuple(self._running):
            task.cancel()

    async def finished(self) -> None:
        """Wait until all tasks are over, cancelled or not."""
        await asyncio.gather(*self._running, return_exceptions=True)

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            if not isinstance(error, Exception):
                raise error
            self._on_error(error)
