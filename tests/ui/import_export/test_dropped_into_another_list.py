"""Drops into another list: a whole list is shown before, and Undo is about that very action wherever it was done."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.edits import Edge
from desktop_app.domain.import_export.title_matching import Fit
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.import_export.copy_controller import NOTHING
from desktop_app.ui.shell.message_card import ActionButton
from desktop_app.ui.sidebar.list_words import NO_LONGER
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from tests.ui.both_stage import BothStage, both_stage, fits
from tests.ui.stage import EMAIL, move

UNDO, REDO = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


async def queues(on: BothStage) -> tuple[QueueRef, QueueRef]:
    """Read both queues of Netflix; the instant one is shown, and its first row was moved last."""
    instant = await on.link_queue()
    disc = await on.read(QueueRef(instant.account, "disc"))
    await on.read(instant)
    move(on, 0, 3)
    await until(lambda: on.is_in_step, "the move to be sent")
    return instant, disc


def drop(on: BothStage, target: QueueRef, carried: CarriedTitles, *, moves: bool = False) -> None:
    """Drop titles on a list of the sidebar."""
    on.sidebar.titles_dropped.emit(target, carried, moves)


def new_in(on: BothStage, target: QueueRef, source: QueueRef, count: int) -> tuple[ItemId, ...]:
    ids = [title_id for title_id in on.view(source).ids if on.view(target).find(title_id) is None]
    return tuple(ids[:count])


def undo_button(on: BothStage) -> ActionButton | None:
    return next((b for b in on.window.message_bar.findChildren(ActionButton) if b.text() == "Undo"), None)


async def keys(on: BothStage, modifiers: Qt.KeyboardModifier) -> None:
    """Ctrl+Z or Ctrl+Shift+Z, with the keyboard in the sidebar."""
    on.window.activateWindow()
    await until(on.window.isActiveWindow, "the window before the person")
    QTest.keyClick(on.sidebar.tree, Qt.Key.Key_Z, modifiers)


# --- a whole list ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["sidebar", "sidebar with Shift", "account", "menu"])
async def test_a_whole_list_is_shown_before_it_is_copied_within_an_account(
    tmp_path: Path, sandbox: Sandbox, way: str
) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        before, sources = on.view(disc).ids, on.sidebar
        if way == "account":
            sources.titles_dropped_on_account.emit(instant.account, CarriedTitles((), instant))
        elif way == "menu":
            sources.list_actions["copy"].trigger()
        else:
            drop(on, disc, CarriedTitles((), instant), moves=way != "sidebar")
        if on.menu is not None:
            on.menu.chosen.emit(disc)
            on.menu.close()
        page = await on.previewed()

        assert on.window.current == disc
        assert set(fits(page)) <= {Fit.EXACT, Fit.HERE}  # at the same service nothing is guessed
        assert on.view(disc).ids == before
        assert on.lists[disc].state.entries == ()
        new = page.preview.chosen
        await click_button(page, f"Add {len(new)} titles")
        assert on.view(disc).ids == (*before, *(title.id for title in new))
        await until(lambda: on.is_in_step, "them to be sent")
        assert on.netflix.state.order(EMAIL, "disc")[-1] == new[-1].id.rpartition("/")[2]

        assert undo_button(on) is not None
        await click_button(on.window.message_bar, "Undo")
        assert on.view(disc).ids == before
        assert on.window.message_bar.message is None


async def test_a_list_that_is_dropped_on_the_page_comes_where_the_line_was(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        await on.read(disc)
        before = on.view(disc).ids
        on.page.foreign_dropped.emit(CarriedTitles((), instant), before[0])
        page = await on.previewed()
        new = page.preview.chosen
        page.add_pressed.emit()

        assert on.view(disc).ids == (before[0], *(title.id for title in new), *before[1:])


async def test_who_does_not_want_to_copy_the_list_is_back_where_they_were(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        before = on.view(disc).ids
        drop(on, disc, CarriedTitles((), instant))
        await click_button(await on.previewed(), "Cancel")

        assert on.window.current == instant
        assert on.view(disc).ids == before


async def test_a_list_that_is_gone_by_then_is_not_copied_and_that_is_said(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        gone = QueueRef(instant.account, "gone")
        for target, source in ((disc, gone), (gone, instant)):
            drop(on, target, CarriedTitles((), source))
            assert on.said == f"{NOTHING} {NO_LONGER}"
            on.window.message_bar.dismiss()


# --- Undo of that very action ----------------------------------------------------------------------------------------


async def test_undo_in_the_bar_is_about_the_drop_and_goes_with_it(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        before, here = on.view(disc).ids, on.view(instant).ids
        ids = new_in(on, disc, instant, 2)
        drop(on, disc, CarriedTitles(ids, instant))
        assert on.view(disc).ids == (*before, *ids)
        assert on.said == "2 titles now stand at the end of “DVD queue”."

        await click_button(on.window.message_bar, "Undo")
        assert on.view(disc).ids == before
        assert on.view(instant).ids == here
        assert on.window.message_bar.message is None


async def test_undo_in_the_bar_takes_back_that_very_drop_whatever_was_done_there_since(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        before = on.view(disc).ids
        ids = new_in(on, disc, instant, 1)
        drop(on, disc, CarriedTitles(ids, instant))
        page = on.window.panes.page_of(disc)
        assert page is not None
        page.model.reorder_requested.emit((before[0],), Edge.END)
        assert set(on.view(disc).ids) == {*before, *ids}

        await click_button(on.window.message_bar, "Undo")

        assert on.view(disc).ids == (*before[1:], before[0])
        assert page.history.undo_action.text().startswith("&Undo Remove ")
        page.history.undo()
        assert set(on.view(disc).ids) == {*before, *ids}


async def test_ctrl_z_takes_the_drop_back_and_ctrl_shift_z_does_it_again(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        before, here = on.view(disc).ids, on.view(instant).ids
        ids = new_in(on, disc, instant, 2)
        drop(on, disc, CarriedTitles(ids, instant))
        assert on.page.history.undo_action.text() == "&Undo Copy 2 titles to “DVD queue”"

        await keys(on, UNDO)
        assert (on.view(disc).ids, on.view(instant).ids) == (before, here)
        await keys(on, REDO)
        assert (on.view(disc).ids, on.view(instant).ids) == ((*before, *ids), here)
        await keys(on, UNDO)
        await keys(on, UNDO)  # and what was done before it
        assert on.view(disc).ids == before
        assert on.view(instant).ids != here


async def test_ctrl_z_is_about_the_shown_list_again_once_something_is_done_there(
    tmp_path: Path, sandbox: Sandbox
) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        ids = new_in(on, disc, instant, 1)
        drop(on, disc, CarriedTitles(ids, instant))
        here = on.view(instant).ids
        move(on, 5, Edge.TOP)

        await keys(on, UNDO)
        assert on.view(instant).ids == here
        assert on.view(disc).ids[-1:] == ids


async def test_ctrl_z_is_about_another_list_once_that_is_shown(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        ids = new_in(on, disc, instant, 1)
        drop(on, disc, CarriedTitles(ids, instant))
        other = await on.link_tmdb()
        await on.read(instant)

        assert other in on.lists
        await keys(on, UNDO)
        assert on.view(disc).ids[-1:] == ids


@pytest.mark.parametrize("way", ["bar", "keys", "keys in the other list"])
async def test_what_moved_with_shift_is_back_in_its_list_and_out_of_the_other(
    tmp_path: Path, sandbox: Sandbox, way: str
) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        before, here = on.view(disc).ids, on.view(instant).ids
        ids = new_in(on, disc, instant, 2)
        drop(on, disc, CarriedTitles(ids, instant), moves=True)
        assert on.view(disc).ids == (*before, *ids)
        assert set(ids).isdisjoint(on.view(instant).ids)

        if way == "bar":
            await click_button(on.window.message_bar, "Undo")
        else:
            if way == "keys in the other list":
                await on.read(disc)
            assert on.page.history.undo_action.text() == "&Undo Move 2 titles to “DVD queue”"
            await keys(on, UNDO)
        assert (on.view(disc).ids, on.view(instant).ids) == (before, here)


async def test_undo_goes_with_the_account(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        instant, disc = await queues(on)
        drop(on, disc, CarriedTitles(new_in(on, disc, instant, 1), instant))
        await until(lambda: undo_button(on), "the offer")
        on.tasks.start(on.accounts.unlink(instant.account, 0))
        await until(lambda: instant not in on.lists and undo_button(on) is None, "the offer to go")
