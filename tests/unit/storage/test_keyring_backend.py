"""Keyrings of the systems are used unasked; any other by its whole name and after a yes."""

from collections.abc import Callable

import keyring
import keyring.backend
import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, Windows, chainer, fail, kwallet, libsecret, macOS, null

from desktop_app.domain.errors import KeyringUnknown, NoKeyring
from desktop_app.storage.credential_store import KeyringStore
from desktop_app.storage.keyring_backend import KNOWN, backend_in_use, chosen_backend, name_of, plain_backends
from desktop_app.ui.sentences.accounts import store_in_words
from tests.keyrings import MemoryKeyring, named
from tests.sentences import says

PLAINTEXT = "keyrings.alt.file.PlaintextKeyring"


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sets what the keyring library would use: one, or a chain of several."""

    def found(*backends: KeyringBackend) -> None:
        chosen: KeyringBackend = backends[0]
        if len(backends) > 1:
            chosen = chainer.ChainerBackend()  # type: ignore[no-untyped-call]
            monkeypatch.setattr(chainer.ChainerBackend, "backends", list(backends))
        monkeypatch.setattr(keyring.core, "_keyring_backend", chosen)

    return found


@pytest.mark.parametrize(
    "kind",
    [
        SecretService.Keyring,
        libsecret.Keyring,
        kwallet.DBusKeyring,
        kwallet.DBusKeyringKWallet4,
        macOS.Keyring,
        Windows.WinVaultKeyring,
    ],
)
def test_the_names_are_those_of_the_library(kind: type[KeyringBackend]) -> None:
    assert f"{kind.__module__}.{kind.__qualname__}" in KNOWN


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_known_one_is_used(name: str, finds: Callable[..., None]) -> None:
    known = named(name)
    finds(known)

    assert chosen_backend() is known
    assert backend_in_use() == name.removeprefix("keyring.backends.")


@pytest.mark.parametrize(
    "name",
    [
        PLAINTEXT,
        "keyrings.alt.file.EncryptedKeyring",
        "keyring.backends.SecretService.Keyring2",
        "keyring.backends.SecretService.keyring",
        "evil.keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring.Inner",
        "SecretService.Keyring",
    ],
)
async def test_another_is_named_and_given_nothing(name: str, finds: Callable[..., None]) -> None:
    strange = named(name)
    finds(strange)
    store = KeyringStore("lineup:test")

    for call in (store.probe(), store.save("a", {"b": "c"}), store.load("a"), store.forget("a"), store.resolve()):
        with pytest.raises(KeyringUnknown) as caught:
            await call
        assert caught.value.name == name
    assert strange.kept == {}
    assert backend_in_use() == f"{name} (not used)"


def test_a_subclass_of_a_known_one_is_another(finds: Callable[..., None]) -> None:
    class Keyring(MemoryKeyring):
        """Calls itself as it likes."""

    finds(Keyring())
    with pytest.raises(KeyringUnknown, check=says("test_keyring_backend")):
        chosen_backend(KNOWN)


async def test_a_yes_is_for_one_name(finds: Callable[..., None]) -> None:
    strange = named("strange.Keyring")
    finds(strange)
    store = KeyringStore("lineup:test", allowed={"strange.Keyring"})
    await store.save("a", {"b": "c"})
    assert strange.kept
    assert store_in_words(store.place) == "strange.Keyring, which you allowed"

    finds(named("stranger.Keyring"))
    with pytest.raises(KeyringUnknown):
        chosen_backend({"strange.Keyring"})


async def test_of_a_chain_the_known_one_is_used_and_no_other(finds: Callable[..., None]) -> None:
    plain, known = named(PLAINTEXT), named("keyring.backends.SecretService.Keyring")
    finds(plain, known)
    store = KeyringStore("lineup:test")
    await store.save("a", {"b": "c"})
    await store.load("nothing")

    assert known.kept
    assert plain.kept == {}
    assert store_in_words(store.place) == "the system keyring"


def test_a_chain_of_others_is_none(finds: Callable[..., None]) -> None:
    finds(named("a.B"), named("c.D"))
    with pytest.raises(KeyringUnknown) as caught:
        chosen_backend()
    assert caught.value.name == "a.B"


@pytest.mark.parametrize("kind", [fail.Keyring, null.Keyring])
def test_one_that_keeps_nothing_is_none(kind: Callable[[], KeyringBackend], finds: Callable[..., None]) -> None:
    finds(kind())
    with pytest.raises(NoKeyring) as caught:
        chosen_backend()
    assert caught.type is NoKeyring
    assert backend_in_use() == "none"


def test_a_name_is_no_markup_and_not_endless() -> None:
    shown = name_of(named(f"<b>.\n\u202e{'x' * 1000}"))

    assert len(shown) == 60
    assert not set(shown) & set("<>\n\u202e")


def test_files_in_clear_are_found_by_their_name(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = named(PLAINTEXT)
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: [named("a.B"), plain])

    assert list(plain_backends()) == [plain]
