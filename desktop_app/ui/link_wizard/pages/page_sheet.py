"""A sheet with a page of the service under its address, and lines about the page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.link_wizard.address_bar import AddressBar
from desktop_app.ui.link_wizard.pages.notice_line import NoticeLine
from desktop_app.ui.link_wizard.pages.passkey_panel import PasskeyPanel
from desktop_app.ui.widgets.surfaces import column


class PageSheet(QWidget):
    """An address bar, a line of Lineup and one of the page where there are any, and whatever view shows the page.

    A hint is a second line of Lineup, which stays; a passkey has a panel of its own.
    """

    notice_pressed = Signal()
    hint_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = AddressBar()
        self.passkey = PasskeyPanel()
        self._view: QWidget | None = None
        self._notice, self._hint, self._saying = NoticeLine("info"), NoticeLine("key"), NoticeLine("browser-window")
        self._notice.pressed.connect(self.notice_pressed)
        self._hint.pressed.connect(self.hint_pressed)
        self._saying.pressed.connect(self.hide_saying)
        self._slot = column()
        layout: QVBoxLayout = column()
        for part in (self.bar, self._notice, self._saying, self.passkey, self._hint):
            layout.addWidget(part)
        layout.addLayout(self._slot, 1)
        self.setLayout(layout)

    def set_view(self, view: QWidget) -> None:
        """Set the widget that shows the page, whose place stays free while it is hidden.

        The one before is let go: out of sight, without a parent.
        """
        if self._view is not None:
            self._slot.removeWidget(self._view)
            self._view.hide()
            self._view.setParent(None)
        self._view = view
        policy = view.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        view.setSizePolicy(policy)
        self._slot.addWidget(view, 1)
        self.setFocusProxy(view)
        view.show()

    @property
    def regions(self) -> tuple[QWidget, ...]:
        """The parts that the keyboard can go to: the address, Lineup's lines, and the page of the service."""
        lines = (self._notice, self._saying, self.passkey, self._hint)
        return (self.bar, *lines, *(() if self._view is None else (self._view,)))

    def close_what_is_open(self) -> bool:
        """Close what a security key asks, or what the page said; whether there was something."""
        if not self.passkey.isHidden():
            self.passkey.cancelled.emit()
        elif self.saying:
            self.hide_saying()
        else:
            return False
        return True

    def set_notice(self, text: str, action: str = "") -> None:
        """Show a line under the bar; an empty text hides it."""
        self._notice.say(text, action)

    @property
    def notice(self) -> str:
        """The line under the bar."""
        return self._notice.text

    def set_hint(self, text: str, action: str = "") -> None:
        """Show a hint that is good to know all along; an empty text hides it."""
        self._hint.say(text, action)

    @property
    def hint(self) -> str:
        """The hint that is good to know all along."""
        return self._hint.text

    def show_saying(self, host: str, text: str) -> None:
        """Show a message of this host's page, in the place of the dialog that its script asked for."""
        self._saying.say(text, "Hide", f"{host} says:")

    def hide_saying(self) -> None:
        """Hide the page's message."""
        self._saying.say("")

    @property
    def saying(self) -> str:
        """The message of the page, with its host."""
        return self._saying.text
