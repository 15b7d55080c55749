"""All my lists as one, over the real core and a real sandbox."""

from collections import Counter
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.all_lists import Overview
from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import ItemId, TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.all_lists import background_reader
from desktop_app.ui.all_lists.controller import AllListsController
from desktop_app.ui.all_lists.pairs import Answer
from desktop_app.ui.all_lists.same_sheet import SameSheet
from desktop_app.ui.all_lists.session import OVERVIEW
from desktop_app.ui.all_lists.whats_next import PickCard, WhatsNextPanel
from desktop_app.ui.queue.cells import QueueColumn
from tests.ui.accessible_tree import faults
from tests.ui.all_lists.pairs import pair_named
from tests.ui.stage import Stage, stage, until_said


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_reader, "PAUSE", 0)


def over(on: Stage) -> AllListsController:
    assert on.program is not None
    return on.program.features.all_lists


def names(on: Stage) -> list[str]:
    return [item.title.name for item in over(on).session.state.view.items]


def first_of(on: Stage, name: str) -> ItemId:
    return next(item.id for item in over(on).session.state.view.items if item.title.name == name)


def said_under(on: Stage) -> str:
    return " ".join(label.text() for label in over(on).page.reading.findChildren(QLabel) if label.isVisible())


def is_whole(on: Stage) -> bool:
    """All lists are read, and every title of theirs is there."""
    view = over(on)
    if view.reading.is_under_way or not view.session.titles:
        return False
    there = {(ref, item.id) for ref in view._naming.refs for item in view._library[ref].state.view.items}
    return there <= {(stand.ref, stand.item_id) for one in view.session.titles.values() for stand in one.stands}


def proposed(panel: WhatsNextPanel) -> set[TitleId]:
    return {card.proposal.pick.merged.title.id for card in panel.cards}


def length_of(card: PickCard) -> int:
    return card.proposal.pick.merged.title.runtime or 0


def by_key(on: Stage, keys: str) -> None:
    """The menu entry that has this shortcut."""
    next(action for action in on.window.menus["View"].actions() if action.shortcut() == QKeySequence(keys)).trigger()


async def opened(on: Stage) -> AllListsController:
    by_key(on, "Ctrl+Shift+Q")
    await until(lambda: is_whole(on), "all titles")
    return over(on)


async def both_linked(on: Stage) -> None:
    on.netflix.faults.limit_per_second(None)
    await on.link()
    await on.link_trakt()


async def test_every_title_is_there_once_and_says_where_it_stands(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await both_linked(on)
            view = await opened(on)
            QAbstractItemModelTester(view.page.table.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
            assert on.window.current is None
            assert on.sidebar.overview.isChecked()
            assert f"{len(names(on)):,}" in on.sidebar.overview.accessibleName()
            row = names(on).index("Metropolis")
            cell = view.page.table.model.index(row, QueueColumn.STATE)
            assert ", in Watchlist (Trakt), no. " in view.page.table.model.spoken(row)
            assert "Noir (Trakt)" in cell.data(Qt.ItemDataRole.ToolTipRole)

            view.page.table.header.filter.setText("metropolis")
            assert {row.item.title.name for row in view.page.table.model.rows} == {"Metropolis"}
            view.page.table.view.choose(first_of(on, "Metropolis"))
            view.page.table.view.actions_of_rows["details"].trigger()
            assert on.page.heading.title == "Watchlist"
            assert [item.title.name for item in on.page.chosen_items] == ["Metropolis"]
            assert not on.sidebar.overview.isChecked()


async def test_a_dragged_order_outlives_a_restart_and_sends_nothing(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            on.netflix.faults.limit_per_second(None)
            await on.link()
            view = await opened(on)
            before, served = names(on), on.served
            ids = view.session.state.view.ids
            view.page.table.model.reorder_requested.emit((ids[5],), Edge.TOP)
            meant = [before[5], *before[:5], *before[6:]]
            assert names(on) == meant
            view.page.table.view.choose(ids[5])
            view.page.table.view.actions_of_rows["move_down"].trigger()
            meant[:2] = meant[1::-1]
            assert names(on) == meant
            view._gathering.want()
            await until(lambda: is_whole(on) and not view._gathering._soon.isActive(), "to be gathered again")
            assert names(on) == meant
            store = on.store
        asked = len(sandbox.netflix.requests)
        async with stage(tmp_path, sandbox, store=store) as on:
            await until(lambda: on.all_are_read, "the lists")
            assert on.served == served
            await opened(on)
            assert names(on) == meant
            writes = [call for call in sandbox.netflix.requests[asked:] if call.method != "GET"]
            assert not writes


async def test_a_title_dragged_while_lists_are_gathered_stays_where_it_was_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            on.netflix.faults.limit_per_second(None)
            await on.link()
            view = await opened(on)
            merger, begun, seen, gate = view._gathering._merger, list[bool](), list[list[str]](), Event()
            merge = merger.merge

            def slowly(*given: Any) -> Overview:
                begun.append(True)
                gate.wait(60)
                return merge(*given)

            monkeypatch.setattr(merger, "merge", slowly)
            view._gathering.want()
            await until(lambda: begun, "the gathering to begin")
            before = names(on)
            view.page.table.model.reorder_requested.emit((view.session.state.view.ids[5],), Edge.TOP)
            view._gathering.found.connect(lambda _found: seen.append(names(on)))
            gate.set()
            await until(lambda: seen, "them to be gathered again")
            assert len(begun) == 2
            assert seen == [[before[5], *before[:5], *before[6:]]]


async def test_undo_takes_a_move_back(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            on.netflix.faults.limit_per_second(None)
            await on.link()
            view = await opened(on)
            before = names(on)
            view.page.table.view.choose(view.session.state.view.ids[3])
            view.page.table.view.actions_of_rows["move_to_top"].trigger()
            assert names(on)[0] == before[3]
            view.page.table.history.undo_action.trigger()
            assert names(on) == before


async def asked(on: Stage) -> SameSheet:
    """The sheet behind the message about all pairs."""
    bar = on.window.message_bar
    await until(lambda: bar.message is not None and bar.message.lead.endswith("may be the same."), "the question")
    await click_button(bar, "Review…")
    await until(lambda: on.window.findChildren(SameSheet), "the sheet")
    (sheet,) = on.window.findChildren(SameSheet)
    await until(sheet.table.hasFocus, "the keyboard in the table")
    return sheet


async def test_the_pairs_are_answered_in_one_sheet_and_taken_back_together(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await both_linked(on)
            await opened(on)
            sheet = await asked(on)
            model, count = sheet.model, len(names(on))
            total = model.rowCount()
            assert total > 2
            spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            assert ", Instant queue, and " in spoken
            assert spoken.endswith(f", 1 of {total}")
            sure = [pair.is_sure for pair in model.pairs]
            assert model.count(Answer.SAME) == sum(sure)

            sheet.table.setCurrentIndex(model.index(1, 0))
            QTest.keyClick(sheet.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            assert sheet.head.box.checkState() is Qt.CheckState.Checked
            QTest.keyClick(sheet.table, Qt.Key.Key_N)
            assert sheet.table.button.text() == "Undo"
            QTest.keyClick(sheet.table, Qt.Key.Key_Up)
            QTest.keyClick(sheet.table, Qt.Key.Key_Space)
            assert sheet.head.box.checkState() is Qt.CheckState.PartiallyChecked
            assert sheet.table.button.text() == "Not the same"

            await click_button(sheet, f"Accept {total - 2}")
            await until(lambda: len(names(on)) == count - total + 2, "each of them to be one title")
            assert Counter((await on.history.same_titles()).values())[False] == 1
            assert on.window.message_bar.message is not None
            assert "shown as one title, 1 as different titles." in on.window.message_bar.message.lead

            await click_button(on.window.message_bar, "Undo")
            await until(lambda: len(names(on)) == count, "all of them again")
            assert not await on.history.same_titles()


async def test_escape_remembers_nothing_and_the_question_comes_back(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await both_linked(on)
            view = await opened(on)
            view.page.table.view.setFocus()
            sheet = await asked(on)
            QTest.keyClick(sheet.table, Qt.Key.Key_N)
            QTest.keyClick(sheet.table, Qt.Key.Key_Escape)
            await until(lambda: not on.window.findChildren(SameSheet), "the sheet to go")
            assert not await on.history.same_titles()
            assert on.window.message_bar.message is not None
            assert on.window.focusWidget() is view.page.table.view

            sheet = await asked(on)
            sheet.reject()
            await click_button(on.window.message_bar, "Later")
            view._gathering.want()
            await until(lambda: is_whole(on) and not view._gathering._soon.isActive(), "to be gathered again")
            assert on.window.message_bar.message is None


async def test_only_unticked_pairs_are_shown_and_a_thousand_are_quick(tmp_path: Path, sandbox: Sandbox) -> None:
    async with stage(tmp_path, sandbox) as on:
        assert on.program is not None
        posters = on.program.workspace.posters
        sheet = SameSheet([pair_named(f"Film {n}", is_sure=n % 10 > 0) for n in range(1_000)], posters, on.window)
        sheet.open()
        QAbstractItemModelTester(sheet.model, QAbstractItemModelTester.FailureReportingMode.Fatal, sheet)
        assert sheet.accept_button.text().replace("&", "") == "Accept 900"
        assert sheet.head.box.checkState() is Qt.CheckState.PartiallyChecked
        next(each for each in sheet.findChildren(QAction) if each.text() == "Only unticked").trigger()
        assert sheet.model.rowCount() == 100
        QTest.keyClick(sheet.table, Qt.Key.Key_Space)
        assert sheet.model.rowCount() == 100
        assert sheet.model.count(Answer.SAME) == 901
        assert not faults(sheet)
        sheet.reject()


async def test_lists_that_nobody_has_read_are_read_one_by_one_and_a_failing_one_is_named(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await both_linked(on)
            told: list[str] = []
            view = over(on)
            view.reading.changed.connect(lambda: told.append(said_under(on)))
            sandbox.trakt.faults.fail_next(503, count=1000)
            await opened(on)
            read = [ref for ref in view._library.refs if view._library[ref].state.health is Health.IN_STEP]
            assert any("of 7 lists read, now" in text for text in told)
            assert f"{len(read)} of 7 lists read. " in said_under(on)
            assert "Noir (Trakt): Trakt" in said_under(on)
            sandbox.trakt.faults.calm()
            await click_button(view.page.reading, "Try again")
            await until(lambda: not view.reading.is_under_way and not said_under(on), "all lists to be read")


async def test_a_list_that_is_unticked_is_out_and_stays_so(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            on.netflix.faults.limit_per_second(None)
            await on.link()
            instant = len(on.served) + len(on.state.view.saved)
            view = await opened(on)
            action = next(a for a in view.page.lists_button.lists.actions() if a.text() == "DVD queue")
            action.trigger()
            await until(lambda: len(names(on)) == instant, "its titles to go")
            assert view.page.lists_button.text().startswith("1 list ")
            store = on.store
        async with stage(tmp_path, sandbox, store=store) as on:
            await until(lambda: on.all_are_read, "the lists")
            await opened(on)
            assert len(names(on)) == instant


async def test_what_next_moves_a_title_to_the_front_of_its_list(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            on.netflix.faults.limit_per_second(None)
            await on.link()
            by_key(on, "Ctrl+Shift+W")
            panel = over(on).proposing.panel
            await until(lambda: len(panel.cards) == 3, "three titles")
            assert all(card.proposal.why for card in panel.cards)
            before = proposed(panel)
            panel.others.click()
            await until(lambda: not before & proposed(panel), "three others")
            panel.time.setCurrentIndex(1)
            await until(
                lambda: all((c.proposal.pick.merged.title.runtime or 0) <= 5400 for c in panel.cards),
                "short ones",
            )
            card = next(card for card in panel.cards if card.proposal.front_of == "Instant queue (Netflix)")
            card.fronted.emit(card.proposal.pick)
            key = card.proposal.pick.stand.item_id.rpartition("/")[2]
            await until(lambda: on.served[0] == key, "it at the top, at the service")
            await until_said(on, "is at the top of Instant queue (Netflix).")
            await click_button(on.window.message_bar, "Undo")
            await until(lambda: on.served[0] != key, "it to be where it was")


async def test_the_menu_goes_to_each_list(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await both_linked(on)
            view = await opened(on)
            view.page.table.view.choose(first_of(on, "Metropolis"))
            menu = on.window.menus["List"]
            menu.aboutToShow.emit()
            go = next(action for action in menu.actions() if action.text() == "Go to it in Noir (Trakt)")
            go.trigger()
            assert on.window.current is not None
            await until(lambda: on.page.heading.title == "Noir", "Noir")
            assert [item.title.name for item in on.page.chosen_items] == ["Metropolis"]


async def test_nothing_is_gathered_while_nobody_looks(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            on.netflix.faults.limit_per_second(None)
            instant = await on.link()
            view = await opened(on)
            assert on.program is not None
            on.program.workspace.screen.choose(instant)
            shown = view.session.state.view
            on.program.refresh()
            on.page.model.reorder_requested.emit((on.state.view.ids[4],), Edge.TOP)
            await until(lambda: on.is_in_step, "the move to be sent")
            assert not view._gathering._soon.isActive()
            assert not view.reading.is_under_way
            assert view.session.state.view is shown
            assert OVERVIEW not in on.window.panes.pages
