"""Daemon threads behind `await`, for calls that block: HTTP, the keyring, files.

`asyncio.to_thread` will not do here: its threads are joined at exit, so that one unanswered request or one
locked keyring would hold up quitting for as long as it likes.
"""

import asyncio
import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
_Job = tuple[asyncio.AbstractEventLoop, "asyncio.Future[Any]", Callable[[], Any]]


class Workers:
    """`count` threads that take calls in order. A call whose awaiter was cancelled still runs to its end.

    `skips_cancelled`: but if it has not begun by then, it never does.
    """

    def __init__(self, name: str, count: int = 1, *, skips_cancelled: bool = False) -> None:
        self._name = name
        self._skips_cancelled = skips_cancelled
        self._jobs: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._missing = count

    async def run(self, call: Callable[[], T]) -> T:
        """The call's result or exception, once a thread was free for it."""
        if self._missing:
            self._missing -= 1
            threading.Thread(target=self._work, name=self._name, daemon=True).start()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._jobs.put((loop, future, call))
        return await future

    def _work(self) -> None:
        while True:
            loop, future, call = self._jobs.get()
            if self._skips_cancelled and future.cancelled():
                continue
            try:
                result, error = call(), None
            except BaseException as raised:  # noqa: BLE001 - handed to the awaiter, whatever it is
                result, error = None, raised
            _answer(loop, future, result, error)
            del call, result, error


def _answer(
    loop: asyncio.AbstractEventLoop, future: "asyncio.Future[Any]", result: object, error: BaseException | None
) -> None:
    def settle() -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)

    try:
        loop.call_soon_threadsafe(settle)
    except RuntimeError:
        return  # the loop is closed: nobody waits any more
