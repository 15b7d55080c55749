"""Closing the program while something is under way."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.app.lifetime import App
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.profile import profile_in
from desktop_app.storage.server_addresses import ServerAddress
from desktop_app.storage.settings_file import load_settings, save_server
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.transport import Transport
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from tests.ui.link_wizard.helper import first_page
from tests.ui.whole_program import cards

PATIENCE = 3600.0
"""Seconds that a request waits for an answer here: closing that waited for it would not end within the test."""


@pytest.fixture
def silence() -> Iterator[str]:
    """The address of a server that takes every call and answers none."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


async def test_closing_with_a_request_under_way_waits_for_no_answer(
    theme: Theme, silence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.wire.READ_TIMEOUT", PATIENCE)
    monkeypatch.setitem(Transport.__init__.__kwdefaults__ or {}, "within", PATIENCE)
    profile = profile_in(tmp_path)
    load_settings(profile.settings)
    save_server(profile.settings, "netflix", ServerAddress(silence, silence))
    app = App(MainWindow(), profile, None, theme)
    running = asyncio.ensure_future(app.run())
    await until(lambda: app.accounts, "the start")
    assert app.accounts is not None
    app.accounts.keep_secrets_in(SessionStore())
    await app.accounts.save_application_key("netflix", ClientCredentials("key", "secret"))
    await click_button(cards(app), "Use a server…")
    assert app.program is not None
    frame = await first_page(app.program.features.accounts)
    await click_button(frame, "Continue")
    await until(lambda: frame._busy.is_moving, "the request to be under way")

    app.window.close()
    await running

    assert not app.window.isVisible()
    assert not profile.lock.exists()
