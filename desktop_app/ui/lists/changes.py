"""Lists made, renamed, described, deleted and put in order, when the person asks for it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.accounts import LiveAccount
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError, NotThere, Refused
from desktop_app.domain.parts import ListEditor
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import ListInfo
from desktop_app.ui.lists.form import ListForm, ListWords
from desktop_app.ui.shell.message_bar import Action, Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.sidebar.list_words import moved
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from desktop_app.ui.lists.controller import ListsController


class ListChanges(QObject):
    """One change of an account's lists at a time. Nothing waits for it; the account's row says that it is at work."""

    def __init__(self, workspace: Workspace, listing: "ListsController") -> None:
        super().__init__(workspace.window)
        self._accounts = workspace.accounts
        self._lists = workspace.lists
        self._listing = listing
        self._tasks = workspace.tasks
        self._window = workspace.window
        self._choose = workspace.screen.choose
        self._orders = listing.wanted_orders
        self.form: ListForm | None = None
        self._form_of: QueueRef | AccountId | None = None
        self._sidebar = sources = workspace.sidebar
        sources.new_list_requested.connect(self.ask_for_new)
        sources.edit_list_requested.connect(self.ask_for_words)
        sources.delete_list_requested.connect(self.ask_to_delete)
        sources.move_list_requested.connect(self.move)
        library = self._accounts.library
        library.lists_changed.connect(self._close_form_of_what_went)
        library.account_ended.connect(self._close_form_of_what_went)

    # --- the form ------------------------------------------------------------------------------------------------

    def ask_for_new(self, account_id: AccountId) -> None:
        """Name, description and privacy of a list that is to be made."""
        form = self._made_form(account_id, account_id, "New list", "Make list", ListWords())
        form.submitted.connect(lambda words: self._tasks.start(self._make(account_id, words)))

    def ask_for_words(self, ref: QueueRef) -> None:
        """The same of one that is there."""
        info = self._lists.info(ref)
        if info is not None:
            words = ListWords(info.title, info.description, info.privacy)
            form = self._made_form(ref, ref.account, f"About “{info.title}”", "Save", words)
            form.submitted.connect(lambda words: self._tasks.start(self._change(ref, words)))

    def _made_form(
        self, about: QueueRef | AccountId, account_id: AccountId, heading: str, button: str, words: ListWords
    ) -> ListForm:
        """One at a time: what another was to say is let go."""
        self._close_form()
        account, catalogue = self._lists.account(account_id), self._lists.catalogue(account_id)
        where = f"{self._lists.service_of(account)} · {account.label}" if account is not None else ""
        editing = catalogue.list_editing if catalogue is not None else None
        form = ListForm(heading, where, button, words, editing.privacies if editing is not None else ())
        form.cancelled.connect(self._close_form)
        self.form, self._form_of = form, about
        self._window.panes.show_beside(form)
        form.start()
        return form

    def _close_form(self) -> None:
        if self.form is not None:
            self._window.panes.take_from_side(self.form)
            delete_when_free(self.form)
            self.form = self._form_of = None

    def _close_form_of_what_went(self, _account: LiveAccount) -> None:
        of = self._form_of
        gone = self._lists.info(of) is None if isinstance(of, QueueRef) else of and self._lists.account(of) is None
        if gone:
            self._close_form()

    # --- what is sent --------------------------------------------------------------------------------------------

    async def _make(self, account_id: AccountId, words: ListWords) -> None:
        async with self._sending(account_id, self.form) as editor:
            info = await editor.create(words.title, words.description, words.privacy)
            await self._put(account_id, (*self._all(account_id), info))
            self._close_form()
            self._choose(QueueRef(account_id, info.name))

    async def _change(self, ref: QueueRef, words: ListWords) -> None:
        async with self._sending(ref.account, self.form) as editor:
            told = await editor.change(ref.name, words.title, words.description, words.privacy)
            lists = self._all(ref.account)
            await self._put(ref.account, [told if info.name == ref.name else info for info in lists])
            self._close_form()

    def ask_to_delete(self, ref: QueueRef) -> None:
        """The service cannot bring a list back, so this is one of the few questions."""
        info = self._lists.info(ref)
        if info is None:
            return
        shown = next((s for a in self._lists.sources() for s in a.lists if s.ref == ref), None)
        count = shown.count if shown is not None else None
        holds = f" and the {counted(count, 'title', 'titles')} in it" if count else ""
        waiting = self._lists[ref].state.waiting if ref in self._lists else 0
        more = f" {counted(waiting, 'change', 'changes')} not yet sent would go with it." if waiting else ""
        text = f"{self._lists.service(ref)} cannot bring it back.{more}"
        delete = Action("Delete the list", partial(self._start_deleting, ref))
        question = Message(Kind.WARNING, f"Delete “{info.title}”{holds}?", text, (delete,), asks=True)
        self._window.message_bar.show_message(question)

    def _start_deleting(self, ref: QueueRef) -> None:
        self._tasks.start(self._delete(ref))

    async def _delete(self, ref: QueueRef) -> None:
        info = self._lists.info(ref)
        if info is None:
            return
        async with self._sending(ref.account) as editor:
            with suppress(NotThere):  # somebody else was first
                await editor.delete(ref.name)
            if ref in self._lists:
                session = self._lists[ref]
                session.drop([entry.id for entry in session.state.entries])
            await self._put(ref.account, [i for i in self._all(ref.account) if i.name != ref.name])
            self._window.message_bar.show_message(Message(Kind.OK, f"“{info.title}” is deleted."))

    # --- their order ---------------------------------------------------------------------------------------------

    def move(self, ref: QueueRef, by: int) -> None:
        """One place up (-1) or down (1), on the screen at once; of several orders the last is sent."""
        catalogue = self._lists.catalogue(ref.account)
        lists = moved(catalogue.lists, ref.name, by) if catalogue is not None else None
        if lists is None:
            return
        is_first, before = ref.account not in self._orders, self._all(ref.account)
        self._show_order(ref.account, lists)
        self._orders[ref.account] = tuple(info.name for info in lists if info.is_own)
        if is_first:
            self._tasks.start(self._send_order(ref.account, before))

    async def _send_order(self, account_id: AccountId, before: Sequence[ListInfo]) -> None:
        """`before`: as they stood, and stand again if the service will not."""
        is_sent = False
        try:
            async with self._sending(account_id) as editor:
                sent: tuple[str, ...] = ()
                while (names := self._orders[account_id]) != sent:
                    await editor.reorder(names)
                    sent = names
                await self._put(account_id, self._all(account_id))
                is_sent = True
        finally:
            del self._orders[account_id]
            if not is_sent:
                self._show_order(account_id, before)

    def _show_order(self, account_id: AccountId, lists: Sequence[ListInfo]) -> None:
        account = self._accounts.library.account(account_id)
        if account is not None and account.catalogue is not None:
            account.put(replace(account.catalogue, lists=tuple(lists)))

    # --- inside --------------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def _sending(self, account_id: AccountId, form: ListForm | None = None) -> AsyncIterator[ListEditor]:
        """The account's editor, when it is its turn. An error is told, and what is so is looked up."""
        try:
            self._show_busy(account_id, busy=True)
            async with self._listing.turn(account_id):
                editor = (await self._accounts.library.linked(account_id).service()).editor
                if editor is None:
                    raise Refused("Programs can neither make nor change lists there.")
                yield editor
        except LineupError as error:
            if form is not None and form is self.form:
                form.show_sending(sending=False)
            self._report(account_id, error)
            self._listing.look(account_id)
        finally:
            self._show_busy(account_id, busy=False)

    def _show_busy(self, account_id: AccountId, *, busy: bool) -> None:
        self._lists.set_busy(account_id, busy=busy)
        self._sidebar.show_accounts(self._lists.sources())

    def _all(self, account_id: AccountId) -> tuple[ListInfo, ...]:
        catalogue = self._lists.catalogue(account_id)
        return catalogue.lists if catalogue is not None else ()

    async def _put(self, account_id: AccountId, lists: Sequence[ListInfo]) -> None:
        """The account now has these lists, also at the next start."""
        catalogue = self._lists.catalogue(account_id)
        if catalogue is not None:
            told = replace(catalogue, lists=tuple(lists))
            await self._listing.show(account_id, told)
            await self._accounts.library.linked(account_id).keep_catalogue(told)

    def _report(self, account_id: AccountId, error: LineupError) -> None:
        account = self._lists.account(account_id)
        sentence = sentence_of(error, self._lists.service_of(account) if account is not None else "The service")
        self._window.message_bar.show_message(Message(Kind.ERROR, sentence.lead, sentence.text))
