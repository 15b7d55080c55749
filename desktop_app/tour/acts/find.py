"""A search over four services: their findings, a title dragged into the list, another added by the keyboard."""

import asyncio
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef, Title
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import carry_across, click, press, until, write
from desktop_app.tour.kept_there import order_at
from desktop_app.tour.scene import Scene, key_of
from desktop_app.ui.search.panel import SearchPanel
from desktop_app.ui.search.sections import FoundTitle, SearchProgress

TERM = "the lady"
GAP = 2


async def play(scene: Scene) -> None:
    """Search, look, drag, add, take back."""
    await _choose_list(scene, QueueRef(_account(scene, "netflix"), "instant"))
    await _search(scene)
    await _drag_one(scene)
    await _add_one(scene)
    await press(scene.program.features.search.panel.field, Qt.Key.Key_Escape)
    scene.report.step("Escape gives the keyboard back to the list", ok=scene.page.view.hasFocus())


async def _search(scene: Scene) -> None:
    panel = scene.program.features.search.panel
    await press(scene.page.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    panel.field.clear()
    await write(panel.field, TERM)
    await until(lambda: panel.term == TERM and _all_answered(panel), "all answers")
    await asyncio.sleep(1.5)  # posters and marks arrive for the picture
    scene.picture("find")
    scene.dress(Qt.ColorScheme.Dark)
    await asyncio.sleep(0.5)
    scene.picture("find-dark")
    scene.dress(Qt.ColorScheme.Light)
    found = {section.catalogue.name: len(section.titles) for section in panel.model.sections}
    detail = ", ".join(f"{name} {count}" for name, count in found.items())
    scene.report.step("Four services answer one question", ok=len(found) == len(scene.linked), detail=detail)


async def _drag_one(scene: Scene) -> None:
    panel, meant = scene.program.features.search.panel, scene.served
    index, title = _first_new(panel, "netflix", set(meant))
    meant.insert(GAP, key_of(title.id))
    view, table = panel.results, scene.page.view
    view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
    table.scrollToTop()
    start = view.viewport().mapTo(scene.window, view.visualRect(index).center())
    end = table.viewport().mapTo(scene.window, QPoint(160, table.rowViewportPosition(GAP) + 4))
    await carry_across(scene.window, start, end, partial(scene.screen, "find-dragging"))
    await until(lambda: scene.state.waiting or scene.served == meant, "the drop")
    await scene.in_step()
    ok = scene.served == scene.shown == meant
    scene.report.step("A result dragged into the list stands where the line was", ok=ok, detail=title.name)


async def _add_one(scene: Scene) -> None:
    """Into a list that is not on the screen, and out again."""
    panel, sandbox = scene.program.features.search.panel, scene.demo.sandbox
    before = order_at(sandbox, "trakt", "watchlist")
    index, title = _first_new(panel, "trakt", set(before))
    panel.results.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    where = panel.destination.target.currentText()
    await press(panel.field, Qt.Key.Key_Return)
    await until(lambda: order_at(sandbox, "trakt", "watchlist") == [*before, title.id], "the title at Trakt")
    scene.report.step("Return adds to a list of the result's own service", ok=where == "Watchlist", detail=title.name)
    await asyncio.sleep(0.5)
    scene.picture("find-added")
    await click_button(scene.window.message_bar, "Undo")
    await until(lambda: order_at(sandbox, "trakt", "watchlist") == before, "the title to be gone")
    scene.report.step("Undo in the bar takes it back", ok=True)


def _first_new(panel: SearchPanel, provider: str, held: set[str]) -> tuple[QModelIndex, Title]:
    """The first result of that service that the list does not hold. Raises LookupError."""
    for index in map(panel.model.index, range(panel.model.rowCount())):
        row = panel.model.row_at(index)
        if isinstance(row, FoundTitle) and row.catalogue.key.startswith(provider) and key_of(row.title.id) not in held:
            return index, row.title
    raise LookupError(f"{provider} found nothing new.")


def _all_answered(panel: SearchPanel) -> bool:
    sections = panel.model.sections
    return bool(sections) and all(section.progress is not SearchProgress.SEARCHING for section in sections)


def _account(scene: Scene, provider: str) -> AccountId:
    return next(account.id for account in scene.linked if account.provider == provider)


async def _choose_list(scene: Scene, ref: QueueRef) -> None:
    """Choose the list by a click in the sidebar."""
    sources = scene.program.workspace.sidebar
    tree, index = sources.tree, sources.model.index_of(ref)
    tree.scrollTo(index)
    await click(tree.viewport(), tree.visualRect(index).center())
    await until(lambda: scene.window.current == ref, "the list")
    await scene.in_step()
