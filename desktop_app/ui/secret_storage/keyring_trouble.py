"""Trouble with a keyring: told once for all accounts, and watched until the keyring answers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.accounts import Accounts
from desktop_app.domain.errors import KeyringError, KeyringLocked, KeyringSilent, NoKeyring
from desktop_app.storage.credential_store import KeyringStore, SessionStore
from desktop_app.storage.keyring_access import Access
from desktop_app.ui.secret_storage import words
from desktop_app.ui.shell.message_bar import MessageBar
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.tasks import Tasks

SOON, LATEST = 2_000, 60_000
"""Milliseconds between two looks at a keyring: at first, and where it comes and goes."""


class KeyringTrouble(QObject):
    """Tells of a keyring that cannot be reached, and looks again without prompting anybody.

    A keyring that cannot be looked at is heard when it answers at last.
    """

    answered = Signal()
    """The keyring can be asked again."""

    refused = Signal(object)
    """KeyringError: how a question ended for which nobody waited any more."""

    def __init__(
        self,
        accounts: Accounts,
        tasks: Tasks,
        bar: MessageBar,
        actions: Callable[[KeyringError], tuple[Action, ...]],
        parent: QObject,
    ) -> None:
        """`actions`: the remedies of an error."""
        super().__init__(parent)
        self._accounts = accounts
        self._tasks = tasks
        self._bar = bar
        self._actions = actions
        self._message: Message | None = None
        self._pause = SOON
        self._was_open = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    def tell(self, error: KeyringError) -> None:
        """Show a message about the error, unless it is shown already, and watch the keyring."""
        sentence = words.question_of(error)
        message = Message(Kind.ERROR, sentence.lead, sentence.text, self._actions(error))
        if not (self._message is not None and self._message.lead == message.lead and self._bar.holds(self._message)):
            self._withdraw()
            self._message = message
            self._bar.show_message(message)
        self.watch(error)

    def watch(self, error: KeyringError) -> None:
        """Look again until the keyring answers, if the error is one that may pass."""
        store = self._store
        if store is None or not isinstance(error, (KeyringSilent, KeyringLocked)):
            return
        store.watch(self._hear)
        if not self._timer.isActive():
            self._timer.start(self._pause)

    def settle(self) -> None:
        """Stop watching, because the keyring answered a question."""
        if isinstance(self._accounts.credentials, SessionStore):
            return  # which proves nothing of the keyring behind it
        self._stop()
        self._pause = SOON

    def renew(self) -> None:
        """Ask the keyring again because the person wants that, whatever it still does."""
        self._stop()
        if self._store is not None:
            self._store.renew()

    @property
    def _store(self) -> KeyringStore | None:
        store = self._accounts.credentials
        found = store.behind if isinstance(store, SessionStore) else store
        return found if isinstance(found, KeyringStore) else None

    def _hear(self, error: KeyringError | None) -> None:
        if isinstance(error, (KeyringLocked, KeyringSilent, NoKeyring)):
            if self._message is not None:
                self.tell(error)
            self.refused.emit(error)
        else:  # what it says of one entry, it says
            self._answer()

    def _look(self) -> None:
        if self._store is not None:
            self._tasks.start(self._look_at(self._store))

    async def _look_at(self, store: KeyringStore) -> None:
        access = await store.access()
        if store is not self._store or access is Access.UNKNOWN:
            return
        if access is not Access.OPEN:
            self._was_open = False
        elif store.is_behind and not self._was_open:
            self._was_open = True  # what is under way ends in this moment, unless its prompt went without a word
        else:
            store.renew()
            self._answer()
            return
        self._timer.start(self._pause)

    def _answer(self) -> None:
        had_said = self._bar.holds(self._message)
        self._stop()
        self._pause = min(2 * self._pause, LATEST)
        if had_said:
            self._bar.show_message(Message(Kind.OK, words.ANSWERS))
        self.answered.emit()

    def _stop(self) -> None:
        self._timer.stop()
        self._was_open = False
        self._withdraw()

    def _withdraw(self) -> None:
        if self._message is not None:
            self._bar.withdraw(self._message)
        self._message = None
