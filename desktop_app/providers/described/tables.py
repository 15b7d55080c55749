"""Reading a table of a description key by key: every mistake is noted with its line, and reading goes on."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar

from desktop_app.providers.described.addresses import checked_endpoint
from desktop_app.providers.described.lines import Path, line_of

T = TypeVar("T")

LONGEST_TEXT = 500
LONGEST_KEY = 40
"""Characters of a key that are repeated."""


class Mistakes:
    """What is wrong in one file. `lines` tells where its keys stand."""

    def __init__(self, file: str, lines: Mapping[Path, int]) -> None:
        self.found: list[str] = []
        self._file = file
        self._lines = lines

    def add(self, path: Path, expected: str) -> None:
        """`expected` ends the sentence "expected …"."""
        self.say(path, f"expected {expected}.")

    def say(self, path: Path, sentence: str) -> None:
        """A mistake in words of its own."""
        self.found.append(self.placed(path, sentence))

    def placed(self, path: Path, sentence: str) -> str:
        """The sentence, with file, line and key before it."""
        key = ".".join(str(name + 1) if isinstance(name, int) else _shown(name) for name in path)
        return f"{self._file}, line {line_of(self._lines, path)}, {key}: {sentence}"


class Table:
    """One table. What is read of it is known; what is left over when it is closed is a mistake."""

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
        self._mistakes.add(self.at(key), f"a text in quotes, of one line and at most {longest} letters")
        return ""

    def needed(self, key: str) -> str:
        """A text that must be there."""
        value = self.text(key)
        if not value and self._values.get(key, "") == "":
            self._mistakes.add(self.at(key), "a text, and it is missing")
        return value

    def endpoint(self, key: str) -> str:
        """An address that is safe to ask; empty where it is missing or wrong."""
        value = self.text(key, longest=2000)
        try:
            return checked_endpoint(value) if value else ""
        except ValueError as error:
            self._mistakes.add(self.at(key), str(error))
            return ""

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._value(key, default)
        if isinstance(value, bool):
            return value
        self._mistakes.add(self.at(key), "true or false, without quotes")
        return default

    def choice(self, key: str, meanings: Mapping[str, T], default: T) -> T:
        """What the word means."""
        value = self._value(key, None)
        if value is None:
            return default
        if isinstance(value, str) and value in meanings:
            return meanings[value]
        self._mistakes.add(self.at(key), f"one of {_listed(meanings)}")
        return default

    def choices(self, key: str, meanings: Mapping[str, T]) -> tuple[T, ...]:
        """What the words of a list mean, each once; at least one."""
        value = self._value(key, None)
        words = value if isinstance(value, list) else []
        known = [word for word in words if isinstance(word, str) and word in meanings]
        if not words or len(known) < len(words) or len(set(known)) < len(known):
            self._mistakes.add(self.at(key), f"a list of one or more of {_listed(meanings)}, each once")
        return tuple(meanings[word] for word in dict.fromkeys(known))

    def raw(self, key: str) -> object:
        """Whatever stands there, None where nothing does: the caller looks at it."""
        return self._value(key, None)

    def table(self, key: str) -> "Table":
        """A table inside; an empty one where it is missing or wrong."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            self._mistakes.add(self.at(key), f"a table, [{key}]")
            value = {}
        return Table(value, self.at(key), self._mistakes)

    def tables(self, key: str) -> tuple["Table", ...]:
        """An array of tables."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._mistakes.add(self.at(key), f"tables, each under a line [[{key}]]")
            return ()
        return tuple(Table(each, (*self.at(key), place), self._mistakes) for place, each in enumerate(value))

    @property
    def names(self) -> tuple[str, ...]:
        """All keys that stand in it."""
        return tuple(self._values)

    def mistake(self, key: str, expected: str) -> None:
        """Note what is wrong with the key."""
        self._mistakes.add(self.at(key), expected)

    def close(self) -> None:
        """Nothing else may stand in it."""
        for key in self._values:
            if key not in self._known:
                near = get_close_matches(key, self._known, n=1)
                meant = f"did you mean {near[0]}?" if near else f"what can stand here is {', '.join(self._known)}."
                self._mistakes.say(self.at(key), f"no such key; {meant}")

    def _value(self, key: str, default: object) -> object:
        self._known.append(key)
        return self._values.get(key, default)


def _shown(key: str) -> str:
    """A key of the file, which may be anything between quotation marks."""
    key = key if key.isprintable() else ascii(key)[1:-1]
    return key if len(key) <= LONGEST_KEY else f"{key[:LONGEST_KEY]}…"


def _listed(words: Mapping[str, object]) -> str:
    return ", ".join(f'"{word}"' for word in words)
