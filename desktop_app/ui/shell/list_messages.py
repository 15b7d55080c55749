"""Messages about the person's lists, in the window's message bar."""

from dataclasses import dataclass, replace
from functools import partial

from desktop_app.accounts import LiveAccount, LiveList
from desktop_app.domain.account import LinkState
from desktop_app.domain.errors import (
    AccountLocked,
    ApplicationRefused,
    Interposed,
    KeyringError,
    KeyringLost,
    LineupError,
    ListFixed,
    NoRoom,
    NotThere,
    ServiceError,
)
from desktop_app.domain.pending_edits import EntryId
from desktop_app.domain.queues import QueueRef
from desktop_app.signals import Attachments
from desktop_app.sync.state import Event, Failed, Health, QueueState
from desktop_app.ui.shell.event_messages import MessageActions, Remedies, message_of
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.widgets.link_button import open_page
from desktop_app.ui.workspace import Workspace

_OF_WHOLE_ACCOUNT = (AccountLocked, ApplicationRefused, Interposed)
"""Troubles that all lists of an account have together."""

_IN_THE_WAY = (NoRoom, ListFixed)
"""Errors that need nothing but another wish."""


@dataclass(slots=True)
class _Told:
    """The last known health of a list, and the message about its error."""

    health: Health | None = None
    failure: Message | None = None


@dataclass(slots=True)
class _SignIn:
    """A note on whether the end of an account's sign-in was told."""

    is_told: bool = False


class ListMessages:
    """Tells events and errors of lists in the message bar, each with what can be done about it."""

    def __init__(self, workspace: Workspace) -> None:
        self._library = workspace.library
        self._labels = workspace.labels
        self._bar = workspace.window.message_bar
        self._on_screen = workspace.screen
        self._sign_ins = workspace.sign_ins
        self._safekeeping = workspace.outside.safekeeping
        self._told: Attachments[LiveList, _Told] = Attachments(lambda _: _Told(), self._withdraw)
        self._sign_in_of: Attachments[LiveAccount, _SignIn] = Attachments(lambda _: _SignIn())
        self._library.list_changed.connect(self._hear)
        self._library.account_opened.connect(self._follow)
        self._library.account_changed.connect(self._follow)

    def begin(self) -> None:
        """Tell of sign-ins that had ended before the program started, for accounts without lists.

        Other accounts tell through their lists, once it is known what waits in them.
        """
        for account in self._library.accounts:
            if not self._labels.may_have_lists(account.value):
                self._follow(account)

    def _hear(self, changed: LiveList, state: QueueState, event: Event | None) -> None:
        """Tell what happened to a list, or once that its service wants a sign-in."""
        if isinstance(event, Failed) and isinstance(event.error, NotThere):
            return  # what became of the list is told when its service has said which lists there are
        told = self._told.of(changed)
        before, told.health = told.health, state.health
        if state.health is Health.IN_STEP:
            self._withdraw(told)
        if isinstance(event, Failed) and isinstance(event.error, KeyringError) and self._safekeeping:
            self._safekeeping.offer(event.error)
        elif isinstance(event, Failed) and isinstance(event.error, ServiceError):
            self._tell_failure(changed, event)
        elif event is not None:
            service, by_itself = self._labels.service(state.ref), self._labels.by_itself(state.ref)
            message = message_of(event, service, self._answers(changed), by_itself, changed.name_of)
            self._bar.show_message(replace(message, about=state.ref))
        elif state.health is Health.SIGN_IN_AGAIN is not before:
            self._ask_to_sign_in_again(changed.account, state.trouble)
        self._bar.recheck()

    def _follow(self, account: LiveAccount) -> None:
        """Tell that an account's sign-in ended, if none of its lists told of it."""
        if account.state is LinkState.SIGN_IN_AGAIN:
            self._ask_to_sign_in_again(account)
        else:
            self._sign_in_of.of(account).is_told = False

    def report(self, error: Exception) -> None:
        """Tell that something the person just did was not accepted, where they did it."""
        sentence = sentence_of(error, "The service")
        passes, about = isinstance(error, _IN_THE_WAY), self._on_screen.current
        kind = Kind.WARNING if passes else Kind.ERROR
        self._bar.show_message(Message(kind, sentence.lead, sentence.text, about=about, passes=passes))

    def tell(self, lead: str, text: str) -> None:
        """Tell something that a person should know, and need not act upon, where they are."""
        self._bar.show_message(Message(Kind.INFO, lead, text, about=self._on_screen.current))

    def ask_anew(self, about: LiveList) -> None:
        """Forget what was told of the list: what comes of reading it again is told, even if it is the same."""
        self._told.of(about).failure = None

    def _tell_failure(self, about: LiveList, event: Failed) -> None:
        """Tell a list's failure once.

        What holds for the whole account is about that: told by another of its lists, it takes the place of the first.
        """
        ref, told = about.ref, self._told.of(about)
        message = message_of(event, self._labels.service(ref), self._answers(about), self._labels.by_itself(ref))
        is_whole = isinstance(event.error, _OF_WHOLE_ACCOUNT)
        message = replace(message, about=ref.account if is_whole else ref)
        before = told.failure
        if before is None or (before.lead, before.text) != (message.lead, message.text):
            told.failure = message
            self._bar.show_message(message)

    def _withdraw(self, told: _Told) -> None:
        message, told.failure = told.failure, None
        if message is not None:
            self._bar.withdraw(message)

    def _ask_to_sign_in_again(self, account: LiveAccount, trouble: Exception | None = None) -> None:
        sign_in = self._sign_in_of.of(account)
        if sign_in.is_told and not isinstance(trouble, KeyringLost):
            return
        sign_in.is_told = True
        service = self._labels.service_of(account.value)
        if isinstance(trouble, KeyringLost):
            sentence = sentence_of(trouble, service)
            self._sign_ins.show(account.id, Kind.ERROR, sentence.lead, sentence.text)
            return
        waiting = account.waiting
        kept = f"{counted(waiting, 'change is', 'changes are')} saved and will be sent after you sign in."
        text = kept if waiting else "Your lists stay here." if account.infos else ""
        self._sign_ins.show(account.id, Kind.WARNING, f"{service} needs you to sign in again.", text)

    def _answers(self, about: LiveList) -> MessageActions:
        ref = about.ref  # a message may stand longer than its list
        return MessageActions(
            show=partial(self._on_screen.select, ref),
            undo=partial(self._on_screen.undo, ref),
            decide=partial(self._decide, ref),
            is_open=partial(self._is_open, ref),
            believe_empty=partial(self._believe_empty, ref),
            remedies=Remedies(
                partial(self._refresh, ref),
                partial(self._sign_ins.wanted.emit, ref.account),
                open_page,
                self._labels.support_of(about.account.value),
            ),
        )

    def _refresh(self, ref: QueueRef) -> None:
        about = self._library.list(ref)
        if about is not None:
            self.ask_anew(about)
            about.refresh()

    def _believe_empty(self, ref: QueueRef) -> None:
        about = self._library.list(ref)
        if about is not None:
            about.believe_empty()

    def _is_open(self, ref: QueueRef, entry_id: EntryId) -> bool:
        """Whether the list still waits for the answer to this question."""
        about = self._library.list(ref)
        return about is not None and any(entry.id == entry_id for entry in about.state.questions)

    def _decide(self, ref: QueueRef, entry_id: EntryId, keep: bool) -> None:  # noqa: FBT001 - an answer
        about = self._library.list(ref)
        try:
            if about is not None:
                about.decide(entry_id, keep=keep)
        except LineupError as error:
            self.report(error)
