"""The event loop of the window: asyncio on Qt's own, asleep while nothing happens."""

import asyncio
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import qasync
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:

    class _Loop:
        """As much of qasync's loop as is changed."""

        def _before_run_forever(self) -> None: ...
        def _after_run_forever(self) -> None: ...

else:
    _Loop = object


_NOBODYS = 1
"""Address of no operation; 0 would be taken for an error."""


class SleepingProactor(_Loop):
    """Mixin for qasync's loop on Windows, whose thread asks for finished operations a hundred times a second.

    With it that thread sleeps until one has finished, or until the loop ends.
    """

    _proactor: Any
    _is_over = False

    def _before_run_forever(self) -> None:
        self._is_over = False
        self._proactor.select = self._select
        super()._before_run_forever()

    def _after_run_forever(self) -> None:
        self._is_over = True
        self._wake()
        super()._after_run_forever()

    def _select(self, timeout: float | None = None) -> Any:
        """Finished operations, waited for without end while the loop runs; in qasync's thread."""
        return type(self._proactor).select(self._proactor, timeout if self._is_over else None)

    def _wake(self) -> None:
        """Put a message into the queue in which Windows reports finished operations, about one that nobody began."""
        overlapped = import_module("_overlapped")  # Windows alone has it
        overlapped.PostQueuedCompletionStatus(self._proactor._iocp, 0, 0, _NOBODYS)  # noqa: SLF001 - no other way


if sys.platform == "win32":

    class EventLoop(SleepingProactor, qasync.QEventLoop):
        """qasync's loop, whose thread sleeps."""

else:
    EventLoop = qasync.QEventLoop


def event_loop(qt: QApplication) -> asyncio.AbstractEventLoop:
    """Return a new loop, which is asyncio's for this thread from now on."""
    loop: asyncio.AbstractEventLoop = EventLoop(qt)
    asyncio.set_event_loop(loop)
    return loop
