"""The values that the sidebar shows, made by the window from the library's accounts and lists."""

from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.queue.words import counted


class SourceState(Enum):
    """The state of an account, in a word."""

    LINKED = "linked"
    WORKING = "working"
    OFFLINE = "offline"
    INCOMPLETE = "incomplete"
    TROUBLE = "problem"
    LOCKED = "locked"
    SIGN_IN_AGAIN = "sign in again"
    SIGN_INS_LOCKED = "sign-ins locked"
    KEYRING_LOCKED = "keyring locked"
    KEYRING_SILENT = "keyring not answering"
    NO_KEYRING = "no keyring"
    KEYRING_FAILED = "keyring failed"

    @property
    def is_alarming(self) -> bool:
        """Whether nothing can be sent before the person has done something."""
        return self not in _WITHOUT_ALARM


_WITHOUT_ALARM = (SourceState.LINKED, SourceState.WORKING, SourceState.OFFLINE, SourceState.INCOMPLETE)


@dataclass(frozen=True, slots=True)
class SourceList:
    """A list in the sidebar. `count` is None until it is known; `waiting` counts unconfirmed changes.

    `owner` is who shares the list with the person, empty for their own; `facts` are lines about it. The refusals say
    why it cannot be renamed and deleted, moved a place up or down, or moved at all; empty where it can. `trouble`: a
    word where the service does not show all of it, or nothing.
    """

    ref: QueueRef
    title: str
    count: int | None = None
    waiting: int = 0
    takes_titles: bool = True
    owner: str = ""
    facts: tuple[str, ...] = ()
    edit_refusal: str = ""
    up_refusal: str = ""
    down_refusal: str = ""
    trouble: str = ""
    order_refusal: str = ""


@dataclass(frozen=True, slots=True)
class SourceAccount:
    """An account with its lists. `letter` and `colour` make its tile; `make_refusal`: why no list can be made."""

    id: AccountId
    provider_name: str
    letter: str
    colour: str
    label: str
    second_line: str
    state: SourceState
    lists: tuple[SourceList, ...] = ()
    make_refusal: str = ""


SourceKey = AccountId | QueueRef
"""Identity of a row of the sidebar."""


def account_sentence(account: SourceAccount) -> str:
    """An account as it is read out: `Netflix, Ada, sandbox, linked, 3 lists`."""
    parts = (account.provider_name, account.second_line.replace(" · ", ", "), account.state.value)
    said = [part for at, part in enumerate(parts) if part and part not in ", ".join(parts[:at])]
    return ", ".join((*said, f"{len(account.lists)} lists"))


def list_sentence(shown: SourceList) -> str:
    """A list as it is read out: `Noir, 40 titles, 2 changes waiting`."""
    count = counted(shown.count, "title") if shown.count is not None else "not read yet"
    waiting = f"{shown.waiting} changes waiting" if shown.waiting else ""
    owner = f"shared by {shown.owner}" if shown.owner else ""
    return ", ".join(part for part in (shown.title, owner, count, shown.trouble, waiting) if part)


def list_tip(shown: SourceList) -> str:
    """The facts of a list, line by line."""
    return "\n".join((list_sentence(shown), *shown.facts))
