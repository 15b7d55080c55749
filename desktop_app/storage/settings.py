"""The settings: a commented TOML file that a person may edit, and whose comments survive the program's own edits."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import tomlkit

from desktop_app.domain.errors import AddressReason, Expected, SettingsError, SettingsReason, Unfit
from desktop_app.domain.hosts import is_plain_place
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.names import shown_name
from desktop_app.domain.proxies import LARGEST_PORT, Proxy, ProxyKind
from desktop_app.storage.settings_file import parsed, put, written
from desktop_app.storage.settings_template import TEMPLATE
from desktop_app.storage.settings_values import Values

REFRESH_MINUTES = 5.0
MOST_MINUTES = 1440
"""A day."""

POSTER_CACHE_MEGABYTES = 200.0
MOST_MEGABYTES = 100_000

LEAVING_DAYS = 7.0
MOST_DAYS = 365

LAST = "last"
"""Start with the list that was last looked at."""

PROVIDERS = ("netflix", "trakt", "tmdb", "chew")
"""Tables that the template names; a service's table that the program added holds its addresses, too."""


class SignInFirst(Enum):
    """Preferred way to sign in, where a service offers several."""

    SERVICE = "service"
    WINDOW = "window"
    BROWSER = "browser"


class SignInsIn(Enum):
    """The places for keys, sign-ins and a proxy's password."""

    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Addresses of a service, or of a compatible server, without a path's trailing slash."""

    api: str
    sign_in: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that a person may change.

    `new_titles`: where titles go that were added elsewhere, in lists whose order is kept here.
    `poster_cache_megabytes` is 0 for no posters on the disk. `start_with` is `LAST`, or names a view or a list (see
    `ui.starting`). `leaving_days`: how far ahead a title's leaving is told, 0 for never. `desktop_notices`: whether
    notices go to the desktop while another window is used. `other_keyring`: the whole name of one that Lineup does not
    know and the person allowed.
    """

    servers: Mapping[str, ServerAddress] = field(default_factory=dict)
    refresh_minutes: float = REFRESH_MINUTES
    new_titles: Newcomers = Newcomers.BOTTOM
    poster_cache_megabytes: float = POSTER_CACHE_MEGABYTES
    start_with: str = LAST
    sign_in_first: SignInFirst = SignInFirst.SERVICE
    leaving_days: float = LEAVING_DAYS
    desktop_notices: bool = False
    proxy: Proxy = field(default_factory=Proxy)
    sign_ins_in: SignInsIn = SignInsIn.KEYRING
    other_keyring: str = ""


def load_settings(path: Path) -> Settings:
    """The settings; a missing file is written first, with every setting explained. Raises `SettingsError`, `DiskFull`.

    The message names the file, the line where there is one, the key, and what was expected.
    """
    if not os.path.exists(path):  # noqa: PTH110 - `Path.exists` raises where a folder may not be entered
        written(path, TEMPLATE)
    return _settings_of(path, parsed(path))


def settings_there(path: Path) -> Settings:
    """The settings; the usual ones where there is no file, which is not written. Raises `SettingsError`."""
    is_there = os.path.exists(path)  # noqa: PTH110 - the same
    return _settings_of(path, parsed(path)) if is_there else Settings()


def settings_in(document: Mapping[str, object], name: str) -> Settings:
    """The settings that a document tells, wherever it comes from. Raises `SettingsError`, which calls it by `name`."""
    return _settings_of(Path(name), document)


def _settings_of(path: Path, document: Mapping[str, object]) -> Settings:
    values = Values(path, document)
    return Settings(
        servers=_servers(path, document),
        refresh_minutes=values.number("refresh_minutes", REFRESH_MINUTES, MOST_MINUTES, Expected.NEVER),
        new_titles=values.one_of("new_titles", Newcomers.BOTTOM),
        poster_cache_megabytes=values.number(
            "poster_cache_megabytes", POSTER_CACHE_MEGABYTES, MOST_MEGABYTES, Expected.NONE
        ),
        start_with=values.text("start_with", LAST),
        sign_in_first=values.one_of("sign_in_first", SignInFirst.SERVICE),
        leaving_days=values.number("leaving_days", LEAVING_DAYS, MOST_DAYS, Expected.NEVER),
        desktop_notices=values.flag("desktop_notices", usual=False),
        proxy=_proxy(path, values),
        sign_ins_in=values.one_of("sign_ins_in", SignInsIn.KEYRING),
        other_keyring=values.text("other_keyring"),
    )


def change_settings(path: Path, before: Settings, after: Settings) -> Settings:
    """Write what differs, leave the rest of the file as the person wrote it; the settings as they then are.

    Raises `SettingsError` where the file cannot be understood, or could not be afterwards, and `DiskFull`; then it
    stays as it is.
    """
    load_settings(path)
    old, new = top_keys(before), top_keys(after)
    document = put(path, {key: new[key] for key in new if new[key] != old[key]})
    for provider in {*before.servers, *after.servers}:
        if before.servers.get(provider) != after.servers.get(provider):
            _put_server(document, provider, after.servers.get(provider))
    text = tomlkit.dumps(document)
    settings = _settings_of(path, tomlkit.parse(text))  # what could not be read again is not written
    written(path, text)
    return settings


def save_server(path: Path, provider: str, server: ServerAddress) -> Settings:
    """Set a provider's addresses, leaving the rest of the file as the person wrote it."""
    document = parsed(path)
    _put_server(document, provider, server)
    written(path, tomlkit.dumps(document))
    return load_settings(path)


def checked_address(address: str) -> str:
    """The address in its plain form. Raises `Unfit` where it is not one.

    Plain http is taken for this computer and for numeric addresses of a home network; what a signature protects
    is not secret on the wire, so elsewhere https is wanted.
    """
    address = address.strip().rstrip("/")
    parts = _parts_of(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or not address.isprintable() or " " in address:
        raise Unfit(AddressReason.NOT_HTTPS_NAME)
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise Unfit(AddressReason.MORE_THAN_A_PLACE)
    if not is_plain_place(parts.netloc):
        raise Unfit(AddressReason.NOT_PLAIN)
    if parts.scheme == "http" and not _is_near(parts.hostname):
        raise Unfit(AddressReason.HTTP_ON_INTERNET)
    return address


def _parts_of(address: str) -> SplitResult:
    """Split an address. Raises `Unfit` for mismatched brackets or an invalid port."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise Unfit(AddressReason.NOT_PLAIN) from None
    return parts


def _is_near(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:  # a name
        return host == "localhost" or host.endswith(".local")


def top_keys(settings: Settings) -> dict[str, object]:
    """The keys outside the services' tables, as they are written; None: the key goes."""
    proxy = settings.proxy
    return {
        "start_with": settings.start_with,
        "refresh_minutes": _plain(settings.refresh_minutes),
        "poster_cache_megabytes": _plain(settings.poster_cache_megabytes),
        "new_titles": settings.new_titles.value,
        "sign_in_first": settings.sign_in_first.value,
        "leaving_days": _plain(settings.leaving_days),
        "desktop_notices": settings.desktop_notices,
        "proxy": proxy.kind.value,
        "proxy_host": proxy.host or None,
        "proxy_port": proxy.port or None,
        "proxy_user": proxy.user or None,
        "sign_ins_in": settings.sign_ins_in.value,
        "other_keyring": settings.other_keyring or None,
    }


def _plain(number: float) -> float | int:
    return int(number) if number == int(number) else number


def _put_server(document: tomlkit.TOMLDocument, provider: str, server: ServerAddress | None) -> None:
    table = document.setdefault(provider, tomlkit.table())
    if server is None:
        for key in ("api_address", "sign_in_address"):
            table.pop(key, None)
        return
    table["api_address"] = server.api
    table["sign_in_address"] = server.sign_in


def _proxy(path: Path, values: Values) -> Proxy:
    kind = values.one_of("proxy", ProxyKind.SYSTEM)
    port = values.number("proxy_port", 0, LARGEST_PORT, Expected.NONE)
    if port != int(port):
        raise values.wrong("proxy_port", Expected.WHOLE_NUMBER)
    proxy = Proxy(kind, values.text("proxy_host"), int(port), values.text("proxy_user"))
    if objection := proxy.objection:
        raise SettingsError(SettingsReason.PROXY, path=shown_name(path), expected=objection, limit=LARGEST_PORT)
    return proxy


def _servers(path: Path, document: Mapping[str, object]) -> dict[str, ServerAddress]:
    tables = (name for name, value in document.items() if isinstance(value, dict))
    found = ((provider, _server(path, document, provider)) for provider in dict.fromkeys((*PROVIDERS, *tables)))
    return {provider: server for provider, server in found if server}


def _server(path: Path, document: Mapping[str, object], provider: str) -> ServerAddress | None:
    table = document.get(provider, {})
    if not isinstance(table, dict):
        raise SettingsError(SettingsReason.NOT_A_TABLE, path=shown_name(path), section=provider)
    api, sign_in = (_address(path, provider, table, key) for key in ("api_address", "sign_in_address"))
    return ServerAddress(api, sign_in or api) if api else None


def _address(path: Path, provider: str, table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise SettingsError(SettingsReason.NOT_AN_ADDRESS, path=shown_name(path), key=key, section=provider)
    try:
        return checked_address(value) if value else ""
    except Unfit as error:
        raise SettingsError(
            SettingsReason.ADDRESS, path=shown_name(path), key=key, section=provider, cause=error
        ) from error
