"""The settings file: commented TOML that a person may edit, and whose comments survive the program's own edits."""

import os
from pathlib import Path

import tomlkit

from desktop_app.storage.server_addresses import ServerAddress, put_server
from desktop_app.storage.settings import Settings, settings_in, top_keys
from desktop_app.storage.settings_template import TEMPLATE
from desktop_app.storage.settings_text import parsed, put, written


def load_settings(path: Path) -> Settings:
    """The settings; a missing file is written first, every setting explained. Raises `SettingsError`, `DiskFull`."""
    if not os.path.exists(path):  # noqa: PTH110 - `Path.exists` raises where a folder may not be entered
        written(path, TEMPLATE)
    return settings_in(parsed(path), path)


def settings_there(path: Path) -> Settings:
    """The settings; the usual ones where there is no file, which is not written. Raises `SettingsError`."""
    is_there = os.path.exists(path)  # noqa: PTH110 - the same
    return settings_in(parsed(path), path) if is_there else Settings()


def change_settings(path: Path, before: Settings, after: Settings) -> Settings:
    """Write what differs, leave the rest of the file as the person wrote it; the settings as they then are.

    Raises `SettingsError` where the file cannot be understood, or could not be afterwards, and `DiskFull`; then it
    stays as it is.
    """
    load_settings(path)
    old, new = top_keys(before), top_keys(after)
    document = put(path, {key: new[key] for key in new if new[key] != old[key]}, TEMPLATE)
    for provider in {*before.servers, *after.servers}:
        if before.servers.get(provider) != after.servers.get(provider):
            put_server(document, provider, after.servers.get(provider))
    text = tomlkit.dumps(document)
    settings = settings_in(tomlkit.parse(text), path)  # what could not be read again is not written
    written(path, text)
    return settings


def save_server(path: Path, provider: str, server: ServerAddress) -> Settings:
    """Set a provider's addresses, leaving the rest of the file as the person wrote it."""
    document = parsed(path)
    put_server(document, provider, server)
    written(path, tomlkit.dumps(document))
    return load_settings(path)
