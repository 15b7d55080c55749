"""Changes to an account's lists that the person asks for: new names, new lists, deletions, another order."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.accounts import LiveAccount
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError, NotThere, RefusalReason, Refused, Unreachable
from desktop_app.domain.parts import ListEditor
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import ListInfo
from desktop_app.ui.lists.form import ListForm, ListWords
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.sidebar.list_words import moved, own_names, placed
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from desktop_app.ui.lists.controller import ListsController, ListsState

UNCHANGED = "Your lists weren’t changed. Check your connection, then try again."


class ListChanges(QObject):
    """Changes to an account's lists, one at a time. The account's row says that it is at work."""

    def __init__(self, workspace: Workspace, listing: "ListsController") -> None:
        super().__init__(workspace.window)
        self._library = workspace.library
        self._labels = workspace.labels
        self._listing = listing
        self._tasks = workspace.tasks
        self._window = workspace.window
        self._choose = workspace.screen.choose
        self.form: ListForm | None = None
        self._form_of: LiveAccount | None = None
        self._form_of_list: str | None = None
        self._sidebar = sources = workspace.sidebar
        sources.new_list_requested.connect(self.ask_for_new)
        sources.edit_list_requested.connect(self.ask_for_words)
        sources.delete_list_requested.connect(self.ask_to_delete)
        sources.move_list_requested.connect(self.move)
        sources.list_placed.connect(self.place)
        self._library.lists_changed.connect(self._close_form_of_what_went)
        self._library.account_ended.connect(self._close_form_of_what_went)

    # --- the form ------------------------------------------------------------------------------------------------

    def ask_for_new(self, account_id: AccountId) -> None:
        """Ask for the name, description and privacy of a new list."""
        account = self._library.account(account_id)
        if account is not None:
            form = self._made_form(account, None, "New list", "Make list", ListWords())
            form.submitted.connect(lambda words: self._tasks.start(self._make(account, words)))

    def ask_for_words(self, ref: QueueRef) -> None:
        """Ask for another name, description and privacy of a list."""
        account, info = self._library.account(ref.account), self._library.info(ref)
        if account is not None and info is not None:
            words = ListWords(info.title, info.description, info.privacy)
            form = self._made_form(account, ref.name, f"About “{info.title}”", "Save", words)
            form.submitted.connect(lambda words: self._tasks.start(self._change(account, ref.name, words)))

    def _made_form(
        self, account: LiveAccount, name: str | None, heading: str, button: str, words: ListWords
    ) -> ListForm:
        """Show a form for the list `name` in place of any other; None for a new list."""
        self._close_form()
        editing = account.catalogue.list_editing if account.catalogue is not None else None
        where = f"{self._labels.service_of(account.value)} · {account.label}"
        form = ListForm(heading, where, button, words, editing.privacies if editing is not None else ())
        form.cancelled.connect(self._cancel)
        self.form, self._form_of, self._form_of_list = form, account, name
        self._window.panes.show_beside(form)
        form.start()
        return form

    def _cancel(self) -> None:
        if self.form is not None:
            self._window.panes.close_beside(self.form)
            self._close_form()

    def _close_form(self) -> None:
        if self.form is not None:
            self._window.panes.take_from_side(self.form)
            delete_when_free(self.form)
            self.form = self._form_of = self._form_of_list = None

    def _close_form_of_what_went(self, account: LiveAccount) -> None:
        name = self._form_of_list
        if account is self._form_of and (account.is_over or (name is not None and account.info(name) is None)):
            self._close_form()

    # --- what is sent --------------------------------------------------------------------------------------------

    async def _make(self, account: LiveAccount, words: ListWords) -> None:
        async with self._sending(account, self.form) as editor:
            info = await editor.create(words.title, words.description, words.privacy)
            await self._put(account, (*account.infos, info))
            self._close_form()
            self._choose(QueueRef(account.id, info.name))

    async def _change(self, account: LiveAccount, name: str, words: ListWords) -> None:
        async with self._sending(account, self.form) as editor:
            told = await editor.change(name, words.title, words.description, words.privacy)
            await self._put(account, [told if info.name == name else info for info in account.infos])
            self._close_form()

    def ask_to_delete(self, ref: QueueRef) -> None:
        """Show a list, and ask before deleting it, because the service cannot bring it back."""
        info = self._library.info(ref)
        if info is None:
            return
        self._choose(ref)
        shown = next((s for a in self._labels.sources() for s in a.lists if s.ref == ref), None)
        count = shown.count if shown is not None else None
        holds = f" and the {counted(count, 'title', 'titles')} in it" if count else ""
        waiting = self._library[ref].state.waiting if ref in self._library else 0
        more = f" {counted(waiting, 'change', 'changes')} not yet sent will be lost." if waiting else ""
        text = f"{self._labels.service(ref)} can’t bring it back.{more}"
        delete = Action("Delete the list", partial(self._start_deleting, ref))
        question = Message(Kind.QUESTION, f"Delete “{info.title}”{holds}?", text, (delete,), asks=True, about=ref)
        self._window.message_bar.show_message(question)

    def _start_deleting(self, ref: QueueRef) -> None:
        self._tasks.start(self._delete(ref))

    async def _delete(self, ref: QueueRef) -> None:
        account, info = self._library.account(ref.account), self._library.info(ref)
        if account is None or info is None:
            return
        async with self._sending(account) as editor:
            with suppress(NotThere):  # somebody else was first
                await editor.delete(ref.name)
            deleted = account.list(ref.name)
            if deleted is not None:
                deleted.drop([entry.id for entry in deleted.state.entries])
            await self._put(account, [each for each in account.infos if each.name != ref.name])
            self._window.message_bar.show_message(Message(Kind.OK, f"“{info.title}” is deleted.", about=account.id))

    # --- their order ---------------------------------------------------------------------------------------------

    def move(self, ref: QueueRef, by: int) -> None:
        """Move a list one place up (-1) or down (1), on the screen at once; of several orders the last is sent."""
        account = self._library.account(ref.account)
        lists = moved(account.infos, ref.name, by) if account is not None else None
        if account is not None and lists is not None:
            self._order(account, lists)

    def place(self, ref: QueueRef, before: QueueRef | None) -> None:
        """Put a list in front of another one of the person's own, or behind all of them, and offer the way back."""
        account = self._library.account(ref.account)
        lists = placed(account.infos, ref.name, before.name if before is not None else None) if account else None
        if account is None or lists is None:
            return
        names = own_names(account.infos)
        behind = names[names.index(ref.name) + 1 :]
        back = QueueRef(ref.account, behind[0]) if behind else None
        self._order(account, lists)
        own, info = own_names(lists), self._library.info(ref)
        title = info.title if info is not None else "The list"
        text = f"It is now list {own.index(ref.name) + 1} of {len(own)}."
        undo = Action("Undo", partial(self.place, ref, back), is_undo=True)
        self._window.message_bar.show_message(Message(Kind.OK, f"“{title}” moved.", text, (undo,)))

    def _order(self, account: LiveAccount, lists: Sequence[ListInfo]) -> None:
        asking, before = self._listing.asking.of(account), account.infos
        is_first = asking.wanted_order is None
        _show_order(account, lists)
        asking.wanted_order = tuple(info.name for info in lists if info.is_own)
        if is_first:
            self._tasks.start(self._send_order(account, asking, before))

    async def _send_order(self, account: LiveAccount, asking: "ListsState", before: Sequence[ListInfo]) -> None:
        """Send the order that is wanted. `before`: the lists as they stand again if the service will not."""
        is_sent = False
        try:
            async with self._sending(account) as editor:
                sent: tuple[str, ...] = ()
                while (names := asking.wanted_order or ()) != sent:
                    await editor.reorder(names)
                    sent = names
                await self._put(account, account.infos)
                is_sent = True
        finally:
            asking.wanted_order = None
            if not is_sent:
                _show_order(account, before)

    # --- inside --------------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def _sending(self, account: LiveAccount, form: ListForm | None = None) -> AsyncIterator[ListEditor]:
        """The account's editor, when it is its turn. An error is told, and the lists are read again."""
        try:
            self._show_busy(account, busy=True)
            async with self._listing.asking.of(account).turn:
                account.check()
                editor = (await account.service()).editor
                if editor is None:
                    raise Refused(RefusalReason.NO_LIST_EDITING)
                yield editor
        except LineupError as error:
            if form is not None and form is self.form:
                form.show_sending(sending=False)
            self._report(account, error)
            self._listing.look(account)
        finally:
            self._show_busy(account, busy=False)

    def _show_busy(self, account: LiveAccount, *, busy: bool) -> None:
        account.is_busy = busy
        self._sidebar.show_accounts(self._labels.sources())

    async def _put(self, account: LiveAccount, lists: Sequence[ListInfo]) -> None:
        """Set the account's lists, also for the next start."""
        if account.catalogue is not None:
            told = replace(account.catalogue, lists=tuple(lists))
            await self._listing.show(account, told)
            await account.keep_catalogue(told)

    def _report(self, account: LiveAccount, error: LineupError) -> None:
        sentence = sentence_of(error, "The service" if account.is_over else self._labels.service_of(account.value))
        about = None if account.is_over else account.id
        if isinstance(error, Unreachable):  # unlike a list's titles, the lists themselves are not changed later
            message = Message(Kind.WARNING, sentence.lead, UNCHANGED, about=about, passes=True)
        else:
            message = Message(Kind.ERROR, sentence.lead, sentence.text, about=about)
        self._window.message_bar.show_message(message)


def _show_order(account: LiveAccount, lists: Sequence[ListInfo]) -> None:
    if account.catalogue is not None and not account.is_over:
        account.put(replace(account.catalogue, lists=tuple(lists)))
