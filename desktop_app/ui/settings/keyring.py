"""The page on the place of secrets, and whether it works."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.errors import NoKeyring
from desktop_app.storage.settings_kinds import Section
from desktop_app.ui.secret_storage.actions import WORDS, StorageAction
from desktop_app.ui.settings.keyring_check import KeyringCheck
from desktop_app.ui.settings.page import Page
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import button, column, empty

MISSING = (
    "On Linux, install and unlock one, such as GNOME Keyring, KWallet or KeePassXC with its Secret Service; then check"
    " again. Until then sign-ins can be kept in a file that a passphrase protects, or in this program’s memory: then"
    " you sign in again after each start."
)


class KeyringPage(Page):
    """The page with the result of the last check, and buttons for what can be done."""

    check_requested = Signal()
    way_chosen = Signal(object)
    """StorageAction."""

    def __init__(self) -> None:
        super().__init__(Section.KEYRING, "Where your keys, sign-ins and a proxy’s password are kept.")
        self._result, self._facts, self._advice = (
            Label("", 13, 600, wraps=True),
            Label("", 13, wraps=True),
            Label("", 13, wraps=True),
        )
        self.check = button("Check again")
        self.check.setAccessibleName("Check the keyring again")
        for words in (self._result, self._facts, self._advice):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)  # a backend's name may be long
            self.column.addWidget(words)
        self.column.addWidget(self.check, alignment=Qt.AlignmentFlag.AlignLeft)
        self._ways = QWidget()
        self._ways.setLayout(column(8))
        self.column.addWidget(self._ways)
        self.column.addStretch(1)
        self.check.clicked.connect(self.check_requested)

    @property
    def said(self) -> str:
        """All words on the page."""
        return " ".join(words.text() for words in (self._result, self._facts, self._advice)).strip()

    def show_checking(self) -> None:
        """Show that the keyring is being checked; a locked one may ask the person meanwhile."""
        self._say("Looking…", "", "")
        self.check.setEnabled(False)
        self.show_ways(())

    def show_check(self, found: KeyringCheck, where: str) -> None:
        """Show the result of a check. `where`: the place that is used now, in words."""
        self.check.setEnabled(True)
        steps = "\n".join(f"{what}: {how}" for what, how in found.steps)
        facts = f"Secrets are kept in {where}.\nBackend: {found.backend}\n{steps}"
        if found.error is None:
            self._say("✓ Secrets are kept and found again.", facts, "")
        else:
            sentence = sentence_of(found.error, "")
            missing = MISSING if type(found.error) is NoKeyring else ""
            self._say(f"✕ {sentence.lead}", facts, f"{sentence.text} {missing}".strip())

    def show_ways(self, ways: Sequence[StorageAction]) -> None:
        """Offer what can be done about the keyring, a button each."""
        empty(self._ways)
        layout = self._ways.layout()
        assert isinstance(layout, QVBoxLayout)
        for way in ways:
            act = button(WORDS[way])
            act.clicked.connect(partial(self.way_chosen.emit, way))
            layout.addWidget(act, alignment=Qt.AlignmentFlag.AlignLeft)
        self._ways.setVisible(bool(ways))

    def _say(self, result: str, facts: str, advice: str) -> None:
        for words, text in ((self._result, result), (self._facts, facts), (self._advice, advice)):
            words.setText(text)
            words.setVisible(bool(text))
        self.setAccessibleDescription(self.said)
