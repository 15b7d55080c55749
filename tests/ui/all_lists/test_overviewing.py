"""All my lists as one, over the real core and a real sandbox."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from desktop_app.domain.all_lists import Overview
from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.all_lists import background_reader
from desktop_app.ui.all_lists.controller import AllListsController
from desktop_app.ui.all_lists.same_dialog import SameTitlesDialog
from desktop_app.ui.all_lists.session import OVERVIEW
from desktop_app.ui.all_lists.whats_next import PickCard, WhatsNextPanel
from desktop_app.ui.queue.cells import QueueColumn
from tests.ui.stage import Stage, stage, until_said


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_reader, "PAUSE", 0)


def over(on: Stage) -> AllListsController:
    assert on.program is not None
    return on.program.features.all_lists


def names(on: Stage) -> list[str]:
    return [item.title.name for item in over(on).session.state.view.items]


def first_of(on: Stage, name: str) -> TitleId:
    return next(item.id for item in over(on).session.state.view.items if item.title.name == name)


def said_under(on: Stage) -> str:
    return " ".join(label.text() for label in over(on).page.reading.findChildren(QLabel) if label.isVisible())


def is_whole(on: Stage) -> bool:
    """All lists are read, and every title of theirs is there."""
    view = over(on)
    if view.reading.is_under_way or not view.session.titles:
        return False
    there = {(ref, item.id) for ref in view._naming.refs for item in view._library[ref].state.view.items}
    return there <= {(stand.ref, stand.title_id) for one in view.session.titles.values() for stand in one.stands}


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


async def test_an_answer_makes_one_title_of_two_and_can_be_taken_back(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await both_linked(on)
            view = await opened(on)
            await until(lambda: view.page.question.doubt, "the question")
            count = len(names(on))
            asked = " ".join(label.text() for label in view.page.question.findChildren(QLabel))
            assert ", in Instant queue (Netflix) and in Watchlist (Trakt): are these the same? (" in asked

            await click_button(view.page.question, "The same")
            await until(lambda: len(names(on)) == count - 1, "one title less")
            assert True in (await on.history.same_titles()).values()
            two = next(one for one in view.session.titles.values() if len(one.known_as) > 1)
            assert {stand.ref.name for stand in two.stands} >= {"instant", "watchlist"}
            await click_button(on.window.message_bar, "Undo")
            await until(lambda: len(names(on)) == count, "two titles again")

            doubt = view.page.question.doubt
            await click_button(view.page.question, "Not the same")
            await until(lambda: view.page.question.doubt not in (None, doubt), "another question")
            assert len(names(on)) == count
            assert False in (await on.history.same_titles()).values()


async def test_all_questions_are_answered_together_and_taken_back_together(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await both_linked(on)
            view = await opened(on)
            await until(view.page.question.all_button.isVisible, "several questions")
            count, text = len(names(on)), view.page.question.all_button.text()
            await click_button(view.page.question, text)
            await until(lambda: on.window.findChildren(SameTitlesDialog), "the table")
            (dialog,) = on.window.findChildren(SameTitlesDialog)
            rows = dialog.table.rowCount()
            assert text == f"Answer all {rows}…"
            assert rows > 1
            assert ", in Instant queue (Netflix)" in dialog.rows[0].text()
            assert not dialog.accept_button.isEnabled()

            await click_button(dialog, "Tick all")
            dialog.rows[0].setCheckState(Qt.CheckState.Unchecked)
            await click_button(dialog, f"Accept {rows - 1} pair{'s' if rows > 2 else ''}")
            await until(lambda: len(names(on)) == count - rows + 1, "each of them to be one title")
            said = (await on.history.same_titles()).values()
            assert set(said) == {True}
            await until(lambda: view.page.question.doubt is not None, "the pair that was left open")
            assert not view.page.question.all_button.isVisible()

            await click_button(on.window.message_bar, "Undo")
            await until(lambda: len(names(on)) == count, "all of them again")


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
            key = card.proposal.pick.stand.title_id.rpartition("/")[2]
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
