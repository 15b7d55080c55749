"""The wizard where something is missing: a keyring, a server, a browser that comes back."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desktop_app.accounts.connections import Connections
from desktop_app.app.core import Core
from desktop_app.domain.errors import KeyringReason, NoKeyring, TlsFault, TlsReason
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.profile import profile_in
from desktop_app.storage.settings_file import load_settings
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard import browser_agent
from desktop_app.ui.link_wizard.default_browser import DefaultBrowser
from desktop_app.ui.style.theme import Theme
from tests.ui.link_wizard.helper import choose_browser, field, fill_in, open_wizard, until_says, words
from tests.ui.stage import stage
from tests.ui.whole_program import cards, started


class Keyringless(SessionStore):
    """A computer without a keyring."""

    async def probe(self) -> None:
        raise NoKeyring(KeyringReason.NOT_USABLE)


async def test_without_a_keyring_secrets_are_kept_until_the_end(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        on.accounts.keep_secrets_in(Keyringless())
        frame = await open_wizard(on)
        await until_says(frame, "There is no keyring on this computer.")
        assert not buttons(frame, "Continue")[0].isEnabled()

        await click_button(frame, "Keep until I quit")
        await click_button(frame, "Continue")
        await until_says(frame, "Shared secret")
        fill_in(frame, key=on.netflix.client_key, secret=on.netflix.client_secret)
        await click_button(frame, "Check and continue")
        await until_says(frame, "Kept in this program's memory, until it is closed")


async def test_a_browser_that_does_not_come_back_or_cannot_be_opened(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_agent, "HINT_AFTER", 0.05)
    async with stage(tmp_path, sandbox) as on:
        on.browser.is_at_work = False
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await until_says(frame, "Nothing has come back yet.")
        assert buttons(frame, "Sign in in this window instead")

        on.browser.is_there = False
        await click_button(frame, "Open the page again")
        await until_says(frame, "No browser could be opened")


async def test_the_browser_is_named_and_the_link_can_be_copied(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        on.browser.is_at_work = False
        on.browser.is_called = DefaultBrowser("Firefox ESR")
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await until_says(frame, "Continue in Firefox ESR")
        assert "No browser" not in words(frame)

        await click_button(frame, "Copy sign-in link")
        assert QGuiApplication.clipboard().text() == on.browser.opened[0]
        assert buttons(frame, "Copied")


async def test_a_server_that_cannot_prove_itself_is_told_on_the_first_page(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unproven(_connections: Connections, _provider: str) -> float:
        raise TlsFault("api.example", TlsReason.EXPIRED)

    monkeypatch.setattr(Connections, "clock_skew", unproven)
    async with stage(tmp_path, sandbox) as on:
        frame = await open_wizard(on)
        await until_says(frame, "The certificate of api.example has expired.")
        assert "There’s no secure connection to Netflix" in words(frame)
        assert "network there" not in words(frame)


async def test_what_is_started_and_finds_no_browser_is_not_said_to_be_open(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        on.browser.is_at_work = False
        on.browser.is_called = DefaultBrowser(is_missing=True)
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await until_says(frame, "No browser opened")
        assert "Continue in" not in words(frame)
        assert buttons(frame, "Copy sign-in link")


async def test_a_closed_service_asks_for_a_server_and_remembers_it(
    theme: Theme, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Core, "_open_uri", lambda _core, _uri: True)
    profile = profile_in(tmp_path)
    async with started(profile, theme) as app:
        assert app.program is not None
        await click_button(cards(app), "Use a server…")
        wizard = app.program.features.accounts.wizard
        assert wizard is not None
        frame = wizard.frame
        await until_says(frame, "Server address")
        assert not buttons(frame, "Continue"), "nothing of the closed service's own is offered before"
        fill_in(frame, api="http://queues.example.org")
        await click_button(frame, "Check and continue")
        await until(lambda: "Use https://" in field(frame, "api").below, "the field's error")

        at = sandbox.netflix
        fill_in(frame, api=at.api_address, sign_in=at.sign_in_address)
        await click_button(frame, "Check and continue")
        await until_says(frame, "since 2014")
        assert at.api_address in words(frame)
        choose_browser(frame)
        await click_button(frame, "Continue")
        await until_says(frame, "Server address")
        fill_in(frame, api=at.api_address, sign_in=at.sign_in_address, key=at.client_key, secret=at.client_secret)
        await click_button(frame, "Check and continue")
        await until_says(frame, "Continue in")
        saved = load_settings(profile.settings).servers["netflix"]
        assert (saved.api, saved.sign_in) == (at.api_address, at.sign_in_address)
        assert "Server address" not in words(frame)
