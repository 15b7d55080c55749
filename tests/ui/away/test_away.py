"""While the person was away: told once, marked on the rows until they leave the list or have seen it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.tour.hands import until
from desktop_app.ui.queue.cells import QueueColumn, QueueRole
from desktop_app.ui.queue.news import News
from tests.core import refresh_list
from tests.integration.test_full_disk import fill
from tests.ui.stage import EMAIL, Stage, move, refresh, stage, until_said

pytestmark = pytest.mark.usefixtures("nothing_flashes")

AWAY = "While you were away:"


def marked(on: Stage) -> dict[str, News]:
    """The rows that say so, by the numbers of their titles."""
    model = on.page.model
    found = ((row.item.id, model.data(model.index(at, 0), QueueRole.NEWS)) for at, row in enumerate(model.rows))
    return {title_id.rpartition("/")[2]: news for title_id, news in found if isinstance(news, News)}


async def at_home(on: Stage) -> None:
    """The person looks at the shown list, and what they last saw of it is known."""
    await until(lambda: on.is_in_step and on.features.away.visit, "the visit")
    visit = on.features.away.visit
    await until(lambda: visit is not None and visit.is_compared, "the comparison")


def elsewhere(on: Stage) -> tuple[str, str]:
    """Somebody else moves one title and removes another; their numbers."""
    order = on.served
    on.netflix.faults.edit_on_website(EMAIL, move=order[9], position=2)
    on.netflix.faults.edit_on_website(EMAIL, remove=order[30])
    return order[9], order[30]


async def test_the_next_start_marks_and_tells_what_others_did(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    async with stage(tmp_path, sandbox, store=store) as on:
        await on.link()
        await at_home(on)
        assert AWAY not in on.said
        names = {r.item.id.rpartition("/")[2]: r.item.title.name for r in on.page.model.rows}
    moved, removed = elsewhere(on)

    async with stage(tmp_path, sandbox, store=store) as on:
        await until(lambda: AWAY in on.said, "the news")
        assert f"{AWAY} 1 title moved, 1 title removed since" in on.said
        assert on.said.endswith(f"Gone: {names[removed]}.")
        assert marked(on) == {moved: News.MOVED}
        message = on.window.message_bar.message
        assert message is not None
        message.actions[0].callback()
        assert [item.title.name for item in on.page.chosen_items] == [names[moved]]

    async with stage(tmp_path, sandbox, store=store) as on:
        await at_home(on)
        assert AWAY not in on.said
        assert marked(on) == {}


async def test_marks_say_it_in_words(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        title_id = on.state.view.ids[2]
        on.page.model.show_news({title_id: News.ADDED})
        index = on.page.model.index(2, QueueColumn.STATE)

        assert index.data(Qt.ItemDataRole.ToolTipRole) == "Added since your last visit"
        assert on.page.model.spoken(2).endswith(", added since your last visit")
        assert "added" not in on.page.model.spoken(3)


async def test_leaving_the_list_takes_the_marks_away(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        await at_home(on)
        assert on.program is not None
        disc = QueueRef(ref.account, "disc")
        on.program.workspace.screen.choose(disc)
        await at_home(on)
        moved, _ = elsewhere(on)
        refresh_list(on.accounts, ref)
        page = on.window.panes.page_of(ref)
        assert page is not None
        await until(lambda: page.model.view.ids[1].endswith(f"/{moved}"), "the second read")
        assert page.model.index(1, 0).data(QueueRole.NEWS) is None

        on.program.workspace.screen.choose(ref)
        await until(lambda: AWAY in on.said, "the news")
        assert marked(on) == {moved: News.MOVED}

        on.program.workspace.screen.choose(disc)
        on.program.workspace.screen.choose(ref)
        assert marked(on) == {}
        await at_home(on)
        assert marked(on) == {}


async def test_all_can_be_marked_as_seen(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    async with stage(tmp_path, sandbox, store=store) as on:
        await on.link()
        await at_home(on)
        seen = on.features.away.seen_action
        assert not seen.isEnabled()
    elsewhere(on)

    async with stage(tmp_path, sandbox, store=store) as on:
        await until(lambda: AWAY in on.said, "the news")
        seen = on.features.away.seen_action
        menu = on.window.menus["List"]
        menu.aboutToShow.emit()
        assert seen in menu.actions()
        on.window.activateWindow()
        await until(on.window.isActiveWindow, "the window before the person")
        QTest.keyClick(on.page.view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | SHIFT)

        assert marked(on) == {}
        assert not seen.isEnabled()


SHIFT = Qt.KeyboardModifier.ShiftModifier


async def test_what_the_person_did_is_no_news(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    async with stage(tmp_path, sandbox, store=store) as on:
        await on.link()
        await at_home(on)
    moved, _ = elsewhere(on)
    sandbox.stop()

    async with stage(tmp_path, sandbox, store=store) as on:
        await until(lambda: on.window.page is not None and on.shown, "what was known of the list")
        move(on, 20, Edge.TOP)
        sandbox.start()
        refresh(on)
        await until(lambda: AWAY in on.said, "the news")

        assert marked(on) == {moved: News.MOVED}


async def test_who_comes_back_to_the_window_is_told_as_well(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        await at_home(on)
        on.window.deactivated.emit()
        moved, _ = elsewhere(on)
        on.window.activated.emit()
        refresh(on)

        await until_said(on, AWAY)
        assert marked(on) == {moved: News.MOVED}
        on.window.deactivated.emit()
        on.window.activated.emit()
        await on.tasks.finished()
        assert marked(on) == {moved: News.MOVED}


async def test_a_history_that_cannot_be_written_holds_nothing_up(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    async with stage(tmp_path, sandbox, store=store) as on:
        await on.link()
        await at_home(on)
        on.window.deactivated.emit()
        await on.tasks.finished()
        elsewhere(on)
        refresh(on)
        await until(lambda: on.is_in_step and on.shown == on.served, "the second read")
        fill(on.history._database)

    async with stage(tmp_path, sandbox, store=store) as on:
        await until(lambda: AWAY in on.said, "the news of before, once more")


async def test_undo_is_there_after_a_restart(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    async with stage(tmp_path, sandbox, store=store) as on:
        await on.link()
        before = on.served
        move(on, 5, Edge.TOP)
        await until(lambda: on.is_in_step and on.served != before, "the move to be sent")

    async with stage(tmp_path, sandbox, store=store) as on:
        await until(lambda: on.is_in_step, "the list")
        assert on.page.history.undo_action.text().startswith("&Undo Move")
        on.page.history.undo_action.trigger()
        await until(lambda: on.is_in_step and on.served == before, "the undo")
        assert AWAY not in on.said
