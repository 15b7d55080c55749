"""The service's own page in this window, under its address."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.link_wizard.address_bar import AddressBar
from desktop_app.ui.link_wizard.parts import MARGIN, Mark, Surface, button, column
from desktop_app.ui.words import Words


class EmbeddedPage(QWidget):
    """An address bar, a line of notice where there is one, and whatever view shows the page."""

    notice_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = AddressBar()
        self._view: QWidget | None = None
        self._words = Words("", 13, wraps=True)
        self._action = button("", "link")
        self._action.clicked.connect(self.notice_pressed)
        self._notice = self._make_notice()
        self._slot = column()
        layout: QVBoxLayout = column()
        layout.addWidget(self.bar)
        layout.addWidget(self._notice)
        layout.addLayout(self._slot, 1)
        self.setLayout(layout)
        self.set_notice("")

    def set_view(self, view: QWidget) -> None:
        """The widget that shows the page. The one before is let go: out of sight, without a parent."""
        if self._view is not None:
            self._slot.removeWidget(self._view)
            self._view.hide()
            self._view.setParent(None)
        self._view = view
        self._slot.addWidget(view, 1)
        self.setFocusProxy(view)
        view.show()

    def set_notice(self, text: str, action: str = "") -> None:
        """One line under the bar; empty: none."""
        self._words.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._notice.setVisible(bool(text))

    @property
    def notice(self) -> str:
        """The line under the bar."""
        return self._words.text()

    def _make_notice(self) -> Surface:
        box = Surface("message")
        box.setMinimumHeight(40)
        row = QHBoxLayout(box)
        row.setContentsMargins(MARGIN, 4, MARGIN - 6, 4)
        row.setSpacing(12)
        row.addWidget(Mark("info", "link"))
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        return box
