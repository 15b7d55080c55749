"""Parser of the tables of a description that say how lists are changed."""

from collections.abc import Mapping
from typing import cast

from desktop_app.domain.errors import DescriptionValue
from desktop_app.providers.described.additions import parameters_in
from desktop_app.providers.described.answer_paths import AnswerPath, is_path
from desktop_app.providers.described.list_description import AddCall, AddedAt, GuardKind, MoveCall, MoveKind, WriteGuard
from desktop_app.providers.described.tables import Table
from desktop_app.providers.described.templates import CallTemplate, is_body

METHODS = {method: method for method in ("POST", "PUT", "PATCH", "DELETE")}
_KINDS = {kind.value: kind for kind in MoveKind}
_ADDED = {at.value: at for at in AddedAt}
_GUARDS = {kind.value: kind for kind in GuardKind}
_COUNTED = {"final": False, "before-removal": True}


def move_in(top: Table) -> MoveCall | None:
    """The call that moves an entry; None where the service has none."""
    if top.raw("move") is None:
        return None
    table = top.table("move")
    kind = table.choice("kind", _KINDS, None)
    if kind is None and table.raw("kind") is None:
        table.mistake("kind", DescriptionValue.ONE_OF, words=tuple(_KINDS))
    found = MoveCall(
        kind=kind or MoveKind.INDEX,
        call=_call(table, "POST"),
        base=table.base("base", 0),
        before_removal=table.choice("counted", _COUNTED, default=False),
        first=_first(table),
        entry=_tree(table, "entry"),
    )
    table.close()
    return found


def add_in(top: Table) -> AddCall | None:
    """The call that adds a title; None where the service has none."""
    if top.raw("add") is None:
        return None
    table = top.table("add")
    found = AddCall(_call(table, "POST"), table.choice("at", _ADDED, AddedAt.END), table.base("base", 0))
    table.close()
    return found


def remove_in(top: Table) -> CallTemplate | None:
    """The call that takes an entry out; None where the service has none."""
    if top.raw("remove") is None:
        return None
    table = top.table("remove")
    found = _call(table, "DELETE")
    table.close()
    return found


def guard_in(table: Table) -> WriteGuard:
    """The guard of all writes: without a word of it, the list is compared before each."""
    kind = table.choice("kind", _GUARDS, GuardKind.DIGEST)
    text = table.text("read")
    if text and not is_path(text):
        table.mistake("read", DescriptionValue.ANSWER_PATH)
        text = ""
    usual = "If-Match" if kind is GuardKind.HEADER else ""
    found = WriteGuard(kind, table.text("name") or usual, AnswerPath(text), table.text("read_header").lower())
    table.close()
    return found


def _call(table: Table, usual: str) -> CallTemplate:
    url = table.endpoint("url")
    if not url and not table.raw("url"):
        table.mistake("url", DescriptionValue.WRITE_ADDRESS)
    return CallTemplate(
        table.choice("method", METHODS, usual), url, parameters_in(table, key="query"), _tree(table, "body")
    )


def _first(table: Table) -> str | int:
    """The value that means "behind no entry": a text, or a number as it is."""
    value = table.raw("first")
    return value if isinstance(value, int) and not isinstance(value, bool) else table.text("first")


def _tree(table: Table, key: str) -> Mapping[str, object] | None:
    value = table.raw(key)
    if value is None:
        return None
    if not isinstance(value, dict) or not is_body(value):
        table.mistake(key, DescriptionValue.BODY)
        return None
    return cast("Mapping[str, object]", value)
