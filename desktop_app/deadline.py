"""The moment by which an exchange has ended, kept by hanging up from outside. Standard library only.

A socket's own timeout counts the silence before the next byte, so a server that sends a byte now and then never
meets it. `steady_time` is the clock of deadlines: one that nobody sets.
"""

import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar


class Deadline:
    """The time limit of an exchange as a whole: connect, TLS, request, answer, and a second try.

    Connections are handed over with `adopt`; when the time is up they are shut, whoever waits on them.
    """

    def __init__(self, seconds: float) -> None:
        """The time runs from the first `running` on."""
        self.is_over = False
        self.is_connected = False
        """Whether a connection stood: from then on the request may have reached the service."""
        self.certificate = b""
        """The server's certificate (DER), empty where the connection is not TLS."""
        self._seconds = seconds
        self._ends_at: float | None = None
        self._guard = threading.Lock()
        self._lines: list[socket.socket] = []

    @property
    def left(self) -> float:
        """Seconds, none below zero."""
        if self.is_over or self._ends_at is None:
            return 0.0 if self.is_over else self._seconds
        return max(0.0, self._ends_at - time.monotonic())

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let this be the deadline of the calling thread, and keep it from another thread meanwhile."""
        self._ends_at = self._ends_at or time.monotonic() + self._seconds
        watchdog = threading.Timer(self.left, self.end)
        watchdog.daemon = True
        watchdog.start()
        before = _running.set(self)
        try:
            yield
        finally:
            _running.reset(before)
            watchdog.cancel()
            self._let_go()

    def adopt(self, line: socket.socket) -> None:
        """Shut this connection, too, when the time is up; at once where it is up already.

        A duplicate of the handle is kept: TLS takes the socket itself away, and a number alone may soon be another's.
        """
        twin = socket.fromfd(line.fileno(), socket.AF_INET, socket.SOCK_STREAM)
        with self._guard:
            self._lines.append(twin)
            if self.is_over:
                _shut(twin)

    def end(self) -> None:
        """The time is up, or nobody wants the answer any more."""
        with self._guard:
            self.is_over = True
            for line in self._lines:
                _shut(line)

    def _let_go(self) -> None:
        with self._guard:
            for line in self._lines:
                line.close()
            self._lines.clear()


_running: ContextVar[Deadline] = ContextVar("deadline")


def running_deadline() -> Deadline:
    """The deadline of the exchange that the calling thread is at. Raises LookupError outside of one."""
    return _running.get()


def _shut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def steady_time() -> float:
    """Seconds since some moment, by a clock that nobody sets and that goes on while the computer sleeps.

    Windows' monotonic clock does both; the others have one of that kind beside theirs.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":  # noqa: RET505 - mypy follows platforms through one chain alone
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic()
