"""The text of the settings file: read as TOML, changed key by key, written whole or not at all."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from stat import S_IMODE

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError

from desktop_app.domain.errors import SettingsError, SettingsReason
from desktop_app.domain.names import shown_name
from desktop_app.private_files import FILE, make_folder, read_bounded, reason_of, write_whole
from desktop_app.storage.database import translated

LARGEST = 1_000_000
"""Bytes of the file: what is larger is something else."""


def parsed(path: Path) -> tomlkit.TOMLDocument:
    """Parse the file. Raises `SettingsError`, with the line."""
    try:
        return tomlkit.parse(text_of(path))
    except ParseError as error:
        raise SettingsError(SettingsReason.SYNTAX, path=shown_name(path), line=error.line, said=str(error)) from error
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise SettingsError(SettingsReason.NOT_TOML, path=shown_name(path), said=str(error)) from error
    except OSError as error:
        raise SettingsError(SettingsReason.NOT_READABLE, path=shown_name(path), said=reason_of(error)) from error
    except RuntimeError as error:  # brackets in brackets, as deep as the stack
        raise SettingsError(SettingsReason.NOT_UNDERSTOOD, path=shown_name(path)) from error


def text_of(path: Path) -> str:
    """Text of the file, without the byte order mark that editors on Windows write. Raises `OSError`."""
    return read_bounded(path, LARGEST).decode("utf-8-sig").replace("\r\n", "\n")


def put(path: Path, changes: Mapping[str, object], template: str) -> tomlkit.TOMLDocument:
    """The file with these keys outside its tables; None takes one out.

    A key whose comment of the `template` still stands there takes its place, below the lines that explain it.
    """
    missing = {key: value for key, value in changes.items() if value is not None and key not in parsed(path)}
    document = tomlkit.parse(_uncommented(text_of(path), missing, template))
    for key, value in changes.items():
        if value is None:
            document.pop(key, None)
        elif key not in document or document[key] != value:
            document[key] = value
    return document


def _uncommented(text: str, missing: Mapping[str, object], template: str) -> str:
    """Set missing keys above the first table: below it they would belong to the table. A copied example stays one."""
    examples = {line for line in template.splitlines() if line.startswith("# ") and " = " in line}
    lines, left = text.splitlines(keepends=True), dict(missing)
    for number, line in enumerate(lines):
        if line.startswith("["):
            break
        key = line.removeprefix("# ").partition(" = ")[0]
        if key in left and line.rstrip() in examples:
            lines[number] = f"{key} = {tomlkit.item(left.pop(key)).as_string()}\n"
    return "".join(lines)


def written(path: Path, text: str) -> None:
    """Whole or not at all: a full disk leaves the old file. Raises `DiskFull`."""
    with translated(path):
        target = _target(path)
        make_folder(target.parent)
        write_whole(target, text.replace("\n", os.linesep).encode(), mode=_mode_behind(path))


def _mode_behind(path: Path) -> int:
    """Return the mode of a file that the person keeps elsewhere, behind a link; else ours. Raises `OSError`."""
    is_theirs = path.is_symlink() and path.exists()
    return S_IMODE(path.stat().st_mode) if is_theirs else FILE


def _target(path: Path) -> Path:
    """Path to write to: the target, if the file is a link. Raises `OSError`."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():  # a link that leads to itself; `Path.resolve` raises there before Python 3.13 alone
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return target
