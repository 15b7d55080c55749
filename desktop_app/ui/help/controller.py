"""The Help menu: the guide, keyboard shortcuts, new versions, a report of a problem, and what Lineup is made of."""

from PySide6.QtGui import QAction, QGuiApplication

from desktop_app import __version__
from desktop_app.home import releases_page
from desktop_app.ui.help.about import AboutDialog
from desktop_app.ui.help.components import version_details
from desktop_app.ui.help.guide import chapters
from desktop_app.ui.help.shortcuts import shortcuts_of
from desktop_app.ui.help.window import SHORTCUTS, HelpWindow
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.widgets.link_button import open_page
from desktop_app.ui.workspace import Feature, Workspace

COPIED = "Version details copied."
NEXT = "Paste them into your report, and say what you did and what happened. They hold nothing about your accounts."

NO_RELEASES = "Lineup has no public page yet."
WHERE_FROM = f"This is version {__version__}. Get new versions from where you got this one."


class HelpController(Feature):
    """Opens help; nothing of it is read or made before."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._main_window = workspace.window
        self._accounts = workspace.accounts
        self._say = workspace.say
        self.window: HelpWindow | None = None
        self.about: AboutDialog | None = None
        menus = workspace.window.menus
        menus.add("Help", "guide", "&Guide", "F1", self.open_guide)
        menus.add("Help", "guide", "&Keyboard shortcuts", "Ctrl+?", self.open_shortcuts)
        menus.add("Help", "problem", "&Report a problem…", "", self.report_problem)
        menus.add("Help", "problem", "Re&leases…", "", self.open_releases)
        menus.add("Help", "about", "&About Lineup", "", self.open_about, QAction.MenuRole.AboutRole)

    def open_guide(self) -> None:
        """Show the guide at the page that was read last."""
        self._opened().show_again()

    def open_shortcuts(self) -> None:
        """Show the keys of everything that can be done now."""
        self._opened().show_page(SHORTCUTS)

    def report_problem(self) -> None:
        """Copy version details, and say what to do with them; *Health* has a report with requests in it."""
        QGuiApplication.clipboard().setText(version_details())
        self._say(Message(Kind.INFO, COPIED, NEXT, (Action("About Lineup", self.open_about),)))

    def open_releases(self) -> None:
        """Open the page with new versions in the person's browser."""
        if (page := releases_page()) is None:
            self._say(Message(Kind.INFO, NO_RELEASES, WHERE_FROM))
        else:
            open_page(page)

    def open_about(self) -> None:
        """Show version, licenses and attribution."""
        if self.about is None:
            self.about = AboutDialog(self._notices(), self._main_window)
            self.about.finished.connect(self._forget_about)
        self.about.open()

    def _forget_about(self) -> None:
        self.about = None

    def _notices(self) -> tuple[tuple[str, str], ...]:
        """Names of services with what they want to be told of programs that use them."""
        profiles = [provider.profile for provider in self._accounts.providers]
        return tuple((each.name, notice) for each in profiles if (notice := profile_words(each).notice))

    def _opened(self) -> HelpWindow:
        if self.window is None:
            self.window = HelpWindow(chapters(), lambda: shortcuts_of(self._main_window), self._main_window)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.contents.setFocus()
        return self.window
