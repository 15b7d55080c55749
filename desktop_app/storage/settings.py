"""The settings: a commented TOML file that a person may edit, and whose comments survive the program's own edits."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError

from desktop_app.domain.errors import SettingsError
from desktop_app.domain.keeping import Newcomers
from desktop_app.storage.database import translated

TEMPLATE = """\
# Lineup's settings. Lines that begin with # are comments. Restart the program after editing by hand.
# No secret belongs in here: keys and sign-ins are kept in the system keyring.

# How many minutes old the list on the screen may become before Lineup looks whether somebody changed it.
# 0: only when you come back to the window, or ask for it.
# refresh_minutes = 5

# How many megabytes of posters are kept on this computer. The ones used least recently go first. 0: none.
# poster_cache_megabytes = 200

# Some services keep no order: the one that you make is kept on this computer. Where titles go in such a list
# that were added elsewhere: "top" or "bottom".
# new_titles = "bottom"

[netflix]
# Netflix closed its public API in 2014. A server that speaks the same interface can stand in for it:
# give its two addresses. Left out, linking Netflix says that there is nobody to talk to.
# api_address = "https://queues.example.org"
# sign_in_address = "https://login.example.org"

[trakt]
# Trakt is found at its own addresses. Its staging server, or one of your own, can stand in for it.
# api_address = "https://api-staging.trakt.tv"
# sign_in_address = "https://auth.example.org"

[tmdb]
# TMDB is found at its own addresses. A server of your own can stand in for it: the address of its API, version and all,
# and the one below which people approve.
# api_address = "https://api.example.org/3"
# sign_in_address = "https://www.example.org/authenticate"

[chew]
# chew.tv has closed, as Netflix's API has: give the two addresses of a server that speaks its interface.
# api_address = "https://shows.example.org"
# sign_in_address = "https://login.example.org"
"""


REFRESH_MINUTES = 5.0
MOST_MINUTES = 1440
"""A day."""

POSTER_CACHE_MEGABYTES = 200.0
MOST_MEGABYTES = 100_000

PROVIDERS = ("netflix", "trakt", "tmdb", "chew")
"""Tables that the template names; a service's table that the program added holds its addresses, too."""


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a service, or a compatible server, is found. Both without a path's trailing slash."""

    api: str
    sign_in: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may set. `servers` by provider id; `refresh_minutes` is 0 for never.

    `new_titles`: where titles go that were added elsewhere, in lists whose order is kept here.
    `poster_cache_megabytes` is 0 for no posters on the disk.
    """

    servers: Mapping[str, ServerAddress] = field(default_factory=dict)
    refresh_minutes: float = REFRESH_MINUTES
    new_titles: Newcomers = Newcomers.BOTTOM
    poster_cache_megabytes: float = POSTER_CACHE_MEGABYTES


def load_settings(path: Path) -> Settings:
    """The settings; a missing file is written first, with every setting explained. Raises `SettingsError`, `DiskFull`.

    The message names the file, the line where there is one, the key, and what was expected.
    """
    if not path.exists():
        _write(path, TEMPLATE)
    document = _parse(path)
    tables = (name for name, value in document.items() if isinstance(value, dict))
    servers = ((provider, _server(path, document, provider)) for provider in dict.fromkeys((*PROVIDERS, *tables)))
    known = {provider: server for provider, server in servers if server}
    return Settings(known, _minutes(path, document), _new_titles(path, document), _megabytes(path, document))


def save_server(path: Path, provider: str, server: ServerAddress) -> Settings:
    """Set a provider's addresses, leaving the rest of the file as the person wrote it."""
    document = _parse(path)
    table = document.setdefault(provider, tomlkit.table())
    table["api_address"] = server.api
    table["sign_in_address"] = server.sign_in
    _write(path, tomlkit.dumps(document))
    return load_settings(path)


def checked_address(address: str) -> str:
    """The address in its plain form. Raises ValueError, with a sentence, where it is not one.

    Plain http is taken for this computer and for numeric addresses of a home network; what a signature protects
    is not secret on the wire, so elsewhere https is wanted.
    """
    address = address.strip().rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or not address.isprintable() or " " in address:
        raise ValueError("An address begins with https:// and names a server, such as https://queues.example.org.")
    if parts.query or parts.fragment or parts.username or parts.password:
        raise ValueError("An address holds no question mark, no # and no name or password.")
    _ = parts.port  # a ValueError where it is none
    if parts.scheme == "http" and not _is_near(parts.hostname):
        raise ValueError("Use https:// for a server on the internet.")
    return address


def _is_near(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:  # a name
        return host == "localhost" or host.endswith(".local")


def _parse(path: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8"))
    except ParseError as error:
        raise SettingsError(f"{path}, line {error.line}: {error}. The file is left as it is.") from error
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not a TOML file in UTF-8: {error}. The file is left as it is.") from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from error


def _minutes(path: Path, document: tomlkit.TOMLDocument) -> float:
    value = _number(document.get("refresh_minutes", REFRESH_MINUTES), MOST_MINUTES)
    if value is None:
        raise SettingsError(f"{path}: refresh_minutes should be a number from 0 (never) to {MOST_MINUTES} (a day).")
    return value


def _megabytes(path: Path, document: tomlkit.TOMLDocument) -> float:
    value = _number(document.get("poster_cache_megabytes", POSTER_CACHE_MEGABYTES), MOST_MEGABYTES)
    if value is None:
        raise SettingsError(f"{path}: poster_cache_megabytes should be a number from 0 (none) to {MOST_MEGABYTES}.")
    return value


def _number(value: object, most: float) -> float | None:
    """A number from 0 to `most`."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= most:
        return None
    return float(value)


def _new_titles(path: Path, document: tomlkit.TOMLDocument) -> Newcomers:
    try:
        return Newcomers(document.get("new_titles", Newcomers.BOTTOM.value))
    except ValueError:
        raise SettingsError(f'{path}: new_titles should be "top" or "bottom".') from None


def _server(path: Path, document: tomlkit.TOMLDocument, provider: str) -> ServerAddress | None:
    table = document.get(provider, {})
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: [{provider}] should be a table.")
    api, sign_in = (_address(path, provider, table, key) for key in ("api_address", "sign_in_address"))
    return ServerAddress(api, sign_in or api) if api else None


def _address(path: Path, provider: str, table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise SettingsError(f"{path}: {key} in [{provider}] should be a text in quotes, such as a web address.")
    try:
        return checked_address(value) if value else ""
    except ValueError as error:
        raise SettingsError(f"{path}: {key} in [{provider}]: {error}") from error


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a full disk leaves the old file."""
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
