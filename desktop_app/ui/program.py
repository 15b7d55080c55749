"""The shell and the features, joined; each of them hears of accounts and lists from the library."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.errors import KeyringError
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.features import Features
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.secret_storage.actions import StorageAction
from desktop_app.ui.shell.auto_refresh import AutoRefresh
from desktop_app.ui.shell.drop_news import tell_moved, tell_refused
from desktop_app.ui.shell.list_menus import add_list_menus
from desktop_app.ui.shell.list_messages import ListMessages
from desktop_app.ui.shell.message_places import MessagePlaces
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import CLOCK_RIGHT
from desktop_app.ui.shell.said_messages import SaidMessages
from desktop_app.ui.shell.window_texts import WindowTexts
from desktop_app.ui.workspace import Workspace


class Program(QObject):
    """The program's window, with the shell and the features joined over one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self.workspace = workspace
        self._window = workspace.window
        self._accounts = workspace.accounts
        self._around = WindowTexts(workspace)
        self.auto_refresh = AutoRefresh(workspace)
        add_list_menus(workspace.window, workspace.sidebar)
        self.features = Features(workspace)
        self._telling = ListMessages(workspace)
        self._places = MessagePlaces(workspace)
        self.said = SaidMessages(workspace)
        self._connect()

    def start(self, first: QueueRef | None = None) -> None:
        """Show who is linked, and open their lists; `first` is the one to be shown, as soon as it is there."""
        self.workspace.screen.begin_with(first)
        self.workspace.kept_view.load()
        self._around.begin()
        for feature in self.features:
            feature.begin()
        self._telling.begin()

    async def close(self) -> None:
        """End everything that is under way, so that nothing begins by itself after the event loop is gone."""
        for timer in self._window.findChildren(QTimer):
            timer.stop()
        for feature in self.features:
            await feature.close()

    def _connect(self) -> None:
        window, screen = self._window, self.workspace.screen
        screen.page_made.connect(self._serve)
        screen.chosen.connect(self._show_chosen)
        self.workspace.sidebar.queue_chosen.connect(screen.choose)
        for source in (self.workspace.sidebar.tree, self.features.search.panel.results):
            source.drag_refused.connect(partial(tell_refused, window.message_bar))
        self.workspace.sidebar.titles_wanted.connect(screen.give_keyboard)
        window.status.retry_pressed.connect(self._retry)
        window.activated.connect(self._come_back)
        self._accounts.clocks.on_right = self._tell_clock_is_right

    # --- what is told --------------------------------------------------------------------------------------------

    def _tell_clock_is_right(self) -> None:
        self.workspace.say(Message(Kind.INFO, CLOCK_RIGHT))

    def keyring_changed(self) -> None:
        """Try again what failed for want of secrets, which can be had now."""
        self.refresh()
        for feature in self.features:
            feature.keyring_changed()
        self._around.show_accounts()

    def _serve(self, page: QueuePage, ref: QueueRef) -> None:
        """Let the features serve a page that was just made."""
        window = self._window
        page.drag_refused.connect(partial(tell_refused, window.message_bar))
        page.dropped_here.connect(partial(tell_moved, page, window.message_bar, ref))
        page.failed.connect(self._telling.report)
        page.told.connect(self._telling.tell)
        page.history.told.connect(self._telling.tell)
        for feature in self.features:
            feature.serve(page, ref)

    def _show_chosen(self, ref: QueueRef) -> None:
        self._around.show_state(ref)
        self.auto_refresh.arm()
        for feature in self.features:
            feature.shown(ref)

    # --- what the person wants -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the shown list again, retry what waits, and look which lists there are."""
        shown = self.workspace.screen.shown
        if shown is not None:
            self._telling.ask_anew(shown)
            shown.refresh()
        for feature in self.features:
            feature.refresh()

    def _retry(self) -> None:
        """Try again at once, because the person does not want to wait; a keyring is asked anew, too."""
        shown, safekeeping = self.workspace.screen.shown, self.workspace.outside.safekeeping
        if safekeeping is not None and shown is not None and isinstance(shown.state.trouble, KeyringError):
            safekeeping.act(StorageAction.RETRY)
        else:
            if shown is not None:
                shown.try_now()
            self.refresh()

    def _come_back(self) -> None:
        """Read again what is old, because the person came back to the window."""
        shown = self.workspace.screen.shown
        if shown is not None and shown.is_old:
            self.refresh()
        self.auto_refresh.arm()
