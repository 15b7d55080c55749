"""A person makes, changes, deletes and arranges the lists themselves."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.domain.edits import Edge, Move
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.lists.changes import UNCHANGED
from desktop_app.ui.sidebar.accounts import SourceState
from tests.core import queue_of
from tests.trakt import ADA
from tests.ui.stage import until_said
from tests.ui.trakt_stage import TraktStage, trakt_stage


async def in_the_sidebar(on: TraktStage) -> QWidget:
    """With the keyboard there, as after a click."""
    tree = on.sidebar.tree
    on.window.activateWindow()
    await until(on.window.isActiveWindow, "the window")
    tree.setFocus()
    return tree


MINE = ["Noir", "Sunday afternoons", "With Grace"]


def choose(on: TraktStage, title: str) -> None:
    """Select it in the sidebar."""
    on.sidebar.choose(on.ref(title))


def act(on: TraktStage, name: str) -> None:
    action = on.sidebar.list_actions[name]
    assert action.isEnabled(), action.statusTip()
    action.trigger()


async def test_a_list_is_made_and_shown(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.trakt.faults.limit(ADA, "list", 10, "count")
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        act(on, "new")
        form = on.changes.form
        assert form is not None
        form.send()
        assert form.wrong == "A list needs a name."
        form.title.setText("  Heist   films ")
        form.description.setPlainText("One last time")
        form.privacy.menu_of.actions()[2].trigger()
        assert form.privacy.text().startswith("Your friends")
        await click_button(form, "Make list")

        await until(lambda: on.window.page is not None and on.page.heading.title == "Heist films", "the new list")
        made = on.personal[-1]
        assert (made.name, made.description, made.privacy) == ("Heist films", "One last time", "friends")
        assert on.changes.form is None
        assert on.titles[-1] == "Heist films"


async def test_too_many_lists_are_refused_in_words_and_the_form_stays(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.trakt.faults.limit(ADA, "list", 3, "count")
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        act(on, "new")
        form = on.changes.form
        assert form is not None
        form.title.setText("One too many")
        form.send()
        assert not form.send_button.isEnabled()

        await until_said(on, "You’ve reached a limit of Trakt (sandbox). Its settings allow 3 lists of your own.")
        assert form is on.changes.form
        assert form.title.text() == "One too many"
        assert form.send_button.isEnabled()
        assert on.served_titles == MINE


async def test_a_list_is_renamed_and_described(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await on.opened("Noir")
        QTest.keyClick(await in_the_sidebar(on), Qt.Key.Key_F2)
        form = on.changes.form
        assert form is not None
        assert form.description.toPlainText().startswith("Rain, hats")
        form.title.setText("Darkness")
        QTest.keyClick(form.title, Qt.Key.Key_Return)

        await until(lambda: on.changes.form is None, "the form to go")
        assert on.served_titles[0] == "Darkness" == on.titles[2] == on.page.heading.title
        assert on.personal[0].privacy == "private"


async def test_a_list_is_deleted_after_a_question(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        noir = await on.opened("Noir")
        count = len(on.shown)
        choose(on, "Noir")
        sandbox.trakt.faults.writes_per_second(None)
        sandbox.trakt.faults.edit_before_writes(0)
        act(on, "delete")
        assert on.said == (f"Delete “Noir” and the {count} titles in it? Trakt (sandbox) can’t bring it back.")
        assert on.served_titles == MINE
        await click_button(on.window.message_bar, "Delete the list")

        await until_said(on, "“Noir” is deleted.")
        assert on.served_titles == MINE[1:]
        assert "Noir" not in on.titles
        assert queue_of(on.accounts, noir) is None
        assert on.window.current is not None
        assert on.window.current != noir


async def test_what_waits_is_named_before_a_list_is_deleted(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await on.opened("Noir")
        on.page.history.perform((Move((on.state.view.ids[3],), Edge.TOP),))
        on.changes.ask_to_delete(on.ref("Noir"))
        assert on.said.endswith("1 change not yet sent will be lost.")
        await until(lambda: on.is_in_step, "the change to be sent")


async def test_lists_move_by_keyboard_and_the_last_order_is_sent(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await until(lambda: on.is_in_step, "the watchlist")
        choose(on, "With Grace")
        tree = await in_the_sidebar(on)
        sandbox.trakt.requests.clear()
        for _ in range(2):
            QTest.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        wanted = ["With Grace", "Noir", "Sunday afternoons"]
        assert on.titles[2:5] == wanted
        assert on.sidebar.model.accounts[0].state is SourceState.WORKING or on.served_titles == MINE
        assert not on.sidebar.list_actions["up"].isEnabled()
        assert on.sidebar.list_actions["up"].statusTip() == "It is the first of your own lists."

        await until(lambda: on.served_titles == wanted, "the order to be sent")
        assert on.titles[2:5] == wanted


async def test_a_list_is_dropped_between_others_and_undo_puts_it_back(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await until(lambda: on.is_in_step, "the watchlist")
        wanted = ["With Grace", "Noir", "Sunday afternoons"]

        on.sidebar.tree.list_placed.emit(on.ref("With Grace"), on.ref("Noir"))

        assert on.titles[2:5] == wanted
        assert on.said == "“With Grace” moved. It is now list 1 of 3."
        await until(lambda: on.served_titles == wanted, "the order to be sent")
        await click_button(on.window.message_bar, "Undo")
        assert on.titles[2:5] == MINE
        await until(lambda: on.served_titles == MINE, "the old order to be sent")


async def test_an_order_that_was_not_taken_is_taken_back(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await until(lambda: on.is_in_step, "the watchlist")
        sandbox.trakt.faults.fail_next(503, writes_only=True)
        on.changes.move(on.ref("Noir"), 1)
        assert on.titles[2:4] == ["Sunday afternoons", "Noir"]

        await until_said(on, "Trakt (sandbox) is having problems")
        await until(lambda: on.titles[2:5] == MINE, "the old order")


async def test_offline_no_change_of_a_list_is_promised_for_later(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await until(lambda: on.is_in_step, "the watchlist")
        sandbox.stop()
        on.changes.move(on.ref("Noir"), 1)

        await until_said(on, f"Can’t reach Trakt (sandbox). {UNCHANGED}")
        told = next(each for each in on.window.message_bar.messages if each.text == UNCHANGED)
        assert told.seconds is not None
        await until(lambda: on.titles[2:5] == MINE, "the old order")


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Watchlist", "Trakt keeps this list for every account: it can be neither renamed nor deleted."),
        ("At sea", "Only Grace Hopper, whose list it is, can change or delete it."),
    ],
)
async def test_what_cannot_be_changed_says_why(sandbox: Sandbox, tmp_path: Path, title: str, reason: str) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        choose(on, title)
        actions = on.sidebar.list_actions
        assert actions["new"].isEnabled()
        for name in ("edit", "delete", "up", "down"):
            assert not actions[name].isEnabled()
            assert actions[name].statusTip() == reason


async def test_the_form_goes_with_its_list(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        await until(lambda: on.is_in_step, "the watchlist")
        on.changes.ask_for_words(on.ref("Noir"))
        assert on.changes.form is not None
        del on.personal[0]
        assert on.program is not None
        on.program.refresh()
        await until(lambda: on.changes.form is None, "the form to go")
