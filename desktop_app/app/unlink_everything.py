"""`lineup unlink-everything`: for who removes the program. No window; what goes is said, and asked about, before."""

import asyncio
import time
from contextlib import closing
from pathlib import Path

from desktop_app.accounts import Accounts
from desktop_app.app.settings_in_force import servers_of
from desktop_app.app.storage import Storage, open_storage
from desktop_app.domain.account import Account
from desktop_app.domain.errors import LineupError
from desktop_app.masking import masked_text
from desktop_app.providers import PROVIDERS
from desktop_app.providers.described import read_folder
from desktop_app.storage.profile import Profile, profile_in, profile_of_person
from desktop_app.storage.secret_places import SecretPlaces
from desktop_app.storage.sign_in_file import SignInFile
from desktop_app.ui.accounts.unlink_words import receipt_message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.shell.service_names import name_of


def run_unlink_everything(folder: Path | None, *, sure: bool) -> int:
    """Unlink every account of the profile in that folder, or of the person's own; the exit status.

    `sure`: nobody is asked.
    """
    profile = profile_in(folder) if folder else profile_of_person()
    try:
        with closing(open_storage(profile)) as storage:
            return asyncio.run(_leave(_accounts(profile, storage), sure=sure))
    except LineupError as error:
        sentence = sentence_of(error, "The service")
        _say(f"{sentence.lead} {sentence.text}")
        return 1


async def _leave(accounts: Accounts, *, sure: bool) -> int:
    """Unlink every account after saying, and asking about, what is lost; the exit status. Raises `StorageError`."""
    try:
        if not accounts.all:
            _say("No account is linked.")
            return 0
        for account in accounts.all:
            _say(await _what_goes(accounts, account))
        if not sure and not _agrees():
            _say("Nothing was unlinked.")
            return 1
        return await _unlink(accounts)
    finally:
        await accounts.close()


async def _unlink(accounts: Accounts) -> int:
    """Unlink every account; the exit status. Raises `StorageError`, before any change if a sign-in is out of reach."""
    for account in accounts.all:
        await _check_sign_in(accounts, account)
    for account in accounts.all:
        result = await accounts.unlink(account.id)
        if result is not None:
            server = accounts.server(account.provider)
            message = receipt_message(result, _service(accounts, account), server.sign_in if server else "")
            _say(f"{message.lead} {message.text}")
    await accounts.forget_all()
    return 0


async def _check_sign_in(accounts: Accounts, account: Account) -> None:
    """Check that the account's sign-in can be read. Raises `KeyringError` if its place is locked or away."""
    await accounts.credentials.load(f"account:{account.id}")


async def _what_goes(accounts: Accounts, account: Account) -> str:
    here = await accounts.library.linked(account.id).only_here()
    lists = sum(one.is_list for one in here)
    alone = [counted(len(here) - lists, "order of yours", "orders of yours")] if len(here) > lists else []
    alone += [counted(lists, "list of yours", "lists of yours")] if lists else []
    only = f"; only on this computer, and deleted: {' and '.join(alone)}" if alone else ""
    return f"{account.label}, {_service(accounts, account)}{only}"


def _service(accounts: Accounts, account: Account) -> str:
    return name_of(accounts.provider(account.provider), accounts.server(account.provider))


def _agrees() -> bool:
    try:
        return input("Unlink all of these? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _accounts(profile: Profile, storage: Storage) -> Accounts:
    places = SecretPlaces(profile.keyring_prefix, SignInFile(profile.sign_ins))
    known = frozenset(provider.profile.id for provider in PROVIDERS)
    return Accounts(
        (*PROVIDERS, *read_folder(profile.services, known).providers),
        servers_of(storage.settings),
        places.store(storage.settings),
        storage.journal,
        storage.snapshots,
        time.time,
    )


def _say(words: str) -> None:
    print(masked_text(words), flush=True)  # noqa: T201 - the command's result
