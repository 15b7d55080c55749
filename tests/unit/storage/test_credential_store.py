"""The keyring: long secrets in parts, torn writes found, silence bounded, and no word about what it holds."""

import hashlib
import json
import threading
import traceback
from collections.abc import Callable, Iterator

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from desktop_app.domain.errors import KeyringError, KeyringLost, KeyringSilent, NoKeyring
from desktop_app.storage.credential_store import KeyringStore, SessionStore
from desktop_app.storage.sign_ins import SignIns, application_entry
from tests.core import run

SECRET = {"token": "t0ken-that-nobody-may-see", "secret": "s3cret-that-nobody-may-see"}
LONG = {"token": "x" * 20_000}


ALLOWED = {f"{__name__}.Memory"}


class Memory(KeyringBackend):
    """A keyring that behaves: refuses what Windows refuses, and says so when there is nothing to delete."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.before_set: Callable[[str], None] = lambda service: None

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.before_set(service)
        if len(password.encode("utf-16-le")) > 2560:
            raise OSError(1783, "The stub received bad data")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError(service)
        del self.kept[service, username]

    @property
    def entries(self) -> list[str]:
        return sorted(service for service, _ in self.kept)


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def memory() -> Memory:
    memory = Memory()
    keyring.set_keyring(memory)
    return memory


@pytest.fixture
def store() -> KeyringStore:
    return KeyringStore("lineup:test", allowed=ALLOWED)


@pytest.mark.parametrize("secret", [SECRET, {}, {"ключ": "漢" * 3000}, LONG])
async def test_a_secret_comes_back(memory: Memory, store: KeyringStore, secret: dict[str, str]) -> None:
    await store.save("account:1", secret)

    assert await store.load("account:1") == secret
    assert await store.load("account:2") is None


async def test_a_long_secret_is_split_where_windows_wants_it_split(memory: Memory, store: KeyringStore) -> None:
    await store.save("a", LONG)

    text = json.dumps(LONG)
    parts = [memory.kept[f"lineup:test:a:{n}", "lineup"] for n in range(len(memory.kept) - 1)]
    assert "".join(parts) == text
    assert {len(part) for part in parts[:-1]} == {1000}


async def test_a_shorter_secret_leaves_nothing_of_the_longer_one(memory: Memory, store: KeyringStore) -> None:
    await store.save("a", LONG)
    await store.save("a", SECRET)

    assert memory.entries == ["lineup:test:a:0", "lineup:test:a:index"]
    assert await store.load("a") == SECRET


async def test_what_is_forgotten_is_gone(memory: Memory, store: KeyringStore) -> None:
    await store.save("a", LONG)
    await store.save("b", SECRET)
    await store.forget("a")
    await store.forget("a")

    assert memory.entries == ["lineup:test:b:0", "lineup:test:b:index"]


def failing_at(part: str) -> Callable[[str], None]:
    def before_set(service: str) -> None:
        if service.endswith(f":{part}"):
            raise OSError("pulled the plug while writing t0ken-that-nobody-may-see")

    return before_set


@pytest.mark.parametrize("part", ["0", "1", "19", "index"])
async def test_a_torn_write_over_an_old_secret_is_never_half_of_each(
    memory: Memory, store: KeyringStore, part: str
) -> None:
    await store.save("a", {"token": "y" * 20_000})
    memory.before_set = failing_at(part)
    with pytest.raises(KeyringError):
        await store.save("a", LONG)

    if part == "0":
        assert await store.load("a") == {"token": "y" * 20_000}
    else:
        with pytest.raises(KeyringLost):
            await store.load("a")


@pytest.mark.parametrize("part", ["1", "19", "index"])
async def test_a_torn_first_write_can_be_forgotten_whole(memory: Memory, store: KeyringStore, part: str) -> None:
    memory.before_set = failing_at(part)
    with pytest.raises(KeyringError):
        await store.save("a", LONG)
    assert await store.load("a") is None

    await store.forget("a")

    assert memory.entries == []


@pytest.mark.parametrize("index", ["garbage", "", "x y", "1", "-1 abc", "1 0123456789abcdef", "1 2 3"])
async def test_an_index_that_is_not_ours_reads_as_lost_and_can_be_written_over(
    memory: Memory, store: KeyringStore, index: str
) -> None:
    await store.save("a", SECRET)
    memory.kept["lineup:test:a:index", "lineup"] = index
    with pytest.raises(KeyringLost):
        await store.load("a")

    await store.save("a", SECRET)

    assert await store.load("a") == SECRET


async def test_a_missing_part_reads_as_lost(memory: Memory, store: KeyringStore) -> None:
    await store.save("a", LONG)
    del memory.kept["lineup:test:a:3", "lineup"]

    with pytest.raises(KeyringLost):
        await store.load("a")


def test_a_probe_leaves_nothing(memory: Memory, store: KeyringStore) -> None:
    run(store.probe)

    assert memory.entries == []


@pytest.mark.parametrize("backend", [keyring.backends.null.Keyring, keyring.backends.fail.Keyring])
def test_no_keyring_is_said_by_the_probe(store: KeyringStore, backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())

    with pytest.raises(NoKeyring):
        run(store.probe)
    assert not store.description


def test_a_locked_keyring_is_silent(memory: Memory, store: KeyringStore) -> None:
    def locked(service: str) -> None:
        raise KeyringLocked("locked")

    memory.before_set = locked

    with pytest.raises(KeyringSilent):
        run(lambda: store.save("a", SECRET))


async def test_a_keyring_that_hangs_is_given_up_and_asked_again(memory: Memory) -> None:
    store = KeyringStore("lineup:test", answer_within=0.7, allowed=ALLOWED)
    unlocked = threading.Event()
    memory.before_set = lambda service: [unlocked.wait(30)].clear()

    with pytest.raises(KeyringSilent):
        await store.save("a", SECRET)
    memory.before_set = lambda service: None
    await store.save("b", SECRET)

    assert await store.load("b") == SECRET
    unlocked.set()


def test_an_exception_of_a_backend_quotes_nothing(memory: Memory, store: KeyringStore) -> None:
    memory.before_set = failing_at("0")

    with pytest.raises(KeyringError) as caught:
        run(lambda: store.save("a", SECRET))

    assert "nobody-may-see" not in "".join(traceback.format_exception(caught.value))
    assert str(caught.value) == "The keyring failed (OSError)."


async def test_two_profiles_do_not_see_each_other(memory: Memory, store: KeyringStore) -> None:
    await store.save("a", SECRET)

    assert await KeyringStore("lineup:other", allowed=ALLOWED).load("a") is None


async def test_memory_is_a_store_too() -> None:
    store = SessionStore()
    await store.probe()
    await store.save("a", SECRET)

    assert await store.load("a") == SECRET
    await store.forget("a")
    await store.forget("a")
    assert await store.load("a") is None


@pytest.mark.parametrize(
    "written",
    [
        "[]",
        "null",
        "5",
        '"text"',
        '{"token": 5}',
        '{"token": null}',
        '{"token": {}}',
        "{",
        "",
        "[" * 100_000,
        "9" * 5_000,
    ],
)
async def test_an_entry_of_another_program_is_told_as_lost(memory: Memory, store: KeyringStore, written: str) -> None:
    await store.save("a", SECRET)
    number, digest = ("lineup:test:a:0", "lineup"), hashlib.sha256(written.encode()).hexdigest()[:16]
    memory.kept[number] = written
    memory.kept["lineup:test:a:index", "lineup"] = f"1 {digest}"

    with pytest.raises(KeyringLost, match="not what Lineup put there"):
        await store.load("a")


@pytest.mark.parametrize("count", ["999999999", "9" * 5_000])
async def test_an_index_that_speaks_of_endless_parts_is_soon_done_with(
    memory: Memory, store: KeyringStore, count: str
) -> None:
    await store.save("a", SECRET)
    memory.kept["lineup:test:a:index", "lineup"] = f"{count} x"

    with pytest.raises(KeyringLost, match="incomplete"):
        await store.load("a")
    await store.forget("a")
    assert memory.entries == []


async def test_what_no_keyring_should_hold_is_refused(memory: Memory, store: KeyringStore) -> None:
    with pytest.raises(KeyringError, match="too long"):
        await store.save("a", {"token": "x" * 2_000_000})
    assert memory.entries == []


@pytest.mark.parametrize("written", [{"key": "a"}, {"secret": "a"}, {"another": "a"}])
async def test_an_applications_key_that_is_none_is_told_as_lost(store: KeyringStore, written: dict[str, str]) -> None:
    await store.save(application_entry("trakt", "here"), written)

    with pytest.raises(KeyringLost, match="this key"):
        await SignIns(store).application_key("trakt", "here")
