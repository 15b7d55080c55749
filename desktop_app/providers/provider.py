"""What the program wants to know of a service before anybody is linked there."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from desktop_app.auth.flow import Flow, Step
from desktop_app.auth.signing import ServerClock
from desktop_app.domain.credentials import ClientCredentials, TokenCredentials
from desktop_app.domain.service import ListService
from desktop_app.transport import Transport


class Method(Enum):
    """How a person can sign in."""

    EMBEDDED = "in this window"
    BROWSER = "in my browser"


@dataclass(frozen=True, slots=True)
class Server:
    """Where the service, or one that stands in for it, is found. `name` tells accounts of different servers apart."""

    name: str
    api: str
    sign_in: str


@dataclass(frozen=True, slots=True)
class Profile:
    """How a service is introduced to a person.

    `closed` says since when nobody answers at its own address, empty where it is live. `asks_for` pairs what
    linking lets the program do with a sentence; `key_fields` are the labels of the application's key and secret.
    """

    id: str
    name: str
    letter: str
    closed: str
    introduction: str
    gives: tuple[str, ...]
    asks_for: tuple[tuple[str, str], ...]
    methods: tuple[Method, ...]
    key_fields: tuple[str, str]


class Provider(Protocol):
    """A service: its profile, its flow, its lists."""

    @property
    def profile(self) -> Profile: ...

    @property
    def call_spacing(self) -> float:
        """Seconds between two calls."""
        ...

    @property
    def steps(self) -> tuple[Step, ...]:
        """The stations of linking, as the pipeline shows them; the last is "who are you?"."""
        ...

    def flow(self, server: Server, client: ClientCredentials, transport: Transport, clock: ServerClock) -> Flow: ...

    async def check_key(
        self, server: Server, client: ClientCredentials, transport: Transport, clock: ServerClock
    ) -> None:
        """Ask the service whether it takes the application's key. Raises `ServiceError`."""
        ...

    def service(
        self,
        server: Server,
        client: ClientCredentials,
        token: TokenCredentials,
        transport: Transport,
        clock: ServerClock,
    ) -> ListService: ...
