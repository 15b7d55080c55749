"""Line numbers of keys in a TOML text, which parsers give for syntax errors alone."""

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""Keys from the outermost table inwards; a number counts the tables of an array (`[[scopes]]`) from zero."""

_HEADER = re.compile(r"^\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_FENCES = ('"""', "'''")


def lines_of(text: str) -> Mapping[Path, int]:
    """The line, counted from 1, of every table and key that begins one."""
    found: dict[Path, int] = {}
    arrays: dict[Path, int] = {}
    table: Path = ()
    inside = ""  # the fence of a text of several lines
    for number, line in enumerate(text.splitlines(), start=1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if header := _HEADER.match(line):
            table = _table(header[1], _names(header[2]), arrays)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_names(key[1])), number)
            inside = next((fence for fence in _FENCES if line.count(fence) % 2), "")
    return found


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """Line of the key, or of the innermost table around it that is there; 1 if there is none."""
    while path:
        for known in (path, (*path, 0)):  # an array of tables begins with its first one
            if known in lines:
                return lines[known]
        path = path[:-1]
    return 1


def _table(bracket: str, names: Path, arrays: dict[Path, int]) -> Path:
    if bracket == "[":
        return names
    arrays[names] = arrays.get(names, -1) + 1
    return (*names, arrays[names])


def _names(dotted: str) -> Path:
    """Names with dots inside quotes are none that a description has."""
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
