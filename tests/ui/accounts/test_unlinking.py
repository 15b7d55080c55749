"""Unlinking says what goes with it: what exists only here, and only what is true of the service."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Edge, Move
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.accounts.unlink_questions import _listed, forgetting
from desktop_app.ui.shell.main_window import MainWindow
from tests.parts import parts_of
from tests.ui.stage import stage, until_said
from tests.ui.test_chew_lists import Desktop, desktop


async def with_own_things(on: Desktop) -> None:
    """An order, and a saved show, both of which Chew knows nothing of."""
    await on.show("shows")
    ids = on.page.model.view.ids
    on.page.history.perform((Move(ids[-1:], Edge.TOP),))
    await until(lambda: on.page.model.state and not on.page.model.state.waiting, "the order")
    await on.show("saved")
    service = await parts_of(on.core.accounts, on.core.accounts.all[0].id)
    (title,) = await service.catalogue.search("debugging")
    assert on.page.add((title,), Edge.TOP)
    await until(lambda: on.page.model.state and not on.page.model.state.waiting, "the show")


async def ask(on: Desktop) -> None:
    on.program.workspace.sidebar.unlink_requested.emit(on.core.accounts.all[0].id)
    await until(lambda: "Unlink Ada" in on.said, "the question")


async def test_what_exists_only_here_is_named_and_kept(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desktop(tmp_path, sandbox) as on:
        await with_own_things(on)
        await on.show("shows")
        wanted = on.page.model.view.ids
        await ask(on)
        assert "Lineup forgets it here. chew.tv (sandbox) can’t be asked to forget it." in on.said
        assert "Only on this computer: your order of “My shows” and “Saved shows” with 1 title." in on.said

        await click_button(on.window.message_bar, "Unlink")
        await until(lambda: "is unlinked" in on.said, "the receipt")
        assert "What existed only here is kept" in on.said
        linked = await on.core.link()
        assert linked.account.id == on.core.accounts.all[0].id
        await until(lambda: len(on.program.workspace.library.refs) == 3, "the lists")
        await on.show("shows")
        assert on.page.model.view.ids == wanted
        await on.show("saved")
        assert len(on.page.model.view.ids) == 1


async def test_what_is_not_kept_is_gone(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desktop(tmp_path, sandbox) as on:
        await with_own_things(on)
        await ask(on)
        await click_button(on.window.message_bar, "Unlink and delete it")
        await until(lambda: "is unlinked" in on.said, "the receipt")
        assert "kept" not in on.said
        await on.core.link()
        await until(lambda: len(on.program.workspace.library.refs) == 3, "the lists")
        await on.show("saved")
        assert on.page.model.view.ids == ()


async def test_everything_goes(sandbox: Sandbox, tmp_path: Path) -> None:
    async with desktop(tmp_path, sandbox) as on:
        await with_own_things(on)
        on.program.features.accounts.unlink_everything()
        await until(lambda: "Unlink everything?" in on.said, "the question")
        assert "Lineup forgets 1 account with all keys on this computer." in on.said
        assert "and deleted with it: your order of “My shows” and “Saved shows” with 1 title." in on.said

        await click_button(on.window.message_bar, "Unlink everything")
        await until(lambda: "Everything is unlinked." in on.said, "the end")
        assert on.core.accounts.all == on.core.journal.accounts() == ()
        assert await on.core.accounts.keys.of("chew") is None
        on.program.features.accounts.unlink_everything()
        await until(lambda: "No account is linked." in on.said, "nothing left")


async def test_where_nothing_exists_only_here_there_is_nothing_to_keep(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        on.sidebar.unlink_requested.emit(ref.account)
        await until_said(on, "Netflix (sandbox) can’t be asked to forget it.")
        assert "Only on this computer" not in on.said
        assert [action.label for action in on.window.message_bar.message.actions] == ["Unlink"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("revokes", "said"),
    [
        (True, "asks the service to forget it, too."),
        (None, "asks Far to forget it if it offers that."),
        (False, "Far can’t be asked to forget it."),
    ],
)
def test_a_service_is_asked_for_what_it_offers(revokes: bool | None, said: str) -> None:
    assert forgetting("Far", revokes=revokes).endswith(said)


@pytest.mark.parametrize(
    ("count", "said"), [(1, "0"), (2, "0 and 1"), (4, "0, 1, 2 and 3"), (6, "0, 1, 2, 3 and 2 more lists")]
)
def test_few_lists_are_named(count: int, said: str) -> None:
    assert _listed([str(number) for number in range(count)]) == said


def test_the_way_out_of_everything_stands_before_the_way_out_of_the_program(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.menus.add("File", "quit", "&Quit", "", window.close)
    window.menus.add("File", "accounts", "Unlink everything", "", window.close)
    assert [action.text() for action in window.menus["File"].actions()] == ["Unlink everything", "&Quit"]
