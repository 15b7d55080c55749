"""A shelf as JSON and back. A field that a later version adds to a list needs no change here."""

import json
from dataclasses import asdict

from desktop_app.domain.service import Capabilities, Guard, ListEditing, ListInfo, Ordering, RatingScale, Shelf, Writes


def shelf_to_json(shelf: Shelf) -> str:
    """For the cache. Enums are written by their names."""
    can = shelf.capabilities
    names = {"ordering": can.ordering.name, "guard": can.guard.name, "writes": can.writes.name}
    return json.dumps({"capabilities": asdict(can) | names, "lists": [asdict(info) for info in shelf.lists]})


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
        local_list=None if local is None else ListInfo(**local),
        **can,
    )
    return Shelf(capabilities, tuple(ListInfo(**info) for info in shape["lists"]))
