"""Posters: fetched for what is painted, given up when it is scrolled past, decoded apart, hostile ones refused."""

import asyncio
import struct
import threading
import zlib
from collections.abc import Coroutine
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL.PngImagePlugin import PngImageFile
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import BadAnswer, Unreachable
from desktop_app.domain.queues import Item, Queue
from desktop_app.pixels import trials
from desktop_app.sandbox import posters as drawn
from desktop_app.tour.hands import until
from desktop_app.ui.posters.art import placeholder
from desktop_app.ui.posters.decoder import decoded
from desktop_app.ui.posters.supply import AT_ONCE, Posters
from desktop_app.ui.queue.areas import THUMBNAIL
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.queue.visible_posters import VisiblePosters
from tests.ui.queue.examples import film, state

SIZE = QSize(28, 40)


def poster_of(number: int) -> Item:
    item = film(number)
    return replace(item, title=replace(item.title, poster=f"https://pictures.example/{number}.png"))


def encoded(width: int, height: int, kind: str = "PNG", colour: str = "#336699") -> bytes:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, kind)  # type: ignore[call-overload]  # it takes text, whatever the stub says
    return bytes(buffer.data().data())


class Server:
    """Answers when the test says so."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.given_up: list[str] = []
        self.open = asyncio.Event()
        self.error: Exception | None = None
        self.data = drawn.poster("60034967", 110)

    async def fetch(self, address: str) -> bytes:
        self.asked.append(address)
        try:
            await self.open.wait()
        except asyncio.CancelledError:
            self.given_up.append(address)
            raise
        if self.error is not None:
            raise self.error
        return self.data


def start(work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
    return asyncio.get_event_loop().create_task(work)


def is_drawn(picture: QPixmap, item: Item, dpr: float = 1.0) -> bool:
    return picture.toImage() == placeholder(item.title.name, SIZE, dpr).toImage()


@pytest.mark.parametrize("dpr", [1.0, 1.5, 2.0])
async def test_the_drawn_one_stands_there_until_the_picture_has_come(dpr: float) -> None:
    server, item = Server(), poster_of(1)
    posters = Posters(server.fetch, start)
    told: list[frozenset[str]] = []
    posters.arrived.connect(told.append)
    assert is_drawn(posters(item, SIZE, dpr), item, dpr)

    server.open.set()
    await until(lambda: told == [{item.title.poster}], "the picture")

    picture = posters(item, SIZE, dpr)
    assert picture.toImage() != placeholder(item.title.name, SIZE, dpr).toImage()
    assert (picture.size(), picture.devicePixelRatio()) == ((QSize(28, 40) * dpr), dpr)
    assert server.asked == [item.title.poster]


async def test_two_sizes_of_one_poster_are_one_request() -> None:
    server, item = Server(), poster_of(1)
    posters = Posters(server.fetch, start)
    for size in (SIZE, QSize(128, 184)):
        posters(item, size, 1.0)
    server.open.set()
    await until(lambda: posters(item, QSize(128, 184), 1.0).height() == 184 and not posters.under_way, "both")
    assert len(server.asked) == 1


async def test_pixels_are_made_in_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    def watched(data: bytes, size: QSize) -> QImage:
        threads.append(threading.current_thread())
        return decoded(data, size)

    monkeypatch.setattr("desktop_app.ui.posters.supply.decoded", watched)
    server, item = Server(), poster_of(1)
    posters = Posters(server.fetch, start)
    posters(item, SIZE, 1.0)
    server.open.set()
    await until(lambda: not posters.under_way, "the picture")
    assert threads
    assert threading.main_thread() not in threads


async def test_a_few_are_asked_for_at_a_time_the_last_painted_first() -> None:
    server = Server()
    posters = Posters(server.fetch, start)
    for number in range(10):
        posters(poster_of(number), SIZE, 1.0)
    await asyncio.sleep(0)
    assert len(server.asked) == AT_ONCE
    server.open.set()
    await until(lambda: len(server.asked) == 10, "the others")
    assert server.asked[AT_ONCE] == poster_of(9).title.poster


async def test_who_did_not_answer_is_asked_again_later_and_what_is_no_picture_never(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("desktop_app.ui.posters.supply.AGAIN_AFTER", 0.01)
    server = Server()
    server.open.set()
    posters = Posters(server.fetch, start)
    for error, times in ((Unreachable(), 2), (BadAnswer(), 1)):
        server.error, item = error, poster_of(times)
        posters(item, SIZE, 1.0)
        await until(lambda: not posters.under_way, "the answer")
        again = asyncio.get_event_loop().create_future()
        asyncio.get_event_loop().call_later(0.05, again.set_result, None)
        await again
        assert is_drawn(posters(item, SIZE, 1.0), item)
        await until(lambda: not posters.under_way, "the answer")
        assert server.asked.count(item.title.poster) == times


async def test_what_is_scrolled_past_is_given_up(qtbot: QtBot) -> None:
    server = Server()
    posters = Posters(server.fetch, start)
    items = tuple(poster_of(number) for number in range(500))
    model = QueueModel("Netflix")
    view = QueueView(model, posters)
    VisiblePosters(view).passed.connect(posters.let_go)
    qtbot.addWidget(view)
    view.resize(700, 480)
    model.show(state(Queue(items, etag="1")))
    view.show()
    await until(lambda: len(server.asked) == AT_ONCE, "the first ones to be asked")
    first = set(server.asked)

    QTest.keyClick(view, Qt.Key.Key_End)
    await until(lambda: set(server.given_up) == first, "them to be given up")

    last = {item.title.poster for item in items[-12:]}
    await until(lambda: len(posters.under_way) == AT_ONCE, "the last ones to be asked")
    assert posters.under_way <= last
    server.open.set()
    await until(lambda: not posters.under_way, "the last ones")
    assert first.isdisjoint(server.asked[AT_ONCE:]), "nothing else is fetched"
    assert posters(items[-1], THUMBNAIL, view.devicePixelRatioF()).size() == THUMBNAIL * view.devicePixelRatioF()


# --- what servers send --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["PNG", "JPG", "WEBP"])
@pytest.mark.parametrize("size", [(110, 150), (500, 20), (20, 500), (3, 3)])
def test_a_picture_fills_its_size(kind: str, size: tuple[int, int]) -> None:
    picture = decoded(encoded(*size, kind), SIZE)

    assert picture.size() == SIZE
    assert abs(picture.pixelColor(14, 20).blue() - 0x99) < 8
    assert picture.pixelColor(0, 0).alpha() == picture.pixelColor(27, 39).alpha() == 255


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://127.0.0.1/x"/></svg>'


@pytest.mark.parametrize(
    "data", [b"", b"GIF8", b"\x89PNG\r\n\x1a\n", SVG, b"<?xml version='1.0'?>" + SVG, b"BM" + bytes(60)]
)
def test_what_is_no_picture_of_pixels_is_refused(data: bytes) -> None:
    with pytest.raises(BadAnswer):
        decoded(data, SIZE)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unpacked: list[object] = []
    monkeypatch.setattr(PngImageFile, "load", unpacked.append)
    for width, height in ((60_000, 60_000), (8_001, 10), (5_000, 5_000)):
        head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        chunk = b"IHDR" + head
        bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
        with pytest.raises(BadAnswer):
            decoded(bomb + encoded(1, 1)[33:], SIZE)
    assert not unpacked


def test_a_picture_that_was_cut_short_is_refused_or_shown_as_far_as_it_goes() -> None:
    whole = drawn.poster("60034967", 300)
    for length in range(0, len(whole), len(whole) // 7):
        try:
            assert decoded(whole[:length], SIZE).size() == SIZE
        except BadAnswer:
            continue


def test_the_bytes_of_a_format_under_another_s_name_are_not_tried() -> None:
    with pytest.raises(BadAnswer):
        decoded(b"\xff\xd8\xff" + encoded(9, 9)[3:], SIZE)


async def test_a_picture_that_took_the_program_down_is_the_drawn_one_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trials, "_kept", [])
    unpacked: list[object] = []
    monkeypatch.setattr(PngImageFile, "load", unpacked.append)
    server, item = Server(), poster_of(1)
    server.open.set()
    (tmp_path / sha256(server.data).hexdigest()).touch()  # as a crash leaves it: tests/unit/pixels/test_trials.py

    trials.keep_marks_in(tmp_path)
    posters = Posters(server.fetch, start)
    for _ in range(2):
        posters(item, SIZE, 1.0)
        await until(lambda: not posters.under_way, "the picture")
        assert is_drawn(posters(item, SIZE, 1.0), item)
    assert not unpacked


async def test_a_bomb_is_the_drawn_one_and_the_next_picture_comes() -> None:
    server, bomb, good = Server(), poster_of(1), poster_of(2)
    server.open.set()
    picture, server.data = server.data, server.data[:33] + server.data[33:60] * 3
    posters = Posters(server.fetch, start)
    for item, is_shown in ((bomb, False), (good, True)):
        posters(item, SIZE, 1.0)
        await until(lambda: not posters.under_way, "the picture")
        assert is_drawn(posters(item, SIZE, 1.0), item) is not is_shown
        server.data = picture
