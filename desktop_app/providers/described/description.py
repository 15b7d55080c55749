"""A described service, as a value: what a file said, checked."""

from dataclasses import dataclass, field
from enum import Enum

from desktop_app.auth.authorization_server import ClientAuthentication, Encoding
from desktop_app.auth.signing import Signature
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import DescriptionMistake
from desktop_app.domain.exchange import Pairs
from desktop_app.providers.described.list_description import DescribedLists


class Grant(Enum):
    """How the service links. The values are the file's words."""

    CODE = "code"
    DEVICE = "device"
    IMPLICIT = "implicit"
    OAUTH1 = "oauth1"
    KEY = "key"


NEEDED = {
    Grant.CODE: ("authorization", "token"),
    Grant.DEVICE: ("device", "token"),
    Grant.IMPLICIT: ("authorization",),
    Grant.OAUTH1: ("request_token", "authorization", "token"),
    Grant.KEY: (),
}
"""The fields of `Endpoints` that a grant cannot do without."""


class Signing(Enum):
    """How a call shows who makes it."""

    BEARER = "bearer"
    """RFC 6750 section 2.1."""

    QUERY = "query"
    """A key in a parameter of the address."""

    OAUTH1 = "oauth1"
    """RFC 5849 section 3.5.1."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A permission. An `optional` one is asked for if the person ticks it; `words` are for people."""

    value: str
    words: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Addresses, by RFC 8414's names where it has one; empty where there is none or the issuer tells it."""

    authorization: str = ""
    token: str = ""
    device: str = ""
    revocation: str = ""
    request_token: str = ""
    """RFC 5849 section 2.1: where temporary credentials are asked for."""


@dataclass(frozen=True, slots=True)
class UserInfo:
    """The call that tells who is linked, and where its JSON has what.

    A path is names and places, such as `("data", "0", "id")`. `url` is empty where the issuer tells it; `picture` is
    empty where there is none. `headers` and `parameters` go with the call; "{client_id}" in one is the program's id.
    """

    url: str
    id: tuple[str, ...]
    name: tuple[str, ...]
    picture: tuple[str, ...]
    headers: Pairs = ()
    parameters: Pairs = ()


@dataclass(frozen=True, slots=True)
class KeyStep:
    """A step on the way to the program's id. `page` is to be opened for it, empty where there is none."""

    title: str
    text: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class KeyDescription:
    """Facts for a person before they register the program's id; empty where the file does not say.

    `membership` names a paid one that the service wants first; `minutes` are what a newcomer needs. The lengths are
    those that id and secret usually have, the labels what the service calls them.
    """

    is_free: bool | None = None
    membership: str = ""
    minutes: int = 0
    id_length: int = 0
    secret_length: int = 0
    id_label: str = ""
    secret_label: str = ""
    steps: tuple[KeyStep, ...] = ()


@dataclass(frozen=True, slots=True)
class DescribedService:
    """A service as described by a file.

    `client` is None where the person is asked for it. `uses_secret` is False where clients are public.
    `authentication` is None where the issuer tells it. With `pkce`, a client that has a secret sends a verifier, too.
    `parameters` go into the authorization request. `key_parameter` names the parameter of `Signing.QUERY`,
    `signature` how `Signing.OAUTH1` signs. `warnings` are sentences for the person. `authorities` vouch for the
    service's servers, beside those of the computer: a file's whole path, or certificates (PEM); empty: there are none.
    `key` is about the client that the person is asked for. `lists` is None where the file tells of none.
    """

    id: str
    name: str
    letter: str
    colour: str
    introduction: str
    page: str
    redirect_uri: str
    grants: tuple[Grant, ...]
    client: ClientCredentials | None
    uses_secret: bool
    issuer: str
    endpoints: Endpoints
    scopes: tuple[Scope, ...]
    scope_separator: str
    pkce: bool
    authentication: ClientAuthentication | None
    encoding: Encoding
    signing: Signing
    key_parameter: str
    user: UserInfo
    parameters: Pairs = ()
    signature: Signature = Signature.HMAC_SHA1
    warnings: tuple[DescriptionMistake, ...] = ()
    authorities: str = ""
    key: KeyDescription = field(default_factory=KeyDescription)
    lists: DescribedLists | None = None

    @property
    def browses(self) -> Grant | None:
        """The grant that leads to the service's page and back."""
        return next((g for g in self.grants if g in {Grant.CODE, Grant.IMPLICIT, Grant.OAUTH1}), None)
