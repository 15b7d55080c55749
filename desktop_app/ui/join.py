"""Joins a core and a window: the one way in which the program and its tests do."""

from collections.abc import Callable

from desktop_app.accounts import Accounts
from desktop_app.storage.history import History
from desktop_app.ui.labels import Labels
from desktop_app.ui.link_wizard.outside import Outside
from desktop_app.ui.program import Program
from desktop_app.ui.reminders.desktop import desktop_of_this_system
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.first_view import FirstView
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.on_screen import OnScreen
from desktop_app.ui.shell.sign_in_messages import SignInMessages
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.workspace import REST, Workspace


def join(
    window: MainWindow,
    accounts: Accounts,
    tasks: Tasks,
    outside: Outside,
    history: History,
    clock: Callable[[], float],
    preferences: Preferences,
    *,
    rest: float = REST,
) -> Program:
    """Make the program over these accounts in a furnished window. See `Workspace` for what the rest is."""
    library, labels = accounts.library, Labels(accounts)
    workspace = Workspace(
        window=window,
        accounts=accounts,
        labels=labels,
        tasks=tasks,
        screen=OnScreen(library, labels, window),
        sign_ins=SignInMessages(library, window.message_bar),
        starting=FirstView(library, labels),
        history=history,
        clock=clock,
        outside=outside,
        preferences=preferences,
        desktop=desktop_of_this_system(window),
        rest=rest,
    )
    return Program(workspace)
