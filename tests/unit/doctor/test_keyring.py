"""What the doctor says of the keyring."""

from pathlib import Path

import keyring
import pytest
from keyring.backends import fail
from keyring.errors import KeyringLocked

from desktop_app.doctor.finding import State
from desktop_app.doctor.keyring import keyring_finding, sign_ins_finding
from desktop_app.storage.profile import profile_in
from tests.keyrings import MemoryKeyring, raising, whole_name


def test_one_that_works_is_named_and_left_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = MemoryKeyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", memory)

    finding = keyring_finding("lineup:test", {whole_name(MemoryKeyring)})

    assert finding.state is State.OK
    assert "keyrings.MemoryKeyring" in finding.text
    assert memory.kept == {}


def test_none_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", fail.Keyring())  # type: ignore[no-untyped-call]

    finding = keyring_finding("lineup:test")

    assert finding.state is State.WARNING
    assert "until Lineup is closed" in finding.text


def test_a_strange_one_is_named_and_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = MemoryKeyring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", memory)

    finding = keyring_finding("lineup:test")

    assert finding.state is State.WARNING
    assert whole_name(MemoryKeyring) in finding.text
    assert memory.kept == {}


@pytest.mark.parametrize(("is_there", "state"), [(True, State.OK), (False, State.WARNING)])
def test_a_file_is_named_and_not_opened(tmp_path: Path, is_there: bool, state: State) -> None:
    profile = profile_in(tmp_path)
    profile.settings.write_text('sign_ins_in = "file"\n')
    if is_there:
        profile.sign_ins.write_bytes(b"sealed")

    finding = sign_ins_finding(profile)

    assert finding.state is state
    assert str(profile.sign_ins) in finding.text


def test_settings_that_cannot_be_read_mean_the_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", fail.Keyring())  # type: ignore[no-untyped-call]
    profile = profile_in(tmp_path)
    profile.settings.write_text("sign_ins_in = 7\n")

    assert sign_ins_finding(profile).subject == "Keyring"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (KeyringLocked(), "it is locked"),
        (TimeoutError(), "is not lost"),
        (ValueError("t0ken"), "it failed"),
    ],
)
def test_what_is_the_matter_is_said(monkeypatch: pytest.MonkeyPatch, raised: Exception, said: str) -> None:
    memory = MemoryKeyring()
    memory.trouble = raising(raised)
    monkeypatch.setattr(keyring.core, "_keyring_backend", memory)

    finding = keyring_finding("lineup:test", {whole_name(MemoryKeyring)})

    assert finding.state is not State.OK
    assert said in finding.text
    assert "until Lineup is closed" not in finding.text
    assert "t0ken" not in finding.text
