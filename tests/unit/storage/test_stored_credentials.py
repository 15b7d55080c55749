"""A sign-in that renews itself: one renewal at a time, here and in other programs."""

import asyncio
import sys
from pathlib import Path
from stat import S_IMODE

import pytest
from filelock import FileLock

from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import Session
from desktop_app.domain.errors import KeyringLost, StorageError
from desktop_app.private_files import FILE
from desktop_app.storage import stored_credentials
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.stored_credentials import RenewalLock, StoredCredentials
from tests.clock import Clock

ADA = AccountId("ada")
OLD, NEW = Session("the-old-session"), Session("the-new-session")


@pytest.fixture
def sign_ins() -> CredentialRepository:
    return CredentialRepository(SessionStore(), Clock(1_700_000_000.0))


async def test_what_is_renewed_is_kept_and_counts_from_then_on(sign_ins: CredentialRepository, tmp_path: Path) -> None:
    kept = StoredCredentials(sign_ins, ADA, OLD, tmp_path)
    assert (kept.current, kept.since) == (OLD, None)

    await kept.replace(NEW)

    assert (kept.current, kept.since) == (NEW, 1_700_000_000.0)
    assert await sign_ins.credentials(ADA) == NEW


async def test_what_another_program_renewed_is_taken_up(sign_ins: CredentialRepository, tmp_path: Path) -> None:
    kept = StoredCredentials(sign_ins, ADA, OLD, tmp_path)
    await sign_ins.save_credentials(ADA, NEW)

    assert await kept.reload() == NEW
    assert kept.current == NEW


async def test_a_sign_in_that_is_no_longer_kept_is_lost_and_the_last_one_stays_known(
    sign_ins: CredentialRepository, tmp_path: Path
) -> None:
    kept = StoredCredentials(sign_ins, ADA, OLD, tmp_path)

    with pytest.raises(KeyringLost):
        await kept.reload()
    assert kept.current == OLD


def test_who_listens_hears_whether_the_service_took_it(sign_ins: CredentialRepository, tmp_path: Path) -> None:
    heard: list[object] = []
    kept = StoredCredentials(sign_ins, ADA, OLD, tmp_path, heard.append, lambda: heard.append("accepted"))

    kept.accepted()
    kept.refused()

    assert heard == ["accepted", kept]


async def test_one_holds_the_lock_at_a_time_and_gives_it_back_when_it_fails(tmp_path: Path) -> None:
    lock, order = RenewalLock(tmp_path, ADA), list[str]()

    async def renew(name: str) -> None:
        async with lock.held():
            order.append(f"{name} begins")
            await asyncio.sleep(0)
            order.append(f"{name} ends")
            raise ZeroDivisionError

    await asyncio.gather(renew("one"), renew("two"), return_exceptions=True)

    assert order == ["one begins", "one ends", "two begins", "two ends"]
    assert not FileLock(tmp_path / "renewing-ada.lock").is_locked
    with FileLock(tmp_path / "renewing-ada.lock", timeout=0):
        pass


async def test_another_program_that_renews_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_credentials, "LOCK_PAUSE", 0)
    other = FileLock(tmp_path / "renewing-ada.lock", thread_local=False)
    other.acquire()
    entered = asyncio.Event()

    async def renew() -> None:
        async with RenewalLock(tmp_path, ADA).held():
            entered.set()

    task = asyncio.create_task(renew())
    for _ in range(20):
        await asyncio.sleep(0)
    assert not entered.is_set()
    async with RenewalLock(tmp_path, AccountId("bob")).held():
        pass
    other.release()
    await task
    assert entered.is_set()


async def test_another_program_that_never_ends_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_credentials, "LOCKED_FOR", 0.0)
    with FileLock(tmp_path / "renewing-ada.lock", thread_local=False), pytest.raises(StorageError):
        async with RenewalLock(tmp_path, ADA).held():
            pytest.fail("two held it")


async def test_a_folder_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        async with RenewalLock(tmp_path / "file", ADA).held():
            pytest.fail("there is no such folder")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
async def test_the_lock_is_for_the_person_alone(tmp_path: Path) -> None:
    async with RenewalLock(tmp_path, ADA).held():
        assert S_IMODE((tmp_path / "renewing-ada.lock").stat().st_mode) == FILE
