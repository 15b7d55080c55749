"""Authorities that vouch for servers' certificates: the system's, those of the environment, a service's own.

Standard library, and truststore when the first connection is made.
"""

import os
import ssl
import sys
from collections.abc import Iterable
from pathlib import Path

from desktop_app.domain.errors import AuthoritiesUnreadable

INSTEAD = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""Variables with a file or folder that counts in place of the system's store, as requests has it; the first wins."""

OPENSSL = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""OpenSSL's variables: a file in the place of the system's file, folders in the place of its folder.

Where the system has neither (Windows, macOS), they count beside its store.
"""

BEGIN = "-----BEGIN"
"""What text of certificates begins with (RFC 7468); anything else is the name of a file."""

_SYSTEM_FILES = (
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/ca-bundle.pem",
)
"""Where Linux distributions keep the whole store in one file (PEM), as truststore looks for it."""

_own: dict[str, tuple[frozenset[str], str]] = {}
"""By service: its hosts, and what vouches for them."""


def trust(service: str, hosts: Iterable[str], source: str) -> None:
    """From now on `source` vouches for the service's hosts, too: a file's name, or its text (PEM). Empty: nothing does.

    Process-wide, as the way to the network is (`route`): pictures of a service come from its hosts as well.
    """
    _own[service] = (frozenset(map(_plain, hosts)), source)


def new_context(host: str) -> ssl.SSLContext:
    """A context for one connection to `host`. Raises `AuthoritiesUnreadable`.

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
    for hosts, source in _own.values():
        if source and _plain(host) in hosts:
            _add(context, "", source)
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
