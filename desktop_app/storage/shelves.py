"""A shelf as JSON and back. A field that a later version adds to a list needs no change here."""

import json
from dataclasses import asdict
from typing import Any

from desktop_app.domain.errors import ListReason
from desktop_app.domain.service import Capabilities, Guard, ListEditing, ListInfo, Ordering, RatingScale, Shelf, Writes


def shelf_to_json(shelf: Shelf) -> str:
    """For the cache. Enums are written by their names."""
    can, scale, editing = shelf.capabilities, shelf.rating_scale, shelf.list_editing
    told = {
        "ordering": can.ordering.name,
        "guard": can.guard.name,
        "writes": can.writes.name,
        "rating_scale": asdict(scale) if scale is not None else None,
        "list_editing": asdict(editing) if editing is not None else None,
    }
    return json.dumps({"capabilities": told, "lists": [_info(info) for info in shelf.lists]})


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
    told = shape["capabilities"]
    scale, editing = told.get("rating_scale"), told.get("list_editing")
    return Shelf(
        Capabilities(Ordering[told["ordering"]], Guard[told["guard"]], Writes[told["writes"]]),
        tuple(_info_from(info) for info in shape["lists"]),
        rating_scale=None if scale is None else RatingScale(**scale),
        list_editing=None if editing is None else ListEditing(tuple(editing["privacies"]), editing["orders"]),
    )
