"""Rows of a described service's answers as lists and entries, by the description's paths."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.errors import ListReason
from desktop_app.domain.hosts import picture_address
from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.domain.service import ListInfo
from desktop_app.providers.described.answer_paths import AnswerPath
from desktop_app.providers.described.entry_keys import text_of
from desktop_app.providers.described.list_description import ItemsCall, LengthUnit, ListsCall
from desktop_app.providers.trees import cleaned

LONGEST_NAME = 300
LONGEST_TIME = 10 * 24 * 3600
"""Seconds of the longest title that is believed."""

_ISO = re.compile(r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7})(?:\.\d+)?S)?)?")
_SECONDS = {LengthUnit.SECONDS: 1.0, LengthUnit.MINUTES: 60.0, LengthUnit.MILLISECONDS: 0.001}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as a row tells it, with its position where one is told."""

    item: Item
    position: int | None = None


def list_of(row: object, call: ListsCall, *, is_read_only: bool) -> ListInfo | None:
    """The list in a row; None where it has no id."""
    name = text_of(call.id.find(row))
    if not name:
        return None
    count = call.count.find(row)
    return ListInfo(
        name,
        _line(call.name, row) or name,
        fixed=_fixed(is_read_only=is_read_only, is_fixed=bool(call.fixed.find(row))),
        count=count if isinstance(count, int) and not isinstance(count, bool) and count >= 0 else None,
    )


def named_lists(call: ListsCall, *, is_read_only: bool) -> Sequence[ListInfo]:
    """The lists that no call tells of."""
    return [
        ListInfo(text_of(each.id), each.name, fixed=_fixed(is_read_only=is_read_only, is_fixed=each.is_fixed))
        for each in call.named
    ]


def row_of(row: object, call: ItemsCall) -> Row | None:
    """The entry in a row; None where it has no id."""
    title_id, slot = text_of(call.title.find(row)), text_of(call.slot.find(row))
    if not title_id or (call.slot and not slot):
        return None
    year, position = call.year.find(row), call.position.find(row)
    title = Title(
        TitleId(title_id),
        _line(call.name, row) or title_id,
        year=_whole(year, 1800, 3000),
        runtime=_runtime(call.length.find(row), call.length_unit),
        poster=_picture(call, row),
    )
    return Row(Item(title, key=slot, own_id=slot if call.takes_doubles else ""), _whole(position, 0, 10**9))


def _fixed(*, is_read_only: bool, is_fixed: bool) -> ListReason | None:
    if is_read_only:
        return ListReason.NO_CHANGE_DESCRIBED
    return ListReason.KEPT_BY_SERVICE if is_fixed else None


def _picture(call: ItemsCall, row: object) -> str:
    found = call.picture.find(row)
    return picture_address(cleaned(found), call.url) if isinstance(found, str) else ""


def _line(path: AnswerPath, row: object) -> str:
    found = path.find(row)
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    return " ".join(cleaned(str(found)).split())[:LONGEST_NAME]


def _whole(value: object, least: int, most: int) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 12:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if least <= value <= most else None


def _runtime(value: object, unit: LengthUnit) -> int | None:
    """Seconds; None where the length is none that a title has."""
    if unit is LengthUnit.ISO_8601:
        found = _ISO.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            return None
        days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return _believed(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 10**12:
        return None
    return _believed(round(value * _SECONDS[unit]))


def _believed(seconds: int) -> int | None:
    return seconds if 0 < seconds <= LONGEST_TIME else None
