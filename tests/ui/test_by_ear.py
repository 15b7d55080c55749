"""What a screen reader says while a list is arranged and others change it, in the whole window: each thing once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.hands import drag, until
from tests.ui.stage import EMAIL, Stage, refresh, stage

ALT = Qt.KeyboardModifier.AltModifier


def name_at(on: Stage, place: int) -> str:
    return on.state.view.items[place].title.name


async def at_the_list(on: Stage) -> None:
    """Her queue is read, and the keyboard is on it."""
    await on.link()
    on.window.activateWindow()
    await until(on.window.isActiveWindow, "the window to be active")
    on.page.view.setFocus()


async def test_own_moves_and_removals_are_said_once_each(
    sandbox: Sandbox, tmp_path: Path, announced: list[str]
) -> None:
    async with stage(tmp_path, sandbox) as on:
        await at_the_list(on)
        view, total, name = on.page.view, len(on.state.view.items), name_at(on, 2)
        view.choose(on.state.view.ids[2])
        announced.clear()

        QTest.keyClick(view, Qt.Key.Key_Down, ALT)
        await until(lambda: on.is_in_step, "the move")
        QTest.keyClick(view, Qt.Key.Key_Delete)
        on.page.history.undo_action.trigger()
        await until(lambda: on.is_in_step, "the undo")

        assert announced == [
            f"{name}, now 4 of {total}",
            f"{name} removed, {total - 1} titles left",
            f"Undone: {name}, now 4 of {total}",
        ]


async def test_changes_by_others_are_said_once(sandbox: Sandbox, tmp_path: Path, announced: list[str]) -> None:
    async with stage(tmp_path, sandbox) as on:
        await at_the_list(on)
        announced.clear()

        on.netflix.faults.edit_on_website(EMAIL, move=on.served[10], position=2)
        on.netflix.faults.edit_on_website(EMAIL, move=on.served[12], position=4)
        refresh(on)
        await until(lambda: announced, "the news")
        await until(lambda: on.is_in_step, "the list")

        assert len(announced) == 1
        assert "moved 2" in announced[0]


async def test_news_behind_an_older_question_are_said_too(
    sandbox: Sandbox, tmp_path: Path, announced: list[str]
) -> None:
    async with stage(tmp_path, sandbox) as on:
        await at_the_list(on)
        lost = name_at(on, 4)
        on.page.view.choose(on.state.view.ids[4])
        on.netflix.faults.edit_on_website(EMAIL, remove=on.served[4])
        announced.clear()
        QTest.keyClick(on.page.view, Qt.Key.Key_Home, ALT)
        await until(lambda: on.state.questions, "a question")
        await until(lambda: any(lost in said for said in announced[1:]), "it to be said")
        announced.clear()

        on.netflix.faults.edit_on_website(EMAIL, move=on.served[10], position=2)
        refresh(on)
        await until(lambda: announced, "the news")
        assert len(announced) == 1


async def test_a_refused_move_says_why_once(sandbox: Sandbox, tmp_path: Path, announced: list[str]) -> None:
    async with stage(tmp_path, sandbox) as on:
        await at_the_list(on)
        on.page.view.choose(on.state.view.ids[2])
        on.page.header.filter.setText("a")
        on.page.view.choose(on.page.model.rows[1].item.id)
        announced.clear()

        QTest.keyClick(on.page.view, Qt.Key.Key_Down, ALT)

        assert len(announced) == 1
        assert "Clear the filter" in announced[0]


async def test_the_end_of_an_outage_is_said(sandbox: Sandbox, tmp_path: Path, announced: list[str]) -> None:
    async with stage(tmp_path, sandbox) as on:
        await at_the_list(on)
        sandbox.stop()
        on.page.view.choose(on.state.view.ids[2])
        announced.clear()
        QTest.keyClick(on.page.view, Qt.Key.Key_Down, ALT)
        await until(lambda: on.state.health is Health.OFFLINE, "the outage")
        await until(lambda: "Can’t reach" in " ".join(announced), "the outage to be said")
        assert len(announced) == 2

        sandbox.start()
        announced.clear()
        refresh(on)
        await until(lambda: on.is_in_step, "the end")
        await until(lambda: announced, "it to be said")
        assert announced == [on.window.status._left.text().replace(" · ", ", ")]


async def test_a_drop_is_said_once(sandbox: Sandbox, tmp_path: Path, announced: list[str]) -> None:
    async with stage(tmp_path, sandbox) as on:
        await at_the_list(on)
        name = name_at(on, 3)
        announced.clear()

        await drag(on.page.view, (3,), 1)
        await until(lambda: on.is_in_step, "the drop")
        await until(lambda: announced, "it to be said")

        assert [said for said in announced if name in said or "oved" in said] == ["Moved to 2"]
