"""Keeps the messages of this session, behind the bell at the window's foot."""

from collections import deque
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QObject

from desktop_app.domain.queues import QueueRef
from desktop_app.ui.shell.message_stack import Message, Subject
from desktop_app.ui.shell.said_pane import SaidMessage, SaidPane
from desktop_app.ui.workspace import Workspace

MOST = 200
"""Messages that are kept; older ones are forgotten."""


class SaidMessages(QObject):
    """Collects what the message bar tells, with the time and the name of the list, and shows it on request."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._library = workspace.library
        self._labels = workspace.labels
        self._clock = workspace.clock
        self._panes = workspace.window.panes
        self._said: deque[SaidMessage] = deque(maxlen=MOST)
        self.pane = SaidPane()
        self._panes.add_beside(self.pane)
        self.pane.closed.connect(partial(self._panes.close_beside, self.pane))
        workspace.window.message_bar.said.connect(self._keep)
        workspace.window.status.said_pressed.connect(self.open)
        add = workspace.window.menus.add_for_linked
        add("View", "messages", "Message histor&y", "Ctrl+Shift+Y", self.open)

    def open(self) -> None:
        """Show the messages in the right pane."""
        self.pane.show_said(self._said)
        self._panes.show_beside(self.pane)
        self.pane.start()

    def _keep(self, message: Message) -> None:
        """Keep a message with its time and its place."""
        when = QDateTime.fromSecsSinceEpoch(round(self._clock()))
        time = QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
        self._said.appendleft(SaidMessage(message, time, self._name_of(message.about)))
        if self.pane.isVisible():
            self.pane.show_said(self._said)

    def _name_of(self, about: Subject) -> str:
        """The name of the list or the account that a message is about, as it stands now."""
        if isinstance(about, QueueRef):
            info = self._library.info(about)
            return info.title if info is not None else ""
        account = self._library.account(about) if about is not None else None
        return self._labels.service_of(account.value) if account is not None else ""
