"""A configuration that was made for all programs and names a keyring that cannot be used is told in words."""

import sys
from collections.abc import Callable
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.core
import pytest
from keyring.util import platform_

from desktop_app.domain.errors import KeyringForbidden, KeyringReason, NoKeyring
from desktop_app.storage.credential_store import KeyringStore
from desktop_app.storage.keyring_backend import backend_in_use
from desktop_app.storage.keyring_choice import forbidden
from desktop_app.ui.sentences.accounts import store_in_words
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.settings import keyring_check
from desktop_app.ui.settings.keyring_check import backend_of
from tests.keyrings import MemoryKeyring, whole_name
from tests.sentences import says

ELSEWHERE = "SecretService.Keyring" if sys.platform == "win32" else "Windows.WinVaultKeyring"
"""A keyring of another system."""

Writes = Callable[[str], Path]


@pytest.fixture
def writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Writes:
    """Writes the configuration file of the keyring library, which has chosen nothing yet."""
    monkeypatch.setattr(platform_, "config_root", lambda: tmp_path)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setattr(keyring_check, "NAMED_WITHIN", None)  # however slow the machine is

    def write(text: str) -> Path:
        file = tmp_path / "keyringrc.cfg"
        file.write_bytes(text.encode("latin-1"))
        return file

    return write


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[backend]\ndefault-keyring=keyrings.nowhere.Keyring\n", "names “keyrings.nowhere.Keyring”, which isn’t inst"),
        ("[backend]\ndefault-keyring=keyring.backends.SecretService.Nothing\n", "which isn’t installed"),
        ("[backend]\ndefault-keyring=nodots\n", "names “nodots”, which isn’t installed"),
        ("[backend]\ndefault-keyring=\n", "names a keyring, which isn’t installed"),
        (f"[backend]\ndefault-keyring=keyring.backends.{ELSEWHERE}\n", "doesn’t work on this computer"),
        ("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n", "turns keyrings off"),
        ("default-keyring=keyring.backends.null.Keyring\n", "can’t be read"),
        ("[backend\n", "can’t be read"),
        ("[backend]\n[backend]\n", "can’t be read"),
        ("[backend]\ndefault-keyring=caf\xe9\n", "can’t be read"),
    ],
)
async def test_the_file_is_named_and_what_is_wrong_with_it(writes: Writes, text: str, why: str) -> None:
    file = writes(text)

    with pytest.raises(KeyringForbidden) as caught:
        await KeyringStore("lineup:test").probe()

    assert detail_of(caught.value).startswith(f"The file {file} ")
    assert why in detail_of(caught.value)
    with pytest.raises(KeyringForbidden):
        backend_in_use()
    assert await backend_of(KeyringStore("lineup:test"), "") == f"none. {detail_of(caught.value)}"


async def test_the_variable_is_named(writes: Writes, monkeypatch: pytest.MonkeyPatch) -> None:
    writes("[backend]\ndefault-keyring=keyrings.nowhere.Keyring\n")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such\nthing")

    with pytest.raises(KeyringForbidden, check=says(r"variable PYTHON_KEYRING_BACKEND names “no\.such�thing”")):
        await KeyringStore("lineup:test").probe()


async def test_what_was_put_right_is_taken_at_the_next_try(writes: Writes) -> None:
    writes("[backend]\ndefault-keyring=keyrings.nowhere.Keyring\n")
    store = KeyringStore("lineup:test", allowed={whole_name(MemoryKeyring)})
    with pytest.raises(NoKeyring):
        await store.probe()

    writes(f"[backend]\ndefault-keyring={whole_name(MemoryKeyring)}\n")
    store.renew()

    await store.probe()


async def test_a_keyring_that_was_started_since_is_taken_at_the_next_try(writes: Writes) -> None:
    writes(f"[backend]\ndefault-keyring={whole_name(MemoryKeyring)}\n")
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    store = KeyringStore("lineup:test", allowed={whole_name(MemoryKeyring)})
    with pytest.raises(NoKeyring):
        await store.probe()
    assert store_in_words(store.place) == ""

    store.renew()

    await store.probe()
    assert store_in_words(store.place) == f"{whole_name(MemoryKeyring)}, which you allowed"


def test_a_choice_that_was_taken_back_meanwhile_is_told_without_its_place(writes: Writes) -> None:
    writes("[backend]\ndefault-keyring=a.b.C\n").unlink()

    assert forbidden(KeyringReason.TURNED_OFF).why is KeyringReason.CHOICE_NOT_USABLE
