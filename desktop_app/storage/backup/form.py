"""The parts of a backup: what is written into each, and how it is read back. `docs/backups.md` is for people."""

import json
import re
from collections.abc import Mapping
from typing import Any

from desktop_app import __version__
from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.backups import Backup, Belongings, PastOrder
from desktop_app.domain.duplicates import Pair, pair_of
from desktop_app.domain.errors import BackupReason, BackupUnreadable, Expected
from desktop_app.domain.queues import Queue
from desktop_app.masking import masked_uri
from desktop_app.moments import in_utc
from desktop_app.storage.backup.archive import packed, unpacked
from desktop_app.storage.backup.checked import (
    Where,
    flag,
    mapping,
    number,
    queue_of,
    sequence,
    text,
    titles_of,
    tree_of,
    wrong,
)
from desktop_app.storage.backup.portable_settings import as_toml, values_of
from desktop_app.storage.codec import queue_to_json

FORMAT, VERSION = "lineup-backup", 1
"""The number rises when an earlier version would read a backup wrongly; what is only new it passes over."""

_MANIFEST, _ANSWERS, _OVERVIEW, _SETTINGS, _READ_ME = (
    *("manifest.json", "answers.json", "overview.json", "settings.toml", "README.txt"),
)
_END_OF_YEARS = 253_402_300_800
"""Unix seconds at which calendars of four digits end."""

_LARGEST_TEXT = 64 * 1024
"""Bytes of settings or of a description: to read TOML takes long."""

MOST_EARLIER = 12
"""Orders of one list that are written, the latest: no more can be chosen."""

_LEVELS = 4
"""Down to the titles of a list."""

_MAY_HOLD_MORE = re.compile("[?@#;]")
"""Signs of an address behind which, or before which, a key can stand."""

_ADDRESSES = {"poster", "web_page"}
_ACCOUNTS, _SERVICES = "accounts/", "services/"

_WORDS = """\
A backup of Lineup: what it keeps on one computer and nowhere else.
File > Restore… in Lineup shows what is in it before it brings anything back.

accounts/      for each account: your own orders and lists, earlier orders
answers.json   which titles you said are the same, and which are not
overview.json  your order of “All my lists”
settings.toml  settings that you changed
services/      descriptions of services that you added, without their keys

No password, key or sign-in is in it. Changes that were not sent yet aren't in it either.
"""


def to_file(backup: Backup) -> bytes:
    """Return the backup as one file. Its descriptions are those that `descriptions_without_keys` made."""
    accounts = {
        f"{_ACCOUNTS}{place}-{_plain(each.account.provider)}.json": _json(_belongings(each), _LEVELS)
        for place, each in enumerate(backup.belongings, 1)
    }
    services = {f"{_SERVICES}{name}": told for name, told in backup.descriptions.items()}
    parts = {
        _MANIFEST: _json(_manifest(backup)),
        _READ_ME: _WORDS,
        **accounts,
        _ANSWERS: _json({"same": [[*sorted(pair), same] for pair, same in backup.answers.items()]}),
        _OVERVIEW: _json({"order": backup.overview}),
        _SETTINGS: as_toml(backup.settings),
        **services,
    }
    return packed({name: told.encode(errors="replace") for name, told in parts.items()})


def from_file(file: bytes) -> Backup:
    """Return what the file holds. Raises `BackupUnreadable` for all that is not a whole backup."""
    try:
        return _read(unpacked(file))
    except RecursionError:
        raise BackupUnreadable(BackupReason.NESTED_TOO_DEEP) from None


def _read(parts: Mapping[str, bytes]) -> Backup:
    if _MANIFEST not in parts:
        raise BackupUnreadable(BackupReason.NOT_OURS)
    manifest = tree_of(parts[_MANIFEST], _MANIFEST)
    _check_version(manifest)
    names = [name for name in parts if name.startswith(_ACCOUNTS)]
    belongings = tuple(_belongings_from(tree_of(parts[name], name), name) for name in names)
    owners = [each.owner for each in belongings]
    if len(set(owners)) < len(owners):
        raise wrong(Where(_ACCOUNTS), Expected.ONE_PART_FOR_EACH_ACCOUNT)
    return Backup(
        belongings,
        _answers_from(_tree_in(parts, _ANSWERS)),
        tuple(
            text(each, Where(_OVERVIEW))
            for each in sequence(_tree_in(parts, _OVERVIEW).get("order", []), Where(_OVERVIEW))
        ),
        values_of(_text_in(parts, _SETTINGS)),
        {
            name.removeprefix(_SERVICES): _text_in(parts, name)
            for name in parts
            if name.startswith(_SERVICES) and name.endswith(".toml")
        },
        _moment(manifest.get("made_at_unix", 0)),
        text(manifest.get("made_by", ""), Where(_MANIFEST)),
    )


def _check_version(manifest: Mapping[str, Any]) -> None:
    version = manifest.get("version")
    if manifest.get("format") != FORMAT or not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BackupUnreadable(BackupReason.NOT_OURS)
    if version > VERSION:
        raise BackupUnreadable(BackupReason.TOO_NEW)


def _moment(value: object) -> float:
    moment = number(value, Where(_MANIFEST))
    if not 0 <= moment < _END_OF_YEARS:
        raise wrong(Where(_MANIFEST), Expected.TIME)
    return moment


def _manifest(backup: Backup) -> dict[str, object]:
    made = in_utc(backup.made_at).isoformat(timespec="seconds")
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made,
        "made_at_unix": backup.made_at,
        "made_by": f"Lineup {__version__}",
    }


# --- one account ------------------------------------------------------------------------------------------------------


def _belongings(one: Belongings) -> dict[str, object]:
    account = one.account
    return {
        "id": account.id,
        "service": account.provider,
        "server": account.server,
        "user_id": account.person.user_id,
        "person": account.person.name,
        "label": account.label,
        "orders": one.orders,
        "lists": {name: _list(queue) for name, queue in one.lists.items()},
        "earlier_orders": {
            name: [{"kept_at": order.kept_at, "titles": order.ids} for order in orders[-MOST_EARLIER:]]
            for name, orders in one.earlier.items()
        },
        "in_all_my_queues": one.in_overview,
        "list_titles": one.titles,
    }


def _list(queue: Queue) -> object:
    """A list's titles; the number of its version means nothing elsewhere, and an address may hold a key."""
    tree = json.loads(queue_to_json(queue))
    for item in (*tree["items"], *tree["saved"]):
        title = item["title"]
        for key in _ADDRESSES & title.keys():
            if _MAY_HOLD_MORE.search(title[key]) and masked_uri(title[key]) != title[key]:
                del title[key]
    return {part: tree[part] for part in ("items", "saved")}


def _belongings_from(tree: Mapping[str, Any], part: str) -> Belongings:
    account_id, provider, server, user_id, person, label = (
        text(tree.get(key), Where(part, key)) for key in ("id", "service", "server", "user_id", "person", "label")
    )
    if not (provider and user_id):
        raise wrong(Where(part, "user_id" if provider else "service"), Expected.GIVEN)
    lists, orders, earlier, choices, titles = (
        mapping(tree.get(key, {}), Where(part, key))
        for key in ("lists", "orders", "earlier_orders", "in_all_my_queues", "list_titles")
    )
    return Belongings(
        Account(AccountId(account_id), provider, server, Person(user_id, person), label),
        {name: titles_of(ids, Where(part, "orders")) for name, ids in orders.items()},
        {name: queue_of(queue, Where(part, "lists")) for name, queue in lists.items()},
        {name: _earlier(told, Where(part, "earlier_orders")) for name, told in earlier.items()},
        {name: flag(is_in, Where(part, "in_all_my_queues")) for name, is_in in choices.items()},
        {name: text(title, Where(part, "list_titles")) for name, title in titles.items()},
    )


def _earlier(value: object, where: Where) -> tuple[PastOrder, ...]:
    trees = [mapping(each, where) for each in sequence(value, where)]
    return tuple(PastOrder(number(t.get("kept_at"), where), titles_of(t.get("titles"), where)) for t in trees)


# --- the other parts --------------------------------------------------------------------------------------------------


def _answers_from(tree: Mapping[str, Any]) -> dict[Pair, bool]:
    found: dict[Pair, bool] = {}
    for each in sequence(tree.get("same", []), Where(_ANSWERS)):
        answer = sequence(each, Where(_ANSWERS))
        if len(answer) != 3 or answer[0] == answer[1]:
            raise wrong(Where(_ANSWERS), Expected.PAIRS)
        one, other = (text(title, Where(_ANSWERS)) for title in answer[:2])
        found[pair_of(one, other)] = flag(answer[2], Where(_ANSWERS))
    return found


def _tree_in(parts: Mapping[str, bytes], name: str) -> Mapping[str, Any]:
    return tree_of(parts[name], name) if name in parts else {}


def _text_in(parts: Mapping[str, bytes], name: str) -> str:
    content = parts.get(name, b"")
    if len(content) > _LARGEST_TEXT:
        raise wrong(Where(name), Expected.KILOBYTES, limit=_LARGEST_TEXT // 1024)
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise wrong(Where(name), Expected.UTF_8) from None


def _json(value: object, levels: int = 2, indent: str = "") -> str:
    """JSON for people: so many levels have a line for each entry, what is deeper stands in one line."""
    inner = f"{indent} "
    if levels and value and isinstance(value, Mapping):
        lines = [f"{inner}{_one_line(name)}: {_json(each, levels - 1, inner)}" for name, each in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if levels and value and isinstance(value, list | tuple):
        return "[\n" + ",\n".join(f"{inner}{_json(each, levels - 1, inner)}" for each in value) + f"\n{indent}]"
    return _one_line(value)


_one_line = json.JSONEncoder(ensure_ascii=False).encode


def _plain(name: str) -> str:
    """The name in signs that every system takes."""
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name)[:30] or "service"
