"""The keyring: long secrets in parts, torn writes found, silence bounded, and no word about what it holds."""

import asyncio
import hashlib
import importlib
import json
import traceback
from collections.abc import Callable, Iterator

import keyring
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from desktop_app.domain.errors import KeyringError, KeyringLocked, KeyringLost, KeyringSilent, NoKeyring
from desktop_app.storage import credential_store
from desktop_app.storage.credential_repository import CredentialRepository, application_entry
from desktop_app.storage.credential_store import KeyringStore, SessionStore
from desktop_app.storage.keyring_access import Access
from desktop_app.ui.sentences.accounts import store_in_words
from desktop_app.ui.sentences.details import detail_of
from tests.core import run
from tests.keyrings import Lock, MemoryKeyring, raising, whole_name
from tests.sentences import says

SECRET = {"token": "t0ken-that-nobody-may-see", "secret": "s3cret-that-nobody-may-see"}
LONG = {"token": "x" * 20_000}


ALLOWED = {whole_name(MemoryKeyring)}


def of_secret_service(name: str) -> Exception:
    """An exception of the library behind the Secret Service, itself where that is installed: on Linux."""
    try:
        exceptions = importlib.import_module("secretstorage.exceptions")
    except ImportError:
        return named_error(name, module="secretstorage.exceptions")
    error: Exception = getattr(exceptions, name)()
    return error


def named_error(name: str, *args: object, module: str = __name__, **members: object) -> Exception:
    """Make an error as a system raises it whose libraries are not here."""
    made = type(name, (Exception,), {"__module__": module, **members})(*args)
    assert isinstance(made, Exception)
    return made


def wrapped(cause: Exception) -> Exception:
    """Wrap the error as the keyring library does."""
    error = keyring.errors.KeyringError("Can't get password")
    error.__cause__ = cause
    return error


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def memory() -> MemoryKeyring:
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    return memory


@pytest.fixture
def store() -> KeyringStore:
    return KeyringStore("lineup:test", allowed=ALLOWED)


@pytest.mark.parametrize("secret", [SECRET, {}, {"ключ": "漢" * 3000}, LONG])
async def test_a_secret_comes_back(memory: MemoryKeyring, store: KeyringStore, secret: dict[str, str]) -> None:
    await store.save("account:1", secret)

    assert await store.load("account:1") == secret
    assert await store.load("account:2") is None


async def test_a_long_secret_is_split_where_windows_wants_it_split(memory: MemoryKeyring, store: KeyringStore) -> None:
    await store.save("a", LONG)

    text = json.dumps(LONG)
    parts = [memory.kept[f"lineup:test:a:{n}", "lineup"] for n in range(len(memory.kept) - 1)]
    assert "".join(parts) == text
    assert {len(part) for part in parts[:-1]} == {1000}


async def test_a_shorter_secret_leaves_nothing_of_the_longer_one(memory: MemoryKeyring, store: KeyringStore) -> None:
    await store.save("a", LONG)
    await store.save("a", SECRET)

    assert memory.entries == ["lineup:test:a:0", "lineup:test:a:index"]
    assert await store.load("a") == SECRET


async def test_what_is_forgotten_is_gone(memory: MemoryKeyring, store: KeyringStore) -> None:
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
    memory: MemoryKeyring, store: KeyringStore, part: str
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
async def test_a_torn_first_write_can_be_forgotten_whole(memory: MemoryKeyring, store: KeyringStore, part: str) -> None:
    memory.before_set = failing_at(part)
    with pytest.raises(KeyringError):
        await store.save("a", LONG)
    assert await store.load("a") is None

    await store.forget("a")

    assert memory.entries == []


@pytest.mark.parametrize("index", ["garbage", "", "x y", "1", "-1 abc", "1 0123456789abcdef", "1 2 3"])
async def test_an_index_that_is_not_ours_reads_as_lost_and_can_be_written_over(
    memory: MemoryKeyring, store: KeyringStore, index: str
) -> None:
    await store.save("a", SECRET)
    memory.kept["lineup:test:a:index", "lineup"] = index
    with pytest.raises(KeyringLost):
        await store.load("a")

    await store.save("a", SECRET)

    assert await store.load("a") == SECRET


async def test_a_missing_part_reads_as_lost(memory: MemoryKeyring, store: KeyringStore) -> None:
    await store.save("a", LONG)
    del memory.kept["lineup:test:a:3", "lineup"]

    with pytest.raises(KeyringLost):
        await store.load("a")


def test_a_probe_leaves_nothing(memory: MemoryKeyring, store: KeyringStore) -> None:
    run(store.probe)

    assert memory.entries == []


@pytest.mark.parametrize("backend", [keyring.backends.null.Keyring, keyring.backends.fail.Keyring])
def test_no_keyring_is_said_by_the_probe(store: KeyringStore, backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())

    with pytest.raises(NoKeyring):
        run(store.probe)
    assert not store_in_words(store.place)


async def test_a_prompt_that_was_closed_is_told_as_such(memory: MemoryKeyring, store: KeyringStore) -> None:
    memory.trouble = lock = Lock()
    asked = asyncio.create_task(store.save("a", SECRET))
    await asyncio.to_thread(lock.asked.wait, 60)
    lock.dismiss()

    with pytest.raises(KeyringLocked) as caught:
        await asked
    assert caught.value.dismissed
    with pytest.raises(KeyringLocked):
        await store.load("a")
    assert lock.prompts == 1, "who closed it is not asked again unasked"
    lock.unlock()
    store.renew()
    assert await store.load("a") is None


async def test_one_prompt_stands_there_however_often_it_is_asked(memory: MemoryKeyring) -> None:
    store = KeyringStore("lineup:test", answer_within=0.05, allowed=ALLOWED)
    memory.trouble = lock = Lock()
    heard = asyncio.Queue[KeyringError | None]()
    store.watch(heard.put_nowait)

    for name in ("a", "b", "c"):
        with pytest.raises(KeyringSilent):
            await store.save(name, SECRET)

    assert lock.prompts == 1
    lock.unlock()
    assert await heard.get() is None, "what came late is heard"
    assert not store.is_behind
    await store.save("d", SECRET)
    assert await store.load("d") == SECRET
    kept = {entry.split(":")[2] for entry in memory.entries}
    assert kept == {"a", "d"}, "what nobody waited for any more did not begin"


async def test_what_somebody_stopped_waiting_for_is_heard_late_too(memory: MemoryKeyring, store: KeyringStore) -> None:
    memory.trouble = lock = Lock()
    heard = asyncio.Queue[KeyringError | None]()
    store.watch(heard.put_nowait)
    asked = asyncio.create_task(store.load("a"))
    await asyncio.to_thread(lock.asked.wait, 60)
    asked.cancel()
    await asyncio.wait({asked})

    lock.unlock()

    assert await heard.get() is None


async def test_a_late_no_is_heard_as_one(memory: MemoryKeyring) -> None:
    store = KeyringStore("lineup:test", answer_within=0.05, allowed=ALLOWED)
    memory.trouble = lock = Lock()
    heard = asyncio.Queue[KeyringError | None]()
    store.watch(heard.put_nowait)
    with pytest.raises(KeyringSilent):
        await store.load("a")
    lock.dismiss()

    error = await heard.get()

    assert isinstance(error, KeyringLocked)
    assert error.dismissed


async def test_a_keyring_that_hangs_for_ever_can_be_asked_anew(memory: MemoryKeyring) -> None:
    store = KeyringStore("lineup:test", answer_within=0.7, allowed=ALLOWED)
    memory.trouble = lock = Lock()
    with pytest.raises(KeyringSilent):
        await store.save("a", SECRET)
    memory.trouble = lambda: None
    store.renew()

    await store.save("b", SECRET)

    assert await store.load("b") == SECRET
    lock.unlock()


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (keyring.errors.KeyringLocked("closed"), KeyringLocked),
        (keyring.errors.PasswordSetError("Cancelled by user"), KeyringLocked),
        (keyring.errors.NoKeyringError(), NoKeyring),
        (of_secret_service("LockedException"), KeyringLocked),
        (of_secret_service("PromptDismissedException"), KeyringLocked),
        (of_secret_service("SecretServiceNotAvailableException"), NoKeyring),
        (of_secret_service("ItemNotFoundException"), KeyringSilent),
        (ConnectionResetError(), KeyringSilent),
        (named_error("WindowsError", winerror=1312), NoKeyring),
        (named_error("WindowsError", winerror=1062), NoKeyring),
        (named_error("MacError", -25308, module="keyring.backends.macOS.api"), KeyringLocked),
        (named_error("SecAuthFailure", -25293, module="keyring.backends.macOS.api"), KeyringLocked),
        (named_error("DBusException", get_dbus_name=lambda _: "org.freedesktop.DBus.Error.NoReply"), KeyringSilent),
        (named_error("DBusException", get_dbus_name=lambda _: "org.freedesktop.DBus.Error.ServiceUnknown"), NoKeyring),
    ],
    ids=repr,
)
async def test_what_systems_raise_is_told_by_its_kind(
    memory: MemoryKeyring, store: KeyringStore, raised: Exception, kind: type[KeyringError]
) -> None:
    """A loss is never among them."""
    for trouble in (raised, wrapped(raised)):
        memory.trouble = raising(trouble)
        for call in (store.load("a"), store.save("a", SECRET), store.forget("a")):
            with pytest.raises(kind):
                await call


async def test_a_mac_that_gives_no_number_has_an_error_all_the_same(memory: MemoryKeyring, store: KeyringStore) -> None:
    memory.trouble = raising(wrapped(named_error("Error", module="keyring.backends.macOS.api")))

    with pytest.raises(KeyringError):
        await store.load("a")


async def test_a_delete_that_was_cancelled_is_no_deleted_entry(memory: MemoryKeyring, store: KeyringStore) -> None:
    await store.save("a", SECRET)
    memory.trouble = raising(keyring.errors.PasswordDeleteError("Cancelled by user"))

    with pytest.raises(KeyringLocked):
        await store.forget("a")


def test_an_exception_of_a_backend_quotes_nothing(memory: MemoryKeyring, store: KeyringStore) -> None:
    memory.before_set = failing_at("0")

    with pytest.raises(KeyringError) as caught:
        run(lambda: store.save("a", SECRET))

    assert "nobody-may-see" not in "".join(traceback.format_exception(caught.value))
    assert "OSError" not in detail_of(caught.value), "no class name ever reaches a person"


async def test_a_keyring_that_waits_for_its_password_is_told_from_a_silent_one(
    memory: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = KeyringStore("lineup:test", 0.0, backend=memory)
    monkeypatch.setattr(credential_store, "access_to", {whole_name(MemoryKeyring): Access.LOCKED}.__getitem__)
    with pytest.raises(KeyringLocked):
        await store.load("a")

    monkeypatch.setattr(credential_store, "access_to", {whole_name(MemoryKeyring): Access.OPEN}.__getitem__)
    with pytest.raises(KeyringSilent):
        await store.load("a")


async def test_a_keyring_that_keeps_nothing_is_none(
    memory: MemoryKeyring, store: KeyringStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "set_password", lambda *_: None)

    with pytest.raises(NoKeyring):
        await store.probe()


async def test_two_profiles_do_not_see_each_other(memory: MemoryKeyring, store: KeyringStore) -> None:
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


async def test_sign_ins_of_a_keyring_that_does_not_answer_are_neither_lost_nor_mixed_with_new_ones(
    memory: MemoryKeyring, store: KeyringStore
) -> None:
    for name in ("ada", "bob", "later"):
        await store.save(name, {"token": f"{name}'s"})
    session = SessionStore(store, ["ada", "bob"])

    assert await session.load("ada") == {"token": "ada's"}
    assert await session.load("later") is None
    await session.save("ada", {"token": "new"})
    assert await session.load("ada") == {"token": "new"}
    assert await store.load("ada") == {"token": "ada's"}
    assert await session.names() == ("ada",)

    for name in ("bob", "later"):
        await session.forget(name)
    assert (await store.load("bob"), await store.load("later")) == (None, {"token": "later's"})


async def test_memory_alone_has_no_sign_in_to_look_up_elsewhere() -> None:
    session = SessionStore(None, ["ada"])

    assert await session.load("ada") is None
    await session.forget("ada")


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
async def test_an_entry_of_another_program_is_told_as_lost(
    memory: MemoryKeyring, store: KeyringStore, written: str
) -> None:
    await store.save("a", SECRET)
    number, digest = ("lineup:test:a:0", "lineup"), hashlib.sha256(written.encode()).hexdigest()[:16]
    memory.kept[number] = written
    memory.kept["lineup:test:a:index", "lineup"] = f"1 {digest}"

    with pytest.raises(KeyringLost, check=says("not what Lineup put there")):
        await store.load("a")


@pytest.mark.parametrize("count", ["999999999", "9" * 5_000])
async def test_an_index_that_speaks_of_endless_parts_is_soon_done_with(
    memory: MemoryKeyring, store: KeyringStore, count: str
) -> None:
    await store.save("a", SECRET)
    memory.kept["lineup:test:a:index", "lineup"] = f"{count} x"

    with pytest.raises(KeyringLost, check=says("incomplete")):
        await store.load("a")
    await store.forget("a")
    assert memory.entries == []


async def test_what_no_keyring_should_hold_is_refused(memory: MemoryKeyring, store: KeyringStore) -> None:
    with pytest.raises(KeyringError, check=says("too long")):
        await store.save("a", {"token": "x" * 2_000_000})
    assert memory.entries == []


@pytest.mark.parametrize("written", [{"key": "a"}, {"secret": "a"}, {"another": "a"}])
async def test_an_applications_key_that_is_none_is_told_as_lost(
    memory: MemoryKeyring, store: KeyringStore, written: dict[str, str]
) -> None:
    await store.save(application_entry("trakt", "here"), written)

    with pytest.raises(KeyringLost, check=says("this key")):
        await CredentialRepository(store).application_key("trakt", "here")
