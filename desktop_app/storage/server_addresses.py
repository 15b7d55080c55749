"""Addresses of servers that a person named, a table of the settings file for each service."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import tomlkit

from desktop_app.domain.errors import AddressReason, SettingsError, SettingsReason, Unfit
from desktop_app.domain.hosts import is_near, is_plain_place
from desktop_app.domain.names import shown_name

PROVIDERS = ("netflix", "trakt", "tmdb", "jellyfin", "chew")
"""Tables that the template names; a service's table that the program added holds its addresses, too."""

API, SIGN_IN = "api_address", "sign_in_address"


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Addresses of a service, or of a compatible server, without a path's trailing slash."""

    api: str
    sign_in: str


def checked_address(address: str) -> str:
    """The address in its plain form. Raises `Unfit` where it is not one.

    Plain http is taken for this computer and for the home network; what a signature protects is not secret on the
    wire, so elsewhere https is wanted.
    """
    address = address.strip().rstrip("/")
    parts = _parts_of(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or not address.isprintable() or " " in address:
        raise Unfit(AddressReason.NOT_HTTPS_NAME)
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise Unfit(AddressReason.MORE_THAN_A_PLACE)
    if not is_plain_place(parts.netloc):
        raise Unfit(AddressReason.NOT_PLAIN)
    if parts.scheme == "http" and not is_near(parts.hostname):
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


def servers_in(path: Path, document: Mapping[str, object]) -> dict[str, ServerAddress]:
    """The addresses in a parsed file, by provider id. Raises `SettingsError`."""
    tables = (name for name, value in document.items() if isinstance(value, dict))
    found = ((provider, _server(path, document, provider)) for provider in dict.fromkeys((*PROVIDERS, *tables)))
    return {provider: server for provider, server in found if server}


def _server(path: Path, document: Mapping[str, object], provider: str) -> ServerAddress | None:
    table = document.get(provider, {})
    if not isinstance(table, dict):
        raise SettingsError(SettingsReason.NOT_A_TABLE, path=shown_name(path), section=provider)
    api, sign_in = (_address(path, provider, table, key) for key in (API, SIGN_IN))
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


def put_server(document: tomlkit.TOMLDocument, provider: str, server: ServerAddress | None) -> None:
    """Put the addresses into the service's table; None takes them out."""
    table = document.setdefault(provider, tomlkit.table())
    if server is None:
        for key in (API, SIGN_IN):
            table.pop(key, None)
        return
    table[API] = server.api
    table[SIGN_IN] = server.sign_in
