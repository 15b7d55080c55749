"""A strict SOCKS5 proxy on this computer (RFC 1928, RFC 1929): it takes names alone, and only it can look them up."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

NO_METHOD = 0xFF
REFUSED = 2
"""RFC 1928 section 6: not allowed by the ruleset."""


_REFUSAL = b"\x05" + bytes([REFUSED]) + b"\x00\x01" + bytes(6)


class Broken(Exception):
    """The client does not keep to the RFC, sends a number where the proxy takes names, or may not come in.

    `answer` is sent once the fault is noted, so that whoever was refused finds it there.
    """

    def __init__(self, fault: str, answer: bytes = _REFUSAL) -> None:
        super().__init__(fault)
        self.answer = answer


@dataclass
class SocksProxy:
    """`hosts`: the port on this computer that each name leads to. `wants`: name and password, empty for everybody."""

    hosts: dict[str, int]
    wants: tuple[str, str] | None = None
    port: int = 0
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def serve(self, line: socket.socket) -> None:
        with line:
            line.settimeout(30)
            try:
                self._agree(line)
                far = self._far(self._request(line))
            except Broken as fault:
                self.faults.append(str(fault))
                with suppress(OSError):
                    line.sendall(fault.answer)
                return
            with far:
                line.sendall(b"\x05\x00\x00\x01" + bytes(6))
                there = threading.Thread(target=_pass_on, args=(line, far))
                there.start()
                _pass_on(far, line)
                there.join()

    def _agree(self, line: socket.socket) -> None:
        version, count = _read(line, 2)
        methods = _read(line, count)
        method = 2 if self.wants else 0
        if version != 5 or method not in methods:
            raise Broken(f"version {version}, methods {methods!r}", bytes([5, NO_METHOD]))
        line.sendall(bytes([5, method]))
        if self.wants:
            _, length = _read(line, 2)
            user = _read(line, length).decode()
            password = _read(line, _read(line, 1)[0]).decode()
            if (user, password) != self.wants:
                raise Broken("another password", bytes([1, 1]))
            line.sendall(bytes([1, 0]))

    def _far(self, host: str) -> socket.socket:
        self.asked.append(host)
        if host not in self.hosts:
            raise Broken(f"unknown: {host}")
        return socket.create_connection(("127.0.0.1", self.hosts[host]))

    def _request(self, line: socket.socket) -> str:
        version, command, reserved, kind = _read(line, 4)
        if (version, command, reserved) != (5, 1, 0):
            raise Broken("no CONNECT")
        if kind != 3:
            raise Broken(f"a number of kind {kind} in the place of a name")
        host = _read(line, _read(line, 1)[0]).decode("ascii")
        _read(line, 2)  # the port: tests have their own
        return host


def _read(line: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        more = line.recv(count - len(found))
        if not more:
            raise Broken("hung up")
        found += more
    return found


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    for each in (one, other):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


@contextmanager
def socks_proxy(hosts: dict[str, int], wants: tuple[str, str] | None = None) -> Iterator[SocksProxy]:
    """A proxy that listens on this computer."""
    proxy = SocksProxy(hosts, wants)
    listener = socket.create_server(("127.0.0.1", 0))
    proxy.port = listener.getsockname()[1]
    threads: list[threading.Thread] = []
    over = threading.Event()

    def accept() -> None:
        while True:
            line, _ = listener.accept()
            if over.is_set():
                line.close()
                return
            threads.append(threading.Thread(target=proxy.serve, args=(line,)))
            threads[-1].start()

    threads.append(threading.Thread(target=accept))
    threads[0].start()
    try:
        yield proxy
    finally:
        over.set()
        socket.create_connection(("127.0.0.1", proxy.port)).close()  # wakes `accept`
        for thread in threads:
            thread.join(30)
        listener.close()
