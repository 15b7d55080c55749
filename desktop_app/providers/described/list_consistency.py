"""Consistency of what a description says of lists: a move that cannot work is told before anybody drags."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from desktop_app.domain.errors import DescriptionValue
from desktop_app.providers.described.list_description import (
    AddedAt,
    DescribedLists,
    GuardKind,
    MoveKind,
    PageKind,
)
from desktop_app.providers.described.tables import Mistakes
from desktop_app.providers.described.templates import words_in

Found = Iterator[tuple[tuple[str, str], DescriptionValue, str]]
"""Places where something else was expected, what that is, and the name in it."""

_SAYS = {MoveKind.INDEX: "index", MoveKind.AFTER: "after", MoveKind.BEFORE: "before"}


def check_lists(lists: DescribedLists, mistakes: Mistakes) -> None:
    """Note what does not go together."""
    for check in (_hosts, _reads, _words, _move, _changes, _paging, _guard):
        for path, expected, name in check(lists):
            mistakes.add(path, expected, name=name)


def _hosts(lists: DescribedLists) -> Found:
    """Every address is at the server that the items are at: a change goes nowhere else, and neither does a sign-in."""
    for key, address in lists.addresses:
        if urlsplit(address).netloc != lists.host:
            yield (key, "url"), DescriptionValue.SAME_SERVER, lists.host


def _reads(lists: DescribedLists) -> Found:
    for key, url in (("lists", lists.lists.url), ("items", lists.items.url)):
        known = {"list"} if key == "items" else set()
        for word in words_in(url):
            if word not in known:
                yield (key, "url"), DescriptionValue.NO_SUCH_WORD, word
    if lists.items.takes_doubles and not lists.items.slot:
        yield ("items", "doubles"), DescriptionValue.SLOT_NEEDED, ""
    if lists.lists.url and "list" not in words_in(lists.items.url):
        yield ("items", "url"), DescriptionValue.WORD_MISSING, "{list}"


def _words(lists: DescribedLists) -> Found:
    """Words in braces that mean nothing in this call."""
    for table, call in lists.writes:
        known = {"list", "slot", "title"} if table != "add" else {"list", "title"}
        if table == "move" and lists.move is not None:
            known |= _words_of_a_move(lists.move.kind)
        if table == "add" and lists.add is not None and lists.add.at is AddedAt.INDEX:
            known.add("index")
        for word in sorted(call.words - known):
            yield (table, "url" if word in call.words_in_address else "body"), DescriptionValue.NO_SUCH_WORD, word
        if "slot" in call.words and not lists.items.slot:
            yield (table, "url"), DescriptionValue.SLOT_UNKNOWN, "slot"


def _words_of_a_move(kind: MoveKind) -> set[str]:
    return {"ids", "entries"} if kind is MoveKind.WHOLE else {_SAYS[kind]}


def _move(lists: DescribedLists) -> Found:
    """Without a word for the entry, or for its place, no move can work."""
    move = lists.move
    if move is None:
        return
    words = move.call.words
    if move.kind is MoveKind.WHOLE:
        if words.isdisjoint({"ids", "entries"}):
            yield ("move", "body"), DescriptionValue.WORD_MISSING, "{ids}"
        if "entries" in words and move.entry is None:
            yield ("move", "entry"), DescriptionValue.ENTRY_MISSING, ""
        for word in sorted(set(words_in(move.entry)) - {"slot", "title", "index"}):
            yield ("move", "entry"), DescriptionValue.NO_SUCH_WORD, word
        return
    if _SAYS[move.kind] not in words:
        yield ("move", "body"), DescriptionValue.WORD_MISSING, f"{{{_SAYS[move.kind]}}}"
    if lists.items.slot and "slot" not in words:
        yield ("move", "body"), DescriptionValue.WORD_MISSING, "{slot}"
    if words.isdisjoint({"slot", "title"}):
        yield ("move", "body"), DescriptionValue.WORD_MISSING, "{title}"
    if _SAYS[move.kind] in move.call.words_in_address and move.kind is not MoveKind.INDEX and move.first == "":
        yield ("move", "first"), DescriptionValue.FIRST_MISSING, ""


def _changes(lists: DescribedLists) -> Found:
    """Without a word for what is added or removed, nothing can be."""
    if lists.add is not None and "title" not in lists.add.call.words:
        yield ("add", "body"), DescriptionValue.WORD_MISSING, "{title}"
    if lists.add is not None and lists.add.at is AddedAt.INDEX and "index" not in lists.add.call.words:
        yield ("add", "body"), DescriptionValue.WORD_MISSING, "{index}"
    wanted = "slot" if lists.items.slot else "title"
    if lists.remove is not None and wanted not in lists.remove.words:
        yield ("remove", "url"), DescriptionValue.WORD_MISSING, f"{{{wanted}}}"


def _paging(lists: DescribedLists) -> Found:
    paging = lists.paging
    if paging.kind in {PageKind.PAGE, PageKind.OFFSET, PageKind.TOKEN} and not paging.parameter:
        yield ("paging", "parameter"), DescriptionValue.PAGE_PARAMETER, ""
    if paging.kind in {PageKind.TOKEN, PageKind.NEXT} and not paging.next:
        yield ("paging", "next"), DescriptionValue.ANSWER_PATH, ""


def _guard(lists: DescribedLists) -> Found:
    guard = lists.guard
    if guard.kind is GuardKind.DIGEST:
        return
    if not guard.name:
        yield ("guard", "name"), DescriptionValue.TEXT_MISSING, ""
    if bool(guard.read) is bool(guard.read_header):
        yield ("guard", "read"), DescriptionValue.MARK_PLACE, ""
