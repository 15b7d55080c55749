"""Messages in the window: each over its own list, counted in the sidebar and at the foot, found again at the bell."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.sidebar.accounts import SourceList, list_sentence, list_tip
from tests.ui.stage import EMAIL, Stage, move, refresh, stage, until_said


def row(on: Stage, ref: QueueRef) -> SourceList:
    source = on.sidebar.model.source_at(on.sidebar.model.index_of(ref))
    assert isinstance(source, SourceList)
    return source


async def ask(on: Stage) -> QueueRef:
    """A title that was moved here was removed at the service."""
    ref = await on.link()
    on.netflix.faults.edit_on_website(EMAIL, remove=on.served[4])
    move(on, 4, 0)
    await until(lambda: on.state.questions, "the question")
    return ref


def disc(ref: QueueRef) -> QueueRef:
    return QueueRef(ref.account, "disc")


async def test_a_question_is_shown_over_its_own_list_and_marked_elsewhere(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await ask(on)
        await until_said(on, "on this list?")
        on.program.workspace.screen.choose(disc(ref))
        over_another = on.said
        await until(lambda: row(on, ref).questions == 1, "the mark")
        marked = row(on, ref)
        on.program.workspace.screen.choose(ref)

        assert over_another == ""
        assert list_sentence(marked).endswith("1 question")
        assert list_tip(marked).startswith(f"1 question: open {marked.title} to answer")
        assert "on this list?" in on.said
        assert "1 to decide" in on.window.status.words


async def test_a_question_that_is_answered_elsewhere_goes_by_itself(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await ask(on)
        await until_said(on, "on this list?")
        on.program.workspace.library[ref].decide(on.state.questions[0].id, keep=False)

        await until(lambda: on.said == "", "no question")
        await until(lambda: row(on, ref).questions == 0, "no mark")


async def test_later_folds_a_question_into_the_row_and_the_sidebar(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await ask(on)
        await until_said(on, "on this list?")
        await click_button(on.window.message_bar, "Later")

        assert "on this list?" not in on.said
        assert on.state.questions
        await until(lambda: row(on, ref).questions == 1, "the mark")


async def test_the_keyboard_is_back_in_its_row_after_an_answer(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await ask(on)
        await until_said(on, "on this list?")
        on.window.activateWindow()
        on.page.view.setFocus(Qt.FocusReason.TabFocusReason)
        await until(on.page.view.hasFocus, "the keyboard in the list")
        on.page.view.setCurrentIndex(on.page.model.index(3, 0))
        title = on.page.view.currentIndex().data()
        on.window.message_bar.take_keyboard()
        answer = QApplication.focusWidget()
        assert answer is not None
        QTest.keyClick(answer, Qt.Key.Key_Return)
        await until(lambda: not on.state.questions, "the answer")

        assert on.page.view.hasFocus()
        assert on.page.view.currentIndex().data() == title


async def test_a_list_is_shown_before_its_deletion_is_asked_for(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        on.window.message_bar.show_message(Message(Kind.ERROR, "An old error.", about=ref))
        on.sidebar.delete_list_requested.emit(disc(ref))

        assert on.window.current == disc(ref)
        assert on.said.startswith("Delete “DVD queue”")
        on.program.workspace.screen.choose(ref)
        assert on.said == "An old error."


async def test_problems_are_counted_and_the_first_is_shown_on_request(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        on.window.message_bar.show_message(Message(Kind.ERROR, "It failed.", about=disc(ref)))
        marked = row(on, disc(ref))
        assert "1 problem" in on.window.status.words
        assert list_sentence(marked).endswith("1 problem")
        await click_button(on.window.status, "1 problem")

        assert on.said == "It failed."
        on.window.message_bar.dismiss()
        assert row(on, disc(ref)).problems == 0
        assert "problem" not in on.window.status.words


async def test_an_account_takes_its_messages_along(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        for about in (ref, disc(ref), ref.account):
            on.window.message_bar.show_message(Message(Kind.ERROR, f"It failed: {about}", about=about))
        on.sidebar.unlink_requested.emit(ref.account)
        await until_said(on, "Unlink Ada")
        await click_button(on.window.message_bar, "Unlink")
        await until(lambda: not on.accounts.all, "the end of the account")
        await until_said(on, "is unlinked.")

        assert not [each for each in on.window.message_bar.messages if each.about is not None]


async def test_what_went_is_found_behind_the_bell(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        said = on.program.said
        on.window.status.said_pressed.emit()
        assert said.pane._body.currentIndex() == 1, "nothing was said yet"
        on.window.message_bar.show_message(Message(Kind.OK, "Exported.", about=ref))
        on.window.message_bar.show_message(Message(Kind.ERROR, "It failed.", "Try again."))
        on.window.message_bar.dismiss()
        on.window.status.said_pressed.emit()

        texts = [said.pane.list.item(place).text() for place in range(said.pane.list.count())]
        assert [text.partition("\n")[2] for text in texts] == ["It failed. Try again.", "Exported."]
        assert texts[1].partition("\n")[0].endswith(" · Instant queue")
        assert on.window.focusWidget() is said.pane.list
        QTest.keyClick(said.pane.list, Qt.Key.Key_Escape)
        assert not said.pane.isVisible()
        refresh(on)
