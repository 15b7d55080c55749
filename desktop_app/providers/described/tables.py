"""Reading a table of a description key by key: every mistake is noted with its line, and reading goes on."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar, Unpack

from desktop_app.domain.errors import Cause, DescriptionMistake, DescriptionReason, DescriptionValue, Unfit, Values, Why
from desktop_app.providers.described.addresses import checked_endpoint
from desktop_app.providers.described.lines import Path, line_of

T = TypeVar("T")

LONGEST_TEXT = 500
LONGEST_KEY = 40
"""Characters of a key that are repeated."""


class Mistakes:
    """Mistakes found in a description. `lines` holds the line of each of its keys."""

    def __init__(self, file: str, lines: Mapping[Path, int]) -> None:
        self.found: list[DescriptionMistake] = []
        self._file = file
        self._lines = lines

    def add(self, path: Path, expected: Why, /, **values: Unpack[Values]) -> None:
        """Note that something else was expected there."""
        self.note(path, Cause(DescriptionReason.EXPECTED, values | {"expected": expected}))

    def note(self, path: Path, cause: Cause) -> None:
        """Note a mistake of another kind."""
        self.found.append(self.placed(path, cause))

    def placed(self, path: Path, cause: Cause) -> DescriptionMistake:
        """The mistake with its file, line and key."""
        key = ".".join(str(name + 1) if isinstance(name, int) else _shown(name) for name in path)
        return DescriptionMistake(cause, self._file, line_of(self._lines, path), key)


class Table:
    """A table of a description. Keys that were not read when the table is closed are mistakes."""

    def __init__(self, values: Mapping[str, object], path: Path, mistakes: Mistakes) -> None:
        self._values = values
        self._path = path
        self._mistakes = mistakes
        self._known: list[str] = []

    def at(self, key: str) -> Path:
        """The key's path."""
        return (*self._path, key)

    def text(self, key: str, *, longest: int = LONGEST_TEXT) -> str:
        """A text of one line; empty where it is missing or wrong."""
        value = self._value(key, "")
        if isinstance(value, str) and value.isprintable() and len(value) <= longest:
            return value
        self._mistakes.add(self.at(key), DescriptionValue.ONE_LINE, limit=longest)
        return ""

    def needed(self, key: str) -> str:
        """A text that must be there."""
        value = self.text(key)
        if not value and self._values.get(key, "") == "":
            self._mistakes.add(self.at(key), DescriptionValue.TEXT_MISSING)
        return value

    def endpoint(self, key: str) -> str:
        """An address that is safe to ask; empty where it is missing or wrong."""
        value = self.text(key, longest=2000)
        try:
            return checked_endpoint(value) if value else ""
        except Unfit as error:
            self._mistakes.add(self.at(key), error.why or DescriptionValue.PLAIN_ADDRESS, **error.values)
            return ""

    def flag(self, key: str, *, default: T) -> bool | T:
        """True or false; `default` where it is missing or wrong."""
        value = self._value(key, None)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        self._mistakes.add(self.at(key), DescriptionValue.FLAG)
        return default

    def count(self, key: str, *, most: int) -> int:
        """A whole number from 1; 0 where it is missing or wrong."""
        value = self._value(key, None)
        if value is None:
            return 0
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most:
            return value
        self._mistakes.add(self.at(key), DescriptionValue.COUNT, limit=most)
        return 0

    def base(self, key: str, default: int) -> int:
        """0 or 1, from which a service counts; `default` where it is missing or wrong."""
        value = self._value(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and value in (0, 1):
            return value
        self._mistakes.add(self.at(key), DescriptionValue.BASE)
        return default

    def choice(self, key: str, meanings: Mapping[str, T], default: T) -> T:
        """Meaning of the word at `key`; `default` where the key is missing or wrong."""
        value = self._value(key, None)
        if value is None:
            return default
        if isinstance(value, str) and value in meanings:
            return meanings[value]
        self._mistakes.add(self.at(key), DescriptionValue.ONE_OF, words=tuple(meanings))
        return default

    def choices(self, key: str, meanings: Mapping[str, T]) -> tuple[T, ...]:
        """Meanings of the words in a list, each at most once; an empty list is a mistake."""
        value = self._value(key, None)
        words = value if isinstance(value, list) else []
        known = [word for word in words if isinstance(word, str) and word in meanings]
        if not words or len(known) < len(words) or len(set(known)) < len(known):
            self._mistakes.add(self.at(key), DescriptionValue.SOME_OF, words=tuple(meanings))
        return tuple(meanings[word] for word in dict.fromkeys(known))

    def raw(self, key: str) -> object:
        """Value at `key`, unchecked; None if there is none."""
        return self._value(key, None)

    def table(self, key: str) -> "Table":
        """A table inside; an empty one where it is missing or wrong."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            self._mistakes.add(self.at(key), DescriptionValue.TABLE, key=key)
            value = {}
        return Table(value, self.at(key), self._mistakes)

    def tables(self, key: str) -> tuple["Table", ...]:
        """An array of tables."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._mistakes.add(self.at(key), DescriptionValue.TABLES, key=key)
            return ()
        return tuple(Table(each, (*self.at(key), place), self._mistakes) for place, each in enumerate(value))

    @property
    def names(self) -> tuple[str, ...]:
        """Keys of the table."""
        return tuple(self._values)

    def mistake(self, key: str, expected: DescriptionValue, /, **values: Unpack[Values]) -> None:
        """Note what is wrong with the key."""
        self._mistakes.add(self.at(key), expected, **values)

    def close(self) -> None:
        """Note every key that was not read as a mistake."""
        for key in self._values:
            if key not in self._known:
                self._mistakes.note(self.at(key), self._meant(key))

    def _meant(self, key: str) -> Cause:
        if near := get_close_matches(key, self._known, n=1):
            return Cause(DescriptionReason.NO_SUCH_KEY_BUT_NEAR, {"name": near[0]})
        return Cause(DescriptionReason.NO_SUCH_KEY, {"names": tuple(self._known)})

    def _value(self, key: str, default: object) -> object:
        self._known.append(key)
        return self._values.get(key, default)


def _shown(key: str) -> str:
    """A key of the file, which may be anything between quotation marks."""
    key = key if key.isprintable() else ascii(key)[1:-1]
    return key if len(key) <= LONGEST_KEY else f"{key[:LONGEST_KEY]}…"
