"""The sentences of backing up and restoring."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale

from desktop_app.domain.account import Account
from desktop_app.domain.backups import AccountChange, Changes, ListChange, SettingChange, Value
from desktop_app.domain.host_display import shown_in
from desktop_app.domain.names import shown_name
from desktop_app.storage.server_addresses import API, SIGN_IN
from desktop_app.storage.settings import DECLARED
from desktop_app.ui.own_files import RestoreOffer, WrittenBackup
from desktop_app.ui.shell.messages import counted
from desktop_app.ui.widgets import plain_text

ServiceName = Callable[[str], str]
"""A function from a service's id to the name that people call it by."""

MOST, LONGEST = 40, 300
"""Cards and lines that are shown, and characters of one."""

NOTHING_NEW = "Everything in this backup is here already."

_ADDRESSES = {API: "Address of {service}", SIGN_IN: "Sign-in address of {service}"}


@dataclass(frozen=True, slots=True)
class BackupPart:
    """Words about one part of a backup: `head` names it, `state` says when it counts, `lines` list its changes."""

    head: str
    state: str
    lines: tuple[str, ...]


def about(offer: RestoreOffer, file: str) -> str:
    """The age and the file of a backup: `Made on 30 November 2026 18:04 · backup.zip`."""
    made = QDateTime.fromSecsSinceEpoch(int(offer.backup.made_at))
    return f"Made on {QLocale().toString(made, QLocale.FormatType.ShortFormat)} · {file}"


def remark(replaced: Path) -> str:
    """Say what a person should know before restoring. `replaced`: the backup of the data that are replaced."""
    kept = f"Before anything is replaced, a backup of what is here is written to {shown_name(replaced)}."
    return f"Sign-ins and keys aren't in a backup. {kept}"


def cards(changes: Changes, service: ServiceName) -> tuple[BackupPart, ...]:
    """Return what a preview shows, accounts first; of many things only the first."""
    accounts = tuple(_account(each, service) for each in changes.accounts[:MOST])
    more = len(changes.accounts) - MOST
    others = (BackupPart(f"{more:,} more accounts", "", ()),) if more > 0 else ()
    return tuple(_short(card) for card in (*accounts, *others, *_shared(changes, service)))


def _short(card: BackupPart) -> BackupPart:
    """Names out of a file may be endless, and very many."""
    lines, more = card.lines[:MOST], len(card.lines) - MOST
    rest = (f"And {more:,} more.",) if more > 0 else ()
    head, state, *told = (plain_text.cut(words, LONGEST) for words in (card.head, card.state, *lines))
    return BackupPart(head, state, (*told, *rest))


def _account(change: AccountChange, service: ServiceName) -> BackupPart:
    account = change.account
    lines = [_list(each) for each in change.lists]
    if change.earlier:
        lines.append(counted(change.earlier, "earlier order", "earlier orders"))
    if change.choices:
        lines.append(f"{counted(change.choices, 'list', 'lists')} taken into All my lists, or left out")
    state = "Linked here" if change.is_linked else f"Waits until {account.person.name} is linked here"
    nothing = "Nothing changes." if not change.is_new else "Just its name: the service keeps the rest."
    return BackupPart(owner(account, service), state, tuple(lines) or (nothing,))


def owner(account: Account, service: ServiceName) -> str:
    """An account as told from others: `TMDB · Ada's films (ada, api.example.org)`."""
    name = service(account.provider)
    parts = [part for part in (account.person.name, account.server) if part not in (account.label, name)]
    return f"{name} · {account.label}" + (f" ({', '.join(parts)})" if parts else "")


def _list(change: ListChange) -> str:
    count = counted(change.titles, "title", "titles")
    if not change.is_own:
        return f"{change.name}: your order of {count}" + ("" if change.here is None else ", in place of the one here")
    if change.here is None:
        return f"{change.name}: {count}"
    lost = f"; {change.lost:,} of those aren't in the backup" if change.lost else ""
    return f"{change.name}: {count}, in place of the {change.here:,} here{lost}"


def _shared(changes: Changes, service: ServiceName) -> Iterator[BackupPart]:
    lines = []
    if changes.answers:
        replaced = f", {changes.replaced_answers:,} of them in place of yours here" if changes.replaced_answers else ""
        lines.append(f"{counted(changes.answers, 'answer', 'answers')} about which titles are the same{replaced}")
    if changes.overview:
        order = f"Your order of {counted(changes.overview, 'title', 'titles')}"
        lines.append(f"{order}, in place of the one here" if changes.replaces_overview else order)
    if lines:
        yield BackupPart("All my lists", "", tuple(lines))
    if changes.settings:
        yield BackupPart("Settings", "", tuple(_setting(each, service) for each in changes.settings))
    if changes.descriptions:
        asked = "Lineup asks before it adds each"
        yield BackupPart("Descriptions of services", asked, changes.descriptions)


def _setting(change: SettingChange, service: ServiceName) -> str:
    if change.key == "start_with":
        return f"{DECLARED[change.key].portable}: {'All my lists' if change.after == 'all' else 'a list'}"
    provider, _, key = change.key.rpartition(".")
    name = _ADDRESSES[key].format(service=service(provider)) if provider else DECLARED[change.key].portable
    before, after = (_value(value) for value in (change.before, change.after))
    return f"{name}: {after}" + (f", instead of {before}" if before else "")


def _value(value: Value | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "on" if value else "off"
        case float():
            return f"{value:g}"
    return shown_in(str(value)) if "://" in str(value) else str(value)


def written(done: WrittenBackup, file: str) -> str:
    """Return the sentences that follow "Backed up."."""
    whose = f" of {counted(done.accounts, 'account', 'accounts')}" if done.accounts else ""
    parts = [f"Your own orders and lists{whose}, answers and settings are in {file}. Sign-ins and keys aren't in it."]
    if done.unsent:
        verb = "wait" if done.unsent > 1 else "waits"
        parts.append(f"{counted(done.unsent, 'change', 'changes')} not sent yet {verb} here, outside the backup.")
    if done.left_out:
        parts.append(
            f"Without a secret these descriptions are no use, so they were left out: {', '.join(done.left_out)}."
        )
    return " ".join(parts)


def restored(changes: Changes, service: ServiceName) -> str:
    """Return the sentence that follows "Restored."."""
    accounts = [each for each in changes.accounts if not each.is_linked and each.brings_any]
    waiting = [owner(each.account, service) for each in accounts]
    if not waiting:
        return "Everything in the backup is in its place."
    named = ", ".join(waiting[:3]) + (f" and {len(waiting) - 3} more" if len(waiting) > 3 else "")
    return f"What belongs to {named} comes back when you link {'it' if len(waiting) == 1 else 'each of them'}."
