"""Linked accounts and their owners."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import NewType

AccountId = NewType("AccountId", str)
"""Ours, made once when the account is first linked; never the service's own id."""


class LinkState(Enum):
    """Standing of an account's credentials at its service."""

    LINKED = "linked"
    SIGN_IN_AGAIN = "sign in again"


class FactKind(Enum):
    """Something that a service tells of an account: its kind, limits and permissions."""

    NAME_THERE = "name there"
    PAYS = "pays"
    PAYS_NOTHING = "pays nothing"
    LIMITS = "limits"
    """Limits of the account: `watchlist`, `lists`, `list_items` and `favorites`."""

    SWITCHED_OFF = "switched off"
    """Things that the account may not do for now, by the service's names."""

    ORDER_KEPT_HERE = "order kept here"
    NOTICE = "notice"
    """The service wants it to be told who is behind the program, and who is not."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact, with the names or the numbers that belong to it."""

    kind: FactKind
    names: tuple[str, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """The owner of an account, as the service describes them.

    `user_id` is the service's own, stable key (Netflix: contract 2.3). `picture` is an address. `facts` are what the
    account has or may do (limits, permissions); they are told when it is linked, and not stored.
    """

    user_id: str
    name: str
    picture: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A linked account. Secrets are not in it but in the keyring, under `id`."""

    id: AccountId
    provider: str
    server: str
    person: Person
    label: str
    state: LinkState = LinkState.LINKED

    def renamed(self, label: str) -> "Account":
        """The account under another label; an empty one falls back to the person's name."""
        return replace(self, label=label.strip() or self.person.name)


def is_same_account(account: Account, provider: str, server: str, user_id: str) -> bool:
    """Linking it again renews the link; another server is another account."""
    return (account.provider, account.server, account.person.user_id) == (provider, server, user_id)
