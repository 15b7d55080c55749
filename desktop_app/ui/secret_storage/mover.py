"""Moves of secrets: into a file, into a keyring, under another passphrase, or into oblivion."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop_app.accounts import Accounts
from desktop_app.domain.errors import KeyringError, LineupError, NoKeyring
from desktop_app.storage.credential_store import KeyringStore, SessionStore
from desktop_app.storage.keyring_backend import ENCRYPTED
from desktop_app.storage.secret_places import SecretPlaces
from desktop_app.storage.settings import SignInsIn
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.secret_storage import words
from desktop_app.ui.sentences.accounts import store_in_words
from desktop_app.ui.shell.message_stack import Kind, Message


class SecretMover:
    """Moves of secrets to another place. Methods raise `LineupError`; then the earlier place still counts."""

    def __init__(
        self, accounts: Accounts, preferences: Preferences, places: SecretPlaces, say: Callable[[Message], None]
    ) -> None:
        self._accounts = accounts
        self._preferences = preferences
        self._places = places
        self._say = say

    @property
    def in_file(self) -> bool:
        """True where the file is the place that is used."""
        return self._accounts.credentials is self._places.file

    async def keep_in_file(self, passphrase: str, older: KeyringStore | None = None) -> None:
        """Make the file, or unlock the one there is, and move everything there; also from an `older` keyring."""
        file, is_new = self._places.file, not self._places.file.exists()
        await (file.begin if is_new else file.unlock)(passphrase)
        with self._accounts.secrets.held():
            try:
                await self._move_to_file()
            except LineupError:
                if is_new and not self.in_file:
                    await file.discard()
                raise
            self._say(Message(Kind.OK, words.KEPT_IN_FILE, words.KEPT_IN_FILE_TEXT))
            await self.rescue()
            if older is not None:
                await self._bring_in(ENCRYPTED, older)

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
            if isinstance(source, SessionStore):
                source.behind = None
                await self._accounts.secrets.move(source, file, settle, more)
                return
            await settle()
            self._accounts.keep_secrets_in(file)

    async def to_keyring(self) -> None:
        """Move everything into the system's keyring, and delete the file."""
        file, keyring = self._places.file, self._places.keyring()
        await keyring.probe()
        await self._accounts.secrets.move(file, keyring, partial(self._settle, SignInsIn.KEYRING), await file.names())
        await file.discard()
        self._say(Message(Kind.OK, "Sign-ins are kept in your keyring now.", "The file is deleted."))

    async def change(self, passphrase: str, new: str) -> None:
        """Change the passphrase of the file."""
        await self._places.file.change(passphrase, new)
        self._say(Message(Kind.OK, "The passphrase is changed."))

    async def forget(self) -> None:
        """Change the settings before deleting the file: a file left over is offered again, a missing one is missed."""
        was_used = self.in_file
        await self._settle(SignInsIn.KEYRING)
        await self._places.file.discard()
        if was_used:
            self._accounts.keep_secrets_in(self._places.store(self._preferences.current))
        self._say(Message(Kind.OK, "All sign-ins in the file are forgotten.", "Sign in again at each service."))

    async def allow(self, name: str) -> None:
        """Use the keyring with this name, because the person trusts it."""
        await self._preferences.keep(replace(self._preferences.current, other_keyring=name))
        self._accounts.keep_secrets_in(self._places.store(self._preferences.current))

    async def opened(self, password: str, at: int) -> KeyringStore | None:
        """The keyring of keyrings.alt that wants a password; None if the password fits none of its files.

        Raises `ObjectionError` to what stands in the field `at`.
        """
        store = await self._places.encrypted(password)
        if store is None:
            return None
        try:
            for name in self._accounts.secrets.names():
                await store.load(name)
        except KeyringError:
            raise words.ObjectionError(words.OLD_WRONG, at) from None
        return store

    async def rescue(self) -> bool:
        """Move what earlier versions put into files that protect nothing, unless the person allowed just that.

        Whether there was something. Raises nothing.
        """
        allowed = "" if self.in_file else self._preferences.current.other_keyring
        there = [each for each in await self._places.unprotected() if each[0] != allowed]
        return any([await self._bring_in(name, source) for name, source in there])

    async def _bring_in(self, name: str, source: KeyringStore) -> bool:
        try:
            moved = await self._accounts.secrets.rescue(source)
        except LineupError as error:
            self._say(Message(Kind.WARNING, words.STILL_THERE, words.trouble(error)))
            return False
        if moved:
            sentence = words.rescued(len(moved), name, store_in_words(self._accounts.credentials.place))
            self._say(Message(Kind.INFO, sentence.lead, sentence.text))
        return bool(moved)

    async def _settle(self, place: SignInsIn) -> None:
        """Have the next start use this place. Raises `SettingsError`, `DiskFull`."""
        await self._preferences.keep(replace(self._preferences.current, sign_ins_in=place))
