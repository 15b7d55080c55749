"""Kinds of settings: how each stands in the file, what may stand there, and what a window needs to ask for it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Generic, TypeVar, Unpack

import tomlkit

from desktop_app.domain.errors import Details, Expected, SettingsError, SettingsReason
from desktop_app.domain.names import shown_name
from desktop_app.domain.proxies import LARGEST_PORT, Proxy, ProxyKind
from desktop_app.storage.settings_text import text_of

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class Values:
    """The keys of a parsed settings file, and where they stand in it."""

    def __init__(self, path: Path, table: Mapping[str, object]) -> None:
        self.path = path
        self.table = table

    def wrong(self, key: str, expected: Expected, /, **details: Unpack[Details]) -> SettingsError:
        """The error for what this key has."""
        details |= {"path": shown_name(self.path), "key": key, "expected": expected}
        if (line := self._line_of(key)) is None:
            return SettingsError(SettingsReason.KEY, **details)
        return SettingsError(SettingsReason.KEY_IN_LINE, **details | {"line": line})

    def _line_of(self, key: str) -> int | None:
        """The line in which the key stands, as far as a look at the lines tells."""
        try:
            lines = text_of(self.path).splitlines()
        except OSError:
            return None
        found = (n for n, line in enumerate(lines, 1) if line.partition("=")[0].strip().strip("\"'") == key)
        return next(found, None)


class Kind(ABC, Generic[T]):
    """How a setting of this kind is read from the file, and written there."""

    @abstractmethod
    def read(self, values: Values, key: str, usual: T) -> T:
        """Return the value under the key, `usual` where there is none. Raises `SettingsError`."""

    def keys(self, key: str, value: T) -> dict[str, object]:
        """Return the keys of the file that say this value. A key of None is taken out."""
        return {key: value}

    def examples(self, key: str, usual: T) -> list[str]:
        """Return the lines of the file's template that set `usual`, each a comment."""
        return _commented(self.keys(key, usual))


@dataclass(frozen=True, slots=True)
class Number(Kind[float]):
    """A number from 0 to `most`, such as `5 minutes`, `1 minute` (`one_unit`).

    0 means something of its own: it is said by `zero` in the file, and by `zero_label` in the window.
    """

    most: int
    zero: Expected
    unit: str = ""
    one_unit: str = ""
    zero_label: str = ""

    def read(self, values: Values, key: str, usual: float) -> float:
        value = values.table.get(key, usual)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= self.most:
            raise values.wrong(key, Expected.NUMBER_UP_TO, limit=self.most, zero=self.zero)
        return float(value)

    def keys(self, key: str, value: float) -> dict[str, object]:
        return {key: int(value) if value == int(value) else value}


@dataclass(frozen=True, slots=True)
class Text(Kind[str]):
    """A text in quotes. An empty one is not written; the template shows `example`."""

    example: str = ""

    def read(self, values: Values, key: str, usual: str) -> str:
        value = values.table.get(key, usual)
        if not isinstance(value, str):
            raise values.wrong(key, Expected.TEXT_IN_QUOTES)
        return str(value)

    def keys(self, key: str, value: str) -> dict[str, object]:
        return {key: value or None}

    def examples(self, key: str, usual: str) -> list[str]:
        return _commented({key: self.example or usual})


@dataclass(frozen=True, slots=True)
class Offered(Text):
    """A text for which the window offers what there is at the time.

    The labels are for the default, which is always offered, and for a value that is not offered any more.
    """

    usual_label: str = ""
    gone_label: str = ""


@dataclass(frozen=True, slots=True)
class Switch(Kind[bool]):
    """Switch that is on or off. `label` stands beside the box."""

    label: str

    def read(self, values: Values, key: str, usual: bool) -> bool:  # noqa: FBT001 - the kind's type of value
        value = values.table.get(key, usual)
        if not isinstance(value, bool):
            raise values.wrong(key, Expected.TRUE_OR_FALSE_BARE)
        return bool(value)


@dataclass(frozen=True, slots=True)
class Choice(Kind[E]):
    """A member of an enumeration, written by its value. `labels` are in the window's order."""

    labels: Mapping[E, str] = field(default_factory=dict)

    def read(self, values: Values, key: str, usual: E) -> E:
        kind = type(usual)
        try:
            return kind(values.table.get(key, usual.value))
        except ValueError:
            raise values.wrong(key, Expected.ONE_OF, choices=tuple(str(each.value) for each in kind)) from None

    def keys(self, key: str, value: E) -> dict[str, object]:
        return {key: value.value}


@dataclass(frozen=True, slots=True)
class ProxyKeys(Kind[Proxy]):
    """A proxy: its kind under the key itself, its parts under keys that begin with it."""

    def read(self, values: Values, key: str, usual: Proxy) -> Proxy:
        kinds: Choice[ProxyKind] = Choice()
        kind = kinds.read(values, key, usual.kind)
        port = Number(LARGEST_PORT, Expected.NONE).read(values, f"{key}_port", 0)
        if port != int(port):
            raise values.wrong(f"{key}_port", Expected.WHOLE_NUMBER)
        host, user = (Text().read(values, f"{key}_{part}", "") for part in ("host", "user"))
        proxy = Proxy(kind, host, int(port), user)
        if objection := proxy.objection:
            path = shown_name(values.path)
            raise SettingsError(SettingsReason.PROXY, path=path, expected=objection, limit=LARGEST_PORT)
        return proxy

    def keys(self, key: str, value: Proxy) -> dict[str, object]:
        parts = {"host": value.host, "port": value.port, "user": value.user}
        return {key: value.kind.value} | {f"{key}_{part}": said or None for part, said in parts.items()}

    def examples(self, key: str, usual: Proxy) -> list[str]:
        own = self.keys(key, Proxy(usual.kind, "proxy.example.org", 8080, "ada"))
        head, *parts = _commented(own)
        return [head, "# Of a proxy of your own:", *parts]


class Section(Enum):
    """Pages of the settings window. The value is the title."""

    GENERAL = "General"
    NETWORK = "Network"
    SERVICES = "Services"
    PICTURES = "Pictures"
    KEYRING = "Keyring"


STAYS_HERE = ""
"""Stands for a portable name where a setting is about this computer, and in no backup."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a setting in the window. `name` is read aloud for a control where `label` is too short for that."""

    section: Section
    label: str
    note: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """Declaration of a setting: all that is said about it, but for its key.

    `comment` explains it in the file. `place` is None where a page has a control of its own for it. `portable` is what
    a backup's preview calls it, or `STAYS_HERE`.
    """

    kind: Kind[Any]
    usual: Any
    comment: str
    place: Place | None
    portable: str


def setting(usual: T, kind: Kind[T], comment: str, place: Place | None = None, *, portable: str) -> T:
    """Declare a field of `Settings`. See `Declaration`."""
    declaration = Declaration(kind, usual, comment, place, portable)
    made: T = field(default=usual, metadata={Declaration: declaration})
    return made


def _commented(keys: Mapping[str, object]) -> list[str]:
    return [f"# {key} = {tomlkit.item(value).as_string()}" for key, value in keys.items()]
