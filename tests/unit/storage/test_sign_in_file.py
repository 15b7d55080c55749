"""Secrets in a file under a passphrase: a store like the others, for several processes, whatever the disk does."""

import asyncio
import multiprocessing
import os
import stat
import sys
import tempfile
import threading
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import (
    KeyringError,
    KeyringSilent,
    NoKeyring,
    SignInsDamaged,
    SignInsLocked,
    WrongPassphrase,
)
from desktop_app.storage import sign_in_file
from desktop_app.storage.sealed import LARGEST, Costs, key_for, sealed
from desktop_app.storage.sign_in_file import SignInFile
from desktop_app.ui.sentences.details import detail_of
from tests.sentences import says

CHEAP = Costs(15, 8, 1)
SECRET = {"access_token": "nobody-may-see", "scopes": "a b"}


async def opened(path: Path, passphrase: str = "correct horse") -> SignInFile:
    file = SignInFile(path, CHEAP)
    await (file.unlock if file.exists() else file.begin)(passphrase)
    return file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "sign-ins.sealed"


async def test_a_secret_comes_back_in_the_next_run(path: Path) -> None:
    file = await opened(path)
    await file.probe()
    await file.save("account:1", SECRET)
    await file.save("account:2", {})

    again = await opened(path)
    assert await again.names() == ("account:1", "account:2")
    assert await again.load("account:1") == SECRET
    await again.forget("account:1")
    await again.forget("account:1")
    assert await file.load("account:1") is None
    assert await file.load("account:2") == {}


async def test_nothing_lies_in_clear_and_nobody_else_can_read_it(path: Path) -> None:
    file = await opened(path)
    await file.save("account:1", SECRET)
    await file.change("correct horse", "battery staple")

    written = b"".join(one.read_bytes() for one in path.parent.iterdir())
    for word in ("nobody-may-see", "access_token", "account", "correct", "battery"):
        assert word.encode() not in written
    if sys.platform != "win32":
        modes = {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
        assert (stat.S_IMODE(path.parent.stat().st_mode), modes) == (0o700, {0o600})
    assert "nobody-may-see" not in repr(vars(file))


async def test_while_it_is_locked_loads_wait_and_the_rest_is_refused(path: Path) -> None:
    await (await opened(path)).save("a", SECRET)
    file = SignInFile(path, CHEAP)
    waiting = asyncio.ensure_future(file.load("a"))
    for refused in (file.probe(), file.save("b", {}), file.forget("a"), file.names()):
        with pytest.raises(SignInsLocked):
            await refused
    assert not waiting.done()
    with pytest.raises(WrongPassphrase):
        await file.unlock("correct hearse")
    assert (file.is_locked, waiting.done()) == (True, False)

    await file.unlock("correct horse")
    assert await waiting == SECRET
    assert not file.is_locked


async def test_put_off_means_that_nobody_waits(path: Path) -> None:
    await (await opened(path)).save("a", SECRET)
    file = SignInFile(path, CHEAP)
    waiting = asyncio.ensure_future(file.load("a"))
    await asyncio.sleep(0)
    file.put_off()

    with pytest.raises(SignInsLocked):
        await waiting
    await file.unlock("correct horse")
    assert await file.load("a") == SECRET


async def test_another_passphrase_counts_at_once(path: Path) -> None:
    file = await opened(path)
    await file.save("a", SECRET)
    elsewhere = await opened(path)
    with pytest.raises(WrongPassphrase):
        await file.change("wrong", "battery staple")
    await file.change("correct horse", "battery staple")

    assert await file.load("a") == SECRET
    with pytest.raises(WrongPassphrase):
        await opened(path, "correct horse")
    with pytest.raises(WrongPassphrase):
        await elsewhere.save("b", {})
    assert await (await opened(path, "battery staple")).load("a") == SECRET


async def test_a_file_that_is_there_is_never_begun_anew(path: Path) -> None:
    await (await opened(path)).save("a", SECRET)
    with pytest.raises(KeyringError, check=says("already")):
        await SignInFile(path, CHEAP).begin("other")
    assert await (await opened(path)).load("a") == SECRET


async def test_without_a_file_there_is_no_keyring(path: Path) -> None:
    file = SignInFile(path, CHEAP)
    for call in (file.load("a"), file.probe(), file.unlock("a"), file.change("a", "b")):
        with pytest.raises(NoKeyring):
            await call
    opened_one = await opened(path)
    path.unlink()
    for call in (opened_one.load("a"), opened_one.save("a", {})):
        with pytest.raises(NoKeyring):
            await call
    assert not path.exists()


async def test_what_is_forgotten_whole_is_gone(path: Path) -> None:
    file = SignInFile(path, CHEAP)
    await opened(path)
    waiting = asyncio.ensure_future(file.load("a"))
    await asyncio.sleep(0)
    await file.discard()

    with pytest.raises(NoKeyring):
        await waiting
    assert not path.exists()


@pytest.mark.parametrize("contents", [b"", b"[]", b'{"a": 1}', b"[" * 100_000, b"\xff", b"null"])
async def test_contents_that_are_none_of_ours_are_damage(path: Path, contents: bytes) -> None:
    file = await opened(path)
    path.write_bytes(sealed(contents, key_for("correct horse", CHEAP)))

    with pytest.raises((SignInsDamaged, WrongPassphrase)):
        await file.load("a")
    with pytest.raises(SignInsDamaged):
        await SignInFile(path, CHEAP).unlock("correct horse")


async def test_a_file_far_too_large_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = await opened(path)
    monkeypatch.setattr(sign_in_file, "LARGEST", 100)
    with pytest.raises(SignInsDamaged, check=says("too large")):
        await file.load("a")


async def test_what_may_be_written_can_be_read_to_the_last_byte(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = await opened(path)
    await file.save("a", SECRET)
    monkeypatch.setattr(sign_in_file, "LARGEST", path.stat().st_size)

    await file.save("a", SECRET)

    assert await file.load("a") == SECRET
    with pytest.raises(KeyringError, check=says("no room")):
        await file.save("a", {**SECRET, "scopes": "a b c"})
    assert await file.load("a") == SECRET


async def test_a_full_disk_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = await opened(path)
    await file.save("a", SECRET)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        for call in (file.save("a", {"access_token": "newer"}), file.change("correct horse", "b"), file.forget("a")):
            with pytest.raises(KeyringError, check=says("no space left")) as caught:
                await call
            assert "newer" not in detail_of(caught.value)
    assert await (await opened(path)).load("a") == SECRET
    assert {one.name for one in path.parent.iterdir()} <= {path.name, f"{path.name}.lock"}


async def test_another_process_that_hangs_is_not_waited_for_for_ever(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened(path)
    monkeypatch.setattr(sign_in_file, "LOCKED_FOR", 0.01)
    file = await opened(path)
    with FileLock(f"{path}.lock"), pytest.raises(KeyringSilent):
        await file.save("a", {})


def write_many(path: Path, name: str, both: Barrier) -> None:
    async def story() -> None:
        file = await opened(path)
        both.wait()
        for number in range(20):
            await file.save(f"{name}:{number}", {"n": str(number)})

    asyncio.run(story())


async def test_two_processes_lose_nothing_of_each_other(path: Path) -> None:
    await opened(path)
    spawn = multiprocessing.get_context("spawn")
    both = spawn.Barrier(2)
    processes = [spawn.Process(target=write_many, args=(path, name, both)) for name in ("a", "b")]
    for process in processes:
        process.start()
    for process in processes:
        await asyncio.to_thread(process.join)

    assert [process.exitcode for process in processes] == [0, 0]
    names = await (await opened(path)).names()
    assert set(names) == {f"{name}:{number}" for name in "ab" for number in range(20)}


SECRETS = st.dictionaries(st.text(), st.dictionaries(st.text(), st.text(), max_size=4), max_size=5)


@settings(max_examples=20, deadline=None)
@given(SECRETS)
def test_whatever_is_kept_comes_back(secrets: dict[str, dict[str, str]]) -> None:

    async def story(path: Path) -> None:
        file = await opened(path)
        for name, secret in secrets.items():
            await file.save(name, secret)
        assert {name: await file.load(name) for name in secrets} == secrets
        assert set(await file.names()) == set(secrets)

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(story(Path(folder) / "sign-ins.sealed"))


def test_the_loop_never_makes_a_key(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds of scrypt belong into a worker."""

    threads = set[int]()

    def noted(make: Callable[..., object]) -> Callable[..., object]:
        def made(*args: object) -> object:
            threads.add(threading.get_ident())
            return make(*args)

        return made

    for name in ("key_for", "key_of"):
        monkeypatch.setattr(sign_in_file, name, noted(getattr(sign_in_file, name)))

    async def story() -> None:
        await opened(path)
        file = await opened(path)
        await file.change("correct horse", "battery staple")

    asyncio.run(story())
    assert threads
    assert threading.get_ident() not in threads


async def test_what_could_not_be_read_again_is_not_written(path: Path) -> None:
    file = await opened(path)
    await file.save("a", {"k": "v"})

    with pytest.raises(KeyringError, check=says("no room")):
        await file.save("b", {"k": "x" * LARGEST})
    assert await file.load("a") == {"k": "v"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
async def test_a_pipe_in_its_place_is_not_waited_for(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)

    with pytest.raises(SignInsDamaged, check=says("no file")):
        await SignInFile(path, CHEAP).unlock("correct horse")
