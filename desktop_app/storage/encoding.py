"""Domain values as JSON and back. A field that a later version adds to a title needs no change here."""

import json
from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.pending import Question, Reason
from desktop_app.domain.queues import Item, Queue, Title, TitleId

_FIELDS = tuple((field.name, field.default) for field in fields(Title))
"""By name: the value that need not be written, `MISSING` where all are."""

_values_of = attrgetter(*(name for name, _ in _FIELDS))
_SEQUENCES = tuple(name for name, default in _FIELDS if default == ())

_to_json = json.JSONEncoder(ensure_ascii=False).encode

UNDECODABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the functions that read raise on anything that those that write did not write: damage, or a later version."""


def edit_to_json(edit: Edit) -> str:
    """One edit, for the journal."""
    return json.dumps(_edit(edit), ensure_ascii=False)


def edit_from_json(text: str) -> Edit:
    """The inverse. Raises `UNDECODABLE`."""
    return _edit_from(json.loads(text))


def edits_to_json(edits: Iterable[Edit]) -> str:
    """The edits of one step."""
    return json.dumps([_edit(edit) for edit in edits], ensure_ascii=False)


def edits_from_json(text: str) -> tuple[Edit, ...]:
    """The inverse. Raises `UNDECODABLE`."""
    return tuple(_edit_from(shape) for shape in json.loads(text))


def question_to_json(question: Question | None) -> str | None:
    """What an entry asks, for the journal."""
    if question is None:
        return None
    return json.dumps(
        {
            "reason": question.reason.value,
            "item": None if question.item is None else _item(question.item),
            "after": None if question.after is None else _anchor(question.after),
            "says": question.service_says,
            "ours": question.is_ours,
        },
        ensure_ascii=False,
    )


def question_from_json(text: str | None) -> Question | None:
    """The inverse. Raises `UNDECODABLE`."""
    if text is None:
        return None
    shape = json.loads(text)
    return Question(
        Reason(shape["reason"]),
        None if shape["item"] is None else _item_from(shape["item"]),
        None if shape["after"] is None else _anchor_from(shape["after"]),
        shape["says"],
        shape.get("ours", False),
    )


def queue_to_json(queue: Queue) -> str:
    """A whole queue that is short; the entity-tag too."""
    items, saved = ([_item(item) for item in part] for part in (queue.items, queue.saved))
    shape: dict[str, Any] = {"etag": queue.etag, "items": items, "saved": saved}
    return _to_json(shape | ({"sorted_by": queue.sorted_by} if queue.sorted_by else {}))


def queue_from_json(text: str) -> Queue:
    """The inverse. Raises `UNDECODABLE`."""
    shape = json.loads(text)
    items, saved = (tuple(_item_from(i) for i in shape[part]) for part in ("items", "saved"))
    return Queue(items, saved, shape["etag"], shape.get("sorted_by", ""))


def item_to_json(item: Item) -> str:
    """One item; a long list of them item by item, for to encode it at once would hold up all other threads."""
    return _to_json(_item(item))


def items_from_json(text: str | bytes) -> tuple[Item, ...]:
    """A few hundred at once. Raises `UNDECODABLE`, but not at what a later version tells of a title besides."""
    shapes = json.loads(text)
    try:
        return tuple([_item_from(shape) for shape in shapes])
    except TypeError:
        return tuple([_item_from({**shape, "title": _known(shape["title"])}) for shape in shapes])


def _known(shape: dict[str, Any]) -> dict[str, Any]:
    """The title without the fields that only a later version knows."""
    return {name: shape[name] for name, _ in _FIELDS if name in shape}


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
        return Move(tuple(TitleId(i) for i in shape["move"]), _anchor_from(shape["after"]))
    return Remove(tuple(TitleId(i) for i in shape["remove"]))


def _item(item: Item) -> dict[str, Any]:
    shape: dict[str, Any] = {"title": _title(item.title), "added": item.added}
    if item.key:
        shape["key"] = item.key
    if item.remark:
        shape["remark"] = item.remark
    return shape


def _item_from(shape: dict[str, Any]) -> Item:
    return Item(_title_from(shape["title"]), shape["added"], shape.get("key", ""), shape.get("remark", ""))


def _title(title: Title) -> dict[str, Any]:
    said = zip(_FIELDS, _values_of(title), strict=True)
    return {name: value for (name, default), value in said if value != default}


def _title_from(shape: dict[str, Any]) -> Title:
    for name in _SEQUENCES:
        if name in shape:
            shape[name] = _tupled(shape[name])
    return Title(**shape)


def _tupled(values: list[Any]) -> tuple[Any, ...]:
    """JSON knows lists alone."""
    return tuple([_tupled(value) if type(value) is list else value for value in values])


def _anchor(anchor: Anchor) -> dict[str, str]:
    return {"edge": anchor.value} if isinstance(anchor, Edge) else {"title": anchor}


def _anchor_from(shape: dict[str, str]) -> Anchor:
    return Edge(shape["edge"]) if "edge" in shape else TitleId(shape["title"])
