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

    `questions` counts changes that wait for the person's decision.

    `owner` is who shares the list with the person, empty for their own; `facts` are lines about it. The refusals say
    why it cannot be renamed and deleted, moved a place up or down, or moved at all; empty where it can. `trouble`: a
    word where the service does not show all of it, or nothing. `problems`: how many messages tell of one.
    """

    ref: QueueRef
    title: str
    count: int | None = None
    waiting: int = 0
    questions: int = 0
    takes_titles: bool = True
    owner: str = ""
    facts: tuple[str, ...] = ()
    edit_refusal: str = ""
    up_refusal: str = ""
    down_refusal: str = ""
    trouble: str = ""
    order_refusal: str = ""
    problems: int = 0

    @property
    def to_answer(self) -> str:
        """The questions and problems that opening the list shows, in words: `2 questions`."""
        parts = (counted(self.questions, "question"), counted(self.problems, "problem"))
        return ", ".join(part for part, count in zip(parts, (self.questions, self.problems), strict=True) if count)


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
    return ", ".join((*said, counted(len(account.lists), "list")))


def list_sentence(shown: SourceList) -> str:
    """A list as it is read out: `Noir, 40 titles, 2 questions, 1 change waiting`."""
    count = counted(shown.count, "title") if shown.count is not None else "not read yet"
    waiting = f"{counted(shown.waiting, 'change')} waiting" if shown.waiting else ""
    owner = f"shared by {shown.owner}" if shown.owner else ""
    asks = (shown.to_answer, waiting)
    return ", ".join(part for part in (shown.title, owner, count, shown.trouble, *asks) if part)


def list_tip(shown: SourceList) -> str:
    """The facts of a list, line by line, after what it wants of the person."""
    to_do = "answer" if shown.questions else "see more"
    wants = (f"{shown.to_answer}: open {shown.title} to {to_do}",) if shown.to_answer else ()
    return "\n".join((*wants, list_sentence(shown), *shown.facts))
