"""What a person is told of their lists, in the window's message bar."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from desktop_app.accounts import LiveList
from desktop_app.domain.account import Account, AccountId, LinkState
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
from desktop_app.sync.state import Event, Failed, Health, QueueState
from desktop_app.ui.shell.event_messages import Answers, Remedies, message_of
from desktop_app.ui.shell.message_bar import Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.widgets.link_button import open_page
from desktop_app.ui.workspace import Workspace

_OF_WHOLE_ACCOUNT = (AccountLocked, ApplicationRefused, Interposed)
"""Troubles that all lists of an account have together."""


class ListMessages:
    """Events and errors as sentences, each with what can be done about it."""

    def __init__(self, workspace: Workspace) -> None:
        self._lists = workspace.lists
        self._bar = workspace.window.message_bar
        self._on_screen = workspace.screen
        self._sign_ins = workspace.sign_ins
        self._safekeeping = workspace.outside.safekeeping
        self._health: dict[QueueRef, Health] = {}
        self._ended: set[AccountId] = set()
        """Accounts whose sign-in ended, and where that was told."""
        self._is_following = False
        self._failures: dict[QueueRef, Message] = {}
        """The last message about each list that answers an error."""

    def hear(self, state: QueueState, event: Event | None) -> None:
        """Something happened to a list, or its service wants a sign-in, which is told once."""
        if isinstance(event, Failed) and isinstance(event.error, NotThere):
            return  # what became of the list is told when its service has said which lists there are
        before = self._health.get(state.ref)
        self._health[state.ref] = state.health
        if state.health is Health.IN_STEP:
            self._withdraw(state.ref)
        if isinstance(event, Failed) and isinstance(event.error, KeyringError) and self._safekeeping:
            self._safekeeping.offer(event.error)
        elif isinstance(event, Failed) and isinstance(event.error, ServiceError):
            self._tell_failure(state.ref, event)
        elif event is not None:
            service, by_itself = self._lists.service(state.ref), self._lists.by_itself(state.ref)
            self._bar.show_message(message_of(event, service, self._answers(state.ref), by_itself))
        elif state.health is Health.SIGN_IN_AGAIN is not before:
            self._ask_to_sign_in_again(state.ref.account, state.trouble)

    def follow(self, accounts: Sequence[Account]) -> None:
        """Accounts changed: tell of each sign-in that ended and that no list told of.

        Of a sign-in that had ended before the program began its lists tell, once it is known what waits in them.
        """
        ended = [account for account in accounts if account.state is LinkState.SIGN_IN_AGAIN]
        self._ended &= {account.id for account in ended}
        for account in ended:
            if self._is_following or not self._lists.may_have_lists(account):
                self._ask_to_sign_in_again(account.id)
        self._is_following = True

    def report(self, error: Exception, service: str = "The service") -> None:
        """An error that belongs to no list."""
        sentence = sentence_of(error, service)
        kind = Kind.WARNING if isinstance(error, (NoRoom, ListFixed)) else Kind.ERROR
        self._bar.show_message(Message(kind, sentence.lead, sentence.text))

    def tell(self, lead: str, text: str) -> None:
        """Something that a person should know, and need not act upon."""
        self._bar.show_message(Message(Kind.INFO, lead, text))

    def refuse_drag(self, reason: str) -> None:
        """Rows that the person wants to move stay where they are."""
        self.tell("These rows cannot be moved now.", reason)

    def ask_anew(self, ref: QueueRef) -> None:
        """Forget what was told of the list: what comes of reading it again is told, even if it is the same."""
        self._failures.pop(ref, None)

    def _tell_failure(self, ref: QueueRef, event: Failed) -> None:
        """Name the list; say the same only once. What is not on the screen covers nothing else.

        What holds for the whole account names no list: said of another of its lists, it takes the place of the first.
        """
        message = message_of(event, self._lists.service(ref), self._answers(ref), self._lists.by_itself(ref))
        info = self._lists.info(ref)
        if info is not None and not isinstance(event.error, _OF_WHOLE_ACCOUNT):
            lead = f"“{info.title}”: {message.lead}"
            message = replace(message, lead=lead, is_aside=ref != self._on_screen.current)
        told = self._failures.get(ref)
        if told is None or (told.lead, told.text) != (message.lead, message.text):
            self._failures[ref] = message
            self._bar.show_message(message)

    def _withdraw(self, ref: QueueRef) -> None:
        if (message := self._failures.pop(ref, None)) is not None:
            self._bar.withdraw(message)

    def _ask_to_sign_in_again(self, account_id: AccountId, trouble: Exception | None = None) -> None:
        account = self._lists.account(account_id)
        if account is None or (account_id in self._ended and not isinstance(trouble, KeyringLost)):
            return
        self._ended.add(account_id)
        service = self._lists.service_of(account)
        if isinstance(trouble, KeyringLost):
            sentence = sentence_of(trouble, service)
            self._sign_ins.show(account_id, Kind.ERROR, sentence.lead, sentence.text)
            return
        waiting = self._lists.waiting(account_id)
        kept = f"{counted(waiting, 'change is', 'changes are')} kept, and sent after you have signed in."
        text = kept if waiting else "Your lists stay here." if self._lists.all_of(account_id) else ""
        self._sign_ins.show(account_id, Kind.WARNING, f"{service} wants you to sign in again.", text)

    def _answers(self, ref: QueueRef) -> Answers:
        session, account = self._lists[ref], self._lists.account(ref.account)
        return Answers(
            show=partial(self._on_screen.select, ref),
            undo=partial(self._on_screen.undo, ref),
            decide=partial(self._decide, session),
            believe_empty=session.believe_empty,
            remedies=Remedies(
                partial(self._refresh, session, ref),
                partial(self._sign_ins.wanted.emit, ref.account),
                open_page,
                self._lists.support_of(account) if account is not None else "",
            ),
        )

    def _refresh(self, session: LiveList, ref: QueueRef) -> None:
        self.ask_anew(ref)
        session.refresh()

    def _decide(self, session: LiveList, entry_id: EntryId, keep: bool) -> None:  # noqa: FBT001 - an answer
        try:
            session.decide(entry_id, keep=keep)
        except LineupError as error:
            self.report(error)
