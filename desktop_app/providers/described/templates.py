"""Templates of requests: addresses, queries and bodies in which words in braces stand for values.

A text that is nothing but such a word becomes the value itself, so that a number stays a number. A value that is
missing takes its key along.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote

from desktop_app.domain.exchange import Pairs

Value = str | int | tuple[object, ...]
Values = Mapping[str, Value | None]
"""Values by the words that stand for them; None where there is none in this request."""

_WORD = re.compile(r"\{([a-z_]*)\}")
DEEPEST = 8
_GONE = object()


@dataclass(frozen=True, slots=True)
class CallTemplate:
    """A request that a description says. `body` is a tree of TOML's values, None where there is none."""

    method: str
    url: str
    query: Pairs = ()
    body: Mapping[str, object] | None = None

    @property
    def words(self) -> frozenset[str]:
        """All words in braces."""
        return frozenset((*self.words_in_address, *words_in(dict(self.query)), *words_in(self.body)))

    @property
    def words_in_address(self) -> frozenset[str]:
        """Words in braces in the address, each of which must have a value in every request."""
        return frozenset(words_in(self.url))

    def address(self, values: Values) -> str:
        """The address; each value is one segment, or a part of one, whatever signs it has."""
        return _WORD.sub(lambda word: quote(str(values.get(word[1])), safe=""), self.url)

    def parameters(self, values: Values) -> Pairs:
        """The query, with lists joined by commas."""
        filled = ((name, _filled(text, values)) for name, text in self.query)
        return tuple((name, _joined(value)) for name, value in filled if value is not _GONE)

    def json(self, values: Values) -> Mapping[str, object] | None:
        """The body; None where there is none."""
        return None if self.body is None else cast("Mapping[str, object]", _filled(self.body, values))


def filled(tree: object, values: Values) -> object:
    """A part of a body with its words exchanged."""
    return _filled(tree, values)


def words_in(tree: object) -> Iterator[str]:
    """Words in braces in a text, or in all texts of a tree."""
    match tree:
        case str():
            yield from _WORD.findall(tree)
        case Mapping():
            for each in tree.values():
                yield from words_in(each)
        case list():
            for each in tree:
                yield from words_in(each)


def is_body(tree: object, depth: int = 0) -> bool:
    """Return whether the tree holds nothing but what JSON has, and is not too deep."""
    if isinstance(tree, dict):
        return depth < DEEPEST and all(is_body(each, depth + 1) for each in tree.values())
    if isinstance(tree, list):
        return depth < DEEPEST and all(is_body(each, depth + 1) for each in tree)
    return isinstance(tree, str | int | bool) or (isinstance(tree, float) and abs(tree) < float("inf"))


def _filled(tree: object, values: Values) -> object:
    match tree:
        case str():
            return _text(tree, values)
        case Mapping():
            pairs = ((name, _filled(each, values)) for name, each in tree.items())
            return {name: each for name, each in pairs if each is not _GONE}
        case list():
            return [each for each in (_filled(each, values) for each in tree) if each is not _GONE]
    return tree


def _text(text: str, values: Values) -> object:
    if alone := _WORD.fullmatch(text):
        value = values.get(alone[1])
        return _GONE if value is None else list(value) if isinstance(value, tuple) else value
    if any(values.get(word) is None for word in words_in(text)):
        return _GONE
    return _WORD.sub(lambda word: _joined(values.get(word[1])), text)


def _joined(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
