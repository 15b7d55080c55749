"""Lineup says of a list at Trakt what Trakt said: an order that is not kept, a limit of yesterday."""

from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Move
from desktop_app.domain.queues import Item
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt import list_writes
from desktop_app.sandbox.trakt.calls import Refusal
from desktop_app.tour.hands import until
from tests.parts import parts_of
from tests.trakt import ADA
from tests.ui.trakt_stage import TraktStage, trakt_stage


async def add_one(on: TraktStage) -> str:
    service = await parts_of(on.accounts, on.state.ref.account)
    title = next(title for title in await service.catalogue.search("the") if title.id not in on.state.view)
    on.page.history.perform((Add(Item(title), Edge.END),))
    await until(lambda: on.said, "a word about it")
    return title.name


async def test_nobody_is_blamed_for_an_order_that_is_not_kept(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_writes, "reordered", lambda entries, _wanted: (tuple(entries), []))
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        on.page.history.perform((Move((on.state.view.ids[4],), Edge.TOP),))
        await until(lambda: on.said, "a word about it")
        assert "accepted it but didn’t keep it" in on.said


async def test_a_limit_that_fell_is_read_again(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        most = len(on.state.view.items)
        on.trakt.faults.limit(ADA, "watchlist", most)
        name = await add_one(on)
        said = f"Trakt (sandbox) refused to add “{name}”. Its settings allow {most} titles on this list."
        assert on.said == f"Add “{name}” again? {said}"


async def test_a_limit_that_allows_what_was_refused_is_no_reason(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object) -> None:
        raise Refusal(420)

    monkeypatch.setattr(list_writes, "_judge_limit", refuse)
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        name = await add_one(on)
        assert on.said == (
            f"Add “{name}” again? Trakt (sandbox) refused to add “{name}”. It gave no reason."
            " Its limit for titles on this list may be reached."
        )
