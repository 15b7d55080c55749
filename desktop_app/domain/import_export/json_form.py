"""Lists as JSON: Lineup's own, and those of other programs."""

import json
from collections.abc import Mapping
from typing import Any, Unpack

from desktop_app.domain.errors import Cause, FileReason, FileUnreadable, LineReason, Values
from desktop_app.domain.import_export.file_writer import FORMAT, VERSION
from desktop_app.domain.import_export.imported_title import MOST, Contents, ImportedTitle, Line, Mistake, shortened
from desktop_app.domain.import_export.json_lists import read_tree
from desktop_app.domain.import_export.json_tree import tree_of
from desktop_app.domain.import_export.ratings import highest_of, rating_in
from desktop_app.domain.import_export.years import own_year

_WORDS = ("name", "type", "part", "service", "key")


class _Wrong(Exception):
    """Raised while reading: a title is not as expected."""

    def __init__(self, why: LineReason, **values: Unpack[Values]) -> None:
        self.cause = Cause(why, values)


def read_json(text: str) -> Contents:
    """Read a list that this or an earlier version wrote, or one of another program's.

    Raises `FileUnreadable` where it is neither.
    """
    tree = _tree(text)
    if isinstance(tree, dict) and tree.get("format") == FORMAT:
        return _own(tree)
    contents = read_tree(tree)
    if contents is None:
        raise FileUnreadable(FileReason.JSON_WITHOUT_LIST)
    return contents


def _tree(text: str) -> Any:
    try:
        return tree_of(text)
    except json.JSONDecodeError as error:
        raise FileUnreadable(FileReason.NOT_JSON, line=error.lineno, said=error.msg.lower()) from None
    except (ValueError, RecursionError):
        raise FileUnreadable(FileReason.NO_SUCH_JSON) from None


def _own(tree: Mapping[str, Any]) -> Contents:
    lines, mistakes = [], []
    for number, title in enumerate(_titles(tree), 1):
        try:
            lines.append(Line(number, _wanted(title), rating_in(title)))
        except _Wrong as error:
            mistakes.append(Mistake(number, error.cause))
    highest = highest_of("", "", [line.rating for line in lines])
    return Contents("Lineup’s JSON", tuple(lines), tuple(mistakes), "Title", rating_highest=highest)


def _titles(tree: Mapping[str, Any]) -> list[Any]:
    version, titles = tree.get("version"), tree.get("titles")
    if not isinstance(version, int) or version > VERSION:
        raise FileUnreadable(FileReason.TOO_NEW)
    if not isinstance(titles, list):
        raise FileUnreadable(FileReason.TITLES_NOT_A_LIST)
    if len(titles) > MOST:
        raise FileUnreadable(FileReason.TOO_MANY_TITLES, limit=MOST)
    return titles


def _wanted(tree: object) -> ImportedTitle:
    if not isinstance(tree, dict):
        raise _Wrong(LineReason.NOT_IN_BRACES)
    name, kind, part, service, key = (_text(tree, field) for field in _WORDS)
    ids = tree.get("ids", {})
    if not isinstance(ids, dict):
        raise _Wrong(LineReason.IDS_NOT_IN_BRACES)
    wanted = ImportedTitle(name, _year(tree), kind, part, tuple((each, _text(ids, each)) for each in ids), service, key)
    if not (name or key or ids):
        raise _Wrong(LineReason.NO_NAME)
    return wanted


def _text(tree: Mapping[str, object], field: str) -> str:
    value = tree.get(field, "")
    if not isinstance(value, str) or not _is_unicode(value) or not _is_unicode(field):
        raise _Wrong(LineReason.NOT_TEXT, name=shortened(ascii(field)[1:-1]))
    return value


def _is_unicode(text: str) -> bool:
    """JSON can say half a character, which nothing can show."""
    return not any("\ud800" <= mark <= "\udfff" for mark in text)


def _year(tree: Mapping[str, object]) -> int | None:
    """A year that is none loses the year alone, never the title."""
    year = tree.get("year")
    if isinstance(year, bool) or not isinstance(year, int | float | str):
        return None
    return own_year(str(year))
