"""Titles that are saved are not added, whichever way somebody tries: a line says so, and there is nothing to undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.edits import Edge, Move, touched
from desktop_app.domain.queues import Item, QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from tests.ui.search.stage import FourServices, four_services
from tests.ui.stage import refresh

NAME = "The Magnificent Ambersons"
SAID = f"“{NAME}” is already saved."
JOINS = "It'll join “Instant queue” when it can be watched."


def saved(sandbox: Sandbox) -> list[str]:
    return sandbox.netflix.state.saved("ada@example.org", "instant")


def writes(sandbox: Sandbox) -> list[str]:
    return [request.method for request in sandbox.netflix.requests if request.method != "GET"]


def the_saved_one(on: FourServices, ref: QueueRef) -> Item:
    return next(item for item in on.lists[ref].state.view.saved if item.title.name == NAME)


async def test_a_saved_title_is_not_added_and_undo_takes_nothing_back(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix") as on:
        await on.show("netflix", "instant")
        before, view = saved(sandbox), on.state.view
        await on.find("ambersons", sections=1)
        await until(lambda: on.mark_of("netflix", NAME) == "already saved in Instant queue", "the mark")
        on.choose("netflix", NAME)
        sandbox.netflix.requests.clear()

        QTest.keyClick(on.panel.results, Qt.Key.Key_Return)

        message = on.window.message_bar.message
        assert message is not None
        assert (message.lead, message.text) == (SAID, JOINS)
        assert on.state.view is view
        assert not on.state.entries
        assert not on.page.history.undo_action.isEnabled()
        on.page.history.undo_action.trigger()
        QTest.keyClick(on.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        on.page.history.perform((Move((view.ids[1],), Edge.TOP),))
        await until(lambda: on.is_in_step and on.shown == on.served, "a later change to be sent")
        assert writes(sandbox) == ["POST"]
        assert saved(sandbox) == before


async def with_it_on_disc(on: FourServices, sandbox: Sandbox) -> QueueRef:
    """Put the title into the DVD queue elsewhere, and wait until it is shown there."""
    disc, number = await on.show("netflix", "disc"), sandbox.netflix.state.catalogue.named(NAME).id
    sandbox.netflix.faults.edit_on_website("ada@example.org", "disc", add=number)
    refresh(on)
    await until(lambda: any(item.title.name == NAME for item in on.lists[disc].state.view.items), "the title there")
    return disc


def _from_search(on: FourServices, ref: QueueRef, item: Item) -> None:
    on.page.model.dropped.emit(CarriedTitles((item.id,), None, ref.account), Edge.TOP)


def _onto_the_sidebar(on: FourServices, ref: QueueRef, item: Item) -> None:
    on.sidebar.titles_dropped.emit(ref, CarriedTitles((item.id,), None, ref.account), False)


def _from_another_list(on: FourServices, ref: QueueRef, item: Item) -> None:
    on.sidebar.titles_dropped.emit(ref, CarriedTitles((item.id,), on.ref("netflix", "disc")), False)


@pytest.mark.parametrize("drop", [_from_search, _onto_the_sidebar, _from_another_list])
async def test_a_saved_title_that_is_dropped_is_not_added(
    sandbox: Sandbox, tmp_path: Path, drop: Callable[[FourServices, QueueRef, Item], None]
) -> None:
    async with four_services(tmp_path, sandbox, "netflix") as on:
        await with_it_on_disc(on, sandbox)
        ref = await on.show("netflix", "instant")
        item = the_saved_one(on, ref)
        await on.find("ambersons", sections=1)

        drop(on, ref, item)

        await until(lambda: on.window.message_bar.message, "the line")  # a list that is not read yet is waited for
        message = on.window.message_bar.message
        assert message is not None
        assert (message.lead, message.text) == (SAID, JOINS)
        assert not on.state.entries
        assert not on.page.history.undo_action.isEnabled()


async def test_of_several_titles_those_that_are_saved_are_left_out_and_named(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix") as on:
        instant, disc = await on.show("netflix", "instant"), await with_it_on_disc(on, sandbox)
        item, view = the_saved_one(on, instant), on.lists[instant].state.view
        other = next(each for each in on.lists[disc].state.view.items if not view.holds(each.id))

        on.sidebar.titles_dropped.emit(instant, CarriedTitles((item.id, other.id), disc), False)

        message = on.window.message_bar.message
        assert message is not None
        assert SAID in message.text
        assert [touched(entry.edit) for entry in on.lists[instant].state.entries] == [(other.id,)]


async def test_what_somebody_added_a_moment_before_is_not_taken_away_by_undo(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix") as on:
        await on.show("netflix", "instant")
        await on.find("alien", sections=1)
        on.choose("netflix", "Alien")
        number = sandbox.netflix.state.catalogue.named("Alien").id
        sandbox.netflix.faults.edit_on_website("ada@example.org", add=number)

        on.panel.destination.add(Edge.END)
        await until(lambda: on.is_in_step and number in saved(sandbox), "it to be found there")
        on.page.history.undo()

        assert not on.state.entries
        assert on.said.startswith("There is nothing to undo.")
        assert number in saved(sandbox)
