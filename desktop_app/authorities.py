"""Authorities that vouch for servers' certificates: the system's, those of the environment, a service's own.

Standard library, and truststore when the first connection is made.
"""

import os
import ssl
import sys
from collections.abc import Iterable
from contextlib import suppress
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

LARGEST = 4 * 1024 * 1024
"""Bytes of a file of authorities."""

_SYSTEM_FILES = (
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/ca-bundle.pem",
)
"""Where Linux distributions keep the whole store in one file (PEM), as truststore looks for it."""

_own: dict[str, tuple[str, ...]] = {}


def trust(hosts: Iterable[str], source: str) -> None:
    """From now on `source` vouches for these hosts, beside what vouches for all: a file's name, or its text (PEM).

    Process-wide, as the way to the network is (`route`): pictures of a service come from its hosts, too.
    """
    for host in hosts:
        name = _plain(host)
        _own[name] = tuple(dict.fromkeys((*_own.get(name, ()), source)))


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
    for source in _own.get(_plain(host), ()):
        _add(context, "", source)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # a certificate that was named is enough, root or not
    return context


def own_sources(hosts: Iterable[str] = ()) -> tuple[str, ...]:
    """What was given to `trust` for these hosts; for all where none is named."""
    wanted = [_plain(host) for host in hosts] or list(_own)
    return tuple(dict.fromkeys(source for host in wanted for source in _own.get(host, ())))


def added_texts(hosts: Iterable[str] = ()) -> tuple[str, ...]:
    """Texts (PEM) of what may vouch for `hosts` and a browser with a store of its own does not know.

    On Linux that is the system's file as well: Chromium reads another store there. What cannot be read is left out.
    """
    sources = list(own_sources(hosts) if hosts else ())
    sources += [place for variable in (*INSTEAD, *OPENSSL) for place in _places(variable)]
    if sys.platform == "linux" and _first_of(INSTEAD) is None:
        sources += [str(file) for file in _system_files() if file.is_file()][:1]
    found = (text for source in dict.fromkeys(sources) for text in _texts_of(source))
    return tuple(dict.fromkeys(found))


def _texts_of(source: str) -> list[str]:
    if source.lstrip().startswith(BEGIN):
        return [source]
    path = Path(source).expanduser()
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    texts = []
    for file in files:
        with suppress(OSError):
            if file.is_file() and file.stat().st_size <= LARGEST:
                texts.append(file.read_text(encoding="utf-8", errors="replace"))
    return texts


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


def _places(variable: str) -> list[str]:
    value = os.environ.get(variable, "")
    return [place for place in (value.split(os.pathsep) if variable == "SSL_CERT_DIR" else [value]) if place]


def _add(context: ssl.SSLContext, variable: str, source: str) -> None:
    """`variable` names the source, where the environment does. Raises `AuthoritiesUnreadable`."""
    try:
        if source.lstrip().startswith(BEGIN):
            context.load_verify_locations(cadata=source)
            return
        places = _places(variable) if variable == "SSL_CERT_DIR" else [source]
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
