"""The way back: orders that a list had."""

from pathlib import Path

from PySide6.QtGui import QAction

from desktop_app.domain.edits import Edge
from desktop_app.sandbox.server import Sandbox
from tests.integration.test_full_disk import fill, make_room
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


def test_an_unlinked_account_is_not_remembered(qt_loop: QtLoop, sandbox: Sandbox, tmp_path: Path) -> None:
    async def story() -> None:
        async with stage(tmp_path, sandbox) as on:
            ref = await on.link()
            await until(lambda: on.remembering.visits.visit, "the visit")
            move(on, 5, Edge.TOP)
            await until(lambda: on.is_in_step, "the move to be sent")
            await until(lambda: len(earlier_orders(on)) == 1, "the order to be kept")
            await on.history.see(ref, on.state.view, 1.0)

            await on.accounts.unlink(ref.account)
            await on.tasks.finished()

            assert await on.history.seen(ref) is None
            assert await on.history.orders(ref) == ()

    qt_loop(story)


def test_an_order_that_cannot_be_kept_is_said_and_the_edit_goes_on(
    qt_loop: QtLoop, sandbox: Sandbox, tmp_path: Path
) -> None:
    async def story() -> None:
        async with stage(tmp_path, sandbox) as on:
            await on.link()
            fill(on.history._database)
            before = on.served
            move(on, 5, Edge.TOP)

            await until_said(on, "The order before this change could not be kept.")
            await until(lambda: on.is_in_step and on.served[0] == before[5], "the move to be sent")
            make_room(on.history._database)

    qt_loop(story)
