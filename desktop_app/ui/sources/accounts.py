"""What the sidebar shows: values, made by the window from what the core tells."""

from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef


class SourceState(Enum):
    """How an account does, in a word."""

    LINKED = "linked"
    WORKING = "working"
    OFFLINE = "offline"
    SIGN_IN_AGAIN = "sign in again"


@dataclass(frozen=True, slots=True)
class SourceList:
    """One list. `count` is None until it was read; `waiting` counts changes that the service has not confirmed."""

    ref: QueueRef
    title: str
    count: int | None = None
    waiting: int = 0
    takes_titles: bool = True


@dataclass(frozen=True, slots=True)
class SourceAccount:
    """One account and its lists. `letter` and `colour` make its tile."""

    id: AccountId
    provider_name: str
    letter: str
    colour: str
    label: str
    second_line: str
    state: SourceState
    lists: tuple[SourceList, ...] = ()


SourceKey = AccountId | QueueRef
"""What a row is known by."""


def account_sentence(account: SourceAccount) -> str:
    """Read out: `Netflix, Ada, sandbox, linked, 3 lists`."""
    parts = (account.provider_name, account.second_line.replace(" · ", ", "), account.state.value)
    said = [part for at, part in enumerate(parts) if part and part not in ", ".join(parts[:at])]
    return ", ".join((*said, f"{len(account.lists)} lists"))


def list_sentence(shown: SourceList) -> str:
    """Read out: `Noir, 40 titles, 2 changes waiting`."""
    count = f"{shown.count} titles" if shown.count is not None else "not read yet"
    waiting = f"{shown.waiting} changes waiting" if shown.waiting else ""
    return ", ".join(part for part in (shown.title, count, waiting) if part)
