"""The choice of a keyring that a configuration of the keyring library makes for every program of a person."""

from __future__ import annotations

import configparser
import os
from pathlib import Path
from typing import NamedTuple

from desktop_app.domain.errors import KeyringForbidden, KeyringReason
from desktop_app.domain.names import shown_name

VARIABLE = "PYTHON_KEYRING_BACKEND"
_LONGEST = 80
"""Characters of a name that another program wrote."""

_LARGEST = 100_000
"""Bytes of the file that are read for the name in it."""


class Choice(NamedTuple):
    """A configured choice of backend: in an environment variable, or else in the file at `path`.

    `name` as it stands there, empty where it cannot be read.
    """

    path: str
    name: str


def choice_of() -> Choice | None:
    """The configuration that the keyring library follows; None where it chooses by itself."""
    if VARIABLE in os.environ:
        return Choice("", os.environ[VARIABLE])
    file = _file()
    if not file.is_file():
        return None
    config = configparser.RawConfigParser()
    try:
        with file.open(encoding="utf-8") as text:
            config.read_string(text.read(_LARGEST))
        name = config.get("backend", "default-keyring").strip()
    except (configparser.NoSectionError, configparser.NoOptionError, OSError):
        return None  # the library passes it over, too
    except (configparser.Error, UnicodeDecodeError):
        name = ""
    return Choice(shown_name(file), name)


def forbidden(why: KeyringReason) -> KeyringForbidden:
    """The error for the choice that is made now. `why`: what the choice does or names."""
    found = choice_of()
    if found is None:
        return KeyringForbidden(KeyringReason.CHOICE_NOT_USABLE)
    name = shown_name(found.name)[:_LONGEST]
    return KeyringForbidden(
        why,
        where=KeyringReason.IN_FILE if found.path else KeyringReason.IN_VARIABLE,
        path=found.path or VARIABLE,
        keyring=KeyringReason.NAMED if name else KeyringReason.UNNAMED,
        name=name,
    )


def reason_of(error: Exception) -> KeyringReason:
    """Why the library could not follow the choice."""
    match error:
        case configparser.Error() | UnicodeDecodeError():
            return KeyringReason.CHOICE_NOT_READABLE
        case ImportError() | AttributeError() | ValueError():
            return KeyringReason.NOT_INSTALLED
        case _:
            return KeyringReason.NOT_WORKING


def _file() -> Path:
    from keyring.util import platform_  # noqa: PLC0415 - as in `credential_store`

    return Path(platform_.config_root()) / "keyringrc.cfg"
