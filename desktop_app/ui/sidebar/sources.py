"""An account and its lists, as the sidebar shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.account import Account, LinkState
from desktop_app.domain.errors import (
    AccountLocked,
    KeyringError,
    KeyringLocked,
    KeyringSilent,
    NoKeyring,
    SignInsLocked,
)
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import ListCatalogue, ListInfo
from desktop_app.providers.provider import Profile
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.sentences.day_ends import waits_until
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.shell.service_names import colour_of
from desktop_app.ui.sidebar import list_words
from desktop_app.ui.sidebar.accounts import SourceAccount, SourceList, SourceState

_STATES = {
    Health.OFFLINE: SourceState.OFFLINE,
    Health.LIMITED: SourceState.OFFLINE,
    Health.INCOMPLETE: SourceState.INCOMPLETE,
    Health.READING: SourceState.WORKING,
    Health.SENDING: SourceState.WORKING,
}
_WORST_FIRST = (
    SourceState.LOCKED,
    SourceState.TROUBLE,
    SourceState.OFFLINE,
    SourceState.INCOMPLETE,
    SourceState.WORKING,
)
_OF_KEYRINGS: tuple[tuple[type[KeyringError], SourceState], ...] = (
    (SignInsLocked, SourceState.SIGN_INS_LOCKED),
    (KeyringLocked, SourceState.KEYRING_LOCKED),
    (KeyringSilent, SourceState.KEYRING_SILENT),
    (NoKeyring, SourceState.NO_KEYRING),
    (KeyringError, SourceState.KEYRING_FAILED),
)
"""The first that fits."""

_MUST_SIGN_IN = "Sign in again first."


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """The state of one account's lists.

    `server` is empty if it is the service's own; `is_busy`: the lists themselves are being changed.
    """

    account: Account
    profile: Profile
    server: str
    catalogue: ListCatalogue | None
    states: Mapping[QueueRef, QueueState]
    is_busy: bool
    trouble: KeyringError | None = None
    """The reason why the account's sign-in cannot be read."""

    @property
    def first(self) -> str:
        """The word for an account that needs a new sign-in before anything else; empty if it does not."""
        return _MUST_SIGN_IN if self.account.state is LinkState.SIGN_IN_AGAIN else ""


def source_of(listed: ListedAccount) -> SourceAccount:
    """The row of an account, and the rows of its lists."""
    account, profile, catalogue, state = listed.account, listed.profile, listed.catalogue, _state_of(listed)
    name, how = (account.label, listed.server), (state.value, _more(listed, state))
    parts = (*how, *name) if state.is_alarming or how[1] else (*name, *how)  # what matters is not cut
    own = [info for info in catalogue.lists if info.is_own] if catalogue is not None else []
    ends = (own[0], own[-1]) if own else None
    return SourceAccount(
        id=account.id,
        provider_name=profile.name,
        letter=profile.letter,
        colour=colour_of(profile),
        label=account.label,
        second_line=" · ".join(part for part in parts if part),
        state=state,
        lists=tuple(_list(listed, info, catalogue, ends) for info in catalogue.lists) if catalogue is not None else (),
        make_refusal=listed.first or list_words.make_refusal(catalogue, profile.name),
    )


def _more(listed: ListedAccount, state: SourceState) -> str:
    """The count of changes kept until the next sign-in, or that the account has no lists; empty for neither."""
    waiting = sum(each.waiting for each in listed.states.values())
    if waiting and state.is_alarming:
        return f"{waiting} kept"
    return "no lists" if listed.catalogue is not None and not listed.catalogue.lists else ""


def _list(
    listed: ListedAccount, info: ListInfo, catalogue: ListCatalogue, ends: tuple[ListInfo, ListInfo] | None
) -> SourceList:
    """The row of a list. `ends`: the first and the last of the person's own lists."""
    ref = QueueRef(listed.account.id, info.name)
    state, service = listed.states.get(ref), listed.profile.name
    order = listed.first or list_words.order_refusal(info, catalogue, service)
    first, last = ends if ends is not None else (None, None)
    return SourceList(
        ref,
        info.title,
        _count(state, info),
        state.waiting if state is not None else 0,
        len(state.questions) if state is not None else 0,
        takes_titles=not info.fixed,
        owner=info.owner,
        facts=(*_why(state, service), *list_words.facts_of(info, catalogue.capabilities)),
        edit_refusal=listed.first or list_words.edit_refusal(info, catalogue, service),
        up_refusal=order or ("It is the first of your own lists." if info is first else ""),
        down_refusal=order or ("It is the last of your own lists." if info is last else ""),
        trouble=_trouble(state) if state is not None else "",
        order_refusal=order,
    )


def _why(state: QueueState | None, service: str) -> tuple[str, ...]:
    """Explain the error with which the service answers instead of the list, or what the list waits for."""
    if state is not None and (until := waits_until(state.trouble)):
        return (f"Waiting until {until}.",)
    if state is None or state.failed is None:
        return ()
    sentence = sentence_of(state.failed, service)
    return (f"{sentence.lead} {sentence.text}",)


def _trouble(state: QueueState) -> str:
    if state.failed is not None:
        return "can’t be read"
    return "incomplete" if state.health is Health.INCOMPLETE else ""


def _count(state: QueueState | None, info: ListInfo) -> int | None:
    """The number of titles on the screen; for a list not read in this run, the number that the service told."""
    if state is None or not state.loaded or (state.health is Health.NOT_READ and not state.waiting):
        known = len(state.view.items) if state is not None and state.loaded else None
        return known if info.count is None else info.count
    return len(state.view.items)


def _state_in(state: QueueState) -> SourceState | None:
    if state.health is Health.TROUBLE:
        return SourceState.LOCKED if isinstance(state.trouble, AccountLocked) else SourceState.TROUBLE
    if waits_until(state.trouble):
        return None  # nothing is wrong: it goes on by itself
    return _STATES.get(state.health)


def _state_of(listed: ListedAccount) -> SourceState:
    if listed.account.state is LinkState.SIGN_IN_AGAIN:
        return SourceState.SIGN_IN_AGAIN
    if listed.trouble is not None:
        return next(state for kind, state in _OF_KEYRINGS if isinstance(listed.trouble, kind))
    found = {_state_in(state) for state in listed.states.values()}
    if listed.is_busy:
        found.add(SourceState.WORKING)
    return next((state for state in _WORST_FIRST if state in found), SourceState.LINKED)
