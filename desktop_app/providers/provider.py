"""What the program wants to know of a service before anybody is linked there."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from desktop_app.auth.flow import Flow, Step
from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.server_clock import ServerClock
from desktop_app.authorities import NOBODY, OwnAuthorities
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.parts import Service
from desktop_app.transport import Transport


class Method(Enum):
    """How a person can sign in."""

    EMBEDDED = "in this window"
    BROWSER = "in my browser"
    CODE = "with a code on another device"
    PASSWORD = "with name and password"  # noqa: S105 - a way, not a word
    API_KEY = "with an API key"


@dataclass(frozen=True, slots=True)
class Server:
    """Addresses of the service, or of a server that stands in for it. `name` tells accounts of different servers apart.

    `earlier_name` is what older versions called the same server; accounts that bear it are given the new one.
    """

    name: str
    api: str
    sign_in: str
    earlier_name: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """A way to a server for the application alone: nobody has signed in.

    `client` are the application's own credentials (RFC 6749 section 2.3); `clock` is the server's, as far as it told.
    """

    server: Server
    client: ClientCredentials
    transport: Transport
    clock: ServerClock

    def signed_in(self, credentials: KeptCredentials) -> "AccountConnection":
        """The same way, in the name of the account that these credentials are of."""
        return AccountConnection(self.server, self.client, self.transport, self.clock, credentials)


@dataclass(frozen=True, slots=True)
class AccountConnection(Connection):
    """A way to a server in an account's name. Its `credentials` renew themselves where the service has that."""

    credentials: KeptCredentials


@dataclass(frozen=True, slots=True)
class Permission:
    """Something that a person may let the program do besides. `scope` is the service's name for it."""

    scope: str
    title: str
    sentence: str


SIGNED_BY_CLOCK = "Requests would be refused."
"""`Profile.clock_off` of services whose requests are signed with the time (OAuth 1.0a)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How a service is introduced to a person.

    `closed` says since when nobody answers at its own address, empty where it is live. `asks_for` pairs what
    linking lets the program do with a sentence, `optional` is asked for where the person ticks it; `methods` begin with
    the recommended one; `warning` is what linking does elsewhere. The application's key comes from `key_page`;
    `key_fields` are the labels of key and secret, the second empty where there is no such thing, and `redirect_uri` is
    to be registered with them, empty where the service takes any. A public client has no secret: `secret_is_optional`.
    `support` is where the service's own people are asked for help.
    The ways in `keyless` need no key of the application's own, and nobody is asked for one that is `client`. `lasts`
    says how long the link holds. `colour` is that of its tile, empty for grey. `described` by a
    person, in a file: no other server can stand in for it, and it has no lists. `by_itself` pairs a list's name with a
    sentence on what the service takes out of it though nobody asked; `clock_off`: what comes of a clock that is wrong.
    `own_authorities` vouch for its servers, beside those that vouch for all. `revokes`: whether the service can be
    asked to forget a link; None where only it knows.
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
    warning: str = ""
    key_page: str = ""
    redirect_uri: str = ""
    secret_is_optional: bool = False
    support: str = ""
    optional: tuple[Permission, ...] = ()
    keyless: tuple[Method, ...] = ()
    lasts: str = "Good until you revoke it at the service; it does not run out."
    by_itself: tuple[tuple[str, str], ...] = ()
    clock_off: str = "Times that it names, such as the end of a sign-in, would be misread."
    client: ClientCredentials | None = None
    colour: str = ""
    described: bool = False
    own_authorities: OwnAuthorities = NOBODY
    revokes: bool | None = True


class Provider(Protocol):
    """A service: its profile, its flow, its lists."""

    @property
    def profile(self) -> Profile: ...

    @property
    def call_spacing(self) -> float:
        """Seconds between two calls."""
        ...

    @property
    def own_server(self) -> Server | None:
        """Where the service itself is found; None where it is closed."""
        ...

    def steps(self, method: Method, client: ClientCredentials, /) -> tuple[Step, ...]:
        """The stations of linking, as the pipeline shows them; the last is "who are you?"."""
        ...

    def flow(self, method: Method, connection: Connection, ticked: tuple[str, ...] = (), /) -> Flow:
        """`ticked`: the scopes of the optional permissions that the person gives."""
        ...

    async def check_key(self, connection: Connection, /) -> None:
        """Ask the service whether it takes the application's key. Raises `ServiceError`."""
        ...

    async def revoke(self, connection: AccountConnection, /) -> bool:
        """Ask the service to forget the link. False where it knows no such call. Raises `ServiceError`."""
        ...

    def service(self, connection: AccountConnection, /) -> Service:
        """The account's service. Raises `KeyringLost` where its credentials are no sign-in of this service."""
        ...
