"""The details: what the service tells on request, and where else the title stands."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.domain.duplicates import pair_of
from desktop_app.domain.queues import ItemId, QueueRef, Title, TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import button, buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.details.controller import _asked_once
from desktop_app.ui.details.pane import DetailsPane
from desktop_app.ui.details.title_finder import FoundListing
from tests.ui.stage import Stage, stage, until_said


def pane(on: Stage) -> DetailsPane:
    return on.program.features.details.pane


def said(inside: QWidget) -> list[str]:
    return [label.text() for label in inside.findChildren(QLabel) if label.isVisible()]


async def both_linked(on: Stage) -> tuple[QueueRef, str]:
    """Charade is in the instant queue and on Trakt's watchlist."""
    on.netflix.faults.limit_per_second(None)
    instant = await on.link()
    trakt = await on.link_trakt()
    assert on.program is not None
    on.program.workspace.screen.choose(QueueRef(trakt, "watchlist"))
    await until(lambda: on.page.model.state is not None and on.page.model.view.items, "the watchlist")
    theirs = {item.title.name: item for item in on.page.model.view.items}
    on.program.workspace.screen.choose(instant)
    name = next(item.title.name for item in on.page.model.view.items if item.title.name in theirs)
    on.page.view.choose(next(item.id for item in on.page.model.view.items if item.title.name == name))
    return QueueRef(trakt, "watchlist"), name


async def test_a_likely_twin_is_asked_and_the_answer_is_remembered(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            watchlist, name = await both_linked(on)
            standings = pane(on).standings
            await until(lambda: "Perhaps the same" in said(standings), "the question")

            await click_button(standings, "Yes")
            await until_said(on, "is the same title")
            await until(lambda: "Also listed in" in said(standings), "the answer to show")
            assert True in (await on.history.same_titles()).values()

            button(standings, "Watchlist").click()
            assert on.window.current == watchlist
            assert [item.title.name for item in on.page.chosen_items] == [name]


async def test_no_is_remembered_too_and_can_be_undone(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await both_linked(on)
            standings = pane(on).standings
            await click_button(standings, "No")
            await until(lambda: not buttons(standings, "No"), "the question to go")
            assert list((await on.history.same_titles()).values()) == [False]
            await click_button(on.window.message_bar, "Undo")
            await until(lambda: buttons(standings, "No"), "the question again")
            assert on.errors == []


async def test_what_a_list_does_not_tell_is_asked_for(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        sandbox.netflix.faults.limit_per_second(None)
        async with stage(tmp_path, sandbox, rest=0.01) as on:
            await on.link()
            entries = {one.id: one for one in on.netflix.state.catalogue if one.cast}
            item = next(one for one in on.page.model.view.items if one.id.rpartition("/")[2] in entries)
            entry = entries[item.id.rpartition("/")[2]]
            on.page.view.choose(item.id)
            await until(lambda: any(text.startswith("With ") for text in said(pane(on))), "the cast")
            assert any(entry.cast[0] in text for text in said(pane(on)))


def test_a_list_full_of_namesakes_asks_about_a_few() -> None:
    ref = QueueRef(AccountId("t"), "list")
    found = [
        FoundListing(
            ref, ItemId(str(n)), Title(TitleId(str(n)), "Charade"), n, pair_of("n:1", f"t:{n}"), is_sure=n % 2 == 0
        )
        for n in range(5_000)
    ]
    shown = _asked_once(tuple(found))
    assert [sum(one.is_sure for one in shown), sum(not one.is_sure for one in shown)] == [200, 10]
