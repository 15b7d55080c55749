"""Shows the messages of what is on the screen, and lets go of those about what is gone."""

from PySide6.QtCore import QObject, Qt

from desktop_app.accounts import LiveAccount, LiveList
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.shell.message_stack import Kind, Message, Place
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
        self._sources = workspace.sidebar.model
        self._screen = workspace.screen
        self._bar.changed.connect(self._count)
        workspace.window.status.problems_pressed.connect(self._go_to_first_problem)
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

    def _count(self) -> None:
        """Mark the lists that have messages, and count the problems at the foot of the window."""
        told: dict[QueueRef, tuple[int, int]] = {}
        for message in self._bar.messages:
            if isinstance(message.about, QueueRef):
                asked, problems = told.get(message.about, (0, 0))
                told[message.about] = asked + message.asks, problems + _is_problem(message)
        self._sources.show_told(told)
        self._window.status.show_problems(sum(map(_is_problem, self._bar.messages)))

    def _go_to_first_problem(self) -> None:
        """Show the list or the account that the first problem is about, with the keyboard on the message."""
        about = next((message.about for message in self._bar.messages if _is_problem(message)), None)
        if isinstance(about, QueueRef):
            self._screen.choose(about)
        elif about is not None:
            self._screen.bring(about)
        self._bar.take_keyboard()

    def _take_keyboard(self) -> None:
        """Bring the keyboard to the list, because the widget that had it is gone."""
        page = self._window.page
        (page.view if page is not None else self._window).setFocus(Qt.FocusReason.OtherFocusReason)


def _is_problem(message: Message) -> bool:
    return message.kind is Kind.ERROR and not message.is_question
