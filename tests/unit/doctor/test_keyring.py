"""What the doctor says of the keyring."""

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from desktop_app.doctor.finding import State
from desktop_app.doctor.keyring import keyring_finding, sign_ins_finding
from desktop_app.storage.profile import profile_in


class Memory(KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_one_that_works_is_named_and_left_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    monkeypatch.setattr(keyring.core, "_keyring_backend", memory)

    finding = keyring_finding("lineup:test", {f"{__name__}.Memory"})

    assert finding.state is State.OK
    assert "test_keyring.Memory" in finding.text
    assert memory.kept == {}


def test_none_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", fail.Keyring())  # type: ignore[no-untyped-call]

    finding = keyring_finding("lineup:test")

    assert finding.state is State.WARNING
    assert "until Lineup is closed" in finding.text


def test_a_strange_one_is_named_and_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    monkeypatch.setattr(keyring.core, "_keyring_backend", memory)

    finding = keyring_finding("lineup:test")

    assert finding.state is State.WARNING
    assert f"{__name__}.Memory" in finding.text
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
