"""A shelf as JSON and back. A field that a later version adds to a list needs no change here."""

import json
from dataclasses import asdict
from typing import Any

from desktop_app.domain.errors import ListReason
from desktop_app.domain.service import Capabilities, Guard, ListEditing, ListInfo, Ordering, RatingScale, Shelf, Writes


def shelf_to_json(shelf: Shelf) -> str:
    """For the cache. Enums are written by their names."""
    can = shelf.capabilities
    local = can.local_list and _info(can.local_list)
    names = {"ordering": can.ordering.name, "guard": can.guard.name, "writes": can.writes.name}
    return json.dumps(
        {"capabilities": asdict(can) | names | {"local_list": local}, "lists": [_info(info) for info in shelf.lists]}
    )


def _info(info: ListInfo) -> dict[str, object]:
    return asdict(info) | {"fixed": info.fixed.name if info.fixed is not None else ""}


def _info_from(shape: dict[str, Any]) -> ListInfo:
    """A reason that this version doesn't know stands for any, and so does an earlier version's sentence."""
    name = shape.get("fixed", "")
    fixed = ListReason.__members__.get(name, ListReason.KEPT_BY_SERVICE) if name else None
    return ListInfo(**shape | {"fixed": fixed})


def shelf_from_json(text: str) -> Shelf:
    """The inverse. Raises `UNDECODABLE`."""
    shape = json.loads(text)
    can = dict(shape["capabilities"])
    scale, editing, local = (can.pop(name, None) for name in ("rating_scale", "list_editing", "local_list"))
    capabilities = Capabilities(
        Ordering[can.pop("ordering")],
        Guard[can.pop("guard")],
        Writes[can.pop("writes")],
        rating_scale=None if scale is None else RatingScale(**scale),
        list_editing=None if editing is None else ListEditing(tuple(editing["privacies"]), editing["orders"]),
        local_list=None if local is None else _info_from(local),
        **can,
    )
    return Shelf(capabilities, tuple(_info_from(info) for info in shape["lists"]))
