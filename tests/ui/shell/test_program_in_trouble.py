"""The window over the real core and a real sandbox: an outage, an empty answer, a full disk, a lost picture."""

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QSize

from desktop_app.domain.edits import Edge
from desktop_app.domain.errors import ServiceError
from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.posters.art import placeholder
from desktop_app.ui.posters.supply import Posters
from desktop_app.ui.shell.tasks import Tasks
from tests.ui.stage import move, refresh, stage, until_said

EMPTY = b'{"queue": {"etag": "77", "number_of_results": "0", "start_index": "0", "results_per_page": "0"}}'


async def test_an_empty_answer_is_believed_only_when_a_person_says_so(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.netflix.faults.answer_next(EMPTY, "application/json")
        refresh(on)
        await until_said(on, "answered with an empty list.")
        assert on.shown == on.served
        on.netflix.faults.answer_next(EMPTY, "application/json")
        await click_button(on.window.message_bar, "It is really empty")
        await until(lambda: on.is_in_step and not on.shown, "the list to be empty")


async def test_offline_says_so_and_can_be_tried_again(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        sandbox.stop()
        move(on, 0, 3)
        await until(lambda: on.state.health is Health.OFFLINE, "the outage to be noticed")
        await until(lambda: "Can’t reach Netflix (sandbox)" in on.window.status.words, "the foot to say so")
        assert "1 change waiting" in on.window.status.words
        sandbox.start()
        await click_button(on.window.status, "Retry now")
        await until(lambda: on.is_in_step, "the change to be sent")
        assert on.shown == on.served


async def test_on_a_full_disk_a_drop_moves_nothing_and_says_why(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        sandbox.stop()
        with closing(sqlite3.connect(on.journal._database.path)) as other, other:
            (pages,) = other.execute("PRAGMA page_count").fetchone()
        other.close()
        on.journal._database._connection.execute(f"PRAGMA max_page_count = {pages}")
        before: list[str] = []
        while not on.said:
            before = on.shown
            on.page._reorder(on.state.view.ids[:20], Edge.END)
        assert on.said.startswith("Your last change couldn’t be saved.")
        assert on.shown == before
        on.journal._database._connection.execute("PRAGMA max_page_count = 1000000")
        sandbox.start()


async def test_a_poster_that_cannot_be_had_stays_the_drawn_one() -> None:
    asked: list[str] = []

    async def fail(address: str) -> bytes:
        asked.append(address)
        raise ServiceError

    tasks = Tasks(_unheard)
    posters = Posters(fail, tasks.start)
    item = Item(Title(TitleId("m"), "M", poster="http://127.0.0.1:9/m.png"))
    size = QSize(28, 40)
    for _ in range(2):
        assert posters(item, size, 1.0).toImage() == placeholder("M", size, 1.0).toImage()
        await tasks.finished()
    assert asked == ["http://127.0.0.1:9/m.png"]


def _unheard(error: Exception) -> None:
    raise error
