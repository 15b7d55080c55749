"""The addresses of servers that stand in for services whose own have closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.errors import Unfit
from desktop_app.storage.server_addresses import ServerAddress, checked_address
from desktop_app.storage.settings import Settings
from desktop_app.storage.settings_kinds import Section
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.settings.page import Page
from desktop_app.ui.widgets.key_field import Field, KeyField
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import button, column

NONE_CLOSED = "All services that Lineup knows answer at their own addresses."


@dataclass(frozen=True, slots=True)
class ClosedService:
    """A service that has closed, and since when."""

    id: str
    name: str
    standing: str


class ServiceFields(QWidget):
    """Two addresses of one service, and what was found there."""

    changed = Signal()
    check_requested = Signal()

    def __init__(self, service: ClosedService) -> None:
        super().__init__()
        self.api = KeyField(_field("api", "Address of its API", service.name))
        self.sign_in = KeyField(_field("sign_in", "Address of its sign-in pages, if another", service.name))
        self.check = button("Check")
        self.check.setAccessibleName(f"Check the server for {service.name}")
        self._found = Label("", 12, role="second_text", wraps=True)
        self._lay_out(service)
        for field in (self.api, self.sign_in):
            field.changed.connect(self._edited)
        self.check.clicked.connect(self.check_requested)

    @property
    def found(self) -> str:
        """The result of the last check."""
        return self._found.text()

    def say(self, text: str, role: str = "second_text") -> None:
        """Show the result of a check."""
        self._found.setText(text)
        self._found.set_role(role)
        self.check.setAccessibleDescription(text)

    def objection(self) -> str:
        """A sentence on a mistake in an address, shown at its field, too; empty if there is none."""
        wrong = ""
        for field in (self.api, self.sign_in):
            objection = _objection(field.value)
            if field is self.api and not field.value and self.sign_in.value:
                objection = "Its sign-in pages alone are not enough: give the address of its API, too."
            field.set_error(objection)
            wrong = wrong or objection
        return wrong

    def server(self) -> ServerAddress | None:
        """The addresses; None if none is given."""
        if not self.api.value:
            return None
        api = checked_address(self.api.value)
        return ServerAddress(api, checked_address(self.sign_in.value) if self.sign_in.value else api)

    def show_server(self, server: ServerAddress | None) -> None:
        """Show the kept addresses."""
        self.api.edit.setText(server.api if server else "")
        self.sign_in.edit.setText(server.sign_in if server and server.sign_in != server.api else "")

    def _edited(self) -> None:
        self.say("")
        self.changed.emit()

    def _lay_out(self, service: ClosedService) -> None:
        whole = column(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(service.name, 13, 600))
        head.addWidget(Label(service.standing, 13, role="second_text", wraps=True), 1)
        whole.addLayout(head)
        whole.addSpacing(4)
        for field in (self.api, self.sign_in):
            whole.addWidget(field)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.check)
        foot.addWidget(self._found, 1)
        whole.addLayout(foot)
        self.setLayout(whole)


class ServicesPage(Page):
    """The page with the fields of each closed service."""

    check_requested = Signal(str)
    """The id of a service: is there anybody at the address that stands in its field?"""

    def __init__(self, closed: Sequence[ClosedService], why_fixed: str = "") -> None:
        """`why_fixed`: why the addresses cannot be changed, empty where they can."""
        text = "These services no longer answer. A server that speaks the same interface can stand in for each."
        super().__init__(Section.SERVICES, why_fixed or (text if closed else NONE_CLOSED))
        self.fields: Mapping[str, ServiceFields] = {service.id: ServiceFields(service) for service in closed}
        for service_id, fields in self.fields.items():
            fields.setDisabled(bool(why_fixed))
            fields.changed.connect(self.changed)
            fields.check_requested.connect(partial(self.check_requested.emit, service_id))
            self.column.addWidget(fields)
        if closed and not why_fixed:
            note = "Accounts stay at the server where they were linked. An address that you take out counts from the "
            self.column.addWidget(Label(f"{note}next start.", 12, role="second_text", wraps=True))
        self.column.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        for service_id, fields in self.fields.items():
            fields.show_server(settings.servers.get(service_id))

    def wanted(self, settings: Settings) -> Settings:
        servers = dict(settings.servers)
        for service_id, fields in self.fields.items():
            server = fields.server()
            if server is None:
                servers.pop(service_id, None)
            else:
                servers[service_id] = server
        return replace(super().wanted(settings), servers=servers)

    def objection(self) -> str:
        return next(filter(None, [fields.objection() for fields in self.fields.values()]), "")


def _field(name: str, label: str, service: str) -> Field:
    return Field(f"{service}-{name}", label, placeholder="https://", optional=True)


def _objection(address: str) -> str:
    try:
        checked_address(address or "https://nobody.example")
    except Unfit as error:
        return detail_of(error)
    return ""
