"""Trakt's pages overlap: one title comes twice, another not at all. The window says so, and no order is sent."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from desktop_app.domain.edits import Edge, Remove
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.sidebar.accounts import SourceState, account_sentence, list_sentence
from tests.trakt import ADA, writes
from tests.ui.stage import move, refresh, until_said
from tests.ui.trakt_stage import TraktStage, trakt_stage

PAGE = 50


@asynccontextmanager
async def linked(folder: Path, sandbox: Sandbox) -> AsyncIterator[TraktStage]:
    """Ada's watchlist on the screen, in pages of fifty from now on."""
    async with trakt_stage(folder, sandbox) as on:
        await on.link()
        on.trakt.faults.cap_pages(PAGE)
        yield on


def overlap(on: TraktStage) -> None:
    """Look again after a change, so that the list is read."""
    on.trakt.faults.overlap_pages()
    on.trakt.faults.edit_on_website(ADA, move=on.trakt.state.order(ADA)[2], rank=1)
    refresh(on)


async def until_incomplete(on: TraktStage) -> None:
    await until(lambda: on.state.health is Health.INCOMPLETE, "the list to be incomplete")


async def test_no_title_is_missing_unsaid(sandbox: Sandbox, tmp_path: Path) -> None:
    async with linked(tmp_path, sandbox) as on:
        before = on.served
        overlap(on)
        await until_said(on, "isn’t showing the whole list. 2 titles are missing")
        await until(lambda: "isn’t showing the whole list" in on.window.status.words, "the foot to say so")

        assert set(on.state.view.ids) == set(before)
        assert "removed" not in on.said
        (account,) = on.sidebar.model.accounts
        await until(lambda: on.sidebar.model.accounts[0].state is SourceState.INCOMPLETE, "the sidebar")
        account = on.sidebar.model.accounts[0]
        assert "incomplete" in account_sentence(account)
        assert "incomplete" in list_sentence(account.lists[0])

        on.trakt.faults.overlap_pages(0)
        await click_button(on.window, "Retry now")
        await until(lambda: on.is_in_step and on.state.view.ids == tuple(on.served), "the whole list")
        await until(lambda: on.sidebar.model.accounts[0].state is SourceState.LINKED, "the sidebar")


async def test_a_move_does_not_throw_the_missing_title_to_the_end(sandbox: Sandbox, tmp_path: Path) -> None:
    async with linked(tmp_path, sandbox) as on:
        overlap(on)
        await until_incomplete(on)
        before, hidden = on.served, on.served[PAGE]
        move(on, 4, Edge.TOP)
        await until(lambda: "1 change waiting" in on.window.status.words, "the change to wait")
        refresh(on)
        await until(lambda: on.state.health is Health.READING, "a read to begin")
        await until_incomplete(on)

        assert on.served == before
        assert writes(on.trakt) == []
        assert hidden in on.state.view.ids

        on.trakt.faults.overlap_pages(0)
        await until(lambda: on.is_in_step, "the change to be sent by itself")
        assert on.served == [before[4], *before[:4], *before[5:]] == list(on.state.view.ids)


async def test_the_way_back_of_a_title_that_is_not_shown_stays(sandbox: Sandbox, tmp_path: Path) -> None:
    async with linked(tmp_path, sandbox) as on:
        hidden = on.state.view.ids[PAGE]
        on.page.history.perform((Remove((hidden,)),))
        await until(lambda: on.is_in_step and hidden not in on.served, "it to be removed")
        before = on.served
        overlap(on)
        await until_incomplete(on)
        on.page.history.undo()
        await until(lambda: hidden in on.served, "it to be back on the list")
        assert hidden in on.state.view.ids

        on.trakt.faults.overlap_pages(0)
        await until(lambda: on.is_in_step, "it to be back at its place")
        assert on.served.index(hidden) == PAGE
        assert len(on.served) == len(before) + 1


async def test_an_order_that_is_not_kept_is_said_to_be_so(sandbox: Sandbox, tmp_path: Path) -> None:
    async with linked(tmp_path, sandbox) as on:
        on.trakt.faults.keep_orders("as before")
        move(on, 4, Edge.TOP)
        await until_said(on, "accepted it but didn’t keep it")
        on.trakt.faults.keep_orders("as asked")
        moved = on.served[4]
        await click_button(on.window, "Try again")
        await until(lambda: on.is_in_step and on.served[0] == moved, "the order to be kept")


async def test_lists_that_are_not_shown_stay(sandbox: Sandbox, tmp_path: Path) -> None:
    async with linked(tmp_path, sandbox) as on:
        before = on.titles
        on.trakt.faults.cap_pages(2)
        on.trakt.faults.overlap_pages()
        assert on.program is not None
        on.program.features.lists.look(on.accounts.library.linked(on.accounts.all[0].id))
        await until_said(on, "isn’t showing all of your lists. 1 list is missing.")
        assert on.titles == before
