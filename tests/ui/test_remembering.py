"""The way back, and what happened while the person was away."""

from pathlib import Path

from PySide6.QtGui import QAction

from desktop_app.domain.edits import Edge
from desktop_app.sandbox.server import Sandbox
from desktop_app.ui.remembering import Remembering
from tests.ui.conftest import QtLoop
from tests.ui.person import until
from tests.ui.stage import EMAIL, Stage, move, refresh, stage, until_said


def earlier_orders(on: Stage) -> list[QAction]:
    """What the List menu offers."""
    menu = on.window.menus["List"]
    menu.aboutToShow.emit()
    found = [action.menu() for action in menu.actions() if "earlier order" in action.text()]
    return list(found[0].actions()) if found else []  # type: ignore[attr-defined]  # the stubs say QObject


def test_the_order_before_a_run_of_edits_can_be_brought_back(qt_loop: QtLoop, sandbox: Sandbox, tmp_path: Path) -> None:
    async def story() -> None:
        async with stage(tmp_path, sandbox) as on:
            await on.link()
            before = on.served
            assert earlier_orders(on) == []
            move(on, 5, Edge.TOP)
            move(on, 9, Edge.END)
            await until(lambda: on.is_in_step and on.served != before, "the moves to be sent")
            await until(lambda: len(earlier_orders(on)) == 1, "the order to be kept, once for the run")
            came_since = on.netflix.faults.edit_on_website(EMAIL, remove=before[20])
            refresh(on)
            await until(lambda: on.is_in_step and on.shown == on.served, came_since)

            earlier_orders(on)[0].trigger()
            await until(lambda: on.is_in_step and on.served == [*before[:20], *before[21:]], "the order of before")

            on.page.history.undo()
            await until(lambda: on.is_in_step and on.served[0] == before[5], "the undo")

    qt_loop(story)


def test_what_happened_while_the_person_was_away_is_told(qt_loop: QtLoop, sandbox: Sandbox, tmp_path: Path) -> None:
    async def story() -> None:
        async with stage(tmp_path, sandbox) as on:
            await on.link()
            await until(lambda: on.is_in_step, "the first read")
            assert "away" not in on.said
            await on.remembering.look()
            on.netflix.faults.edit_on_website(EMAIL, move=on.served[9], position=2)
            on.netflix.faults.edit_on_website(EMAIL, remove=on.served[30])
            refresh(on)
            await until(lambda: on.is_in_step and on.shown == on.served, "the second read")

            the_next_day = Remembering(on.history, on.tasks, on.clock, on.window)
            the_next_day.hear(on.state)

            await until_said(on, "While you were away: 1 title moved, 1 title removed since")

    qt_loop(story)


def test_an_unlinked_account_is_not_remembered(qt_loop: QtLoop, sandbox: Sandbox, tmp_path: Path) -> None:
    async def story() -> None:
        async with stage(tmp_path, sandbox) as on:
            ref = await on.link()
            await on.remembering.look()

            await on.accounts.unlink(ref.account)
            await on.tasks.finished()

            assert await on.history.seen(ref) is None

    qt_loop(story)


def test_nothing_is_told_where_nothing_happened(qt_loop: QtLoop, sandbox: Sandbox, tmp_path: Path) -> None:
    async def story() -> None:
        async with stage(tmp_path, sandbox) as on:
            await on.link()
            await on.remembering.look()
            the_next_day = Remembering(on.history, on.tasks, on.clock, on.window)

            await the_next_day._greet(on.state.ref, on.state.view)

            assert "away" not in on.said

    qt_loop(story)
