"""The window follows which lists an account has, and reads no more of them than is wanted."""

import asyncio
from pathlib import Path

import pytest

from desktop_app.accounts import LiveAccount
from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Edge, Move, Remove
from desktop_app.domain.errors import OutcomeUnknown, RateLimited, ServiceError, Unreachable
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import ListCatalogue
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.widgets.silent_tip import silent_tip_of
from tests.trakt import ADA
from tests.ui.stage import refresh, until_said
from tests.ui.trakt_stage import have_lists, trakt_stage

SHARED = "At sea"


def reads_of_items(trakt: TraktEmulator) -> int:
    return sum(call.method == "GET" and "/items" in call.path for call in trakt.requests)


async def test_of_many_lists_only_the_shown_ones_are_read(sandbox: Sandbox, tmp_path: Path) -> None:
    have_lists(sandbox, 100)
    async with trakt_stage(tmp_path, sandbox) as on:
        ref = await on.link()
        await until(lambda: on.is_in_step and on.health("Favorites") is Health.IN_STEP, "what nobody counts")
        assert on.window.current == ref
        assert on.titles[:3] == ["Watchlist", "Favorites", "Noir"]
        assert len(on.titles) == 2 + len(on.personal) + 1
        counts = {shown.title: shown.count for a in on.sidebar.model.accounts for shown in a.lists}
        assert counts["List 042"] == 2
        assert counts["Watchlist"] == len(on.state.view.items)
        assert reads_of_items(sandbox.trakt) == 0
        assert on.health("List 042") is Health.NOT_READ

        await on.opened("List 042")
        assert len(on.shown) == 2
        assert reads_of_items(sandbox.trakt) == 1


async def test_lists_come_go_and_are_renamed_as_the_service_says(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await on.opened("Sunday afternoons")
        on.personal[0].name = "Film noir"
        del on.personal[1]
        have_lists(sandbox, 1)
        refresh(on)

        await until_said(on, "Trakt (sandbox) no longer has “Sunday afternoons”.")
        await until(lambda: "List 000" in on.titles, "the new list")
        assert on.titles == ["Watchlist", "Favorites", "Film noir", "With Grace", "List 000", SHARED]
        assert on.window.current is not None
        assert on.window.current.name == "watchlist"
        await on.opened("Film noir")
        assert on.page.heading.title == "Film noir"


@pytest.mark.parametrize(
    ("error", "times", "expected"),
    [
        (RateLimited(retry_after=0.01), 1, 0),
        (RateLimited(retry_after=0.01), 3, 1),
        (Unreachable(), 1, 1),
        (OutcomeUnknown(), 3, 1),
    ],
)
async def test_lists_that_could_not_be_had_at_first_come_by_themselves(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: ServiceError, times: int, expected: int
) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        ask, asked, said = LiveAccount.ask_catalogue, list[AccountId](), list[Message]()

        async def ask_catalogue(account: LiveAccount) -> ListCatalogue:
            asked.append(account.id)
            if len(asked) <= times:
                raise error
            return await ask(account)

        monkeypatch.setattr(LiveAccount, "ask_catalogue", ask_catalogue)
        monkeypatch.setattr(on.window.message_bar, "show_message", said.append)
        await on.link()

        assert on.titles[:3] == ["Watchlist", "Favorites", "Noir"]
        assert len(asked) > times
        assert len([message for message in said if message.kind is Kind.ERROR]) == expected


async def test_a_list_that_comes_back_has_lost_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await on.opened("Noir")
        before, lists = on.shown, list(on.personal)
        del on.personal[0]
        refresh(on)
        await until_said(on, "Trakt (sandbox) no longer has “Noir”.")
        on.window.message_bar.dismiss()
        on.personal[:] = lists
        refresh(on)
        await until(lambda: "Noir" in on.titles, "it to be back")

        await on.opened("Noir")
        visits = on.features.away
        await until(lambda: visits.visit is not None and visits.visit.is_compared, "the comparison")
        assert on.shown == before
        assert on.said == ""


async def test_what_waits_for_a_list_that_went_is_kept_until_it_is_let_go(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        ref = await on.opened("Noir")
        del on.personal[0]
        on.page.history.perform((Move((on.state.view.ids[3],), Edge.TOP),))
        refresh(on)

        await until_said(on, "no longer has “Noir”. 1 change that waited for it is kept.")
        assert on.titles[-1] == "Noir"
        assert not on.page.model.can_reorder
        await click_button(on.window.message_bar, "Let them go")
        await until(lambda: "Noir" not in on.titles, "the list to go")
        assert ref not in on.lists
        assert on.journal.waiting(ref.account) == ()


async def test_what_waits_in_a_list_is_sent_though_nobody_looks_at_it(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    async with trakt_stage(tmp_path, sandbox, store=store) as on:
        await on.link()
        noir = await on.opened("Noir")
        first = on.state.view.ids[0]
        sandbox.stop()
        on.page.history.perform((Remove((first,)),))
        on.program.workspace.screen.choose(QueueRef(noir.account, "watchlist"))
    sandbox.start()
    sandbox.trakt.requests.clear()

    async with trakt_stage(tmp_path, sandbox, store=store) as on:
        served = on.personal[0].items
        before = len(served.entries)
        await until(lambda: on.personal and len(served.entries) == before - 1, "the change to be sent")
        await until(lambda: on.infos and on.health("Noir") is Health.IN_STEP, "the list to be in step")
        assert on.window.current == QueueRef(noir.account, "watchlist")
        assert on.health("Sunday afternoons") is Health.NOT_READ


async def test_an_account_without_lists_says_so(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await until(lambda: on.is_in_step, "the watchlist")
        account = on.accounts.all[0].id
        catalogue = on.lists.linked(account).catalogue
        assert catalogue is not None
        assert on.program is not None
        await on.program.features.lists.show(
            on.accounts.library.linked(account), type(catalogue)(catalogue.capabilities, ())
        )

        assert on.titles == []
        assert on.window.page is None
        assert on.window.panes._no_list._heading.text() == "No lists here yet"
        assert on.sidebar.model.accounts[0].second_line.startswith("linked · no lists")


async def test_a_shared_list_says_whose_it_is(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await on.opened(SHARED)
        assert on.page.header._account.text().endswith("shared by Grace Hopper")
        tip = silent_tip_of(on.page.header._title)
        assert tip.startswith("Ships\nGrace Hopper shares this list with you.")
        assert "never lost as a" in tip.replace("\n", " ")
        assert "<" not in tip


async def test_changes_stay_while_the_account_must_sign_in_again(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await on.opened("Noir")
        sandbox.trakt.faults.revoke(ADA)
        on.page.history.perform((Move((on.state.view.ids[3],), Edge.TOP),))

        await until_said(on, "needs you to sign in again. 1 change is saved and will be sent after you sign in.")
        source = on.sidebar.model.accounts[0]
        assert source.second_line.startswith("sign in again · 1 kept")
        assert source.make_refusal == "Sign in again first."
        moved = on.state.view.ids[0]
        on.window.message_bar.dismiss()

        await on.link()
        await until(lambda: on.is_in_step, "the change to be sent")
        assert f"movie:{on.personal[0].items.entries[0].media[1]}" == moved


async def test_a_sign_in_that_ends_while_the_lists_are_asked_for_is_told_once(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        (account,) = on.accounts.library.accounts
        lists = on.features.lists
        sandbox.trakt.faults.revoke(ADA)
        lists.look(account)

        await until_said(on, "needs you to sign in again. Your lists stay here.")
        await until(lambda: not lists.asking.of(account).turn.locked(), "the lists to be asked for")
        await asyncio.sleep(0.2)
        message = on.window.message_bar.message
        assert message is not None
        assert (message.kind, message.text) == (Kind.WARNING, "Your lists stay here.")
