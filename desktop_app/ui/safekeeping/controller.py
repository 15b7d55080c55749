"""Serves what a person decides about the place of their secrets, and asks for the passphrase of a file of them."""

from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.accounts import Accounts
from desktop_app.domain.errors import KeyringError, KeyringUnknown, LineupError, NoKeyring
from desktop_app.storage.credential_store import CredentialStore, KeyringStore, SessionStore
from desktop_app.storage.secret_places import SecretPlaces
from desktop_app.storage.settings import SignInsIn
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.message_bar import Action, Kind, Message
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.safekeeping import words
from desktop_app.ui.safekeeping.form import FORGETTING, PassphraseForm
from desktop_app.ui.safekeeping.frames import PassphraseBar, PassphraseDialog
from desktop_app.ui.safekeeping.ways import WORDS, Standing, Way, ways_of, ways_out
from desktop_app.ui.tasks import Tasks

Step = Callable[[tuple[str, ...]], Awaitable[None]]


class Safekeeping(QObject):
    """One question at a time. The UI thread never waits for a passphrase to be tried."""

    changed = Signal()
    """Secrets can be had that could not, or are kept elsewhere."""

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
        self._unlock = window.action("File", "&Unlock sign-ins…", "", self.unlock)
        self._unlock.setVisible(False)
        self._asked_for = ""

    @property
    def in_file(self) -> bool:
        """Whether the file is the place that is used."""
        return self._accounts.credentials is self._places.file

    def begin(self) -> None:
        """Ask for what is wanted before services can be reached, before any of them is."""
        if self.in_file and self._places.file.is_locked and self._places.file.exists():
            self.unlock()
        else:
            looking = ExitStack()
            looking.enter_context(self._accounts.secrets.held())
            self._tasks.start(self._look(looking))

    def ways_out(self, error: KeyringError) -> tuple[Way, ...]:
        """What can be done about it here; `act` does it."""
        self._asked_for = error.name if isinstance(error, KeyringUnknown) else self._asked_for
        return ways_out(error)

    async def ways(self, error: KeyringError | None) -> tuple[Way, ...]:
        """All that can be done, where the place that is used fails with that error, or works."""
        there = self.in_file and error is None and await self._keyring_is_there()
        in_memory = isinstance(self._accounts.credentials, SessionStore)
        makeshift = not self.in_file and (in_memory or bool(self._preferences.current.other_keyring))
        if error is not None:
            self.ways_out(error)
        return ways_of(Standing(self.in_file, error, there, makeshift))

    def act(self, way: Way, parent: QWidget | None = None) -> None:
        """The person chose it. A dialog stands over `parent`."""
        over = parent or self._window
        match way:
            case Way.UNLOCK if parent is None:
                self.unlock()
            case Way.UNLOCK:
                form = PassphraseForm(words.LOCKED, "", ("Passphrase",), "Unlock", "Not now", "Forget all…")
                self._ask(words.LOCKED, form, self._unlocked, over)
            case Way.FILE:
                self._ask_for_file(over)
            case Way.ALLOW:
                self._tasks.start(self._allow(self._asked_for))
            case Way.KEYRING:
                self._tasks.start(self._told(self._to_keyring()))
            case Way.CHANGE:
                labels = ("Passphrase now", "New passphrase", "New passphrase again")
                form = PassphraseForm(words.CHANGE, words.CHANGE_TEXT, labels, "Change", "Cancel")
                self._ask(words.CHANGE, form, self._change, over)
            case Way.FORGET:
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
        if self._places.file.exists():
            form = PassphraseForm(
                words.NEW, words.KNOWN_TEXT, ("Passphrase",), "Use this file", "Cancel", "Forget all…"
            )
        else:
            labels = ("Passphrase", "Passphrase again")
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
        """The question stays until it is answered well."""
        form.say("")
        form.set_busy(busy=True)
        try:
            await step(typed)
        except words.ObjectionError as error:
            form.set_busy(busy=False)
            form.say(str(error), len(form.fields) + error.at)
            return
        except LineupError as error:
            form.set_busy(busy=False)
            form.say(words.trouble(error))
            return
        self._end_questions()
        self.changed.emit()

    def _end_questions(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        if self.bar is not None and not (self.in_file and self._places.file.is_locked):
            self._close_bar()
            self._unlock.setVisible(False)

    def _close_bar(self) -> None:
        if self.bar is not None:
            self.bar.form.clear()
            self.bar.hide()
            self.bar.deleteLater()
            self.bar = None

    def _put_off(self) -> None:
        self._close_bar()
        self._places.file.put_off()
        again = Action(WORDS[Way.UNLOCK], self.unlock)
        self._say(Message(Kind.INFO, words.PUT_OFF, words.PUT_OFF_TEXT, (again,)))

    # --- what is done --------------------------------------------------------------------------------------------

    async def _unlocked(self, typed: tuple[str, ...]) -> None:
        await self._places.file.unlock(typed[0])
        self._tasks.start(self._rescue())

    async def _change(self, typed: tuple[str, ...]) -> None:
        now, new, again = typed
        words.check_new(new, again)
        await self._places.file.change(now, new)
        self._say(Message(Kind.OK, "The passphrase is changed."))

    async def _forget(self, _typed: tuple[str, ...]) -> None:
        """The settings first: a file that is left over is offered again, one that is missing would be missed."""
        await self._settle(SignInsIn.KEYRING)
        was_used = self.in_file
        await self._places.file.discard()
        if was_used:
            self._accounts.keep_secrets_in(self._places.store(self._preferences.current))
        self._say(Message(Kind.OK, "All sign-ins in the file are forgotten.", "Sign in again at each service."))

    async def _keep_in_file(self, typed: tuple[str, ...]) -> None:
        file, is_new = self._places.file, not self._places.file.exists()
        if is_new:
            words.check_new(*typed)
        await (file.begin if is_new else file.unlock)(typed[0])
        try:
            await self._move_to_file()
        except LineupError:
            if is_new and not self.in_file:
                await file.discard()
            raise
        self._say(Message(Kind.OK, words.KEPT_IN_FILE, words.KEPT_IN_FILE_TEXT))
        await self._rescue()

    async def _move_to_file(self) -> None:
        source, file = self._accounts.credentials, self._places.file
        settle = partial(self._settle, SignInsIn.FILE)
        if source is file:  # there was none at the start
            await settle()
            return
        more = await source.names() if isinstance(source, SessionStore) else ()
        try:
            await self._accounts.secrets.move(source, file, settle, more)
        except NoKeyring:  # there was nothing to move from
            await settle()
            self._accounts.keep_secrets_in(file)

    async def _to_keyring(self) -> None:
        file, keyring = self._places.file, self._places.keyring()
        await keyring.probe()
        await self._accounts.secrets.move(file, keyring, partial(self._settle, SignInsIn.KEYRING), await file.names())
        await file.discard()
        self._say(Message(Kind.OK, "Sign-ins are kept in your keyring now.", "The file is deleted."))

    async def _allow(self, name: str) -> None:
        await self._preferences.keep(replace(self._preferences.current, other_keyring=name))
        self._accounts.keep_secrets_in(self._places.store(self._preferences.current))
        self.changed.emit()

    async def _settle(self, place: SignInsIn) -> None:
        """From the next start on. Raises `SettingsError`, `DiskFull`."""
        await self._preferences.keep(replace(self._preferences.current, sign_ins_in=place))

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
            return
        except KeyringError:
            return  # it is told where it is wanted
        if not isinstance(store, SessionStore):
            await self._rescue()

    def offer(self, error: KeyringError) -> None:
        """Accounts cannot be reached for it: say what can be done. A question that was put off is not asked again."""
        if not isinstance(error, NoKeyring):
            return
        sentence = words.question_of(error)
        actions = tuple(Action(WORDS[way], partial(self.act, way)) for way in self.ways_out(error))
        self._say(Message(Kind.ERROR, sentence.lead, sentence.text, actions))

    async def _rescue(self) -> None:
        """Move what earlier versions put into files that protect nothing, unless the person allowed just that."""
        allowed = "" if self.in_file else self._preferences.current.other_keyring
        for name, source in await self._places.unprotected():
            if name == allowed:
                continue
            try:
                moved = await self._accounts.secrets.rescue(source)
            except LineupError as error:
                self._say(Message(Kind.WARNING, "Some sign-ins still lie unprotected.", words.trouble(error)))
                continue
            if moved:
                sentence = words.rescued(len(moved), name, self._accounts.credentials.description)
                self._say(Message(Kind.INFO, sentence.lead, sentence.text))
                self.changed.emit()

    async def _keyring_is_there(self) -> bool:
        try:
            await self._places.keyring().resolve()
        except KeyringError:
            return False
        return True

    def _say(self, message: Message) -> None:
        self._window.message_bar.show_message(message)
