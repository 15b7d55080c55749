"""Refusals in the window: what is said is so, and every button does something."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.sidebar.accounts import SourceState
from desktop_app.ui.style.state_shapes import Shape
from tests.trakt import at_once
from tests.ui.link_wizard.helper import open_wizard, until_says, words
from tests.ui.stage import refresh, stage, until_said
from tests.ui.trakt_stage import trakt_stage

PORTAL = b"<!DOCTYPE html>\n<html><head><title>Hotel Ada</title></head><body><form>Room number</form></body></html>"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses of pages that the person's browser was sent to."""
    pages: list[str] = []
    for place in ("desktop_app.ui.shell.list_messages.open_page", "desktop_app.ui.lists.controller.open_page"):
        monkeypatch.setattr(place, pages.append)
    return pages


async def test_a_networks_page_in_a_lists_place(sandbox: Sandbox, tmp_path: Path, opened: list[str]) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.netflix.faults.answer_next(PORTAL, "text/html", count=1_000)
        refresh(on)

        await until_said(on, "A web page answered instead of Netflix (sandbox). Does this network want you to sign in?")
        state = SourceState.TROUBLE
        await until(lambda: on.sidebar.model.accounts[0].state is state, "the account's true dot")
        await click_button(on.window.message_bar, "Open page")
        assert opened == [f"{on.netflix.api_address}/"]

        on.netflix.faults.calm()
        await until(lambda: on.is_in_step, "the list, once the network lets it through")


async def test_a_networks_page_while_linking(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        frame = await open_wizard(on)
        await until(lambda: any(call.method == "HEAD" for call in on.netflix.requests), "the look ahead")
        on.netflix.faults.answer_next(PORTAL, "text/html")
        await click_button(frame, "Continue")
        await until_says(frame, "A web page answered instead of Netflix (sandbox)")
        said = words(frame)
        assert "Does this network want you to sign in?" in said
        assert "Nothing was linked and nothing was stored." in said

        on.browser.is_at_work = False
        await click_button(frame, "Open page")
        await until(lambda: on.browser.opened == [f"{on.netflix.api_address}/"], "the browser")
        assert "A web page answered" in words(frame), "the failure stays while the page is looked at"
        on.browser.is_at_work = True
        await click_button(frame, "Try again")
        await until_says(frame, "Ada Lovelace")


async def test_a_locked_account_has_buttons_that_do_something(
    sandbox: Sandbox, tmp_path: Path, opened: list[str]
) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        at_once(sandbox.trakt)
        await on.link()
        sandbox.trakt.faults.close_account("ada")
        refresh(on)
        await until(lambda: on.state.health is Health.TROUBLE, "the lock")
        await until(lambda: buttons(on.window.message_bar, "Open support page"), "the way to the support")

        assert not buttons(on.window.message_bar, "Try again")
        assert not buttons(on.window.status, "Retry now")
        sources = on.sidebar.model
        await until(lambda: sources.accounts[0].state is SourceState.LOCKED, "the sidebar to follow")
        source = sources.accounts[0]
        assert source.second_line.startswith("locked")
        assert on.window.status._dot.shape is Shape.DECIDE
        await click_button(on.window.message_bar, "Open support page")
        assert opened == [sandbox.trakt.auth]

        refresh(on)
        await click_button(on.window.message_bar, "Sign in again")
        wizard = on.linking.wizard
        assert wizard is not None
        await click_button(wizard.frame, "Cancel")


async def test_what_holds_for_a_whole_account_is_told_once(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        bar = on.window.message_bar
        sandbox.trakt.faults.close_account("ada")
        refresh(on)
        await until(lambda: {on.health("Watchlist"), on.health("Favorites")} == {Health.TROUBLE}, "the lock of both")
        await until_said(on, "Trakt (sandbox) has locked this account.")
        await until(lambda: on.sidebar.model.accounts[0].state is SourceState.LOCKED, "the account's lock")

        assert [message.lead for message in bar.messages] == ["Trakt (sandbox) has locked this account."]


async def test_a_server_without_a_name_gives_a_note_for_its_operators(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        frame = await open_wizard(on)
        await until(lambda: any(call.method == "HEAD" for call in on.netflix.requests), "the look ahead")
        answer = b"oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true"
        on.netflix.faults.answer_next(answer, "application/x-www-form-urlencoded")
        await click_button(frame, "Continue")
        await until_says(frame, "didn’t give the application’s name")
        assert "Only the people who run this server can fix this." in words(frame)
        await click_button(frame, "Copy a note for them")
        await until(lambda: buttons(frame, "Copied"), "that it was copied")
        assert "application_name" in QGuiApplication.clipboard().text()
        assert on.netflix.api_address in QGuiApplication.clipboard().text()
        await click_button(frame, "Try again")
        await until_says(frame, "Ada Lovelace")
