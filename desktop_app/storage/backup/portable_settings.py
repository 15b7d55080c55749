"""The settings that go to another computer: those a person changed, without what is about this computer.

The way to the network, and where sign-ins are kept, stay behind.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from desktop_app.domain.backups import Value
from desktop_app.domain.errors import BackupReason, BackupUnreadable, SettingsError
from desktop_app.storage.server_addresses import API, SIGN_IN
from desktop_app.storage.settings import DECLARED, Settings, settings_in, top_keys

STAYS = frozenset(
    key for name, each in DECLARED.items() if not each.portable for key in each.kind.keys(name, each.usual)
)
"""Keys of settings that are about one computer."""


def portable(settings: Settings) -> dict[str, Value]:
    """Return what differs from the usual settings, by key; a service's addresses as `trakt.api_address`."""
    usual = top_keys(Settings())
    found = {key: value for key, value in top_keys(settings).items() if key not in STAYS and value != usual[key]}
    said: dict[str, Value] = {key: value for key, value in found.items() if isinstance(value, str | float | bool | int)}
    for provider, server in settings.servers.items():
        said[f"{provider}.{API}"] = server.api
        said[f"{provider}.{SIGN_IN}"] = server.sign_in
    return said


def with_portable(settings: Settings, values: Mapping[str, Value]) -> Settings:
    """Return the settings with these values in them. Raises `SettingsError` for values that no setting has."""
    told = settings_in(_tables(values), Path("The backup"))
    kept = {key: getattr(told, key) for key in values if "." not in key}
    return replace(settings, **kept, servers={**settings.servers, **told.servers})


def as_toml(values: Mapping[str, Value]) -> str:
    """Return the values as the settings file would say them."""
    document = tomlkit.document()
    document.add(tomlkit.comment("Lineup's settings, as far as they were changed."))
    for key, value in _tables(values).items():
        document[key] = value
    return tomlkit.dumps(document)


def values_of(text: str) -> dict[str, Value]:
    """Return the values of such a text; what a later version set besides is passed over.

    Raises `BackupUnreadable`.
    """
    try:
        document = tomlkit.parse(text).unwrap()
        settings = settings_in(document, Path("settings.toml"))
    except SettingsError as error:
        raise BackupUnreadable(BackupReason.SETTINGS, cause=error) from None
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise BackupUnreadable(BackupReason.SETTINGS_NOT_TOML, said=str(error)) from None
    return portable(settings)


def _tables(values: Mapping[str, Value]) -> dict[str, object]:
    tables: dict[str, object] = {}
    for key, value in values.items():
        name, _, inner = key.rpartition(".")
        if not name:
            tables[key] = value
        else:
            table = tables.setdefault(name, {})
            assert isinstance(table, dict)
            table[inner] = value
    # What stands behind a table in TOML belongs to it.
    return dict(sorted(tables.items(), key=lambda pair: isinstance(pair[1], dict)))
