"""The way back: orders that a list had."""

from pathlib import Path

from desktop_app.domain.arrangement import Order
from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import Queue
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.arrange.button import ArrangeButton
from desktop_app.ui.arrange.page import ArrangePage
from desktop_app.ui.arrange.panel import ArrangePanel
from tests.integration.test_full_disk import fill, make_room
from tests.ui.stage import EMAIL, Stage, move, refresh, stage, until_said


def bring_back(on: Stage) -> ArrangePage:
    """From the menu of the Arrange button; the preview."""
    (button,) = on.page.findChildren(ArrangeButton)
    next(action for action in button.menu_of.actions() if action.data() is Order.EARLIER).trigger()
    (page,) = on.page.findChildren(ArrangePage)
    return page


async def test_the_order_before_a_run_of_edits_can_be_brought_back(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        before = on.served
        assert on.features.order_history.orders(on.state.ref) == ()
        move(on, 5, Edge.TOP)
        move(on, 9, Edge.END)
        await until(lambda: on.is_in_step and on.served != before, "the moves to be sent")
        await until(
            lambda: len(on.features.order_history.orders(on.state.ref)) == 1,
            "the order to be kept, once for the run",
        )
        came_since = on.netflix.faults.edit_on_website(EMAIL, remove=before[20])
        refresh(on)
        await until(lambda: on.is_in_step and on.shown == on.served, came_since)

        preview = bring_back(on)
        assert preview.choices.sentence.startswith("The order of today ")
        moved = {move.items[0].rpartition("/")[2] for move in preview.columns.comparison.moves}
        assert moved == {before[5], before[9]}
        assert on.served != before
        (panel,) = on.window.findChildren(ArrangePanel)
        panel.start_button.click()
        await until(lambda: on.is_in_step and on.served == [*before[:20], *before[21:]], "the order of before")

        on.page.history.undo()
        await until(lambda: on.is_in_step and on.served[0] == before[5], "the undo")


async def test_an_unlinked_account_is_not_remembered(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        await until(lambda: on.features.away.visit, "the visit")
        move(on, 5, Edge.TOP)
        await until(lambda: on.is_in_step, "the move to be sent")
        await until(lambda: len(on.features.order_history.orders(ref)) == 1, "the order to be kept")
        await on.history.see(ref, on.state.view, 1.0)

        await on.accounts.unlink(ref.account)
        await on.tasks.finished()

        assert await on.history.since(ref, Queue()) is None
        assert await on.history.orders(ref) == ()


async def test_an_order_that_cannot_be_kept_is_said_and_the_edit_goes_on(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        fill(on.history._database)
        before = on.served
        move(on, 5, Edge.TOP)

        await until_said(on, "The order before this change could not be saved.")
        await until(lambda: on.is_in_step and on.served[0] == before[5], "the move to be sent")
        make_room(on.history._database)
