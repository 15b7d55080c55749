"""The contents of a backup, and the changes that restoring it would make here. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.duplicates import Pair
from desktop_app.domain.queues import ItemId, Queue


@dataclass(frozen=True, slots=True)
class PastOrder:
    """The order of a list at one moment (Unix seconds)."""

    kept_at: float
    ids: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class Belongings:
    """An account's data that exist on this computer alone, each by the name of the list.

    `orders`: of lists whose service keeps none; `lists`: lists that the service lacks; `earlier`: orders that lists
    had; `in_overview`: which lists were taken into the view over all lists, or left out. `titles`: what people call
    the lists, as far as that is known. The account's id is that of the computer on which it was read.
    """

    account: Account
    orders: Mapping[str, tuple[ItemId, ...]] = field(default_factory=dict)
    lists: Mapping[str, Queue] = field(default_factory=dict)
    earlier: Mapping[str, tuple[PastOrder, ...]] = field(default_factory=dict)
    in_overview: Mapping[str, bool] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def owner(self) -> tuple[str, str, str]:
        """The owner's identity on every computer: the service, its server, and the person's key there."""
        return self.account.provider, self.account.server, self.account.person.user_id


Value = str | float | bool
"""The value of a setting."""


@dataclass(frozen=True, slots=True)
class Backup:
    """Backup of all of a person's own data. No secret is in it.

    `answers`: which titles are the same; `overview`: the order of the view over all lists, each title as
    `matching.known_as` calls it. `settings` by their keys in the settings file, those of a service's table as
    `trakt.api_address`. `descriptions`: texts by the names of their files, without keys and secrets. `made_at` is in
    Unix seconds.
    """

    belongings: tuple[Belongings, ...] = ()
    answers: Mapping[Pair, bool] = field(default_factory=dict)
    overview: tuple[str, ...] = ()
    settings: Mapping[str, Value] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    made_at: float = 0.0
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class ListChange:
    """A list in a backup against the same list here: `titles` in the backup, `here` (None: nothing is kept here yet).

    `name` is the list's title for people, where one is known. `lost`: titles of a list of our own that are here and not
    in the backup. `is_own`: the list itself is kept here, not only its order.
    """

    name: str
    titles: int
    here: int | None
    is_own: bool
    lost: int = 0


@dataclass(frozen=True, slots=True)
class AccountChange:
    """Changes to one account. `is_linked`: made at once; otherwise they wait until the account is linked here."""

    account: Account
    is_linked: bool
    lists: tuple[ListChange, ...] = ()
    earlier: int = 0
    choices: int = 0
    is_new: bool = False

    @property
    def brings_any(self) -> bool:
        """Whether more comes than the account's name."""
        return bool(self.lists or self.earlier or self.choices)

    @property
    def is_any(self) -> bool:
        """Whether anything changes."""
        return self.brings_any or self.is_new


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A setting that gets another value; None: the usual one."""

    key: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes that restoring a backup makes. `answers` and `replaced_answers` count.

    `overview`: how many titles the restored order of the view over all lists has.
    """

    accounts: tuple[AccountChange, ...] = ()
    answers: int = 0
    replaced_answers: int = 0
    overview: int = 0
    replaces_overview: bool = False
    settings: tuple[SettingChange, ...] = ()
    descriptions: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether anything here changes at once; descriptions are asked about one by one."""
        return bool(any(each.is_any for each in self.accounts) or self.answers or self.overview or self.settings)


def translated(backup: Backup, ids: Mapping[AccountId, AccountId]) -> Mapping[str, Value]:
    """The settings of the backup with this computer's names of accounts: `ids` by those of the backup."""
    account, between, name = str(backup.settings.get("start_with", "")).partition("/")
    here = ids.get(AccountId(account))
    return {**backup.settings, "start_with": f"{here}/{name}"} if between and here else backup.settings


def changes(now: Backup, wanted: Backup, linked: Collection[AccountId]) -> Changes:
    """Return the changes that restoring `wanted` makes. `linked`: the accounts of `now` that are linked here."""
    here = {each.owner: each for each in now.belongings}
    new_answers = {pair: same for pair, same in wanted.answers.items() if now.answers.get(pair) is not same}
    ids = {each.account.id: here[each.owner].account.id for each in wanted.belongings if each.owner in here}
    is_other = bool(wanted.overview) and wanted.overview != now.overview
    return Changes(
        tuple(_of_account(here.get(each.owner), each, linked) for each in wanted.belongings),
        len(new_answers),
        sum(pair in now.answers for pair in new_answers),
        len(wanted.overview) if is_other else 0,
        is_other and bool(now.overview),
        tuple(_settings(now.settings, translated(wanted, ids))),
        tuple(name for name, text in wanted.descriptions.items() if now.descriptions.get(name) != text),
    )


def _settings(now: Mapping[str, Value], wanted: Mapping[str, Value]) -> Iterator[SettingChange]:
    """A setting that the backup says nothing of stays."""
    for key, value in wanted.items():
        if now.get(key) != value:
            yield SettingChange(key, now.get(key), value)


def _of_account(here: Belongings | None, wanted: Belongings, linked: Collection[AccountId]) -> AccountChange:
    there = here or Belongings(wanted.account)
    earlier = (order not in there.earlier.get(name, ()) for name, orders in wanted.earlier.items() for order in orders)
    choices = sum(there.in_overview.get(name) is not is_in for name, is_in in wanted.in_overview.items())
    return AccountChange(
        there.account,
        here is not None and there.account.id in linked,
        (*_orders(there, wanted), *_lists(there, wanted)),
        sum(earlier),
        choices,
        here is None,
    )


def _orders(here: Belongings, wanted: Belongings) -> Iterator[ListChange]:
    for name, ids in wanted.orders.items():
        before = here.orders.get(name)
        if before != ids:
            yield ListChange(
                wanted.titles.get(name, name), len(ids), None if before is None else len(before), is_own=False
            )


def _lists(here: Belongings, wanted: Belongings) -> Iterator[ListChange]:
    for name, queue in wanted.lists.items():
        before = here.lists.get(name)
        if before is None or not is_same_list(before, queue):
            count = None if before is None else len(before.items) + len(before.saved)
            title, titles = wanted.titles.get(name, name), len(queue.items) + len(queue.saved)
            yield ListChange(title, titles, count, is_own=True, lost=_lost(before, queue))


def is_same_list(one: Queue, other: Queue) -> bool:
    """Whether both hold the same titles in the same order, whatever their entity-tags."""
    return tuple(one.items) == tuple(other.items) and one.saved == other.saved


def _lost(before: Queue | None, after: Queue) -> int:
    if before is None:
        return 0
    ids = {item.id for item in (*after.items, *after.saved)}
    return sum(item.id not in ids for item in (*before.items, *before.saved))
