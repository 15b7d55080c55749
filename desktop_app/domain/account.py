"""Who is linked, and where."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import NewType

AccountId = NewType("AccountId", str)
"""Ours, made once when the account is first linked; never the service's own id."""


class LinkState(Enum):
    """Whether the service still takes the account's credentials."""

    LINKED = "linked"
    SIGN_IN_AGAIN = "sign in again"


@dataclass(frozen=True, slots=True)
class Person:
    """What the service says about the account's owner.

    `user_id` is the service's own, stable key (Netflix: contract 2.3). `picture` is an address. `facts` pairs what the
    account has or may do (limits, permissions) with a sentence; they are told when it is linked, and not stored.
    """

    user_id: str
    name: str
    picture: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """One linked account. Holds no secret: those are in the keyring, under `id`."""

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
