"""Values out of a backup's JSON, each of the type that it should have: the file may come from anywhere."""

import json
from collections.abc import Mapping
from dataclasses import fields
from math import isfinite
from typing import Any, NamedTuple, Unpack

import msgspec

from desktop_app.domain.errors import BackupReason, BackupUnreadable, Details, Expected
from desktop_app.domain.queues import Item, ItemId, Queue, Title

LONGEST = 100_000
"""Signs of a text."""

MOST = 1_000_000
"""Entries of a list."""

_GREATEST = 2**40
"""The greatest number that is accepted: as seconds, far beyond every date that is shown."""


class Where(NamedTuple):
    """A part of a backup, or a member of that part."""

    part: str
    key: str = ""


def tree_of(content: bytes, part: str) -> Mapping[str, Any]:
    """Return the object that a part of the backup holds. Raises `BackupUnreadable`."""
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        raise BackupUnreadable(BackupReason.NOT_JSON, part=part) from None
    return mapping(tree, Where(part))


def mapping(value: object, where: Where) -> Mapping[str, Any]:
    """The value, which should stand in braces."""
    if not isinstance(value, dict) or not all(is_text(key) for key in value):
        raise wrong(where, Expected.BRACES)
    return value


def sequence(value: object, where: Where) -> list[Any]:
    """The value, which should stand in brackets."""
    if not isinstance(value, list) or len(value) > MOST:
        raise wrong(where, Expected.LIST, limit=MOST)
    return value


def text(value: object, where: Where) -> str:
    """The value, which should be text."""
    if not isinstance(value, str) or not is_text(value):
        raise wrong(where, Expected.TEXT)
    return value


def flag(value: object, where: Where) -> bool:
    """The value, which should be true or false."""
    if not isinstance(value, bool):
        raise wrong(where, Expected.TRUE_OR_FALSE)
    return value


def number(value: object, where: Where) -> float:
    """The value, which should be a number that a clock could tell."""
    if not _is_number(value):
        raise wrong(where, Expected.NUMBER)
    return float(value)  # type: ignore[arg-type]


def titles_of(value: object, where: Where) -> tuple[ItemId, ...]:
    """The ids of titles, each named once."""
    ids = [ItemId(text(each, where)) for each in sequence(value, where)]
    if len(set(ids)) < len(ids):
        raise wrong(where, Expected.EACH_TITLE_ONCE)
    return tuple(ids)


def queue_of(value: object, where: Where) -> Queue:
    """A list of titles, as `codec` writes it."""
    tree = mapping(value, where)
    items, saved = (tuple(_item(each, where) for each in sequence(tree.get(part, []), where)) for part in _PARTS)
    ids = [item.id for item in (*items, *saved)]
    if len(set(ids)) < len(ids):
        raise wrong(where, Expected.EACH_TITLE_ONCE)
    return Queue(items, saved)


_PARTS = ("items", "saved")


def is_text(value: object) -> bool:
    """Return whether the value is a text that can be kept and shown: JSON can say half a sign."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def wrong(where: Where, expected: Expected, /, **details: Unpack[Details]) -> BackupUnreadable:
    """Return the error for a value that is not what its place should hold."""
    details |= {"part": where.part, "key": where.key, "expected": expected}
    return BackupUnreadable(BackupReason.MEMBER if where.key else BackupReason.PART, **details)


def _item(value: object, where: Where) -> Item:
    """Read a title of a list, and pass over members that a later version of Lineup may have added."""
    told = {name: each for name, each in mapping(value, where).items() if name in _OF_ITEMS}
    title = {name: each for name, each in mapping(told.get("title"), where).items() if name in _OF_TITLES}
    try:
        item = msgspec.convert(told | {"title": title}, Item)
    except msgspec.ValidationError:
        raise wrong(where, Expected.TITLES) from None
    if not all(map(_is_sound, (item.added, item.key, item.remark, item.own_id, *title.values()))):
        raise wrong(where, Expected.TITLES)
    return item


_OF_ITEMS, _OF_TITLES = (frozenset(field.name for field in fields(kind)) for kind in (Item, Title))


def _is_sound(value: object) -> bool:
    """Whether a value of the right type can be kept and shown, too."""
    if isinstance(value, list):
        return all(map(_is_sound, value))
    return value is None or isinstance(value, bool) or is_text(value) or _is_number(value)


def _is_number(value: object) -> bool:
    is_one = isinstance(value, int | float) and not isinstance(value, bool)
    return is_one and isfinite(value) and abs(value) <= _GREATEST  # type: ignore[arg-type]
