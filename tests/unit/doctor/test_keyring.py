"""What the doctor says of the keyring."""

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from desktop_app.doctor.finding import State
from desktop_app.doctor.keyring import keyring_finding


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
