"""The folder of descriptions: one file a service. All of this reads the disk, so it belongs into a worker."""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

from desktop_app.domain.errors import (
    Cause,
    DescriptionError,
    DescriptionMistake,
    DescriptionReason,
    DiskFull,
    FileReason,
    StorageReason,
    Values,
)
from desktop_app.domain.file_names import file_name
from desktop_app.private_files import make_folder, patiently, reason_of, write_whole
from desktop_app.providers.described.adoption import Adoption, Change, changes_between
from desktop_app.providers.described.parser import read_text
from desktop_app.providers.described.provider import DescribedProvider

LARGEST = 64 * 1024
"""Bytes of a file: what is larger is something else, opened by mistake."""

ENDING, EXAMPLE = ".toml", ".example"


@dataclass(frozen=True, slots=True)
class Described:
    """Contents of the folder: services, mistakes in the other files, and warnings for people."""

    providers: tuple[DescribedProvider, ...] = ()
    mistakes: tuple[DescriptionMistake, ...] = ()
    warnings: tuple[DescriptionMistake, ...] = ()


def begin_folder(folder: Path, examples: Mapping[str, str]) -> None:
    """Create the folder, if missing, with examples to copy: texts by file name. As they are they describe nothing."""
    if os.path.exists(folder):  # noqa: PTH110 - `Path.exists` raises where a folder may not be entered
        return
    with suppress(DiskFull):  # examples are not worth a word
        for name, text in examples.items():
            _write(folder / f"{name}{EXAMPLE}", text)


def read_folder(folder: Path, taken: Collection[str]) -> Described:
    """Every service of the folder but those whose id is `taken`. A file with a mistake does not stop the others."""
    return _read(folder, taken)[0]


def _read(folder: Path, taken: Collection[str]) -> tuple[Described, dict[str, Path]]:
    """Read the folder; beside what it holds, the file of each service by its id."""
    found: dict[str, DescribedProvider] = {}
    files: dict[str, Path] = {}
    mistakes: list[DescriptionMistake] = []
    for path in _files(folder):
        try:
            provider = _provider(_text_of(path), path.name, {*taken, *found}, taken)
        except DescriptionError as error:
            mistakes += error.mistakes
        else:
            found[provider.profile.id] = provider
            files[provider.profile.id] = path
    warnings = [warning for provider in found.values() for warning in provider.described.warnings]
    return Described(tuple(found.values()), tuple(mistakes), tuple(warnings)), files


def described_texts(folder: Path, taken: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield name, id and text of each service that the folder describes."""
    described, files = _read(folder, taken)
    for provider in described.providers:
        with suppress(DescriptionError):  # it went meanwhile
            yield provider.profile.name, provider.profile.id, _text_of(files[provider.profile.id])


def _provider(text: str, file: str, taken: Collection[str], known: Collection[str]) -> DescribedProvider:
    """Provider for a description. Raises `DescriptionError`."""
    service = read_text(text, file, known)
    if service.id in taken:
        raise _wrong(file, DescriptionReason.ID_TAKEN, name=service.id)
    return DescribedProvider(service)


def adopt(path: Path, folder: Path, taken: Collection[str]) -> Adoption:
    """Read a description from elsewhere, and see what copying it into the folder would change there.

    Nothing is copied: `keep` does that, when the person has said so. Raises `DescriptionError`.
    """
    return adopt_text(_text_of(path), path.name, folder, taken)


def adopt_text(text: str, name: str, folder: Path, taken: Collection[str]) -> Adoption:
    """Adopt, like `adopt`, a description without a file of its own; `name` stands for it in sentences."""
    if len(text) > LARGEST:
        raise _too_large(name)
    described, files = _read(folder, taken)
    there = {each.profile.id: each for each in described.providers}
    service_id = _provider(text, name, taken, taken).profile.id
    older = there.pop(service_id, None)
    provider = _provider(text, name, taken, (*taken, *(each.profile.name for each in there.values())))
    target = files.get(service_id, folder / f"{file_name(service_id, service_id)}{ENDING}")
    changes: tuple[Change, ...] = ()
    if older is not None and _text_of(target) != text:
        changes = changes_between(older.described, provider.described)
    return Adoption(provider, target, text, changes)


def keep(adoption: Adoption) -> DescribedProvider:
    """Copy the description into the folder, in the place of an older one of its id. Raises `DiskFull`."""
    if not _holds(adoption.target, adoption.text):
        _write(adoption.target, adoption.text)
    return adoption.provider


def _holds(path: Path, text: str) -> bool:
    """Whether that is the file's text, whatever ends its lines."""
    try:
        return _text_of(path) == text
    except DescriptionError:
        return False


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ENDING and path.is_file())
    except OSError:  # there is none yet, or it cannot be read: nobody is described
        return []


def _text_of(path: Path) -> str:
    try:
        if not path.is_file():  # a pipe would keep the thread of all files waiting
            raise _not_readable(path, Cause(FileReason.IS_NO_FILE))
        with patiently(lambda: path.open("rb")) as file:
            found = file.read(LARGEST + 1)
        if len(found) > LARGEST:
            raise _too_large(path.name)
        return found.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _wrong(path.name, DescriptionReason.NOT_UTF_8) from None
    except OSError as error:
        raise _not_readable(path, reason_of(error)) from None


def _too_large(name: str) -> DescriptionError:
    return _wrong(name, DescriptionReason.TOO_LARGE, limit=LARGEST // 1024)


def _not_readable(path: Path, said: str | Cause) -> DescriptionError:
    cause = Cause(DescriptionReason.NOT_READABLE, {"path": path.name, "said": said})
    return DescriptionError(DescriptionMistake(cause))


def _wrong(file: str, why: DescriptionReason, **values: Unpack[Values]) -> DescriptionError:
    return DescriptionError(DescriptionMistake(Cause(why, values), file))


def _write(target: Path, text: str) -> None:
    """Whole or not at all, and for the person's eyes only: a secret may stand in it."""
    try:
        make_folder(target.parent)
        write_whole(target, text.encode())
    except OSError as error:
        raise DiskFull(StorageReason.NOT_WRITABLE, path=str(target), said=reason_of(error)) from error
