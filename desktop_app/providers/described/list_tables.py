"""Parser of the tables of a description that say where lists are, and how they are read."""

from desktop_app.domain.errors import DescriptionValue
from desktop_app.providers.described.answer_paths import NOWHERE, AnswerPath, is_path
from desktop_app.providers.described.list_consistency import check_lists
from desktop_app.providers.described.list_description import (
    DescribedLists,
    ErrorRule,
    ItemsCall,
    LengthUnit,
    ListsCall,
    Meaning,
    NamedList,
    PageKind,
    Paging,
)
from desktop_app.providers.described.tables import Mistakes, Table
from desktop_app.providers.described.write_tables import add_in, guard_in, move_in, remove_in

TABLES = ("lists", "items", "paging", "move", "add", "remove", "guard", "errors", "limits")
"""Tables that make sense together alone."""

LARGEST_PAGE = 10_000
LONGEST_GAP = 60_000
"""Milliseconds."""

_PAGES = {kind.value: kind for kind in PageKind}
_UNITS = {unit.value: unit for unit in LengthUnit}
_MEANINGS = {meaning.value: meaning for meaning in Meaning}


def lists_in(top: Table, mistakes: Mistakes) -> DescribedLists | None:
    """All that the description says of lists; None where it says nothing."""
    if all(top.raw(name) is None for name in TABLES):
        return None
    before = len(mistakes.found)
    found = DescribedLists(
        lists=_lists(top.table("lists")),
        items=_items(top.table("items")),
        paging=_paging(top.table("paging")),
        move=move_in(top),
        add=add_in(top),
        remove=remove_in(top),
        guard=guard_in(top.table("guard")),
        errors=tuple(map(_error, top.tables("errors"))),
        gap=_gap(top.table("limits")),
    )
    if len(mistakes.found) == before:  # what follows from another mistake is none
        check_lists(found, mistakes)
    return found


def path_at(table: Table, key: str, usual: str = "") -> AnswerPath:
    """The path at the key. A mistake is noted."""
    text = table.text(key) or usual
    if text and not is_path(text):
        table.mistake(key, DescriptionValue.ANSWER_PATH)
        return NOWHERE
    return AnswerPath(text)


def _needed_path(table: Table, key: str) -> AnswerPath:
    found = path_at(table, key)
    if not found and table.raw(key) in (None, ""):
        table.mistake(key, DescriptionValue.ANSWER_PATH)
    return found


def _lists(table: Table) -> ListsCall:
    url = table.endpoint("url")
    named = tuple(map(_named, table.tables("named")))
    if not url and not named and not table.raw("url"):
        table.mistake("url", DescriptionValue.LISTS_MISSING)
    path = _needed_path if url else path_at
    found = ListsCall(
        url=url,
        rows=path_at(table, "items", "@"),
        id=path(table, "id"),
        name=path(table, "name"),
        count=path_at(table, "count"),
        fixed=path_at(table, "fixed"),
        named=named,
    )
    table.close()
    return found


def _named(table: Table) -> NamedList:
    found = NamedList(table.needed("id"), table.needed("name"), table.flag("fixed", default=False))
    table.close()
    return found


def _items(table: Table) -> ItemsCall:
    url = table.endpoint("url")
    if not url and not table.raw("url"):
        table.mistake("url", DescriptionValue.ITEMS_ADDRESS)
    found = ItemsCall(
        url=url,
        rows=path_at(table, "items", "@"),
        title=_needed_path(table, "title"),
        name=_needed_path(table, "name"),
        slot=path_at(table, "slot"),
        position=path_at(table, "position"),
        year=path_at(table, "year"),
        picture=path_at(table, "picture"),
        length=path_at(table, "length"),
        takes_doubles=table.flag("doubles", default=False),
        length_unit=table.choice("length_unit", _UNITS, LengthUnit.SECONDS),
    )
    table.close()
    return found


def _paging(table: Table) -> Paging:
    kind = table.choice("kind", _PAGES, PageKind.NONE)
    found = Paging(
        kind=kind,
        parameter=table.text("parameter"),
        size_parameter=table.text("size_parameter"),
        size=table.count("size", most=LARGEST_PAGE),
        first=table.base("first", 1 if kind is PageKind.PAGE else 0),
        next=path_at(table, "next"),
        total=path_at(table, "total"),
    )
    table.close()
    return found


def _error(table: Table) -> ErrorRule:
    means = table.choice("means", _MEANINGS, None)
    if means is None and table.raw("means") is None:
        table.mistake("means", DescriptionValue.ONE_OF, words=tuple(_MEANINGS))
    rule = ErrorRule(
        means or Meaning.NO_RIGHT, table.count("status", most=599), path_at(table, "path"), table.text("equals")
    )
    table.close()
    return rule


def _gap(table: Table) -> float:
    gap = table.count("gap", most=LONGEST_GAP) / 1000
    table.close()
    return gap
