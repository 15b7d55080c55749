"""The form of a request: its account, method, address, parameters and body."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.explorer.query import METHODS, Query
from desktop_app.ui.explorer.params_table import ParamsTable
from desktop_app.ui.style.measures import grow, wear
from desktop_app.ui.widgets.drop_down import DropDown
from desktop_app.ui.widgets.field_buttons import let_clear
from desktop_app.ui.widgets.host_display import whole_of
from desktop_app.ui.widgets.label import FixedText, Label, fixed_font

DETAILS_HEIGHT = 128
_NO_BODY = "A read has no body."
_BODY = '{"name": "value"}\nor\nname=value'
SEND, STOP = "&Send", "&Stop"


class RequestForm(QWidget):
    """The form of a request; it reports, and sends nothing itself."""

    account_chosen = Signal(object)
    """AccountId."""

    send_pressed = Signal()
    stop_pressed = Signal()
    sign_pressed = Signal()
    """Show the signed request, send nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account = DropDown("Account")
        self.method = DropDown("Method")
        self.address = QLineEdit()
        self.send = QPushButton(SEND)
        self.sign = QPushButton("S&ign only")
        self.params = ParamsTable()
        self.body = FixedText("Body", read_only=False)
        self._under = Label("", 12, role="second_text")
        self._accounts: tuple[tuple[AccountId, str], ...] = ()
        self._is_asking = False
        self._set_up()
        self._lay_out()
        self._connect()
        self._fit_method()

    @property
    def chosen_account(self) -> AccountId | None:
        """The account in whose name the request is made; None without accounts."""
        found = self.account.currentData()
        return AccountId(found) if found else None

    @property
    def query(self) -> Query:
        """The request as it is filled in now."""
        self.params.commit()
        body = self.body.toPlainText() if self.body.isEnabled() else ""
        return Query(self.method.currentText(), self.address.text().strip(), self.params.pairs, body)

    def show_query(self, query: Query) -> None:
        """Fill the form with another request."""
        self.method.setCurrentText(query.method)
        self.address.setText(query.address)
        self.params.show_pairs(query.params)
        self.body.setPlainText(query.body)

    def show_accounts(self, accounts: Sequence[tuple[AccountId, str]], chosen: AccountId | None) -> None:
        """Offer these accounts and choose `chosen` if it is among them, else keep the account chosen before."""
        wanted = chosen or self.chosen_account
        if wanted == self.chosen_account and tuple(accounts) == self._accounts:
            return
        self._accounts = tuple(accounts)
        self.account.blockSignals(True)
        self.account.clear()
        for account_id, name in accounts:
            self.account.addItem(name, str(account_id))
        self.account.setCurrentIndex(max(self.account.findData(str(wanted)) if wanted else 0, 0))
        self.account.blockSignals(False)
        self._tell_account()

    def show_api(self, api: str) -> None:
        """Show the address under which relative addresses stand."""
        self._under.setText(f"Under {whole_of(api)}" if api else "")

    def show_asking(self, asking: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show that a request is under way: it can be stopped, and no other is sent meanwhile."""
        self._is_asking = asking
        self.send.setText(STOP if asking else SEND)
        self.sign.setEnabled(not asking)

    # --- building -------------------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self.account.setMinimumContentsLength(24)
        self.method.setMinimumContentsLength(8)
        self.method.addItems(METHODS)
        self.address.setAccessibleName("Address")
        self.address.setPlaceholderText("/users/me, or a whole address of this service")
        wear(self.address, lambda: fixed_font(13))
        let_clear(self.address)
        self.send.setProperty("primary", True)
        self.send.setToolTip("Sign the request and send it (Ctrl+Return)")
        self.sign.setToolTip("Show the signed request without sending it (Ctrl+Shift+Return)")
        for widget in (self.params, self.body):
            grow(widget, QWidget.setFixedHeight, DETAILS_HEIGHT)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.method)
        row.addWidget(self.address, 1)
        row.addWidget(self.sign)
        row.addWidget(self.send)
        who = QHBoxLayout()
        who.setSpacing(12)
        who.addWidget(self.account)
        who.addWidget(self._under, 1)
        details = QGridLayout()
        details.setHorizontalSpacing(16)
        details.setVerticalSpacing(4)
        for column, (label, widget) in enumerate((("&Parameters", self.params), ("&Body", self.body))):
            words = Label(label, 12, 600, "second_text")
            words.setBuddy(widget)
            details.addWidget(words, 0, column)
            details.addWidget(widget, 1, column)
            details.setColumnStretch(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(who)
        whole.addLayout(row)
        whole.addSpacing(4)
        whole.addLayout(details)
        order = (self.account, self.method, self.address, self.params, self.body, self.sign, self.send)
        for first, second in pairwise(order):
            self.setTabOrder(first, second)

    def _connect(self) -> None:
        self.account.currentIndexChanged.connect(self._tell_account)
        self.method.currentTextChanged.connect(self._fit_method)
        self.address.returnPressed.connect(self._send)
        self.send.clicked.connect(self._send_or_stop)
        self.sign.clicked.connect(self.sign_pressed)
        for keys, act in (("Ctrl+Return", self._send), ("Ctrl+Enter", self._send), ("Ctrl+Shift+Return", self._sign)):
            QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(act)

    # --- acting ---------------------------------------------------------------------------------------------------

    def _tell_account(self) -> None:
        if self.chosen_account is not None:
            self.account_chosen.emit(self.chosen_account)

    def _fit_method(self) -> None:
        writes = Query(self.method.currentText()).writes
        self.body.setEnabled(writes)
        self.body.setPlaceholderText(_BODY if writes else _NO_BODY)

    def _send(self) -> None:
        if not self._is_asking:
            self.send_pressed.emit()

    def _sign(self) -> None:
        if not self._is_asking:
            self.sign_pressed.emit()

    def _send_or_stop(self) -> None:
        (self.stop_pressed if self._is_asking else self.send_pressed).emit()
