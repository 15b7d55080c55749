"""The window that shows what a backup would change, before anything is changed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.backups.words import NOTHING_NEW, BackupPart
from desktop_app.ui.style.measures import open_at
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.plain_window import PlainWindow
from desktop_app.ui.widgets.surfaces import Panel, button, column, line

SIZE = QSize(640, 560)
SMALLEST = QSize(460, 320)


class RestoreWindow(PlainWindow):
    """The window before a restore; its buttons report, and act not by themselves."""

    restore_pressed = Signal()
    closed = Signal()

    def __init__(
        self, about: str, cards: Sequence[BackupPart], remark: str, *, can_restore: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("restore_window")
        self.setWindowTitle("Restore")
        open_at(self, SIZE, SMALLEST)
        self._heading = Label("Restore a backup", 20, 700)
        self._about = Label(about, 13, role="second_text", wraps=True)
        self._said = Label("" if can_restore else NOTHING_NEW, 13, wraps=True)
        self._remark = Label(remark, 12, role="second_text", wraps=True)
        self.cards = [BackupPartCard(card) for card in cards]
        self.restore = button("&Restore", "primary")
        self.close_button = button("Cancel" if can_restore else "Close")
        self._build()
        self._said.setVisible(not can_restore)
        for part in (self.restore, self._remark):
            part.setVisible(can_restore)
        self.restore.clicked.connect(self.restore_pressed)
        self.close_button.clicked.connect(self.close)
        for leave in (QKeySequence(Qt.Key.Key_Escape), QKeySequence(QKeySequence.StandardKey.Close)):
            QShortcut(leave, self).activated.connect(self.close)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.restore.click)

    @property
    def said(self) -> str:
        """The text that can be read in the window."""
        parts = (self._about, self._said)
        return "\n".join((*(part.text() for part in parts if part.text()), *(card.text for card in self.cards)))

    def start(self) -> None:
        """Show the window, with the keyboard on its main button."""
        self.show()
        self.raise_()
        self.activateWindow()
        first = self.restore if not self.restore.isHidden() else self.close_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """Show that the backup is being restored."""
        self.restore.setText("Restoring…" if busy else "&Restore")
        for part in (self.restore, self.close_button):
            part.setEnabled(not busy)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay open while a backup is being restored: how that ends is told in the window behind."""
        if self.close_button.isEnabled():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()

    def _build(self) -> None:
        inside = QWidget()
        listed = QVBoxLayout(inside)
        listed.setContentsMargins(0, 4, 0, 4)
        listed.setSpacing(8)
        for card in self.cards:
            listed.addWidget(card)
        listed.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        head = column(8, (20, 16, 20, 8))
        for words in (self._heading, self._about, self._said):
            head.addWidget(words)
        head.addWidget(area, 1)
        head.addWidget(self._remark)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 12)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.restore)
        whole = column()
        whole.addLayout(head, 1)
        whole.addWidget(line())
        whole.addLayout(foot)
        self.set_content(whole)


class BackupPartCard(Panel):
    """A card that shows one part of the backup."""

    def __init__(self, card: BackupPart) -> None:
        super().__init__("base", "line")
        self._card = card
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(4)
        whole.addWidget(Label(card.head, 13, 600, wraps=True))
        if card.state:
            whole.addWidget(Label(card.state, 12, role="second_text", wraps=True))
        for said in card.lines:
            whole.addWidget(Label(said, 13, wraps=True))
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        """The text that can be read on the card."""
        return "\n".join((self._card.head, *([self._card.state] if self._card.state else []), *self._card.lines))
