"""Shows the messages of what is on the screen, and lets go of those about what is gone."""

from PySide6.QtCore import QObject, Qt

from desktop_app.accounts import LiveAccount, LiveList
from desktop_app.ui.shell.message_stack import Place
from desktop_app.ui.workspace import Workspace


class MessagePlaces(QObject):
    """Tells the message bar which list is on the screen, and which lists and accounts are gone."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._window = workspace.window
        self._library = workspace.library
        self._bar = workspace.window.message_bar
        workspace.window.view_changed.connect(self._go)
        workspace.library.list_opened.connect(self._hear)
        workspace.library.list_ended.connect(self._forget_list)
        workspace.library.account_ended.connect(self._forget_account)
        workspace.library.lists_changed.connect(self._hear)
        workspace.library.account_changed.connect(self._hear)
        self._bar.keyboard_free.connect(self._take_keyboard)
        window = workspace.window
        window.menus.add("View", "messages", "Go to &message", "F8", self._bar.take_keyboard)
        window.menus.add("View", "messages", "Show or hide more m&essages", "Alt+M", self._bar.fold_or_unfold)

    def _go(self) -> None:
        """Show what belongs to the list on the screen."""
        with_lists = frozenset(ref.account for ref in self._library.refs)
        self._bar.go_to(Place(self._window.current, with_lists))

    def _hear(self, *_what: object) -> None:
        self._go()
        self._bar.recheck()

    def _forget_list(self, gone: LiveList) -> None:
        self._bar.forget(gone.ref)
        self._hear()

    def _forget_account(self, gone: LiveAccount) -> None:
        self._bar.forget(gone.id)
        self._hear()

    def _take_keyboard(self) -> None:
        """Bring the keyboard to the list, because the widget that had it is gone."""
        page = self._window.page
        (page.view if page is not None else self._window).setFocus(Qt.FocusReason.OtherFocusReason)
