"""The health window: how each account does, and the ledger of requests."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from desktop_app.accounts import LiveAccount
from desktop_app.domain.ledger import Call
from desktop_app.masking import masked_text
from desktop_app.ui.health.ledger_model import LedgerModel
from desktop_app.ui.health.report import line_of, names_of, report
from desktop_app.ui.health.window import HealthWindow
from desktop_app.ui.health.words import AccountHealth, standing
from desktop_app.ui.workspace import Feature, Workspace

SOON = 200
"""Milliseconds: many calls in a row are shown at once."""


class HealthController(Feature):
    """Fills the health window; costs nothing while the window is closed."""

    def __init__(self, workspace: Workspace) -> None:
        window, accounts = workspace.window, workspace.accounts
        super().__init__(window)
        self._accounts = accounts
        self._labels = workspace.labels
        self._main_window = window
        self._model = LedgerModel(accounts.transports.ledger, self)
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self.show_now)
        self.window: HealthWindow | None = None
        accounts.transports.ledger.on_call = self._hear
        workspace.library.account_ended.connect(self._leave)
        window.menus.add("View", "windows", "&Health…", "Ctrl+Shift+H", self.open)

    def open(self) -> None:
        """Put the window on the screen."""
        if self.window is None:
            self.window = HealthWindow(self._model, self._report, self._main_window)
            self.window.wanted.connect(self.show_now)
            self.window.copy_requested.connect(self._copy_selected)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.table.setFocus()

    def show_now(self) -> None:
        """Bring the window up to date, if it can be seen."""
        if self.window is not None and self.window.isVisible():
            self._show(self.window)

    def _show(self, window: HealthWindow) -> None:
        standings = self._standings()
        self._model.show_names(names_of(standings))
        self._model.catch_up()
        window.show_standings(standings)

    def _leave(self, _ended: LiveAccount) -> None:
        """Remove the account's card and name, whether somebody looks or not."""
        if self.window is not None:
            self._show(self.window)

    def _hear(self, call: Call) -> None:
        del call
        if self.window is not None and self.window.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _standings(self) -> tuple[AccountHealth, ...]:
        return tuple(self._standing(account) for account in self._accounts.library.accounts)

    def _standing(self, account: LiveAccount) -> AccountHealth:
        names, link = (self._labels.service_of(account.value), account.label), account.link
        now = self._accounts.transports.now()
        return standing(account.id, names, account.state, link.times, account.calls, now, link.keyring_trouble)

    def _report(self) -> str:
        return masked_text(report(self._standings(), self._accounts.transports.ledger))

    def _copy_selected(self) -> None:
        assert self.window is not None
        names = names_of(self._standings())
        lines = (line_of(self._model.call_at(row), names) for row in self.window.selected_rows)
        QGuiApplication.clipboard().setText(masked_text("\n".join(lines)))
