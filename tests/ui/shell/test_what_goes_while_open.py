"""A list is deleted at its service while a menu, a dialog or a field about it is open: all of that goes in peace."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QSpinBox, QToolButton, QWidget
from shiboken6 import isValid

from desktop_app.domain.arrangement import Order
from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.arrange.button import ArrangeButton
from desktop_app.ui.import_export.copy_controller import NOTHING
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.position import PositionDialog
from desktop_app.ui.sidebar.list_words import NO_LONGER
from desktop_app.ui.widgets.nested_loops import is_nested
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from tests import trakt
from tests.ui.both_stage import BothStage, both_stage

RIGHT = QContextMenuEvent.Reason.Mouse


async def noir(on: BothStage) -> QueueRef:
    """Read and shown; another account is there that stays."""
    await on.link_tmdb()
    account = await on.link_trakt()
    number = on.sandbox.trakt.state.personal(trakt.ADA, "noir").id
    return await on.read(QueueRef(account, f"lists/{number}"))


async def delete(on: BothStage, ref: QueueRef) -> None:
    """Delete the list on the website; the window looks, and the page goes once nothing is open over it."""
    page = on.window.panes.page_of(ref)
    account = on.sandbox.trakt.state.accounts[trakt.ADA]
    account.lists = [each for each in account.lists if each.slug != "noir"]
    assert on.program is not None
    on.program.refresh()
    await until(lambda: ref not in on.lists, "the list to be gone")
    await until(lambda: page is None or not isValid(page), "its page to be deleted")


def context_menu(of: QWidget, spot: QPoint) -> None:
    QApplication.sendEvent(of, QContextMenuEvent(RIGHT, spot, of.mapToGlobal(spot), Qt.KeyboardModifier.NoModifier))


def shown(on: BothStage, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in on.window.findChildren(kind) if widget.isVisible()]


# --- menus -----------------------------------------------------------------------------------------------------------


def open_row_menu(on: BothStage) -> None:
    context_menu(on.page.view.viewport(), on.page.view.visualRect(on.page.model.index(2, 2)).center())


def open_sort_menu(on: BothStage) -> None:
    """A tool button's menu is a loop of Qt's own, under the frames of the button."""
    buttons = on.page.findChildren(QToolButton)
    instant = [b for b in buttons if b.popupMode() is QToolButton.ToolButtonPopupMode.InstantPopup and b.isVisible()]
    QTest.mousePress(instant[0], Qt.MouseButton.LeftButton)  # QTest's click would come back to a button that is gone


def open_arrange_menu(on: BothStage) -> None:
    on.page.findChildren(ArrangeButton)[0].showMenu()


def open_menu_in_dialog(on: BothStage) -> None:
    """The menu of a spin box is a loop of Qt's own, too."""
    on.page.view.choose(on.state.view.ids[0])
    on.page.view.ask_position()
    (dialog,) = shown(on, PositionDialog)
    (box,) = dialog.findChildren(QSpinBox)
    context_menu(box, box.rect().center())


def open_target_menu(on: BothStage) -> None:
    on.page.view.choose(on.state.view.ids[0])
    on.page.view.copy_to()


def open_sidebar_menu(on: BothStage) -> None:
    sources = on.sidebar
    context_menu(sources, sources.tree.visualRect(sources.tree.currentIndex()).center())


MENUS = (
    open_row_menu,
    open_sort_menu,
    open_arrange_menu,
    open_menu_in_dialog,
    open_target_menu,
    open_sidebar_menu,
)


@pytest.mark.parametrize("open_menu", MENUS)
async def test_a_menu_is_closed_when_the_list_goes_that_it_is_about(
    tmp_path: Path, sandbox: Sandbox, open_menu: Callable[[BothStage], None]
) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        ref = await noir(on)
        QTimer.singleShot(0, partial(open_menu, on))
        await until(QApplication.activePopupWidget, "the menu")
        await delete(on, ref)

        assert QApplication.activePopupWidget() is None
        assert not is_nested()
        assert on.said == "Trakt (sandbox) no longer has “Noir”."
        assert shown(on, PositionDialog) == []


async def test_a_menu_stays_open_while_other_things_change(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        await noir(on)
        open_row_menu(on)
        on.page.model.reorder_requested.emit((on.state.view.ids[0],), Edge.END)
        await until(lambda: on.is_in_step, "the move to be sent")

        menu = QApplication.activePopupWidget()
        assert menu is not None
        menu.close()


# --- dialogs, fields, previews ---------------------------------------------------------------------------------------


async def test_the_file_that_is_chosen_afterwards_is_imported_nowhere(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        ref = await noir(on)
        assert on.program is not None
        on.program.features.import_export.import_action.trigger()
        (dialog,) = shown(on, QFileDialog)
        await delete(on, ref)
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / "list.csv"))

        assert on.said == f"Nothing was imported. {NO_LONGER}"
        dialog.reject()


async def test_the_place_that_is_typed_afterwards_adds_nothing(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        ref = await noir(on)
        title = on.state.view.items[0].title
        on.program.features.search.panel.position_wanted.emit((title,), ref)
        (dialog,) = shown(on, PositionDialog)
        await delete(on, ref)
        assert isinstance(dialog, PositionDialog)
        dialog.chosen.emit(1)

        assert on.said == f"Nothing was added. {NO_LONGER}"
        dialog.reject()


async def test_what_is_typed_for_an_account_that_is_gone_is_forgotten(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        ref = await noir(on)
        sources = on.sidebar
        sources.tree.setCurrentIndex(sources.model.index_of(ref.account))
        sources.rename()
        field = sources.tree.findChild(QLineEdit)
        assert field is not None
        field.setText("Grace")
        on.tasks.start(on.accounts.unlink(ref.account, 0))
        await until(lambda: ref.account not in sources.model.keys, "the account to be gone")
        await until(lambda: not isValid(field) or not field.isVisible(), "the field to go")

        assert "Grace" not in [account.label for account in on.accounts.all]


@pytest.mark.parametrize("what", ["import", "arrange", "copy"])
async def test_a_preview_goes_with_its_list(tmp_path: Path, sandbox: Sandbox, what: str) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        ref = await noir(on)
        assert on.program is not None
        if what == "import":
            file = tmp_path / "list.csv"
            file.write_text("title,year\nNobody knows this,1901\n")
            on.program.features.import_export.import_from(ref, str(file))
        elif what == "arrange":
            on.page.findChildren(ArrangeButton)[0].chosen.emit(Order.YEAR)
        else:
            on.sidebar.titles_dropped.emit(ref, CarriedTitles((), QueueRef(ref.account, "watchlist")), False)
        await until(lambda: on.page.is_covered, "the preview")
        await delete(on, ref)
        await until(lambda: isinstance(on.window.page, QueuePage) and not on.window.page.is_covered, "another list")


async def test_a_list_goes_that_is_read_before_it_is_copied(tmp_path: Path, sandbox: Sandbox) -> None:
    async with both_stage(tmp_path, sandbox) as on:
        films = await on.link_tmdb()
        account = await on.link_trakt()
        number = sandbox.trakt.state.personal(trakt.ADA, "noir").id
        ref = QueueRef(account, f"lists/{number}")
        with sandbox.trakt.state.lock:  # nobody is answered
            on.sidebar.titles_dropped.emit(films, CarriedTitles((), ref), False)
            gone = on.sandbox.trakt.state.accounts[trakt.ADA]
            gone.lists = [each for each in gone.lists if each.slug != "noir"]
        assert on.program is not None
        on.program.refresh()
        await until(lambda: ref not in on.lists, "the list to be gone")
        await until(lambda: on.said == f"{NOTHING} {NO_LONGER}", "it to be said")
