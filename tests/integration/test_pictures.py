"""The cache of pictures against a server that serves real ones, and against one that is out of order."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import BadAnswer, OutcomeUnknown, Unreachable
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.picture_files import PictureFiles
from desktop_app.storage.pictures import Pictures
from desktop_app.transport import Request, Response, Transport
from desktop_app.workers import Workers

DAY = 86_400.0
FREE = "http://127.0.0.1:9/free.png"
PNG = {"content-type": "image/png", "cache-control": "max-age=60"}


class Line:
    """To the network, and a record of what went over it; `answer` in its place where a test says so."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.statuses: list[int] = []
        self.answer: Response | Exception | None = None
        self._transport = Transport(Workers("pictures"))

    async def send(self, request: Request) -> Response:
        self.asked.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        response = self.answer or await self._transport.send(request)
        self.statuses.append(response.status)
        return response


class World:
    def __init__(self, folder: Path) -> None:
        self.now = 1_800_000_000.0
        self.line = Line()
        self.folder = folder
        self.pictures = self.another_run()

    def another_run(self) -> Pictures:
        files = PictureFiles(self.folder, 1_000_000)
        return Pictures(files, Workers("files"), self.line.send, lambda: self.now)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "pictures")


@pytest.fixture
def poster() -> Any:
    with Sandbox() as sandbox:
        yield f"{sandbox.netflix.api_address}/us/boxshots/large/60034967.png"


async def test_a_fresh_picture_is_asked_for_once_even_by_the_next_run(world: World, poster: str) -> None:
    first = await world.pictures(poster)
    assert first.startswith(b"\x89PNG")
    world.now += DAY - 1
    assert await world.another_run()(poster) == first
    assert len(world.line.asked) == 1


async def test_a_stale_picture_is_not_sent_again_and_is_fresh_for_another_day(world: World, poster: str) -> None:
    first = await world.pictures(poster)
    world.now += DAY + 1
    assert await world.pictures(poster) == first
    assert world.line.statuses == [200, 304]
    world.now += DAY - 1
    assert await world.pictures(poster) == first
    assert world.line.statuses == [200, 304]


async def test_without_a_network_a_stale_picture_stands_in(world: World, poster: str) -> None:
    first = await world.pictures(poster)
    world.now += DAY + 1
    for trouble in (Unreachable(), Response(503, {}, b"")):
        world.line.answer = trouble
        assert await world.pictures(poster) == first


async def test_unless_the_server_forbade_that(world: World) -> None:
    world.line.answer = Response(200, {**PNG, "cache-control": "max-age=60, must-revalidate"}, b"1")
    await world.pictures(FREE)
    world.now += 61
    world.line.answer = Response(500, {}, b"")
    with pytest.raises(OutcomeUnknown) as caught:
        await world.pictures(FREE)
    assert caught.value.status == 500


async def test_what_may_not_be_stored_is_not(world: World) -> None:
    world.line.answer = Response(200, PNG, b"1")
    await world.pictures(FREE)
    world.now += 61
    world.line.answer = Response(200, {**PNG, "cache-control": "no-store"}, b"2")
    assert await world.pictures(FREE) == b"2"
    assert not list(world.folder.iterdir()), "the old one is no longer true"


@pytest.mark.parametrize("kind", ["image/svg+xml", "text/html", "", "image/png+xml", "application/octet-stream"])
async def test_only_pictures_of_pixels_are_taken(world: World, kind: str) -> None:
    world.line.answer = Response(200, {"content-type": kind}, b"<svg/>")
    with pytest.raises(BadAnswer):
        await world.pictures(FREE)


async def test_what_is_gone_is_forgotten(world: World) -> None:
    world.line.answer = Response(200, {**PNG, "etag": '"1"'}, b"1")
    await world.pictures(FREE)
    world.now += 61
    world.line.answer = Response(404, {}, b"")
    with pytest.raises(BadAnswer):
        await world.pictures(FREE)
    with pytest.raises(BadAnswer):
        await world.pictures(FREE)
    assert [dict(one.headers).get("if-none-match") for one in world.line.asked] == [None, '"1"', None]


async def test_a_picture_that_was_damaged_on_the_disk_is_fetched_whole(world: World, poster: str) -> None:
    first = await world.pictures(poster)
    (path,) = world.folder.iterdir()
    path.write_bytes(path.read_bytes()[:-10])
    assert await world.pictures(poster) == first
    assert world.line.statuses == [200, 200]
