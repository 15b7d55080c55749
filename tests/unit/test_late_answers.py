"""Servers whose answers never quite begin."""

import socket
import time
from contextlib import suppress

import pytest

from desktop_app import transport as module
from desktop_app.domain.errors import OutcomeUnknown
from desktop_app.transport import Request
from tests.unit.test_transport import Habit, send, serving

PATIENCE = 5.0
"""Seconds that such a server goes on."""


def repeating(begin: bytes, again: bytes) -> Habit:
    def habit(connection: socket.socket) -> None:
        until = time.monotonic() + PATIENCE
        connection.sendall(begin)
        with suppress(OSError):
            while time.monotonic() < until:
                connection.sendall(again)
                connection.settimeout(0.02)
                with suppress(TimeoutError):
                    if not connection.recv(1):
                        return

    return habit


@pytest.mark.parametrize(
    "habit",
    [
        repeating(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        repeating(b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
        repeating(b"HTTP/1.1 2", b"0"),
    ],
)
def test_a_head_that_has_no_end_is_given_up(monkeypatch: pytest.MonkeyPatch, habit: Habit) -> None:
    monkeypatch.setattr(module, "TOTAL_TIMEOUT", 0.2)
    began = time.monotonic()

    with serving(habit) as server, pytest.raises(OutcomeUnknown):
        send(Request("POST", server.url))

    assert time.monotonic() - began < PATIENCE / 2
