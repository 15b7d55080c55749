"""The window over the real core and a real sandbox: what others do, and what a person answers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from desktop_app.accounts import LiveList
from desktop_app.domain.edits import Add, Edge
from desktop_app.domain.queues import Item, QueueRef, Title, TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Event, QueueState
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.shell.message_stack import Kind, Message
from tests.ui.stage import EMAIL, Stage, move, refresh, stage, until_said


async def test_the_first_list_opens_after_linking(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        assert on.program.workspace.welcome.cards.isVisible()
        assert "No accounts yet" in on.window.status.words

        ref = await on.link()

        assert on.window.current == ref
        assert on.shown == on.served
        assert not on.program.workspace.welcome.cards.isVisible()
        await until(lambda: "Up to date" in on.window.status.words, "the foot to say so")


async def test_an_edit_on_the_website_is_told_in_words(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        name = on.state.view.items[9].title.name
        on.netflix.faults.edit_on_website(EMAIL, move=on.served[9], position=2)
        refresh(on)
        await until_said(on, f"Netflix (sandbox) moved {name}.")
        assert on.shown == on.served

        await click_button(on.window.message_bar, "Show")
        assert [item.title.name for item in on.page.chosen_items] == [name]


async def test_undo_after_a_merge_takes_back_ones_own_and_nothing_else(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        theirs = on.served[10]
        on.netflix.faults.edit_on_website(EMAIL, move=theirs, position=2)
        without_mine = on.served
        move(on, 5, Edge.END)
        await until_said(on, "Your change was kept.")
        await until(lambda: on.is_in_step, "everything to be sent")
        assert on.served != without_mine

        await click_button(on.window.message_bar, "Undo mine")
        await until(lambda: on.is_in_step and on.served == without_mine, "the undo to be sent")
        assert on.shown == on.served


async def test_a_storm_is_asked_about(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.netflix.faults.edit_before_writes(20)
        move(on, 0, 3)
        await until_said(on, "kept changing while Lineup sent it")
        on.netflix.faults.edit_before_writes(0)
        await click_button(on.window.message_bar, "Try again")
        await until(lambda: on.is_in_step and not on.state.questions, "the change to be sent")
        assert on.shown == on.served


@pytest.mark.parametrize("answer", ["Keep", "Remove"])
async def test_a_moved_title_that_vanished_is_asked_about(sandbox: Sandbox, tmp_path: Path, answer: str) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        lost = on.served[4]
        on.netflix.faults.edit_on_website(EMAIL, remove=lost)
        move(on, 4, 0)
        await until_said(on, "You moved it, and then it was removed on Netflix (sandbox).")
        await click_button(on.window.message_bar, answer)
        await until(lambda: on.is_in_step and not on.state.questions, "the answer to be sent")
        assert (lost in on.served) is (answer == "Keep")
        assert on.shown == on.served


async def test_a_refusal_is_told_in_the_services_words(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.page.history.perform((Add(Item(Title(TitleId("movies/1"), "No such film"))),))
        await until_said(on, "Netflix (sandbox) refused to add “No such film”. It says:")
        await click_button(on.window.message_bar, "Drop my change")
        await until(lambda: not on.state.questions, "the answer")
        assert on.shown == on.served


async def test_an_account_is_renamed_and_unlinked(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        on.sidebar.rename_requested.emit(ref.account, "Mine")
        assert on.accounts.all[0].label == "Mine"
        assert on.page.header._account.text() == "Netflix · Mine (sandbox)"

        on.sidebar.unlink_requested.emit(ref.account)
        await until_said(on, "Unlink Mine, Netflix (sandbox)?")
        await click_button(on.window.message_bar, "Unlink")
        await until(on.program.workspace.welcome.cards.isVisible, "the first run")
        assert on.accounts.all == on.journal.accounts() == ()
        await until_said(on, "Mine, Netflix (sandbox), is unlinked.")
        assert list(on.store._kept) == ["application:netflix:sandbox"]


async def test_an_old_error_does_not_hide_what_was_just_asked_for(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        old = Message(Kind.ERROR, "Something went wrong an hour ago.")
        on.window.message_bar.show_message(old)
        on.sidebar.unlink_requested.emit(ref.account)
        await until_said(on, "Unlink Ada")
        await click_button(on.window.message_bar, "Unlink")
        await until(lambda: not on.accounts.all, "the end of the account")
        assert on.window.message_bar.message == old


async def test_a_list_that_is_opened_twice_has_one_page(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        page = on.window.panes.page_of(ref)
        assert on.program is not None
        catalogue = on.program.workspace.library.linked(ref.account).catalogue
        assert catalogue is not None
        await on.program.features.lists.show(on.accounts.library.linked(ref.account), catalogue)
        on.program.start()
        on.program.workspace.screen.choose(ref)
        await until(lambda: on.is_in_step, "the queue")
        assert on.window.panes.page_of(ref) is on.window.page is page


async def test_a_list_gets_its_page_when_somebody_wants_it(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        instant = await on.link()
        disc = QueueRef(instant.account, "disc")
        assert list(on.window.panes.pages) == [instant]
        assert on.program is not None

        on.program.workspace.screen.choose(disc)

        assert list(on.window.panes.pages) == [instant, disc]
        assert on.window.current == disc
        assert on.shown == on.netflix.state.order(EMAIL, "disc")


async def test_when_the_program_has_ended_nothing_begins_by_itself(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        assert on.program is not None
        timers = on.window.findChildren(QTimer)
        assert any(timer.isActive() for timer in timers)

        await on.program.close()

        assert not [timer.parent() for timer in timers if timer.isActive()]


class Witness:
    """Notes whether the rows of a page are those of the list whenever something is heard of it."""

    def __init__(self, on: Stage, live: LiveList) -> None:
        self.were_painted: list[bool] = []
        self._on = on
        self._ref = live.ref
        live.changed.connect(self._hear)
        on.accounts.library.list_changed.connect(self._hear_of_all)

    def _hear(self, state: QueueState, _event: Event | None) -> None:
        page = self._on.window.panes.pages.get(self._ref)
        if page is not None:
            self.were_painted.append(page.model.state is state)

    def _hear_of_all(self, changed: LiveList, state: QueueState, event: Event | None) -> None:
        if changed.ref == self._ref:
            self._hear(state, event)


async def test_rows_are_painted_before_anything_else_hears(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        disc = QueueRef((await on.link()).account, "disc")
        live = on.accounts.library.list(disc)
        assert live is not None
        witness = Witness(on, live)  # hears before there is a page, and so before the page was connected

        assert on.program is not None
        on.program.workspace.screen.choose(disc)
        move(on, 2, Edge.TOP)
        await until(lambda: on.is_in_step, "the move to be sent")

        assert len(witness.were_painted) > 3
        assert all(witness.were_painted)
