"""Descriptions of a service that the program needs before anybody is linked there."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from desktop_app.auth.flow import Flow, FlowStep
from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.server_clock import ServerClock
from desktop_app.authorities import NOBODY, OwnAuthorities
from desktop_app.domain.budgets import Budget
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.parts import Service
from desktop_app.domain.pasted_keys import KeyRule
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
        """The same connection, in the name of the account that these credentials belong to."""
        return AccountConnection(self.server, self.client, self.transport, self.clock, credentials)


@dataclass(frozen=True, slots=True)
class AccountConnection(Connection):
    """A way to a server in an account's name. Its `credentials` renew themselves where the service has that."""

    credentials: KeptCredentials


@dataclass(frozen=True, slots=True)
class ToldScope:
    """A permission in the words of the file that describes a service. `value` is the service's name for it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A step to an application key in the words of the file that describes a service. `page` is opened for it."""

    title: str
    text: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class FileTexts:
    """Words about a service out of the file that describes it: its introduction, its permissions, the way to a key.

    `key_labels` are what the service calls key and secret; empty where the file does not say.
    """

    introduction: str = ""
    scopes: tuple[ToldScope, ...] = ()
    optional: tuple[ToldScope, ...] = ()
    key_steps: tuple[ToldStep, ...] = ()
    key_labels: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class KeyTerms:
    """Terms on which a service gives a person an application key of their own.

    `is_free`: None where nobody knows. `membership` names a paid membership without which there is no key, such as
    "VIP"; empty where there is none. `minutes` are what a newcomer needs, estimated; 0 where nobody knows. `key` and
    `secret` say what is known about their looks.
    """

    is_free: bool | None = None
    membership: str = ""
    minutes: int = 0
    key: KeyRule = field(default_factory=KeyRule)
    secret: KeyRule = field(default_factory=KeyRule)


@dataclass(frozen=True, slots=True)
class Profile:
    """Profile of a service before anybody is linked there. Its words are in `ui/sentences/profiles.py`.

    `closed`: nobody answers at its own address any more. `optional` are scopes that are asked for where the person
    ticks them; `methods` begin with the recommended one. The application's key comes from `key_page`, with a secret
    unless `has_secret` says no; `redirect_uri` is to be registered with it, empty where the service takes any. A public
    client has no secret: `secret_is_optional`. `support` is where the service's own people are asked for help.
    The ways in `keyless` need no key of the application's own, and nobody is asked for one that is `client`.
    `colour` is that of its tile, empty for grey. `texts` are those of a file that describes it: then no other server
    can stand in for it. `is_signed_by_clock`: requests are signed with the time (OAuth 1.0a).
    `own_authorities` vouch for its servers, beside those that vouch for all. `revokes`: whether the service can be
    asked to forget a link; None where only it knows. `key_terms` are those of the key that the person registers.
    `at_home`: people run its servers themselves, each at an address of its own.
    `budgets` are what it grants a key for a day; a call is paid from the first that has a price for it.
    """

    id: str
    name: str
    letter: str
    methods: tuple[Method, ...]
    closed: bool = False
    has_secret: bool = True
    key_page: str = ""
    redirect_uri: str = ""
    secret_is_optional: bool = False
    support: str = ""
    optional: tuple[str, ...] = ()
    keyless: tuple[Method, ...] = ()
    client: ClientCredentials | None = None
    colour: str = ""
    texts: FileTexts | None = None
    is_signed_by_clock: bool = False
    own_authorities: OwnAuthorities = NOBODY
    revokes: bool | None = True
    key_terms: KeyTerms = field(default_factory=KeyTerms)
    budgets: tuple[Budget, ...] = ()
    at_home: bool = False

    @property
    def described(self) -> bool:
        """Whether a person describes the service, in a file."""
        return self.texts is not None

    @property
    def needs_key(self) -> bool:
        """Whether a person needs an application key of their own to sign in, in the recommended way."""
        return self.client is None and self.methods[0] not in self.keyless

    @property
    def knows_no_keys(self) -> bool:
        """Whether no way to sign in wants an application key."""
        return self.keyless != () and set(self.methods) <= set(self.keyless)


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
        """Server of the service itself; None where the service is closed."""
        ...

    def steps(self, method: Method, client: ClientCredentials, /) -> tuple[FlowStep, ...]:
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
