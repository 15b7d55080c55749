"""Joins a core and a window: the one way in which the program and its tests do."""

from collections.abc import Callable, Coroutine
from typing import Any

from desktop_app.accounts import Accounts
from desktop_app.storage.history import History
from desktop_app.ui.labels import Labels
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.own_files import OwnFiles
from desktop_app.ui.posters.supply import Posters
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.program import Program
from desktop_app.ui.shell.desktop_notices import desktop_of_this_system
from desktop_app.ui.shell.first_run import page_of
from desktop_app.ui.shell.first_view import FirstView
from desktop_app.ui.shell.kept_view import KeptView
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.panes import Panes
from desktop_app.ui.shell.shown_list import ShownList
from desktop_app.ui.shell.sign_in_messages import SignInMessages
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.shell.welcome import Welcome
from desktop_app.ui.sidebar.pane import SourcesPane
from desktop_app.ui.workspace import REST, Workspace


def join(
    window: MainWindow,
    accounts: Accounts,
    tasks: Tasks,
    outside: WizardEnvironment,
    history: History,
    own_files: OwnFiles,
    clock: Callable[[], float],
    picture: Callable[[str], Coroutine[Any, Any, bytes]],
    preferences: Preferences,
    *,
    is_demo: bool = False,
    rest: float = REST,
) -> Program:
    """Make the program over these accounts in an empty window. See `Workspace` for what the rest is.

    `picture` fetches the picture at an address; in practice mode (`is_demo`) services are the sandbox's.
    """
    library, labels, sidebar = accounts.library, Labels(accounts), SourcesPane()
    posters, panes = Posters(picture, tasks.start), Panes(sidebar)
    posters.arrived.connect(panes.repaint_posters)
    panes.posters_passed.connect(posters.let_go)
    window.furnish(panes)
    kept_view = KeptView(history.view_state, tasks, window)
    panes.remember_in(kept_view)
    workspace = Workspace(
        window=window,
        sidebar=sidebar,
        welcome=Welcome(window, lambda has_hero: page_of(accounts.providers, is_demo=is_demo, has_hero=has_hero)),
        posters=posters,
        accounts=accounts,
        labels=labels,
        tasks=tasks,
        screen=ShownList(library, labels, window, sidebar, posters),
        sign_ins=SignInMessages(library, window.message_bar),
        starting=FirstView(library, labels),
        history=history,
        kept_view=kept_view,
        own_files=own_files,
        clock=clock,
        outside=outside,
        preferences=preferences,
        desktop=desktop_of_this_system(window),
        rest=rest,
    )
    return Program(workspace)
