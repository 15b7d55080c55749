"""The outbox in the real window, over the real core and a sandbox."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from desktop_app.domain.edits import Edge, Move, Remove
from desktop_app.domain.queues import ItemId
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import button
from desktop_app.tour.hands import until
from desktop_app.ui.outbox.entries import EntryRow, ListRow
from tests.ui.outbox.window import Scene
from tests.ui.stage import EMAIL


def opened(on: Scene) -> None:
    next(action for action in on.window.findChildren(QAction) if action.text() == "&Outbox").trigger()
    assert on.program.features.outbox.pane.isVisible()


def words(on: Scene) -> list[str]:
    return [row.words if isinstance(row, EntryRow) else row.title for row in on.program.features.outbox.pane.model.rows]


def name(on: Scene, title_id: ItemId) -> str:
    return on.lists[0].name_of(title_id)


async def test_what_waits_stands_there_by_list_and_goes_when_it_was_sent(sandbox: Sandbox, tmp_path: Path) -> None:
    on = Scene(tmp_path, sandbox)
    await on.begin()
    ids = on.state.view.ids
    first, second, last = (name(on, ids[at]) for at in (0, 1, 5))
    opened(on)
    assert words(on) == []
    await on.offline()
    on.do(Move((ids[5],), ids[0]))
    on.do(Remove((ids[1],)))
    disc = on.lists[1]
    disc.submit((Move((disc.state.view.ids[3],), Edge.TOP),))

    assert words(on)[:4] == [
        "Instant queue",
        f"Move “{last}” behind “{first}”",
        f"Remove “{second}”",
        disc_title(on),
    ]
    await until(lambda: "2 changes waiting · 1 in other lists" in on.window.status.words, "the count of changes")
    sandbox.start()
    button(on.program.features.outbox.pane, "Retry now").click()
    await until(lambda: not on.program.features.outbox.pane.model.rows, "the outbox to be empty")

    assert on.served == on.shown
    await on.end()


def counts(on: Scene) -> bool:
    return on.window.status._next_try.is_counting


def disc_title(on: Scene) -> str:
    heads = [row.title for row in on.program.features.outbox.pane.model.rows if isinstance(row, ListRow)]
    return heads[1]


async def test_letting_one_go_is_told_and_can_be_undone(sandbox: Sandbox, tmp_path: Path) -> None:
    on = Scene(tmp_path, sandbox)
    await on.begin()
    before = on.shown
    await on.offline()
    ids = on.state.view.ids
    on.do(Move((ids[5],), ids[0]))
    moved = on.shown
    on.window.status._outbox.click()
    button(on.program.features.outbox.pane, "Drop it").click()

    assert on.shown == before
    assert on.said.startswith("1 change was dropped. Move “")
    assert words(on) == []
    button(on.window.message_bar, "Undo").click()
    assert on.shown == moved
    sandbox.start()
    on.window.status.retry_pressed.emit()
    await until(lambda: on.served == moved, "the order at the service")
    await on.end()


async def test_all_that_wait_are_let_go_after_a_word_in_the_bar(sandbox: Sandbox, tmp_path: Path) -> None:
    on = Scene(tmp_path, sandbox)
    await on.begin()
    before = on.shown
    await on.offline()
    ids = on.state.view.ids
    for at in (5, 6, 7):
        on.do(Move((ids[at],), Edge.TOP))
    wanted = on.shown
    opened(on)
    button(on.program.features.outbox.pane, "Drop all…").click()
    assert on.said.startswith("Drop 3 changes not yet sent?")
    assert on.shown == wanted
    button(on.window.message_bar, "Drop 3 changes").click()

    assert on.shown == before
    await until(lambda: "changes waiting" not in on.window.status.words, "the count to go")
    button(on.window.message_bar, "Undo").click()
    assert on.shown == wanted
    await on.end()


async def test_a_question_is_answered_here(sandbox: Sandbox, tmp_path: Path) -> None:
    on = Scene(tmp_path, sandbox)
    await on.begin()
    await on.offline()
    ids, lost = on.state.view.ids, on.shown[5]
    on.do(Move((ids[5],), ids[0]))
    sandbox.netflix.faults.edit_on_website(EMAIL, remove=lost)
    sandbox.start()
    on.window.status.retry_pressed.emit()
    await until(lambda: on.state.questions and on.state.health is Health.IN_STEP, "the question")
    opened(on)

    button(on.program.features.outbox.pane, "Keep").click()
    await until(lambda: lost in on.served, "the title at the service")

    assert on.served[1] == lost
    await on.end()


async def test_the_foot_of_the_window_counts_down_while_it_is_seen(sandbox: Sandbox, tmp_path: Path) -> None:
    on = Scene(tmp_path, sandbox)
    await on.begin()
    line = on.window.status
    assert not counts(on)
    await on.offline()
    on.do(Move((on.state.view.ids[5],), Edge.TOP))
    await until(on.lists[0].next_try_in, "a next try")

    await until(lambda: "1 change waiting" in line.words, "the waiting change")
    await until(lambda: "Next try in" in line.words, "the time of the next try")
    assert counts(on)
    said = line._next_try.text()
    on.ahead = 3
    await until(lambda: line._next_try.text() != said, "the time to go on")
    on.window.hide()
    assert not counts(on)
    on.window.show()
    await until(lambda: counts(on), "the count")
    sandbox.start()
    button(line, "Retry now").click()
    await until(lambda: on.state.health is Health.IN_STEP and not on.state.waiting, "everything to be sent")
    bell_only = [line._said]
    await until(
        lambda: not counts(on) and [b for b in line.findChildren(QPushButton) if b.isVisible()] == bell_only,
        "the count to go",
    )
    await on.end()
