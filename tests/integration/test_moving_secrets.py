"""Secrets of a profile move to another place at once, and what is renewed afterwards is renewed there."""

import asyncio
from pathlib import Path

import pytest

from desktop_app.accounts.secrets_place import SecretsPlace
from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import DiskFull
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.stored_credentials import RenewalLock, StoredCredentials

ACCOUNT = Account(AccountId("1"), "trakt", "sandbox", Person("1", "Ada"), "Ada")
TOKEN, RENEWED = BearerToken("old", "refresh"), BearerToken("new", "fresher")


class Moving:
    """Two stores, and what is in use of the first."""

    def __init__(self, folder: Path) -> None:
        self.old, self.new = SessionStore(), SessionStore()
        self.sign_ins = CredentialRepository(self.old, lambda: 0.0)
        self.folder = folder
        self.place = SecretsPlace(self.sign_ins, lambda: [("trakt", "sandbox")], lambda: [ACCOUNT], self.lock)
        self.kept = StoredCredentials(self.sign_ins, ACCOUNT.id, TOKEN, folder)

    def lock(self, account_id: AccountId) -> RenewalLock:
        return RenewalLock(self.folder, account_id)

    async def fill(self) -> None:
        await self.sign_ins.save_application_key("trakt", "sandbox", ClientCredentials("key", "secret"))
        await self.sign_ins.save_credentials(ACCOUNT.id, TOKEN)
        await self.old.save("proxy", {"password": "secret"})


@pytest.fixture
async def moving(tmp_path: Path) -> Moving:
    made = Moving(tmp_path)
    await made.fill()
    return made


async def settled() -> None:
    """The settings say so."""


async def test_all_of_it_moves_and_is_renewed_there(moving: Moving) -> None:
    before = dict(moving.old._kept)
    await moving.place.move(moving.old, moving.new, settled)

    assert (moving.old._kept, moving.new._kept) == ({}, before)
    assert moving.sign_ins.store is moving.new
    async with moving.kept.alone():
        await moving.kept.replace(RENEWED)
    assert moving.old._kept == {}
    assert await moving.sign_ins.credentials(ACCOUNT.id) == RENEWED


async def test_settings_that_cannot_be_written_leave_all_where_it_was(moving: Moving) -> None:
    before = dict(moving.old._kept)

    async def full() -> None:
        raise DiskFull

    with pytest.raises(DiskFull):
        await moving.place.move(moving.old, moving.new, full)
    assert moving.old._kept == before
    assert moving.sign_ins.store is moving.old


async def test_a_renewal_under_way_is_waited_for(moving: Moving) -> None:
    async with moving.kept.alone():
        move = asyncio.ensure_future(moving.place.move(moving.old, moving.new, settled))
        await asyncio.sleep(0)
        await moving.kept.replace(RENEWED)
        assert moving.new._kept == {}
    await move

    assert await moving.sign_ins.credentials(ACCOUNT.id) == RENEWED
    assert moving.old._kept == {}


async def test_what_is_there_already_is_not_overwritten_by_what_is_brought_in(moving: Moving) -> None:
    stray = SessionStore()
    await CredentialRepository(stray, lambda: 0.0).save_credentials(ACCOUNT.id, BearerToken("ancient", "ancient"))
    await stray.save("application:trakt:sandbox", {"key": "ancient", "secret": "ancient"})
    await moving.old.forget("application:trakt:sandbox")

    assert len(await moving.place.rescue(stray)) == 2
    assert stray._kept == {}
    assert await moving.sign_ins.credentials(ACCOUNT.id) == TOKEN
    key = await moving.sign_ins.application_key("trakt", "sandbox")
    assert key is not None
    assert key.key == "ancient"


async def test_who_asks_while_secrets_are_brought_in_waits(moving: Moving) -> None:
    with moving.place.held():
        asking = asyncio.ensure_future(moving.sign_ins.credentials(ACCOUNT.id))
        await asyncio.sleep(0)
        assert not asking.done()
    assert await asking == TOKEN
