"""The one thread in which a keyring is asked: one thing at a time, and what is answered late is heard, too."""

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from desktop_app.domain.errors import KeyringError, KeyringLocked, KeyringReason
from desktop_app.workers import Workers

T = TypeVar("T")

BEHIND = 0.1
"""The part of the usual patience that is left while the keyring is busy with what nobody waits for any more."""

LateListener = Callable[[KeyringError | None], None]
"""A listener that is told how a call ended whose caller had given up: None where it went well."""


class KeyringThread:
    """A locked keyring blocks its caller for as long as its prompt stands there.

    While a call that was given up is still under way, later calls wait behind it and do not begin after their callers
    gave up: so one prompt stands there, not many, and what is written stays in its order.
    """

    def __init__(self, answer_within: float) -> None:
        """`answer_within` in seconds."""
        self._answer_within = answer_within
        self._worker = Workers("keyring")
        self._given_up = set[_Turn[Any]]()
        self._is_refused = False
        """Whether the person closed a prompt, and nobody asked anew since."""

        self.on_late: LateListener = lambda _: None

    @property
    def is_behind(self) -> bool:
        """True while a call is under way whose caller gave up."""
        return bool(self._given_up)

    async def ask(self, call: Callable[[], T]) -> T:
        """The call's result. Raises `TimeoutError` where it did not come in time, and what the call raises."""
        turn = _Turn(partial(self._unless_refused, call), asyncio.get_running_loop(), self._heard_late)
        try:
            async with asyncio.timeout(self._answer_within * (BEHIND if self.is_behind else 1)):
                return await self._worker.run(turn)
        except (TimeoutError, asyncio.CancelledError):
            if turn.give_up():
                self._given_up.add(turn)
            raise

    def renew(self) -> None:
        """Ask in another thread from now on: what is under way may never end."""
        self._worker = Workers("keyring")
        self._given_up.clear()
        self._is_refused = False

    def _unless_refused(self, call: Callable[[], T]) -> T:
        """Make the call in the thread, unless a prompt was closed.

        That is an answer to all who ask, until the person wants another prompt.
        """
        if self._is_refused:
            raise KeyringLocked(KeyringReason.PROMPT_CLOSED, dismissed=True)
        try:
            return call()
        except KeyringLocked as error:
            self._is_refused = error.dismissed
            raise

    def _heard_late(self, turn: "_Turn[Any]", error: BaseException | None) -> None:
        if turn in self._given_up:  # else somebody asked anew meanwhile
            self._given_up.discard(turn)
            self.on_late(error if isinstance(error, KeyringError) else None)


class _Turn(Generic[T]):
    """A call of the keyring, and whether its caller still waits for it."""

    def __init__(
        self,
        call: Callable[[], T],
        loop: asyncio.AbstractEventLoop,
        heard_late: "Callable[[_Turn[Any], BaseException | None], None]",
    ) -> None:
        self._call = call
        self._loop = loop
        self._heard_late = heard_late
        self._change = threading.Lock()
        self._is_under_way = False
        self._is_given_up = False

    def __call__(self) -> T:
        """Make the call, in the thread. Raises `TimeoutError` where nobody waits for it any more."""
        with self._change:
            if self._is_given_up:
                raise TimeoutError
            self._is_under_way = True
        try:
            found = self._call()
        except BaseException as error:
            self._end(error)
            raise
        self._end(None)
        return found

    def give_up(self) -> bool:
        """Wait no longer for the call. Returns whether it is under way; if it is not, it never begins."""
        with self._change:
            self._is_given_up = True
            return self._is_under_way

    def _end(self, error: BaseException | None) -> None:
        with self._change:
            self._is_under_way = False
            is_late = self._is_given_up
        if is_late and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._heard_late, self, error)
