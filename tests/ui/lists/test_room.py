"""A list says that it is full, or not the person's, before anything is kept; and shows what its order is."""

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.edits import Remove
from desktop_app.domain.errors import ListReason
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.queue.words import SHOW_OWN_ORDER, SORTED
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from tests.core import queue_of
from tests.list_steps import read
from tests.trakt import ADA, writes
from tests.ui.trakt_stage import TraktStage, trakt_stage


async def carry(on: TraktStage, count: int, to: str) -> None:
    """So many titles of the watchlist, dropped on a list in the sidebar."""
    await on.opened("Watchlist")
    ids = tuple(i for i in on.state.view.ids if i not in on.lists[on.ref(to)].state.view)[:count]
    on.sidebar.titles_dropped.emit(on.ref(to), CarriedTitles(ids, on.ref("Watchlist")), False)


async def test_a_full_list_refuses_before_anything_is_kept(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        full = len(on.personal[2].items.entries)
        sandbox.trakt.faults.limit(ADA, "list", full)
        await on.link()
        grace = await on.opened("With Grace")
        await carry(on, 1, "With Grace")

        assert on.said == (
            f"“With Grace” may hold {full} titles. It is full. Nothing was added; remove a title first, or put "
            "this one into another list."
        )
        assert on.journal.live(grace) == ()

        page = on.window.panes.page_of(grace)
        assert page is not None
        page.history.perform((Remove((on.lists[grace].state.view.ids[0],)),))
        await carry(on, 1, "With Grace")
        assert "now stands at the end of “With Grace”." in on.said
        await until(lambda: not on.lists[grace].state.waiting, "both to be sent")


async def test_of_several_titles_it_is_said_how_many_fit(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        holds = len(on.personal[2].items.entries)
        sandbox.trakt.faults.limit(ADA, "list", holds + 2)
        await on.link()
        await until(lambda: on.ref("With Grace") in on.lists, "the lists")
        sandbox.trakt.requests.clear()
        await carry(on, 5, "With Grace")

        text = f"It holds {holds}: there is room for 2 of these 5. Nothing was added; choose fewer, or remove some"
        assert text in on.said
        assert not writes(sandbox.trakt)


async def test_a_list_of_the_services_own_making_says_why_it_stays(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        noir = await on.opened("Noir")
        catalogue = on.lists.linked(noir.account).catalogue
        assert catalogue is not None
        lists = tuple(replace(i, fixed=ListReason.KEPT_BY_SERVICE) if i.title == "Noir" else i for i in catalogue.lists)
        assert on.program is not None
        account = on.accounts.library.linked(noir.account)
        await on.program.features.lists.show(account, replace(catalogue, lists=lists))

        assert on.page.model.refusal == "The service keeps this list itself."
        assert on.page.view.actions_of_rows["remove"].statusTip() == "The service keeps this list itself."
        assert not on.page.header.add_action.isEnabled()
        source = on.sidebar.model.source_at(on.sidebar.model.index_of(noir))
        assert source is not None
        assert not source.takes_titles  # type: ignore[union-attr]
        on.page.history.perform((Remove((on.state.view.ids[0],)),))
        assert on.said == "This list can’t be changed like that. The service keeps this list itself."


async def test_another_order_than_the_lists_own_is_said_and_left(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        ref: QueueRef = await on.opened("Noir")
        queue = queue_of(on.accounts, ref)
        assert queue is not None
        read(queue, replace(queue.held.base, sorted_by="title asc"))

        assert on.page.header.notice == SORTED == on.page.model.refusal
        on.page.view.move_to_end()
        assert not on.state.waiting
        await click_button(on.page.header, SHOW_OWN_ORDER)
        await until(lambda: not on.state.view.sorted_by, "the list's own order")
        assert on.page.header.notice == ""
        assert on.page.model.can_reorder


async def test_people_and_parts_of_series_are_named_as_such(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await on.opened("With Grace")
        index = on.page.model.index(on.page.model.rowCount() - 1, 1)
        assert on.page.model.seen(index.row()).second_line == "Person"
        assert on.page.model.spoken(index.row()) == "Akira Kurosawa, Person, 6 of 6"
