"""What is said after a drag within a list, and of what comes from elsewhere."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Anchor, Edge
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.ui.import_export import copy_controller
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.widgets.drag_card import Sign
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from tests.ui.both_stage import BothStage, both_stage


@pytest.fixture
async def on(tmp_path: Path, sandbox: Sandbox) -> AsyncIterator[BothStage]:
    async with both_stage(tmp_path, sandbox) as made:
        await made.link_queue()
        yield made


def drop(on: BothStage, ids: tuple[ItemId, ...], anchor: Anchor) -> None:
    """As the table does at the end of a drag."""
    assert on.page.model.request(ids, anchor)
    on.page.view.dropped_here.emit(ids)


async def test_a_drop_says_where_the_titles_are_and_takes_itself_back(on: BothStage) -> None:
    ids = on.state.view.ids

    drop(on, ids[4:6], ids[0])
    assert on.said == "Moved to 2 and 3"
    await click_button(on.window.message_bar, "Undo")

    assert on.state.view.ids == ids
    assert on.said == ""


async def test_it_is_not_said_over_another_list(on: BothStage) -> None:
    ids, instant = on.state.view.ids, on.window.current
    assert instant is not None
    assert on.program is not None

    drop(on, (ids[4],), Edge.TOP)
    await on.link_watchlist()

    assert "Moved to 1" not in on.said
    on.program.workspace.screen.choose(instant)
    assert on.said == "Moved to 1"


async def test_one_message_takes_the_place_of_the_one_before(on: BothStage) -> None:
    ids = on.state.view.ids

    drop(on, (ids[4],), Edge.TOP)
    drop(on, (ids[5],), Edge.TOP)
    drop(on, (ids[6],), ids[5])

    assert on.said == "Moved to 2"
    on.window.message_bar.dismiss()
    assert on.said == ""


async def test_undo_in_the_bar_is_about_its_own_drop(on: BothStage) -> None:
    ids = on.state.view.ids

    drop(on, (ids[4],), Edge.TOP)
    on.page.model.request((ids[9],), Edge.TOP)  # by keyboard: no message
    assert on.said == "Moved to 1"
    await click_button(on.window.message_bar, "Undo")

    assert on.state.view.ids == (ids[9], *ids[:9], *ids[10:])


async def test_titles_of_another_profile_are_promised_nothing(on: BothStage) -> None:
    ids, elsewhere = on.state.view.ids[:1], AccountId("another-profile")
    gone = QueueRef(on.state.ref.account, "gone")
    for carried in (
        CarriedTitles(ids, QueueRef(elsewhere, "instant")),
        CarriedTitles(ids, None, elsewhere),
        CarriedTitles(ids, gone),
        CarriedTitles(ids),
    ):
        for verdict in (
            on.page.view.judge(carried, False),
            on.sidebar.tree.judge(carried, on.state.ref, True),
        ):
            assert (verdict.sign, verdict.words) == (Sign.REFUSED, copy_controller.ELSEWHERE)


async def test_titles_leave_only_for_lists_of_their_own_service(on: BothStage) -> None:
    instant = on.state.ref
    disc = QueueRef(instant.account, "disc")
    films = await on.link_tmdb()
    carried = CarriedTitles(on.view(instant).ids[:1], instant)
    judge = on.sidebar.tree.judge

    assert judge(carried, disc, True).sign is Sign.MOVE
    assert judge(carried, disc, False).sign is Sign.COPY
    assert judge(carried, films, True).sign is Sign.COPY
    assert judge(carried, instant, False).words == copy_controller.SAME_LIST


async def test_rows_of_the_view_over_all_lists_are_dragged_from_their_own_list(on: BothStage) -> None:
    on.features.all_lists.open()
    table = on.features.all_lists.page.table
    carried = CarriedTitles((ItemId("x"),), QueueRef(AccountId(""), "overview"))
    disc = next(ref for ref in on.lists.refs if ref.name == "disc")

    assert on.sidebar.tree.judge(carried, disc, False).words == copy_controller.OF_SEVERAL
    assert table.view.judge(carried, False).sign is Sign.REFUSED


async def test_a_refused_move_says_why_in_front_of_an_older_warning(on: BothStage) -> None:
    reminder = Message(Kind.WARNING, "“Charade” leaves soon.", about=on.state.ref)
    on.window.message_bar.show_message(reminder)
    on.page.view.drag_refused.emit("The list is sorted.")

    assert on.said.startswith("Nothing was moved.")
    assert reminder in on.window.message_bar.messages
