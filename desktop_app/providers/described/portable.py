"""Descriptions as they may leave this computer: without keys, secrets, and comments, where some may stand, too."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from desktop_app.domain.errors import DescriptionError
from desktop_app.masking import is_secret_name, masked_headers, masked_uri, without_held
from desktop_app.providers.described.folder import ENDING, described_texts
from desktop_app.providers.described.parser import read_text

_CLIENT = "client"


@dataclass(frozen=True, slots=True)
class Portable:
    """Texts by the names of their files; `left_out` names the services whose description is no use without a secret."""

    texts: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


def portable(folder: Path, taken: Collection[str]) -> Portable:
    """Return every service that the folder describes. `taken`: ids that no description may have."""
    texts: dict[str, str] = {}
    left_out: list[str] = []
    for name, service_id, text in described_texts(folder, taken):
        file = f"{service_id}{ENDING}"
        if (told := _without_keys(text, file, taken)) is None:
            left_out.append(name)
        else:
            texts[file] = told
    return Portable(texts, tuple(left_out))


def _without_keys(text: str, file: str, taken: Collection[str]) -> str | None:
    """The description without its client; None where a secret stands elsewhere in it, too."""
    try:
        document = tomlkit.parse(text).unwrap()
        document.pop(_CLIENT, None)
        told = tomlkit.dumps(document)
        read_text(told, file, taken)
    except (TOMLKitError, DescriptionError):  # it needs its client, or was changed in this moment
        return None
    return None if any(_is_secret(path, value) for path, value in _texts(document)) else told


def _is_secret(path: tuple[str, ...], value: str) -> bool:
    """Whether a text holds a secret: one of this run's, one in an address, or what is sent under a secret's name."""
    if without_held(value) != value or ("://" in value and masked_uri(value) != value):
        return True
    pair = (path[-1], value)
    is_sent = "headers" in path[:-1] or "parameters" in path[:-1]
    return is_sent and (is_secret_name(path[-1]) or masked_headers([pair]) != (pair,))


def _texts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in the document, with the names that lead to it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*path, name))
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, path)
    elif isinstance(value, str):
        yield path, value
