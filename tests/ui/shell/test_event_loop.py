"""The event loop on Windows: asleep while nothing happens, awake at once when something does."""

import asyncio
import sys
import threading
from queue import Empty, Queue
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.shell.event_loop import SleepingProactor, event_loop

POLLS = 0.01
"""Seconds, as qasync has it."""


class Proactor:
    """Windows' queue of finished operations."""

    def __init__(self) -> None:
        self.finished: Queue[str] = Queue()
        self.waited: list[float | None] = []

    def select(self, timeout: float | None = None) -> list[str]:
        self.waited.append(timeout)
        try:
            return [self.finished.get(timeout=timeout)]
        except Empty:
            return []


class QasyncsLoop:
    """As much of qasync's loop as concerns its thread."""

    def __init__(self) -> None:
        self._proactor = Proactor()
        self.heard: Queue[str] = Queue()
        self._stops = False

    def _before_run_forever(self) -> None:
        self._stops = False
        self._thread = threading.Thread(target=self._poll)
        self._thread.start()

    def _after_run_forever(self) -> None:
        self._stops = True
        self._thread.join()

    def _poll(self) -> None:
        while not self._stops:
            for each in self._proactor.select(POLLS):
                self.heard.put(each)


class Loop(SleepingProactor, QasyncsLoop):
    def _wake(self) -> None:
        self._proactor.finished.put("woken")


def test_its_thread_sleeps_until_something_has_finished() -> None:
    loop = Loop()
    for _ in range(2):  # a loop may be run more than once
        loop._before_run_forever()
        loop._proactor.finished.put("read")
        assert loop.heard.get() == "read"
        loop._after_run_forever()
        assert loop.heard.get() == "woken"
        slept = loop._proactor.waited
        assert slept[0] is None
        assert slept.count(None) <= 3
        slept.clear()


@pytest.mark.skipif(sys.platform != "win32", reason="other systems have no proactor")
def test_on_windows_it_hears_sockets_and_processes(qapp: QApplication) -> None:
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    loop: Any = event_loop(qapp)
    waited: list[float | None] = []
    inherited = loop._select

    def counted(timeout: float | None = None) -> Any:
        waited.append(None if not loop._is_over else timeout)
        return inherited(timeout)

    loop._select = counted
    try:
        assert loop.run_until_complete(echoed("over a socket")) == "over a socket"
        assert loop.run_until_complete(asyncio.sleep(0, "again")) == "again"
        assert waited[0] is None
    finally:
        loop.close()
        asyncio.set_event_loop(None)
        qapp.setQuitOnLastWindowClosed(quits)


async def echoed(text: str) -> str:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.readline())
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(f"{text}\n".encode())
        line = await reader.readline()
        writer.close()
    return line.decode().strip()
