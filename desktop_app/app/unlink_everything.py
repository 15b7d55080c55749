"""`lineup unlink-everything`: for who removes the program. No window; what goes is said, and asked about, before."""

import asyncio
import time
from contextlib import closing
from enum import Enum, IntEnum
from pathlib import Path

from desktop_app.accounts import Accounts, Forgotten, UnlinkResult
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
from desktop_app.ui.settings.proxy_password import ProxyPassword
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.shell.service_names import name_of


class Status(IntEnum):
    """Exit statuses, for the uninstallers that run this."""

    DONE = 0
    """No account is linked any more, and every service was asked to forget."""

    FAILED = 1
    """A file or a sign-in was out of reach; the reason was said."""

    DECLINED = 3
    """The person said no."""

    NOT_ALL = 4
    """A service could not be asked, and the sign-in is kept to ask it later."""

    NONE = 5
    """`lists`: no account is linked."""


class Way(Enum):
    """How to go about it."""

    ASK = "ask"
    """Say what goes, and ask."""

    SURE = "sure"
    """Say what goes, and ask nobody."""

    FOR_GOOD = "for good"
    """As `SURE`, and leave no secret behind: neither the proxy's password nor the sign-in for a service that cannot be
    asked now, which then never is."""

    LIST = "list"
    """Say what would go, and change nothing."""


def run_unlink_everything(folder: Path | None, way: Way) -> int:
    """Unlink every account of the profile in that folder, or of the person's own; the exit status."""
    profile = profile_in(folder) if folder else profile_of_person()
    try:
        with closing(open_storage(profile)) as storage:
            return asyncio.run(_leave(_accounts(profile, storage), way))
    except LineupError as error:
        sentence = sentence_of(error, "The service")
        _say(f"{sentence.lead} {sentence.text}")
        return Status.FAILED


async def _leave(accounts: Accounts, way: Way) -> Status:
    """Unlink every account after saying, and asking about, what is lost. Raises `StorageError`."""
    try:
        owed = accounts.revocation.still_to_do
        if not accounts.all and not owed:
            _say("No account is linked.")
            if way is Way.FOR_GOOD:
                await _forget_the_rest(accounts)
            return Status.NONE if way is Way.LIST else Status.DONE
        for account in accounts.all:
            _say(await _what_goes(accounts, account))
        for account in owed:
            _say(f"{account.label}, {_service(accounts, account)}; unlinked, and the service is still to be asked")
        if way is Way.LIST:
            return Status.DONE
        if way is Way.ASK and not _agrees():
            _say("Nothing was unlinked.")
            return Status.DECLINED
        return await _unlink(accounts, is_for_good=way is Way.FOR_GOOD)
    finally:
        await accounts.close()


async def _unlink(accounts: Accounts, *, is_for_good: bool) -> Status:
    """Unlink every account. Raises `StorageError`, before any change if a sign-in is out of reach."""
    unlinked = (*accounts.all, *accounts.revocation.still_to_do)
    for account in accounts.all:
        await _check_sign_in(accounts, account)
    async for earlier in accounts.revocation.pay_all():
        _say_receipt(accounts, earlier)
    for account in accounts.all:
        result = await accounts.unlink(account.id)
        if result is not None and not (is_for_good and result.forgotten is Forgotten.LATER):
            _say_receipt(accounts, result)
    if is_for_good:
        await _forget_the_rest(accounts)
    await accounts.forget_all(unlinked)
    return Status.NOT_ALL if accounts.revocation.still_to_do else Status.DONE


async def _forget_the_rest(accounts: Accounts) -> None:
    """Delete the secrets that are no linked account's. Raises `StorageError`."""
    for account in accounts.revocation.still_to_do:
        _say_receipt(accounts, await accounts.revocation.give_up(account))
    await ProxyPassword(lambda: accounts.credentials).exchange("")


def _say_receipt(accounts: Accounts, receipt: UnlinkResult) -> None:
    server = accounts.server(receipt.account.provider)
    message = receipt_message(receipt, _service(accounts, receipt.account), server.sign_in if server else "")
    _say(f"{message.lead} {message.text}")


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
