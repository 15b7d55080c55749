"""Shapes of JSON: keys and types, for comparing a recorded answer with an emulated one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PLACES = [folder / "shared" / "contracts" / "fixtures" for folder in Path(__file__).parents]
FIXTURES = next((place for place in _PLACES if place.is_dir()), _PLACES[3])
"""Recorded answers, beside this repository or beside the folder in which it is."""

REASON = "the recordings are not on this computer"


def recorded(service: str, name: str) -> Any:
    return json.loads((FIXTURES / service / f"{name}.json").read_text("utf-8"))


def differences(record: Any, emulated: Any, more: frozenset[str] = frozenset(), at: str = "") -> list[str]:
    """Each way in which the emulated answer has another shape. `more` are keys that only it may have, wherever.

    Rows of arrays are compared with the union of what the other side's rows have: some rows have a key, others not.
    """
    return list(_differences(record, emulated, more, at))


def _differences(record: Any, emulated: Any, more: frozenset[str], at: str) -> Iterator[str]:
    if _kind(record) != _kind(emulated):
        yield f"{at}: {_kind(record)} recorded, {_kind(emulated)} emulated"
    elif isinstance(record, dict):
        yield from (f"{at}.{name}: not emulated" for name in record.keys() - emulated.keys())
        yield from (f"{at}.{name}: not recorded" for name in emulated.keys() - record.keys() - more)
        for name in record.keys() & emulated.keys():
            yield from _differences(record[name], emulated[name], more, f"{at}.{name}")
    elif isinstance(record, list) and record and emulated:
        for row in record:
            found = [list(_differences(row, other, more, f"{at}[]")) for other in emulated]
            yield from min(found, key=len)


def _kind(value: Any) -> str:
    kinds = {bool: "boolean", int: "number", float: "number", str: "text", dict: "object", list: "array"}
    return kinds.get(type(value), "null")
