"""Arranging in the window: the menu, the pane on the side, and what is said in the end."""

from functools import partial
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop_app.accounts import Accounts, Library, LiveAccount, LiveList
from desktop_app.domain.account import AccountId
from desktop_app.domain.arrangement import Order
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import Capabilities, Guard, Ordering, Writes
from desktop_app.storage.history import History
from desktop_app.ui.arrange.button import ArrangeButton
from desktop_app.ui.arrange.controller import ArrangeController
from desktop_app.ui.arrange.panel import ArrangePanel
from desktop_app.ui.details.pane import DetailsPane
from desktop_app.ui.labels import Labels
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.order_history.controller import OrderHistoryController
from desktop_app.ui.own_files import BackupStore, DescriptionFolder, OwnFiles
from desktop_app.ui.posters.supply import Posters
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.queue.delegate import drawn_posters
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.session import ListHeading
from desktop_app.ui.ratings.controller import RatingsController
from desktop_app.ui.shell.desktop_notices import Desktop
from desktop_app.ui.shell.first_run import FirstRun
from desktop_app.ui.shell.first_view import FirstView
from desktop_app.ui.shell.kept_view import KeptView
from desktop_app.ui.shell.list_menus import add_list_menus
from desktop_app.ui.shell.main_window import SIZE, MainWindow
from desktop_app.ui.shell.panes import Panes
from desktop_app.ui.shell.shown_list import ShownList
from desktop_app.ui.shell.sign_in_messages import SignInMessages
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.shell.welcome import Welcome
from desktop_app.ui.sidebar.pane import SourcesPane
from desktop_app.ui.workspace import Workspace
from tests.ui.arrange.test_arrange_page import Slow
from tests.ui.queue.examples import OTHER_REF, REF, queue, state
from tests.ui.queue.test_page import HEADING


class Bench:
    def __init__(self, qtbot: QtBot) -> None:
        self.window = MainWindow()
        self.window.resize(SIZE)
        sidebar, self.details = SourcesPane(), DetailsPane()
        self.window.furnish(Panes(sidebar))
        self.window.panes.rest_on(self.details)
        qtbot.addWidget(self.window)
        self.window.show_panes()
        self.sessions: dict[QueueRef, Slow] = {}
        self.lists = Sessions()
        add_list_menus(self.window, sidebar)
        given = workspace(self.window, sidebar, self.lists)
        self.arranging = ArrangeController(given, OrderHistoryController(given), RatingsController(given))
        for ref in (REF, OTHER_REF):
            session = self.sessions[ref] = Slow(queue(range(12)))
            session.state = state(session.base, ref=ref)
            self.lists.sessions[ref] = session
            self.window.panes.add_page(ref, partial(self._made_page, ref))
        self.window.panes.show_page(REF)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def _made_page(self, ref: QueueRef) -> QueuePage:
        page = QueuePage(self.sessions[ref], HEADING)
        self.arranging.serve(page, ref)
        return page

    @property
    def page(self) -> QueuePage:
        assert self.window.page is not None
        return self.window.page

    @property
    def panel(self) -> ArrangePanel:
        (panel,) = self.panels()
        return panel

    def panels(self) -> list[ArrangePanel]:
        return [panel for panel in self.window.findChildren(ArrangePanel) if panel.isVisible()]

    def choose(self, order: Order) -> None:
        (button,) = self.page.findChildren(ArrangeButton)
        entry(button, order).trigger()

    def settle(self) -> None:
        now = self.sessions[REF].state
        self.page.show_state(now)
        self.arranging._hear(self.lists[REF], now, None)


class Sessions(Library):
    """Open lists of nobody's account."""

    def __init__(self) -> None:
        super().__init__()
        self.sessions: dict[QueueRef, Slow] = {}

    def __contains__(self, ref: object) -> bool:
        return ref in self.sessions

    def __getitem__(self, ref: QueueRef) -> LiveList:
        return cast("LiveList", self.sessions[ref])

    def linked(self, account_id: AccountId) -> LiveAccount:
        del account_id
        can = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.ENTITY_TAG, Writes.ONE_TITLE)
        return cast("LiveAccount", SimpleNamespace(provider="netflix", capabilities=can))


class Named(Labels):
    """All lists are at Netflix."""

    def heading(self, ref: QueueRef) -> ListHeading:
        del ref
        return HEADING


def workspace(window: MainWindow, sidebar: SourcesPane, lists: Sessions) -> Workspace:
    """Enough to arrange lists in; whatever else is asked for is not there."""
    accounts = cast(
        "Accounts", SimpleNamespace(library=lists, all=(), provider=lambda _: SimpleNamespace(call_spacing=0.26))
    )
    labels = Named(accounts)
    screen = ShownList(lists, labels, window, sidebar, drawn_posters)
    sign_ins, tasks = SignInMessages(accounts.library, window.message_bar), Tasks(raise_)
    no_history, nothing_outside = cast("History", None), cast("WizardEnvironment", None)
    welcome = Welcome(window, lambda _: FirstRun((), offers_practice=False))
    preferences, desktop = cast("Preferences", None), cast("Desktop", None)
    no_kept_view = cast("KeptView", None)
    return Workspace(
        window,
        sidebar,
        welcome,
        cast("Posters", drawn_posters),
        accounts,
        labels,
        tasks,
        screen,
        sign_ins,
        FirstView(lists, labels),
        no_history,
        no_kept_view,
        OwnFiles(cast("DescriptionFolder", None), cast("BackupStore", None)),
        lambda: 0.0,
        nothing_outside,
        preferences,
        desktop,
    )


def raise_(error: Exception) -> None:
    raise error


def entry(button: ArrangeButton, order: Order) -> QAction:
    return next(action for action in button.menu_of.actions() if action.data() is order)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_the_list_menu_has_every_order(bench: Bench) -> None:
    menu = bench.window.menus["List"]
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    submenus = [action for action in menu.actions() if action.menu() is not None]

    assert [action.text() for action in submenus] == ["Arran&ge", "&Rate"]
    assert menu.actions().index(submenus[0]) == 1


def test_the_panel_stands_beside_the_preview_and_goes_with_it(bench: Bench) -> None:
    bench.choose(Order.YEAR)
    assert bench.panels()

    bench.panel.close_button.click()
    assert not bench.panels()
    assert bench.details.isVisible()


def test_another_list_has_its_own_pane(bench: Bench) -> None:
    bench.choose(Order.YEAR)
    bench.window.panes.show_page(OTHER_REF)
    assert not bench.panels()

    bench.window.panes.show_page(REF)
    assert bench.panels()


def test_in_the_end_it_is_told_and_can_be_undone(bench: Bench) -> None:
    bench.choose(Order.YEAR)
    bench.panel.start_button.click()
    core = bench.sessions[REF]
    core.arrive(len(core.state.entries))
    bench.settle()
    message = bench.window.message_bar.message

    assert message is not None
    assert message.lead == "Arranged."
    assert [action.label for action in message.actions] == ["Undo"]
    assert bench.details.isVisible()


def test_stopped_it_says_how_far_it_came(bench: Bench) -> None:
    bench.choose(Order.REVERSE)
    bench.panel.start_button.click()
    bench.sessions[REF].arrive(2)
    bench.settle()
    bench.panel.stop_button.click()
    message = bench.window.message_bar.message

    assert message is not None
    assert message.lead == "Stopped after 2 of 11 moves."


def test_stopped_before_anything_was_sent_there_is_nothing_to_undo(bench: Bench) -> None:
    bench.choose(Order.REVERSE)
    bench.panel.start_button.click()
    bench.panel.stop_button.click()
    message = bench.window.message_bar.message

    assert message is not None
    assert f"{message.lead} {message.text}" == "Stopped after 0 of 11 moves. The list is as it was."
    assert message.actions == ()


def test_what_was_overtaken_is_not_said_to_be_sent(bench: Bench) -> None:
    bench.choose(Order.REVERSE)
    bench.panel.start_button.click()
    core = bench.sessions[REF]
    core.overtake()
    core.arrive(10)
    bench.settle()
    message = bench.window.message_bar.message

    assert message is not None
    assert f"{message.lead} {message.text}" == "10 of 11 moves sent. 1 overtaken by what you did since."


def test_while_it_travels_the_button_leads_back_to_it(bench: Bench) -> None:
    bench.choose(Order.YEAR)
    bench.panel.start_button.click()
    bench.panel.close_button.click()
    assert not bench.panels()

    bench.choose(Order.TITLE)
    assert "moves sent" in bench.panel.headline


def test_an_account_that_goes_takes_its_preview_with_it(bench: Bench) -> None:
    bench.choose(Order.YEAR)
    bench.sessions[REF].ended.emit(bench.lists[REF])

    assert not bench.panels()
