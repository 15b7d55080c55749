"""Settings out of a parsed file: each key read, and what is wrong with one told with its file, key and expectation."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import TypeVar, Unpack

from desktop_app.domain.errors import Details, Expected, SettingsError, SettingsReason
from desktop_app.domain.names import shown_name
from desktop_app.storage.settings_file import text_of

E = TypeVar("E", bound=Enum)


class Values:
    """The keys of one table, read with a usual value each. Every method raises `SettingsError`."""

    def __init__(self, path: Path, table: Mapping[str, object]) -> None:
        self._path = path
        self._table = table

    def number(self, key: str, usual: float, most: float, zero: Expected) -> float:
        """A number from 0 to `most`; `zero` says what 0 means."""
        value = self._table.get(key, usual)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= most:
            raise self.wrong(key, Expected.NUMBER_UP_TO, limit=round(most), zero=zero)
        return float(value)

    def text(self, key: str, usual: str = "") -> str:
        """A text in quotes."""
        value = self._table.get(key, usual)
        if not isinstance(value, str):
            raise self.wrong(key, Expected.TEXT_IN_QUOTES)
        return str(value)

    def flag(self, key: str, *, usual: bool) -> bool:
        """True or false."""
        value = self._table.get(key, usual)
        if not isinstance(value, bool):
            raise self.wrong(key, Expected.TRUE_OR_FALSE_BARE)
        return bool(value)

    def one_of(self, key: str, usual: E) -> E:
        """A member of the enumeration that `usual` belongs to, by its value."""
        kind = type(usual)
        try:
            return kind(self._table.get(key, usual.value))
        except ValueError:
            raise self.wrong(key, Expected.ONE_OF, choices=tuple(str(each.value) for each in kind)) from None

    def wrong(self, key: str, expected: Expected, /, **details: Unpack[Details]) -> SettingsError:
        """The error for what this key has."""
        details |= {"path": shown_name(self._path), "key": key, "expected": expected}
        if (line := self._line_of(key)) is None:
            return SettingsError(SettingsReason.KEY, **details)
        return SettingsError(SettingsReason.KEY_IN_LINE, **details | {"line": line})

    def _line_of(self, key: str) -> int | None:
        """The line in which the key stands, as far as a look at the lines tells."""
        try:
            lines = text_of(self._path).splitlines()
        except OSError:
            return None
        found = (n for n, line in enumerate(lines, 1) if line.partition("=")[0].strip().strip("\"'") == key)
        return next(found, None)
