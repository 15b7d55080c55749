"""Settings out of a parsed file: each key read, and what is wrong with one said with its file, key and expectation."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import TypeVar

from desktop_app.domain.errors import SettingsError
from desktop_app.domain.names import shown_name
from desktop_app.storage.settings_file import text_of

E = TypeVar("E", bound=Enum)


class Values:
    """The keys of one table, read with a usual value each. Every method raises `SettingsError`."""

    def __init__(self, path: Path, table: Mapping[str, object]) -> None:
        self._path = path
        self._table = table

    def number(self, key: str, usual: float, most: float, zero: str) -> float:
        """A number from 0 to `most`; `zero` says what 0 means."""
        value = self._table.get(key, usual)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= most:
            raise self.wrong(key, f"a number from 0 ({zero}) to {most:.0f}")
        return float(value)

    def text(self, key: str, usual: str = "") -> str:
        """A text in quotes."""
        value = self._table.get(key, usual)
        if not isinstance(value, str):
            raise self.wrong(key, "a text in quotes")
        return str(value)

    def flag(self, key: str, *, usual: bool) -> bool:
        """True or false."""
        value = self._table.get(key, usual)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false, without quotes")
        return bool(value)

    def one_of(self, key: str, usual: E) -> E:
        """A member of the enumeration that `usual` belongs to, by its value."""
        kind = type(usual)
        try:
            return kind(self._table.get(key, usual.value))
        except ValueError:
            raise self.wrong(key, _alternatives([str(member.value) for member in kind])) from None

    def wrong(self, key: str, expected: str) -> SettingsError:
        """What to raise of this key."""
        return SettingsError(f"{shown_name(self._path)}{self._line_of(key)}: {key} should be {expected}.")

    def _line_of(self, key: str) -> str:
        """Where the key stands, as far as a look at the lines tells."""
        try:
            lines = text_of(self._path).splitlines()
        except OSError:
            return ""
        found = (n for n, line in enumerate(lines, 1) if line.partition("=")[0].strip().strip("\"'") == key)
        number = next(found, None)
        return f", line {number}" if number is not None else ""


def _alternatives(values: list[str]) -> str:
    quoted = [f'"{value}"' for value in values]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
