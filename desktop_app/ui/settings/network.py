"""The page on the way to the network."""

from dataclasses import replace

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from desktop_app.domain.proxies import LARGEST_PORT, NAMED, Proxy, ProxyKind
from desktop_app.storage.settings import Settings
from desktop_app.storage.settings_kinds import Section
from desktop_app.ui.sentences.details import words_of
from desktop_app.ui.settings.page import Page
from desktop_app.ui.settings.rows import Row
from desktop_app.ui.style.measures import grow, wear_font
from desktop_app.ui.widgets.key_field import Field, KeyField
from desktop_app.ui.widgets.menu_button import ChoiceButton
from desktop_app.ui.widgets.surfaces import column

_KINDS = (
    ("As this computer has it", ProxyKind.SYSTEM),
    ("No proxy", ProxyKind.NONE),
    ("This HTTP proxy", ProxyKind.MANUAL),
    ("This SOCKS proxy", ProxyKind.SOCKS),
)
_NOTES = {
    ProxyKind.SYSTEM: "What the environment (https_proxy, no_proxy) or the system’s settings say.",
    ProxyKind.NONE: "Straight to the services, whatever the system says.",
    ProxyKind.MANUAL: "For all requests and for sign-in pages in this window.",
    ProxyKind.SOCKS: "SOCKS5, for all requests. It looks up names itself. Sign-in pages in this window can’t give it "
    "a name and password; use your browser for those.",
}
_WIDTH = 400


class NetworkPage(Page):
    """The page with the kind of proxy, its address and its password."""

    def __init__(self) -> None:
        super().__init__(Section.NETWORK, "This computer’s own addresses are never asked for through a proxy.")
        self._kind = ProxyKind.SYSTEM
        self.kind = ChoiceButton("Proxy")
        self.host = KeyField(Field("host", "Proxy server", placeholder="proxy.example.org"))
        self.port = KeyField(Field("port", "Port", placeholder="8080"))
        self.port.edit.setValidator(QIntValidator(0, LARGEST_PORT, self))
        self.user = KeyField(Field("user", "User name", help="Only where the proxy asks for one.", optional=True))
        kept = "Lineup keeps it with your sign-ins, never in the settings file."
        self.password = KeyField(Field("password", "Password", secret=True, help=kept, as_typed=True, optional=True))
        wear_font(self.kind, 13)
        self._row = Row("Proxy", self.kind, _NOTES[self._kind])
        self._manual = QWidget()
        self._fields = (self.host, self.port, self.user, self.password)
        self._build()

    def _build(self) -> None:
        self.column.addWidget(self._row)
        inside = column(10, (188, 0, 0, 0))
        for field in self._fields:
            grow(field, QWidget.setMaximumWidth, _WIDTH)
            field.changed.connect(self.changed)
            inside.addWidget(field)
        self._manual.setLayout(inside)
        self.column.addWidget(self._manual)
        self.column.addStretch(1)
        self.kind.chosen.connect(self._choose)
        self._show_kind()

    @property
    def new_password(self) -> str | None:
        """The typed password; None if none was typed: then the kept one stays."""
        return self.password.value or None

    @property
    def is_changed(self) -> bool:
        return self.new_password is not None

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        proxy = settings.proxy
        self._kind = proxy.kind
        self.host.edit.setText(proxy.host)
        self.port.edit.setText(str(proxy.port or ""))
        self.user.edit.setText(proxy.user)
        self.password.forget()
        self.password.edit.setPlaceholderText("Unchanged" if proxy.user else "")
        self._show_kind()

    def wanted(self, settings: Settings) -> Settings:
        return replace(super().wanted(settings), proxy=self._proxy())

    def objection(self) -> str:
        proxy = self._proxy()
        wrong = words_of(proxy.objection, {"limit": LARGEST_PORT}) if proxy.objection else ""
        at_host = bool(replace(proxy, port=1, user="").objection)
        at_port = not at_host and bool(replace(proxy, user="").objection)
        self.host.set_error(wrong if at_host else "")
        self.port.set_error(wrong if at_port else "")
        self.user.set_error(wrong if not at_host and not at_port else "")
        return wrong

    def _proxy(self) -> Proxy:
        port = self.port.value
        return Proxy(self._kind, self.host.value, int(port) if port.isdecimal() else 0, self.user.value)

    def _choose(self, kind: ProxyKind) -> None:
        self._kind = kind
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        self.kind.offer(_KINDS, self._kind)
        self._row.say(_NOTES[self._kind])
        self._manual.setVisible(self._kind in NAMED)
