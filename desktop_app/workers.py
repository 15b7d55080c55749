"""Daemon threads behind `await`, for calls that block: HTTP, the keyring, files.

`asyncio.to_thread` will not do here: its threads are joined at exit, so that one unanswered request or one
locked keyring would hold up quitting for as long as it likes.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
_Job = tuple[asyncio.AbstractEventLoop, "asyncio.Future[Any]", Callable[[], Any]]

LINGERS = 2.0
"""Seconds that a thread waits for another call before it ends: to begin one takes longer than a short call."""


class Workers:
    """Up to `count` threads that take calls in order, and end when no more calls come.

    A call whose awaiter was cancelled still runs to its end. `skips_cancelled`: but if it has not begun by then, it
    never does.
    """

    def __init__(self, name: str, count: int = 1, *, skips_cancelled: bool = False, lingers: float = LINGERS) -> None:
        self._name = name
        self._count = count
        self._skips_cancelled = skips_cancelled
        self._lingers = lingers
        self._jobs: deque[_Job] = deque()
        self._change = threading.Condition()
        self._alive = 0
        self._idle = 0

    async def run(self, call: Callable[[], T]) -> T:
        """The call's result or exception, once a thread was free for it."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        with self._change:
            self._jobs.append((loop, future, call))
            self._change.notify()
            is_short_of_threads = len(self._jobs) > self._idle and self._alive < self._count
            self._alive += is_short_of_threads
        if is_short_of_threads:
            threading.Thread(target=self._work, name=self._name, daemon=True).start()
        return await future

    def close(self) -> None:
        """End the threads that are idle at once, and the others after their calls; later calls still run."""
        with self._change:
            self._lingers = 0.0
            self._change.notify_all()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            loop, future, call = job
            if self._skips_cancelled and future.cancelled():
                continue
            try:
                result, error = call(), None
            except BaseException as raised:  # noqa: BLE001 - handed to the awaiter, whatever it is
                result, error = None, raised
            _answer(loop, future, result, error)
            del job, loop, future, call, result, error

    def _next(self) -> _Job | None:
        """Wait for a call; None where the thread is to end."""
        with self._change:
            self._idle += 1
            while not self._jobs and self._lingers and self._change.wait(self._lingers):
                pass
            self._idle -= 1
            if self._jobs:
                return self._jobs.popleft()
            self._alive -= 1
            return None


class _Runs(Protocol):
    async def _run(self, call: Callable[[], T]) -> T: ...


Owner = TypeVar("Owner", bound=_Runs)


def in_worker(method: Callable[Concatenate[Owner, P], T]) -> Callable[Concatenate[Owner, P], Coroutine[Any, Any, T]]:
    """Make a coroutine of a method that blocks: its body is what the object's `_run` is given, to call in a thread.

    Such methods cannot call each other: they are coroutines inside the object, too.
    """

    @wraps(method)
    async def awaited(self: Owner, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._run(partial(method, self, *args, **kwargs))

    return awaited


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

    if loop.is_closed():
        return  # nobody waits any more, and Qt's loop would emit a signal of an object that may be gone
    try:
        loop.call_soon_threadsafe(settle)
    except RuntimeError:
        return  # it was closed in between
