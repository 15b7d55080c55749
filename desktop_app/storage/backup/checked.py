"""Values out of a backup's JSON, each of the type that it should have: the file may come from anywhere."""

import json
from collections.abc import Mapping
from math import isfinite
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from desktop_app.domain.errors import BackupUnreadable
from desktop_app.domain.queues import Item, Queue, Title, TitleId

LONGEST = 100_000
"""Signs of a text, and entries of a list."""

_GREATEST = 2**40
"""Of numbers: as seconds they are far beyond every date that is shown."""

_HINTS = get_type_hints(Title)


def tree_of(content: bytes, part: str) -> Mapping[str, Any]:
    """Return the object that a part of the backup holds. Raises `BackupUnreadable`."""
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        raise BackupUnreadable(f"{part} in it is no JSON that can be read.") from None
    return mapping(tree, part)


def mapping(value: object, where: str) -> Mapping[str, Any]:
    """The value, which should stand in braces."""
    if not isinstance(value, dict) or not all(is_text(key) for key in value):
        raise wrong(where, "names and values in braces")
    return value


def sequence(value: object, where: str) -> list[Any]:
    """The value, which should stand in brackets."""
    if not isinstance(value, list) or len(value) > LONGEST:
        raise wrong(where, f"a list of at most {LONGEST:,} entries")
    return value


def text(value: object, where: str) -> str:
    """The value, which should be text."""
    if not isinstance(value, str) or not is_text(value):
        raise wrong(where, "text")
    return value


def flag(value: object, where: str) -> bool:
    """The value, which should be true or false."""
    if not isinstance(value, bool):
        raise wrong(where, "true or false")
    return value


def number(value: object, where: str) -> float:
    """The value, which should be a number that a clock could tell."""
    if not _is_number(value) or isinstance(value, bool):
        raise wrong(where, "a number")
    return float(value)  # type: ignore[arg-type]


def titles_of(value: object, where: str) -> tuple[TitleId, ...]:
    """The ids of titles, each named once."""
    ids = [TitleId(text(each, where)) for each in sequence(value, where)]
    if len(set(ids)) < len(ids):
        raise wrong(where, "each title once")
    return tuple(ids)


def queue_of(value: object, where: str) -> Queue:
    """A list of titles, as `encoding` writes it."""
    tree = mapping(value, where)
    items, saved = (tuple(_item(each, where) for each in sequence(tree.get(part, []), where)) for part in _PARTS)
    ids = [item.id for item in (*items, *saved)]
    if len(set(ids)) < len(ids):
        raise wrong(where, "each title once")
    return Queue(items, saved)


_PARTS = ("items", "saved")


def is_text(value: object) -> bool:
    """Whether it can be kept and shown: JSON can say half a sign."""
    return isinstance(value, str) and len(value) <= LONGEST and not any("\ud800" <= sign <= "\udfff" for sign in value)


def wrong(where: str, expected: str) -> BackupUnreadable:
    """What to raise of a value."""
    return BackupUnreadable(f"{where} in it should be {expected}.")


def _item(value: object, where: str) -> Item:
    tree = mapping(value, where)
    added = tree.get("added")
    if not _fits(added, int | None):
        raise wrong(where, "titles, each with the time when it was added")
    return Item(_title(tree.get("title"), where), added, *(text(tree.get(key, ""), where) for key in ("key", "remark")))


def _title(value: object, where: str) -> Title:
    """What a later version tells of a title besides is passed over."""
    told: dict[str, Any] = {name: _tupled(each) for name, each in mapping(value, where).items() if name in _HINTS}
    if not {"id", "name"} <= told.keys() or not all(_fits(each, _HINTS[name]) for name, each in told.items()):
        raise wrong(where, "titles as Lineup writes them")
    return Title(**told)


def _fits(value: object, hint: Any) -> bool:
    if isinstance(hint, UnionType):
        return any(_fits(value, each) for each in get_args(hint))
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and len(value) <= LONGEST and _fit(value, get_args(hint))
    if hint in (str, TitleId):
        return is_text(value)
    if hint in (int, float):
        return _is_number(value) and not isinstance(value, bool) and (hint is float or isinstance(value, int))
    return isinstance(value, hint)


def _fit(values: tuple[object, ...], hints: tuple[Any, ...]) -> bool:
    if hints[1:] == (...,):
        return all(_fits(value, hints[0]) for value in values)
    return len(values) == len(hints) and all(map(_fits, values, hints))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and isfinite(value) and abs(value) <= _GREATEST


def _tupled(value: object) -> object:
    return tuple(map(_tupled, value)) if isinstance(value, list) else value
