"""The settings' window over a linked account."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QNetworkProxy

from desktop_app import route
from desktop_app.sandbox.server import Sandbox
from tests.ui.settings.settings_stage import SettingsStage
from tests.ui.stage import stage


@pytest.fixture
async def on(tmp_path: Path, sandbox: Sandbox) -> AsyncIterator[SettingsStage]:
    async with stage(tmp_path, sandbox) as window:
        await window.link()
        settings = SettingsStage(window, tmp_path / "settings.toml")
        await settings.serve()
        await settings.open()
        yield settings
    QNetworkProxy.setApplicationProxy(QNetworkProxy())
    route.take(route.by_environment)
