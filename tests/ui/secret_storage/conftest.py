"""A computer for each test."""

from pathlib import Path

import pytest

from desktop_app.sandbox.server import Sandbox
from desktop_app.ui.style.theme import Theme
from tests.ui.secret_storage.computer import Computer


@pytest.fixture
def computer(tmp_path: Path, sandbox: Sandbox, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Computer:
    return Computer(tmp_path / "profile", sandbox, theme, monkeypatch)
