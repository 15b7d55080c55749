"""All my lists while disks are full, accounts go and lists vanish under it."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.account import AccountId
from desktop_app.domain.all_lists import MergedTitle, Overview, Stand
from desktop_app.domain.edits import Edge
from desktop_app.domain.errors import DiskFull
from desktop_app.domain.queues import ItemId, QueueRef, Title, TitleId
from desktop_app.domain.recommendations import Reason, Recommendation
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.all_lists import background_reader
from desktop_app.ui.all_lists.whats_next import Proposal, WhatsNextPanel
from desktop_app.ui.queue.delegate import drawn_posters
from tests.ui.all_lists.test_overviewing import both_linked, by_key, first_of, is_whole, names, opened, over
from tests.ui.stage import Stage, stage


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_reader, "PAUSE", 0)


async def unlink(on: Stage, provider: str) -> None:
    account = next(account for account in on.accounts.all if account.provider == provider)
    await on.accounts.unlink(account.id)


async def test_an_order_that_the_disk_does_not_take_holds_while_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_order: object) -> None:
        raise DiskFull

    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            on.netflix.faults.limit_per_second(None)
            await on.link()
            view = await opened(on)
            before, ids = names(on), view.session.state.view.ids
            assert view._store is not None
            monkeypatch.setattr(view._store, "keep_order", full)
            view.page.table.model.reorder_requested.emit((ids[5],), Edge.TOP)
            await until(lambda: on.errors, "the full disk to be told")
            seen: list[list[str]] = []
            view._gathering.found.connect(lambda _found: seen.append(names(on)))
            view._gathering.want()
            await until(lambda: seen, "them to be gathered again")
            assert seen[-1] == [before[5], *before[:5], *before[6:]]

            on.errors.clear()
            monkeypatch.undo()
            view._gathering.want()
            await until(lambda: len(seen) > 1, "them to be gathered again")
            assert (await view._store.order())[:1] == (ids[5],)


async def test_an_account_that_goes_while_its_lists_are_gathered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await both_linked(on)
            view = await opened(on)
            by_key(on, "Ctrl+Shift+W")
            await until(lambda: len(view.proposing.panel.cards) == 3, "three titles")
            cards = view.proposing.panel.cards
            merger, begun, gate = view._gathering._merger, list[bool](), Event()
            merge = merger.merge

            def slowly(*given: Any) -> Overview:
                begun.append(True)
                gate.wait(60)
                return merge(*given)

            monkeypatch.setattr(merger, "merge", slowly)
            view._gathering.want()
            await until(lambda: begun, "the gathering to begin")
            view.page.table.view.choose(first_of(on, "Metropolis"))
            await unlink(on, "trakt")
            gate.set()
            await until(lambda: is_whole(on) and "Noir" not in marks(on), "Trakt's lists to be gone")
            for card in cards:
                card.opened.emit(card.proposal.pick)
                card.fronted.emit(card.proposal.pick)
            await unlink(on, "netflix")
            for card in cards:
                card.opened.emit(card.proposal.pick)
            view.propose()
            view.refresh()
            await on.tasks.finished()


def test_an_endless_name_does_not_push_the_proposals_out_of_the_window(qtbot: QtBot) -> None:
    panel = WhatsNextPanel(drawn_posters)
    qtbot.addWidget(panel)
    stand = Stand(QueueRef(AccountId("a"), "list"), ItemId("1"), 0, None)
    endless = MergedTitle(Title(TitleId("1"), "W" * 10_000), ("1",), (stand,))
    panel.show_proposals([Proposal(Recommendation(endless, Reason.FIRST, stand), "First in a list", "")])
    assert panel.minimumSizeHint().width() < 400


def marks(on: Stage) -> str:
    view = over(on)
    return " ".join(mark.words for title in view.session.titles for mark in view._marks_of(title))


async def test_what_next_knows_that_an_account_went_while_nobody_looked(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await both_linked(on)
            view = await opened(on)
            assert on.program is not None
            on.program.workspace.screen.choose(view._naming.refs[0])
            await unlink(on, "netflix")
            await on.tasks.finished()
            for _ in range(8):
                view.proposing._shown.clear()
                view.proposing.others()
                await on.tasks.finished()
                assert len(view.proposing.panel.cards) == 3
