"""The way back, and what happened while the person was away."""

from pathlib import Path

from desktop_app.domain.arranging import Order
from desktop_app.domain.edits import Edge
from desktop_app.sandbox.server import Sandbox
from desktop_app.ui.queue.arrange.button import ArrangeButton
from desktop_app.ui.queue.arrange.page import ArrangePage
from desktop_app.ui.queue.arrange.panel import ArrangePanel
from desktop_app.ui.remembering import Remembering
from tests.ui.conftest import QtLoop
from tests.ui.person import until
from tests.ui.stage import EMAIL, Stage, move, refresh, stage, until_said


def bring_back(on: Stage) -> ArrangePage:
    """From the menu of the Arrange button; the preview."""
    (button,) = on.page.findChildren(ArrangeButton)
    next(action for action in button.menu_of.actions() if action.data() is Order.EARLIER).trigger()
    (page,) = on.page.findChildren(ArrangePage)
    return page


def test_the_order_before_a_run_of_edits_can_be_brought_back(qt_loop: QtLoop, sandbox: Sandbox, tmp_path: Path) -> None:
    async def story() -> None:
        async with stage(tmp_path, sandbox) as on:
            await on.link()
            before = on.served
            assert on.remembering.orders(on.state.ref) == ()
            move(on, 5, Edge.TOP)
            move(on, 9, Edge.END)
            await until(lambda: on.is_in_step and on.served != before, "the moves to be sent")
            await until(lambda: len(on.remembering.orders(on.state.ref)) == 1, "the order to be kept, once for the run")
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
