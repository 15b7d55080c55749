"""Domain values as JSON and back. A field that a later version adds to a title needs no change here."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.errors import Cause, ListReason, RefusalReason, why_named
from desktop_app.domain.pending_edits import Question, Reason
from desktop_app.domain.queues import Item, ItemId, Queue, Title
from desktop_app.domain.service import Guard, ListCatalogue, Ordering, Writes

T = TypeVar("T")
log = logging.getLogger(__name__)

_FIELDS = tuple((field.name, field.default) for field in fields(Title))
"""Default values that need not be written, by field name; `MISSING` for fields that are always written."""

_NAMES = frozenset(name for name, _ in _FIELDS)
_ITEM = frozenset(field.name for field in fields(Item))
_values_of = attrgetter(*(name for name, _ in _FIELDS))

_encoded = msgspec.json.Encoder().encode
_shape_of = msgspec.json.Decoder(dict[str, Any]).decode
_shapes_of = msgspec.json.Decoder(list[dict[str, Any]]).decode
_ids_of = msgspec.json.Decoder(tuple[ItemId, ...]).decode
_texts_of = msgspec.json.Decoder(tuple[str, ...]).decode
_numbers_of = msgspec.json.Decoder(tuple[int, ...]).decode
_items_of = msgspec.json.Decoder(tuple[Item, ...]).decode

UNDECODABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""Errors of the functions that read, on anything that those that write did not write: damage, or a later version."""


def _to_json(shape: object) -> str:
    return _encoded(shape).decode()


def readable(rows: Iterable[tuple[object, ...]], read: Callable[..., T], what: str) -> Iterator[T]:
    """The rows as `read` makes them out; one that it cannot read is passed over, and its first value is logged."""
    for row in rows:
        try:
            yield read(*row)
        except UNDECODABLE as error:
            kind = type(error).__name__
            log.warning("%s %s cannot be read (%s); it is left alone.", what, row[0], kind)


def ids_to_json(ids: Iterable[ItemId]) -> str:
    """An order, as keys."""
    return _to_json(tuple(ids))


def ids_from_json(text: str) -> tuple[ItemId, ...]:
    """The inverse. Raises `UNDECODABLE`."""
    return _ids_of(text)


def texts_to_json(texts: Iterable[str]) -> str:
    """Texts of any kind, such as entity-tags."""
    return _to_json(tuple(texts))


def texts_from_json(text: str) -> tuple[str, ...]:
    """The inverse. Raises `UNDECODABLE`."""
    return _texts_of(text)


def numbers_to_json(numbers: Iterable[int]) -> str:
    """Whole numbers, such as those of rows."""
    return _to_json(tuple(numbers))


def numbers_from_json(text: str) -> tuple[int, ...]:
    """The inverse. Raises `UNDECODABLE`."""
    return _numbers_of(text)


def edit_to_json(edit: Edit) -> str:
    """Encode an edit for the journal."""
    return _to_json(_edit(edit))


def edit_from_json(text: str) -> Edit:
    """The inverse. Raises `UNDECODABLE`."""
    return _edit_from(_shape_of(text))


def edits_to_json(edits: Iterable[Edit]) -> str:
    """The edits of one step."""
    return _to_json([_edit(edit) for edit in edits])


def edits_from_json(text: str) -> tuple[Edit, ...]:
    """The inverse. Raises `UNDECODABLE`."""
    return tuple(_edit_from(shape) for shape in _shapes_of(text))


def question_to_json(question: Question | None) -> str | None:
    """Encode an entry's question for the journal."""
    if question is None:
        return None
    return _to_json(
        {
            "reason": question.reason.value,
            "item": None if question.item is None else _item(question.item),
            "after": None if question.after is None else _anchor(question.after),
            "says": question.service_says,
            "why": None if question.cause is None else _cause(question.cause),
        }
    )


def question_from_json(text: str | None) -> Question | None:
    """The inverse. Raises `UNDECODABLE`."""
    if text is None:
        return None
    shape = _shape_of(text)
    says, cause = shape["says"], _cause_from(shape.get("why"))
    if shape.get("ours"):  # an earlier version kept its sentence
        says, cause = "", Cause(RefusalReason.TOLD_BEFORE, {"said": says})
    return Question(
        Reason(shape["reason"]),
        None if shape["item"] is None else _item_from(shape["item"]),
        None if shape["after"] is None else _anchor_from(shape["after"]),
        says,
        cause,
    )


def _cause(cause: Cause) -> dict[str, Any]:
    told = {name: value for name, value in cause.values.items() if isinstance(value, str | int)}
    return {"name": cause.why.full_name, "values": told}


def _cause_from(shape: Any) -> Cause | None:
    """Decode a cause; None also for a reason that only a later version knows."""
    why = None if shape is None else why_named(shape["name"])
    return None if why is None else Cause(why, shape["values"])


def queue_to_json(queue: Queue) -> str:
    """A whole queue that is short; the entity-tag too."""
    items, saved = ([_item(item) for item in part] for part in (queue.items, queue.saved))
    shape: dict[str, Any] = {"etag": queue.etag, "items": items, "saved": saved}
    return _to_json(shape | ({"sorted_by": queue.sorted_by} if queue.sorted_by else {}))


def queue_from_json(text: str) -> Queue:
    """The inverse. Raises `UNDECODABLE`."""
    shape = _shape_of(text)
    items, saved = (tuple(_item_from(i) for i in shape[part]) for part in ("items", "saved"))
    return Queue(items, saved, shape["etag"], shape.get("sorted_by", ""))


def item_to_json(item: Item) -> str:
    """Encode a single item. Encoding a long list as a whole would hold up all other threads."""
    return _to_json(_item(item))


def items_to_json(items: Iterable[Item]) -> str:
    """The items, one by one."""
    return f"[{','.join(map(item_to_json, items))}]"


def items_from_json(text: str | bytes) -> tuple[Item, ...]:
    """A few hundred at once. Raises `UNDECODABLE`, but not at what a later version tells of a title besides."""
    return _items_of(text)


def catalogue_to_json(catalogue: ListCatalogue) -> str:
    """The lists of an account, and what can be done with them. Enums are written by their names."""
    shape, can = msgspec.to_builtins(catalogue), catalogue.capabilities
    names: dict[str, Any] = {"ordering": can.ordering.name, "guard": can.guard.name, "writes": can.writes.name}
    names |= {"takes_doubles": True} if can.takes_doubles else {}
    parts = {part: shape.pop(part) for part in _BESIDE}
    return _to_json(shape | {"capabilities": names | parts})


def catalogue_from_json(text: str) -> ListCatalogue:
    """The inverse. Raises `UNDECODABLE`, but not at what another version tells besides."""
    shape = _shape_of(text)
    can = shape["capabilities"]
    kinds = {"ordering": Ordering[can["ordering"]], "guard": Guard[can["guard"]], "writes": Writes[can["writes"]]}
    doubles = {"takes_doubles": bool(can.get("takes_doubles"))}
    parts = {part: can.get(part) for part in _BESIDE} | {"lists": list(map(_with_reason, shape["lists"]))}
    return msgspec.convert(
        shape | parts | {"capabilities": {name: kind.value for name, kind in kinds.items()} | doubles}, ListCatalogue
    )


def _with_reason(info: dict[str, Any]) -> dict[str, Any]:
    """A reason that this version doesn't know stands for any, and so does an earlier version's sentence."""
    told = info.get("fixed") or None
    is_known = told is None or told in _REASONS
    return info | {"fixed": told if is_known else ListReason.KEPT_BY_SERVICE.value}


_REASONS = frozenset(reason.value for reason in ListReason)

_BESIDE = ("rating_scale", "list_editing")
"""Parts of a catalogue that are written beside its capabilities, of which they once were."""


def _edit(edit: Edit) -> dict[str, Any]:
    match edit:
        case Add(item, after, saved):
            return {"add": _item(item), "after": _anchor(after)} | ({"saved": True} if saved else {})
        case Move(items, after):
            return {"move": items, "after": _anchor(after)}
        case Remove(items):
            return {"remove": items}


def _edit_from(shape: dict[str, Any]) -> Edit:
    if "add" in shape:
        return Add(_item_from(shape["add"]), _anchor_from(shape["after"]), bool(shape.get("saved")))
    if "move" in shape:
        return Move(tuple(ItemId(i) for i in shape["move"]), _anchor_from(shape["after"]))
    return Remove(tuple(ItemId(i) for i in shape["remove"]))


def _item(item: Item) -> dict[str, Any]:
    shape: dict[str, Any] = {"title": _title(item.title), "added": item.added}
    if item.key:
        shape["key"] = item.key
    if item.remark:
        shape["remark"] = item.remark
    if item.own_id:
        shape["own_id"] = item.own_id
    return shape


def _item_from(shape: dict[str, Any]) -> Item:
    """The item of an edit. An edit of a later version is left alone: read here, it would lose what that told."""
    if not (shape.keys() <= _ITEM and shape["title"].keys() <= _NAMES):
        raise ValueError(shape)
    return msgspec.convert(shape, Item)


def _title(title: Title) -> dict[str, Any]:
    said = zip(_FIELDS, _values_of(title), strict=True)
    return {name: value for (name, default), value in said if value != default}


def _anchor(anchor: Anchor) -> dict[str, str]:
    return {"edge": anchor.value} if isinstance(anchor, Edge) else {"title": anchor}


def _anchor_from(shape: dict[str, str]) -> Anchor:
    return Edge(shape["edge"]) if "edge" in shape else ItemId(shape["title"])
