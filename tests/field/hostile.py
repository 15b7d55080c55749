"""A server on raw sockets that does whatever it is told, in plain or in TLS, and knows when the other side hangs up."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Habit = Callable[["Talk"], None]

PAUSE = 0.01
"""Seconds between two bytes of what drips: far below any timeout of a socket."""


class Talk:
    """A connection, after the request's head was read."""

    def __init__(self, line: socket.socket, over: threading.Event) -> None:
        self.line = line
        self._over = over

    def say(self, what: bytes) -> None:
        self.line.sendall(what)

    def for_ever(self, what: bytes) -> None:
        """Send this again and again, as fast as it is read."""
        while not self._over.is_set():
            self.say(what)

    def drip(self, what: bytes) -> None:
        """Byte by byte, again and again."""
        while not self._over.is_set():
            for byte in what:
                self.say(bytes([byte]))
                self._over.wait(PAUSE)

    def listen(self) -> None:
        """Say nothing until the other side has gone."""
        self.line.settimeout(PAUSE)
        while not self._over.is_set():
            with suppress(TimeoutError):
                if not self.line.recv(65536):
                    return


class HostileServer:
    """Counts the connections that were made, and those that are gone again."""

    def __init__(self, habit: Habit, tls: ssl.SSLContext | None = None, *, reads_head: bool = True) -> None:
        self._habit = habit
        self._tls = tls
        self._reads_head = reads_head
        self._over = threading.Event()
        self._change = threading.Condition()
        self.taken = 0
        self.gone = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port: int = self._listener.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}/x"
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        while not self._over.is_set():
            line, _ = self._listener.accept()
            thread = threading.Thread(target=self._serve, args=(line,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, line: socket.socket) -> None:
        self._count(taken=1)
        line.settimeout(60)
        talk = Talk(line, self._over)
        with suppress(OSError):
            if self._tls is not None:
                talk.line = self._tls.wrap_socket(line, server_side=True)
            if not self._reads_head or _read_head(talk.line):
                self._habit(talk)
        talk.line.close()
        self._count(gone=1)

    def _count(self, taken: int = 0, gone: int = 0) -> None:
        with self._change:
            self.taken += taken
            self.gone += gone
            self._change.notify_all()

    def until_taken(self, count: int) -> None:
        """Wait until that many connections were made."""
        with self._change:
            assert self._change.wait_for(lambda: self.taken >= count, 30), self.taken

    def until_all_gone(self) -> None:
        """Wait until the other side has hung up everywhere."""
        with self._change:
            assert self._change.wait_for(lambda: self.gone == self.taken, 30), (self.taken, self.gone)

    def close(self) -> None:
        self._over.set()
        socket.create_connection(("127.0.0.1", self.port)).close()  # wakes `_accept`
        for thread in self._threads:
            thread.join(30)
        self._listener.close()


def _read_head(line: socket.socket) -> bool:
    head = b""
    while b"\r\n\r\n" not in head:
        more = line.recv(4096)
        if not more:
            return False
        head += more
    return True


@contextmanager
def hostile(habit: Habit, tls: ssl.SSLContext | None = None, *, reads_head: bool = True) -> Iterator[HostileServer]:
    """`reads_head`: the habit begins when the request's head was read, else with the connection."""
    server = HostileServer(habit, tls, reads_head=reads_head)
    try:
        yield server
    finally:
        server.close()
