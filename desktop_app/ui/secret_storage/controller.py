"""The person's decisions on where secrets are kept, and the passphrase of a file of them."""

from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.accounts import Accounts
from desktop_app.domain.errors import (
    KeyringError,
    KeyringUnknown,
    LineupError,
    NoKeyring,
    SignInsLocked,
)
from desktop_app.storage.credential_repository import account_entry, application_entry
from desktop_app.storage.credential_store import CredentialStore, KeyringStore, SessionStore
from desktop_app.storage.keyring_backend import ENCRYPTED
from desktop_app.storage.secret_places import SecretPlaces
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.secret_storage import words
from desktop_app.ui.secret_storage.actions import WORDS, StorageAction, StorageState, ways_of, ways_out
from desktop_app.ui.secret_storage.form import FORGETTING, PassphraseForm
from desktop_app.ui.secret_storage.frames import PassphraseBar, PassphraseDialog
from desktop_app.ui.secret_storage.keyring_trouble import KeyringTrouble
from desktop_app.ui.secret_storage.mover import SecretMover
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.widgets.nested_loops import delete_when_free

Step = Callable[[tuple[str, ...]], Awaitable[None]]


class SecretStorageController(QObject):
    """Asks one question at a time; the UI thread never waits for a passphrase to be tried."""

    changed = Signal()
    """Secrets can be had that could not, are kept elsewhere, or have no place."""

    def __init__(
        self, accounts: Accounts, preferences: Preferences, places: SecretPlaces, tasks: Tasks, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._accounts = accounts
        self._preferences = preferences
        self._places = places
        self._tasks = tasks
        self._window = window
        self.bar: PassphraseBar | None = None
        self.dialog: PassphraseDialog | None = None
        self._unlock = window.menus.add("File", "sign-ins", "&Unlock sign-ins…", "", self.unlock)
        self._unlock.setVisible(False)
        self._moves = SecretMover(accounts, preferences, places, self._say)
        self.trouble = KeyringTrouble(accounts, tasks, window.message_bar, self._actions, self)
        self.trouble.answered.connect(self.changed)
        self._asked_for = ""

    def begin(self) -> None:
        """Ask for what is wanted before services can be reached, before any of them is."""
        if self._moves.in_file and self._places.file.is_locked and self._places.file.exists():
            self.unlock()
        else:
            looking = ExitStack()
            looking.enter_context(self._accounts.secrets.held())
            self._tasks.start(self._look(looking))

    def ways_out(self, error: KeyringError) -> tuple[StorageAction, ...]:
        """The ways out of an error that can be taken here; `act` takes one."""
        self._asked_for = error.name if isinstance(error, KeyringUnknown) else self._asked_for
        return ways_out(error)

    async def ways(self, error: KeyringError | None) -> tuple[StorageAction, ...]:
        """Return all ways from the place that is used, which fails with that error, or works."""
        if self._places.in_memory:
            return ()
        there = self._moves.in_file and error is None and await self._keyring_is_there()
        in_memory = isinstance(self._accounts.credentials, SessionStore)
        makeshift = not self._moves.in_file and (in_memory or bool(self._preferences.current.other_keyring))
        if error is not None:
            self.ways_out(error)
        return ways_of(StorageState(self._moves.in_file, error, there, makeshift))

    def act(self, way: StorageAction, parent: QWidget | None = None) -> None:
        """Go the way that the person chose. A dialog stands over `parent`."""
        over = parent or self._window
        match way:
            case StorageAction.UNLOCK if parent is None:
                self.unlock()
            case StorageAction.UNLOCK:
                form = PassphraseForm(f"{words.LOCKED}.", "", ("Passphrase",), "Unlock", "Not now", "Forget all…")
                self._ask(words.LOCKED, form, self._unlocked, over)
            case StorageAction.RETRY | StorageAction.ASK:
                self.trouble.renew()
                self.changed.emit()
            case StorageAction.FILE:
                self._ask_for_file(over)
            case StorageAction.ALLOW:
                self._tasks.start(self._told(self._moves.allow(self._asked_for)))
            case StorageAction.KEYRING:
                self._tasks.start(self._told(self._moves.to_keyring()))
            case StorageAction.CHANGE:
                labels = ("Passphrase now", "New passphrase", "New passphrase again")
                form = PassphraseForm(f"{words.CHANGE}.", words.CHANGE_TEXT, labels, "Change", "Cancel")
                self._ask(words.CHANGE, form, self._change, over)
            case StorageAction.FORGET:
                form = PassphraseForm(f"{words.FORGET}?", FORGETTING, (), "Forget them", "Cancel")
                self._ask(words.FORGET, form, self._forget, over)

    def unlock(self) -> None:
        """Ask in the window, which stays in use."""
        self._unlock.setVisible(True)
        if self.bar is None:
            form = PassphraseForm(
                f"{words.LOCKED}.", words.LOCKED_TEXT, ("Passphrase",), "Unlock", "Not now", "Forget all…"
            )
            self.bar = bar = PassphraseBar(form)
            form.submitted.connect(lambda typed: self._tasks.start(self._try(form, self._unlocked, typed)))
            form.left.connect(self._put_off)
            form.forget_requested.connect(lambda: self._tasks.start(self._try(form, self._forget, ())))
            self._window.ask(bar)
        self.bar.form.start()

    # --- asking --------------------------------------------------------------------------------------------------

    def _ask_for_file(self, over: QWidget) -> None:
        more = (words.OLDER,) if self._asked_for == ENCRYPTED else ()
        if self._places.file.exists():
            form = PassphraseForm(
                f"{words.NEW}.", words.KNOWN_TEXT, ("Passphrase", *more), "Use this file", "Cancel", "Forget all…"
            )
        else:
            labels = ("Passphrase", "Passphrase again", *more)
            form = PassphraseForm(f"{words.NEW}.", words.NEW_TEXT, labels, "Keep in this file", "Cancel")
        self._ask(words.NEW, form, self._keep_in_file, over)

    def _ask(self, title: str, form: PassphraseForm, step: Step, over: QWidget) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog = PassphraseDialog(title, form, over)
        dialog.finished.connect(self._dialog_ended)
        form.submitted.connect(lambda typed: self._tasks.start(self._try(form, step, typed)))
        form.forget_requested.connect(lambda: self._tasks.start(self._try(form, self._forget, ())))
        dialog.open()

    def _dialog_ended(self) -> None:
        self.dialog = None

    async def _try(self, form: PassphraseForm, step: Step, typed: tuple[str, ...]) -> None:
        """Try an answer; the question stays until one succeeds."""
        if not isValid(form):  # left in the same moment
            return
        form.say("")
        form.set_busy(busy=True)
        try:
            await step(typed)
        except words.ObjectionError as error:
            _object(form, str(error), error.at)
            return
        except LineupError as error:
            _object(form, words.trouble(error))
            return
        self._end_questions()
        self.changed.emit()

    def _end_questions(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        if self.bar is not None and not (self._moves.in_file and self._places.file.is_locked):
            self._close_bar()
            self._unlock.setVisible(False)

    def _close_bar(self) -> None:
        if self.bar is not None:
            self.bar.form.clear()
            self.bar.hide()
            delete_when_free(self.bar)
            self.bar = None

    def _put_off(self) -> None:
        self._close_bar()
        self._places.file.put_off()
        again = Action(WORDS[StorageAction.UNLOCK], self.unlock)
        self._say(Message(Kind.INFO, words.PUT_OFF, words.PUT_OFF_TEXT, (again,)))

    # --- what is done --------------------------------------------------------------------------------------------

    async def _unlocked(self, typed: tuple[str, ...]) -> None:
        await self._places.file.unlock(typed[0])
        self._tasks.start(self._rescue())

    async def _change(self, typed: tuple[str, ...]) -> None:
        now, new, again = typed
        words.check_new(new, again, 1)
        await self._moves.change(now, new)

    async def _forget(self, _typed: tuple[str, ...]) -> None:
        await self._moves.forget()

    async def _keep_in_file(self, typed: tuple[str, ...]) -> None:
        """Move the secrets into a file; the last field may ask for the password of another keyring."""
        if not self._places.file.exists():
            words.check_new(typed[0], typed[1])
        last = len(typed) - 1
        older = typed[last] if self._asked_for == ENCRYPTED else ""
        await self._moves.keep_in_file(typed[0], await self._moves.opened(older, last) if older else None)

    async def _told(self, step: Awaitable[None]) -> None:
        try:
            await step
        except LineupError as error:
            self._say(Message(Kind.ERROR, "Sign-ins stay where they are.", words.trouble(error)))
        self.changed.emit()

    # --- at the start --------------------------------------------------------------------------------------------

    async def _look(self, looking: ExitStack) -> None:
        """Offer a choice where accounts wait for one; bring in what lies unprotected before somebody misses it."""
        with looking:
            await self._look_at(self._accounts.credentials)

    async def _look_at(self, store: CredentialStore) -> None:
        try:
            if isinstance(store, KeyringStore):
                await store.resolve()
        except NoKeyring as error:
            if self._accounts.all:
                self.offer(error)
            else:
                self.changed.emit()
            return
        except KeyringError:
            return  # it is told where it is wanted
        if not isinstance(store, SessionStore):
            await self._rescue()

    async def _rescue(self) -> None:
        if await self._moves.rescue():
            self.changed.emit()

    def offer(self, error: KeyringError | None) -> None:
        """Say what can be done about an error that keeps accounts out of reach; None: one was reached.

        A question for a passphrase that was put off is not asked again.
        """
        if error is None:
            self.trouble.settle()
        elif not isinstance(error, SignInsLocked):
            self.trouble.tell(error)

    def keep_until_quit(self) -> None:
        """Keep what is new in memory. What a keyring has that does not answer now is not lost by it."""
        keyring, linked = self._accounts.credentials, self._accounts.all
        names = [account_entry(each.id) for each in linked]
        names += [application_entry(each.provider, each.server) for each in linked]
        has_more = linked and isinstance(keyring, KeyringStore)
        self._accounts.keep_secrets_in(SessionStore(keyring, names) if has_more else SessionStore())

    def _actions(self, error: KeyringError) -> tuple[Action, ...]:
        return tuple(Action(WORDS[way], partial(self.act, way)) for way in self.ways_out(error))

    async def _keyring_is_there(self) -> bool:
        try:
            await self._places.keyring().resolve()
        except KeyringError:
            return False
        return True

    def _say(self, message: Message) -> None:
        self._window.message_bar.show_message(message)


def _object(form: PassphraseForm, text: str, at: int = 0) -> None:
    """Show the objection in the form, unless the person left the question meanwhile."""
    if isValid(form):
        form.set_busy(busy=False)
        form.say(text, at)
