"""The workspace that a feature is given, and the events that a feature is told of."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop_app.accounts import Accounts, Library
from desktop_app.domain.queues import QueueRef
from desktop_app.storage.history import History
from desktop_app.ui.labels import Labels
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.own_files import OwnFiles
from desktop_app.ui.posters.supply import Posters
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.shell.desktop_notices import Desktop
from desktop_app.ui.shell.first_view import FirstView
from desktop_app.ui.shell.kept_view import KeptView
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_stack import Message
from desktop_app.ui.shell.shown_list import ShownList
from desktop_app.ui.shell.sign_in_messages import SignInMessages
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.shell.welcome import Welcome
from desktop_app.ui.sidebar.pane import SourcesPane

REST = 1.0
"""Seconds that a list is on the screen before its ratings are asked for: who leafs through lists asks for none."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The window, its parts, and the accounts under it. The workspace knows nothing of features."""

    window: MainWindow
    sidebar: SourcesPane
    welcome: Welcome
    """Cards that are shown while nobody is linked."""

    posters: Posters
    accounts: Accounts
    labels: Labels
    """How accounts and lists are called."""

    tasks: Tasks
    screen: ShownList
    sign_ins: SignInMessages
    """Messages that ask the person to sign in again."""

    starting: FirstView
    """Views that the program can begin with are offered to it."""

    history: History
    kept_view: KeptView
    """The looks of the window, from one start to the next."""

    own_files: OwnFiles
    clock: Callable[[], float]
    outside: WizardEnvironment
    preferences: Preferences
    """The person's settings; features follow changes of them at once."""

    desktop: Desktop
    """Shows notices outside the window, to a person who set that."""

    rest: float = REST
    """Seconds after which a service is asked what nobody asked for by a press, such as ratings."""

    @property
    def library(self) -> Library:
        """The accounts and their lists, with signals about their changes."""
        return self.accounts.library

    def say(self, message: Message) -> None:
        """Tell the person something that they should know."""
        self.window.message_bar.show_message(message)


class Feature(QObject):
    """A part of the program that a person would name, which adds to the window when it is made.

    It listens to the signals of the `library`. It overrides the methods below for all else that it wants to be told,
    always in the order of the table (`features.py`).
    """

    def begin(self) -> None:
        """Begin, because the linked accounts are shown now."""

    def serve(self, page: QueuePage, ref: QueueRef) -> None:
        """Connect to the page of a list, which was just made."""

    def shown(self, ref: QueueRef) -> None:
        """React to another list on the screen."""

    def refresh(self) -> None:
        """Bring everything up to date, because the person asked for it."""

    def keyring_changed(self) -> None:
        """Secrets can be had that could not."""

    async def close(self) -> None:
        """End what is under way, because the program ends."""
