"""Errors of connections in which a server could not prove who it is."""

from enum import Enum

from desktop_app.domain.errors.service_reasons import CallReason
from desktop_app.domain.errors.services import Unreachable


class TlsReason(Enum):
    """Why there is no secure connection. The value is for those who look at details."""

    EXPIRED = "certificate has expired"
    NOT_YET_VALID = "certificate is not valid yet"
    SELF_SIGNED = "certificate is self-signed"
    UNKNOWN_ISSUER = "certificate is of an unknown authority"
    OTHER_HOST = "certificate is for another host"
    REVOKED = "certificate was revoked"
    WEAK = "certificate or key is too weak"
    UNTRUSTED = "certificate is not trusted"
    CLIENT_CERTIFICATE = "server wants a client certificate"
    OLD_PROTOCOL = "no common version of TLS"
    NOT_TLS = "server does not speak TLS"
    HANDSHAKE = "handshake failed"


class TlsFault(Unreachable):
    """No secure connection could be made to `host`, a server's name or a proxy's; nothing was sent."""

    def __init__(self, host: str, reason: TlsReason) -> None:
        super().__init__(place=host, name=reason.value)
        self.host = host
        self.reason = reason


class AuthoritiesUnreadable(Unreachable):
    """Authorities cannot be read, so that no server can be trusted; nothing was sent.

    `source` is the file or folder, empty where their text stands in a description. `variable` of the environment names
    it, empty where a description does.
    """

    def __init__(self, source: str, variable: str = "") -> None:
        why = CallReason.NO_AUTHORITIES if source else CallReason.NO_AUTHORITIES_IN_DESCRIPTION
        super().__init__(why, path=source, name=variable)
        self.source = source
        self.variable = variable


INSECURE = (TlsFault, AuthoritiesUnreadable)
"""Kinds of which the network is innocent: a server could not prove who it is."""
