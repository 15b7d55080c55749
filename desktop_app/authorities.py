"""Authorities that vouch for servers' certificates: the system's, those of the environment, a service's own.

Standard library, and truststore when the first connection is made.
"""

import os
import ssl
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import AuthoritiesUnreadable

INSTEAD = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""Variables with a file or folder that counts in place of the system's store, as requests has it; the first wins."""

OPENSSL = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""OpenSSL's variables: a file in the place of the system's file, folders in the place of its folder.

Where the system has neither (Windows, macOS), they count beside its store.
"""

BEGIN = "-----BEGIN"
"""The beginning of a text of certificates (RFC 7468); anything else is the name of a file."""

_SYSTEM_FILES = (
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/ca-bundle.pem",
)
"""Files in which Linux distributions keep the whole store (PEM), as truststore looks for them."""


@dataclass(frozen=True, slots=True)
class OwnAuthorities:
    """The authorities that vouch for the hosts of one service, beside those that vouch for all.

    `source` is a file's name, or text (PEM); empty: there are none. They count for requests on behalf of that service
    alone, so that a description that names somebody else's host weakens nobody else's connections to it.
    """

    source: str = ""
    hosts: frozenset[str] = frozenset()

    def vouch_for(self, host: str) -> bool:
        """Return whether these authorities count for the host."""
        return bool(self.source) and _plain(host) in self.hosts


def own_authorities(source: str, hosts: Iterable[str]) -> OwnAuthorities:
    """Make them, for hosts as they are written in addresses."""
    return OwnAuthorities(source, frozenset(map(_plain, hosts)))


NOBODY = OwnAuthorities()
"""No authorities but the computer's."""


def new_context(host: str, own: OwnAuthorities = NOBODY) -> ssl.SSLContext:
    """A context for one connection to `host`, where `own` count, too. Raises `AuthoritiesUnreadable`.

    Each connection has its own, because truststore's are locked during a handshake: in one for all, a server that
    stalls would hold up every other.
    """
    if instead := _first_of(INSTEAD):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        _add(context, *instead)
    else:
        context = _context_of_system()
        for variable in OPENSSL:
            if places := os.environ.get(variable):
                _add(context, variable, places)
    if own.vouch_for(host):
        _add(context, "", own.source)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # a certificate that was named is enough, root or not
    return context


def _context_of_system() -> ssl.SSLContext:
    import truststore  # noqa: PLC0415 - with the first connection, not with the first window

    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if sys.platform == "linux" and not _has_store():
        import certifi  # noqa: PLC0415 - requests brings it along

        context.load_verify_locations(certifi.where())
    return context


def _has_store() -> bool:
    """Whether truststore finds one: an empty one would refuse every server."""
    if any(file.is_file() for file in _system_files()):
        return True
    folder = ssl.get_default_verify_paths().capath
    return bool(folder) and any(Path(str(folder)).glob("????????.[0-9]"))


def _system_files() -> tuple[Path, ...]:
    return (Path(ssl.get_default_verify_paths().openssl_cafile), *map(Path, _SYSTEM_FILES))


def _first_of(variables: Iterable[str]) -> tuple[str, str] | None:
    return next(((name, value) for name in variables if (value := os.environ.get(name))), None)


def _add(context: ssl.SSLContext, variable: str, source: str) -> None:
    """`variable` names the source, where the environment does. Raises `AuthoritiesUnreadable`."""
    try:
        if source.lstrip().startswith(BEGIN):
            context.load_verify_locations(cadata=source)
            return
        places = source.split(os.pathsep) if variable == "SSL_CERT_DIR" else [source]
        folders = [place for place in places if Path(place).is_dir()]
        if folders:
            context.load_verify_locations(capath=os.pathsep.join(folders))
        else:
            context.load_verify_locations(cafile=str(Path(source).expanduser()))
    except (OSError, ValueError):  # ssl.SSLError among the first: a file without certificates
        shown = "" if source.lstrip().startswith(BEGIN) else source
        raise AuthoritiesUnreadable(shown, variable) from None


def _plain(host: str) -> str:
    return host.strip("[]").rstrip(".").lower()
