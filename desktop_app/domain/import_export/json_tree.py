"""JSON decoded a member at a time, so that other threads have their turn while a long list is read."""

import json
import re
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def tree_of(text: str) -> Any:
    """Return what `json.loads` would. Raises what it raises: `JSONDecodeError`, ValueError or RecursionError."""
    tree, at = _value(text, _after_space(text, 0))
    at = _after_space(text, at)
    if at < len(text):
        raise json.JSONDecodeError("Extra data", text, at)
    return tree


def _value(text: str, at: int) -> tuple[Any, int]:
    """The list or object there, member by member, and where it ends; a list in an object in the same way."""
    if text.startswith("[", at):
        return _list(text, at + 1)
    if text.startswith("{", at):
        return _object(text, at + 1)
    return _DECODER.raw_decode(text, at)


def _list(text: str, at: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    at = _after_space(text, at)
    while not text.startswith("]", at):
        if found:
            at = _expected(text, at, ",")
        value, at = _DECODER.raw_decode(text, at)
        found.append(value)
        at = _after_space(text, at)
    return found, at + 1


def _object(text: str, at: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    at = _after_space(text, at)
    while not text.startswith("}", at):
        if found:
            at = _expected(text, at, ",")
        if not text.startswith('"', at):
            raise json.JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
        name, at = _DECODER.raw_decode(text, at)
        at = _expected(text, _after_space(text, at), ":")
        found[name], at = _list(text, at + 1) if text.startswith("[", at) else _DECODER.raw_decode(text, at)
        at = _after_space(text, at)
    return found, at + 1


def _expected(text: str, at: int, mark: str) -> int:
    """Return the place behind the mark that has to stand there, and behind the space that follows the mark."""
    if not text.startswith(mark, at):
        raise json.JSONDecodeError(f"Expecting '{mark}' delimiter", text, at)
    return _after_space(text, at + 1)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found is not None else at
