"""A process of its own: carry a row, a list or a result with the mouse, and let happen what is named meanwhile."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import button, can_press
from desktop_app.tour.hands import LEFT, NO_KEYS, gesture, until
from desktop_app.ui.queue.cells import QueueColumn
from desktop_app.ui.widgets.nested_loops import is_nested
from tests import trakt
from tests.end2end.processes import tell
from tests.ui.both_stage import BothStage, both_stage

SAID = {"deleted": "no longer has “Noir”.", "unlinked": "is unlinked."}
"""The sentence in the bar about a list that is gone."""


async def main(_qt: QApplication) -> dict[str, object]:
    what, way, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    with Sandbox() as sandbox:
        async with both_stage(folder, sandbox) as on:
            films = await on.link_tmdb()
            account = await on.link_trakt()
            number = sandbox.trakt.state.personal(trakt.ADA, "noir").id
            noir = await on.read(QueueRef(account, f"lists/{number}"))
            view, spot = await _source(on, what, noir)
            page, order = on.window.page, on.view(noir).ids
            _press_and_pull(view, spot)
            await until(is_nested, "the drag")
            await _happen(on, way, noir, films)
            if what != "result" or way == "wizard":  # what was found can still go into the lists of others
                await until(lambda: not is_nested(), "the drag to end")
            await gesture(partial(QTest.mouseRelease, on.window.windowHandle(), LEFT, NO_KEYS, QPoint(500, 300)))
            await until(lambda: not is_nested(), "the drag to be over")
            if way in SAID:
                await until(lambda: not isValid(page), "the page to be deleted after the drag")
                await until(lambda: SAID[way] in on.said, "it to be said")
            left = (on.accounts.library.account(each) for each in (account, films.account))
            waiting = sum(each.waiting for each in left if each is not None)
            return {"said": on.said, "kept": isValid(page) and on.view(noir).ids == order, "waiting": waiting}


async def _source(on: BothStage, what: str, noir: QueueRef) -> tuple[QAbstractItemView, QPoint]:
    """The list from which something is carried, and the place where it is taken."""
    if what == "list":
        tree = on.sidebar.tree
        return tree, tree.visualRect(on.sidebar.model.index_of(noir)).center()
    if what == "result":
        assert on.program is not None
        panel = on.program.features.search.panel
        on.program.features.search.open()
        panel.field.setText("the")
        panel.field.confirmed.emit()
        await until(lambda: panel.results.chosen, "results")
        return panel.results, panel.results.visualRect(panel.results.currentIndex()).center()
    return on.page.view, on.page.view.visualRect(on.page.model.index(3, QueueColumn.TITLE)).center()


def _press_and_pull(view: QAbstractItemView, spot: QPoint) -> None:
    """Press and pull in separate events, because the drag's loop begins in the last one and holds it up."""
    window = view.window().windowHandle()
    start = view.viewport().mapTo(view.window(), spot)

    def pull(far: int) -> None:
        if far <= 60:
            QTimer.singleShot(0, lambda: pull(far + 10))
            QTest.mouseMove(window, start + QPoint(0, far))

    def begin() -> None:
        QTest.mousePress(window, LEFT, NO_KEYS, start)
        QTimer.singleShot(0, lambda: pull(10))

    QTimer.singleShot(0, begin)


async def _happen(on: BothStage, way: str, noir: QueueRef, films: QueueRef) -> None:
    program = on.program
    assert program is not None
    happenings: dict[str, Callable[[], object]] = {
        "deleted": lambda: _delete_at_service(on, noir),
        "unlinked": lambda: on.sidebar.unlink_requested.emit(noir.account),
        "switched": partial(program.workspace.screen.choose, films),
        "covered": lambda: on.page.cover(QWidget()),
        "minimized": on.window.showMinimized,
        "wizard": partial(program.features.accounts.link, "netflix"),
        "cancelled": QDrag.cancel,
    }
    happenings[way]()
    if way == "unlinked":
        await until(lambda: can_press(on.window.message_bar, "Unlink"), "the question")
        button(on.window.message_bar, "Unlink").click()  # the mouse carries
    if way in SAID:
        await until(lambda: noir not in on.window.panes.pages, "the list to be gone")


def _delete_at_service(on: BothStage, noir: QueueRef) -> None:
    """Delete the list on the website, and have the window look."""
    account = on.sandbox.trakt.state.accounts[trakt.ADA]
    account.lists = [each for each in account.lists if each.slug != "noir"]
    assert on.program is not None
    on.program.refresh()


if __name__ == "__main__":
    tell(main)
