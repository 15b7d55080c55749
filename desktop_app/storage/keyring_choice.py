"""The choice of a keyring that a configuration of the keyring library makes for every program of a person."""

from __future__ import annotations

import configparser
import os
from pathlib import Path
from typing import NamedTuple

from desktop_app.domain.errors import KeyringForbidden
from desktop_app.domain.names import shown_name

VARIABLE = "PYTHON_KEYRING_BACKEND"
_LONGEST = 80
"""Characters of a name that another program wrote."""

_LARGEST = 100_000
"""Bytes of the file that are read for the name in it."""


class Choice(NamedTuple):
    """`where` a backend is chosen, for people; its `name` as it stands there, empty where it cannot be read."""

    where: str
    name: str


def choice_of() -> Choice | None:
    """The configuration that the keyring library follows; None where it chooses by itself."""
    if VARIABLE in os.environ:
        return Choice(f"The environment variable {VARIABLE}", os.environ[VARIABLE])
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
    return Choice(f"The file {shown_name(file)}", name)


def forbidden(why: str) -> KeyringForbidden:
    """The error for the choice that is made now. `why`: what the choice does or names, as the rest of the sentence."""
    found = choice_of()
    if found is None:
        return KeyringForbidden("The keyring that was chosen for all programs can’t be used.")
    name = shown_name(found.name)[:_LONGEST]
    return KeyringForbidden(f"{found.where} {why.format(name=f'“{name}”' if name else 'a keyring')}.")


def reason_of(error: Exception) -> str:
    """Why the library could not follow the choice."""
    match error:
        case configparser.Error() | UnicodeDecodeError():
            return "can’t be read"
        case ImportError() | AttributeError() | ValueError():
            return "names {name}, which isn’t installed"
        case _:
            return "names {name}, which doesn’t work on this computer"


def _file() -> Path:
    from keyring.util import platform_  # noqa: PLC0415 - as in `credential_store`

    return Path(platform_.config_root()) / "keyringrc.cfg"
