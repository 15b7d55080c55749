"""The form for a list's name, its description, and who sees it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.sidebar.list_words import privacy_word
from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.menu_button import ChoiceButton

LONGEST = 255
"""Characters of a name."""

SEND_KEYS = "Ctrl+Return"


@dataclass(frozen=True, slots=True)
class ListWords:
    """A list's title, description and privacy. `privacy` is the service's word, empty if it asks for none."""

    title: str = ""
    description: str = ""
    privacy: str = ""


class ListForm(QWidget):
    """The form in the right pane until it is sent or cancelled. It asks; the window sends."""

    submitted = Signal(object)
    """ListWords."""

    cancelled = Signal()

    def __init__(
        self,
        heading: str,
        account: str,
        button: str,
        words: ListWords,
        privacies: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        """`account` is said under the heading; `privacies` are the service's words to choose from."""
        super().__init__(parent)
        self._button_text = button
        self._heading = Label(heading, 16, 600, wraps=True, parent=self)
        self._account = Label(account, 12, role="second_text", wraps=True, parent=self)
        self.title = QLineEdit(words.title, self)
        self.description = QPlainTextEdit(words.description, self)
        self.privacy = ChoiceButton("Who sees the list", self)
        self._wrong = Label("", 12, role="err", wraps=True, parent=self)
        self.send_button = QPushButton(button, self)
        self.cancel_button = QPushButton("Cancel", self)
        self._privacies = privacies
        self._choose_privacy(words.privacy if words.privacy in privacies else next(iter(privacies), ""))
        self._set_up()
        self._build(asks_privacy=bool(privacies))

    def start(self) -> None:
        """Put the keyboard into the name."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def show_sending(self, *, sending: bool) -> None:
        """Show that the form is being sent, or open it again after a refusal."""
        for widget in (self.title, self.description, self.privacy, self.send_button):
            widget.setEnabled(not sending)
        self.send_button.setText("Sending…" if sending else self._button_text)

    def send(self) -> None:
        """Hand over what was typed, unless the name is empty."""
        title = " ".join(self.title.text().split())
        self._say_wrong("" if title else "A list needs a name.")
        if not title:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.send_button.isEnabled():
            description = self.description.toPlainText().strip()
            self.show_sending(sending=True)
            self.submitted.emit(ListWords(title, description, self._chosen))

    @property
    def wrong(self) -> str:
        """The sentence about a mistake in the form; empty if there is none."""
        return self._wrong.text()

    def _choose_privacy(self, privacy: str) -> None:
        self._chosen = privacy
        self.privacy.offer([(privacy_word(each), each) for each in self._privacies], privacy)

    def _say_wrong(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        self.title.setProperty("wrong", bool(text))
        self.title.style().polish(self.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    # --- building -------------------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self.setAccessibleName(self._heading.text())
        self.setWindowTitle(self._heading.text())
        self.title.setAccessibleName("Name of the list")
        self.title.setMaxLength(LONGEST)
        grow(self.title, QWidget.setMinimumHeight, 32)
        self.title.returnPressed.connect(self.send)
        self.title.textEdited.connect(lambda: self._say_wrong(""))
        self.description.setAccessibleName("Description of the list")
        self.description.setTabChangesFocus(True)
        grow(self.description, QWidget.setFixedHeight, 96)
        self.privacy.chosen.connect(self._choose_privacy)
        self.send_button.setProperty("primary", True)
        self.send_button.clicked.connect(self.send)
        self.cancel_button.clicked.connect(self.cancelled)
        send = QAction(self._button_text, self)
        send.setShortcut(QKeySequence(SEND_KEYS))
        send.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        send.triggered.connect(self.send)
        self.addAction(send)
        keys = QKeySequence(SEND_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.send_button.setToolTip(plain_text.tip(f"{self._button_text} ({keys})"))
        self._wrong.hide()
        self.privacy.setVisible(bool(self._privacies))

    def _build(self, *, asks_privacy: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._account)
        groups: list[tuple[QWidget, ...]] = [
            (self._label("&Name", self.title), self.title, self._wrong),
            (self._label("&Description (optional)", self.description), self.description),
        ]
        if asks_privacy:
            groups.append((self._label("&Who sees it", self.privacy), self.privacy))
        for group in groups:
            column.addSpacing(12)
            for widget in group:
                column.addWidget(widget)
        column.addSpacing(16)
        column.addLayout(self._buttons())
        column.addStretch()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.cancel_button, self.send_button):
            grow(button, QWidget.setMinimumHeight, 32)
            row.addWidget(button, 1)
        return row

    def _label(self, text: str, buddy: QWidget) -> Label:
        label = Label(text, 12, 600, parent=self)
        label.setBuddy(buddy)
        return label
