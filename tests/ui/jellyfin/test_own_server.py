"""A Jellyfin server in the window: from its address to a playlist that is arranged, offline too, and to unlinking."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.edits import Add, Edge, Remove
from desktop_app.domain.queues import Item, QueueRef, Title, TitleId
from desktop_app.providers.provider import Method, Server
from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard
from desktop_app.ui.link_wizard.pages.code_page import CodePage
from tests.jellyfin import list_named, server_of
from tests.sandbox.jellyfin.far_client import type_code
from tests.ui.link_wizard.helper import field, fill_in, until_says, words
from tests.ui.stage import Stage, move, shown


class AtHome(Stage):
    """Lineup before any server has been named."""

    services = ("jellyfin",)

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        super().__init__(folder, sandbox, time.time)
        self.accounts._servers.pop("jellyfin")
        self.browser.is_at_work = False  # nobody signs in on the page that it opens

    async def _save_server(self, provider_id: str, api: str, sign_in: str) -> Server:
        assert (provider_id, sign_in) == ("jellyfin", "")
        return Server("attic", api, server_of(self.sandbox.jellyfin).sign_in)

    @property
    def order(self) -> list[str]:
        return self.sandbox.jellyfin.state.order("To watch")

    async def address(self) -> WizardFrame:
        """The wizard's page for the address."""
        self.linking.link("jellyfin")
        assert self.linking.wizard is not None
        frame = self.linking.wizard.frame
        await until(lambda: buttons(frame, "Check and continue"), "the page for the address")
        return frame

    async def choices(self) -> WizardFrame:
        """The wizard's page for the ways to sign in."""
        frame = await self.address()
        fill_in(frame, api=self.sandbox.jellyfin.address)
        await click_button(frame, "Check and continue")
        await until(lambda: buttons(frame, "Continue"), "the ways to sign in")
        return frame

    async def open_list(self) -> QueueRef:
        """Ada's playlist, read, in the middle."""
        (account,) = self.accounts.all
        ref, lists = QueueRef(account.id, list_named(self.sandbox.jellyfin)), self.program.workspace.library
        await until(lambda: ref in lists and self.linking.wizard is None, "the wizard to end")
        await until(lambda: self.window.page is not None and self.page.model.rows, "the first list")
        self.program.workspace.screen.choose(ref)
        await until(lambda: ref in lists and lists[ref].state.health is Health.IN_STEP, "it to be read")
        await until(lambda: self.window.page is not None and len(self.page.model.rows) == 24, "its rows")
        return ref


@pytest.fixture
def jellyfin(sandbox: Sandbox) -> JellyfinEmulator:
    return sandbox.jellyfin


@pytest.fixture
async def on(tmp_path: Path, sandbox: Sandbox) -> AsyncIterator[AtHome]:
    async with shown(AtHome(tmp_path, sandbox)) as made:
        yield made


async def by_code(on: AtHome) -> WizardFrame:
    """Linked by Quick Connect, up to the last page."""
    frame = await on.choices()
    await click_button(frame, "Continue")
    await until(lambda: isinstance(frame.page, CodePage), "the code")
    page = frame.page
    assert isinstance(page, CodePage)
    assert await asyncio.to_thread(type_code, on.sandbox.jellyfin, page.code) == 200
    await until_says(frame, "Good until")
    return frame


async def test_a_server_is_named_and_a_code_typed_there(on: AtHome, jellyfin: JellyfinEmulator) -> None:
    frame = await on.choices()
    await click_button(frame, "Continue")
    await until(lambda: isinstance(frame.page, CodePage), "the code")
    page = frame.page
    assert isinstance(page, CodePage)
    told = words(frame)
    assert "Type this code in Jellyfin" in told
    assert "Select Quick Connect." in told
    assert len(page.code) == 6
    await click_button(frame, "Open Jellyfin")
    assert on.browser.opened[-1].endswith("/jellyfin/web/#/quickconnect")
    assert await asyncio.to_thread(type_code, jellyfin, page.code) == 200
    await until_says(frame, "Good until")
    assert "ada" in words(frame)
    assert "Lineup is not made or endorsed by the Jellyfin project." in words(frame)


async def test_name_and_password_are_the_second_way(on: AtHome) -> None:
    frame = await on.choices()
    assert frame.page is not None
    cards = [card for card in frame.page.findChildren(ChoiceCard) if card.isVisible()]
    assert [card.choice.id for card in cards] == [Method.CODE.value, Method.PASSWORD.value]
    cards[1].setChecked(True)
    await click_button(frame, "Continue")
    await until(lambda: buttons(frame, "Sign in"), "the fields")
    fill_in(frame, name="ada", password="analytical")
    await click_button(frame, "Sign in")
    await until_says(frame, "Good until")


async def test_what_is_no_jellyfin_is_told_at_the_address(on: AtHome, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.be_emby()
    frame = await on.address()
    fill_in(frame, api=jellyfin.address)
    await click_button(frame, "Check and continue")
    await until_says(frame, "another kind of server")


async def test_a_wrong_path_is_told_at_the_address(on: AtHome, jellyfin: JellyfinEmulator) -> None:
    frame = await on.address()
    fill_in(frame, api=f"{jellyfin.address}/films")
    await click_button(frame, "Check and continue")
    await until_says(frame, "A path may be missing")


async def test_a_playlist_is_arranged_offline_too_and_unlinked(on: AtHome, jellyfin: JellyfinEmulator) -> None:
    frame = await by_code(on)
    _press_last(frame)
    ref = await on.open_list()
    before = on.order
    assert list(on.state.view.ids) == before

    move(on, 6, Edge.TOP)
    await until(lambda: on.order[0] == before[6], "the move at the server")
    on.sandbox.stop()
    move(on, 3, 10)
    film = next(one for one in jellyfin.state.library if one.type == "Movie" and one.id not in before)
    added = Item(Title(TitleId(film.id), film.name, kind="movie"))
    for edit in (Remove((on.state.view.ids[5],)), Add(added, on.state.view.ids[2])):
        on.program.workspace.library[ref].submit((edit,))
    wanted = list(on.state.view.ids)
    assert wanted[3] == film.id
    assert len(wanted) == 24
    on.sandbox.start()
    await until(lambda: on.order == wanted, "what was done offline at the server")
    await until(lambda: on.is_in_step, "the list to be in step")

    (account,) = on.accounts.all
    await on.accounts.unlink(account.id)
    assert not jellyfin.sessions.sessions
    assert on.order == wanted


def _press_last(frame: QWidget) -> None:
    primary = [each for each in frame.findChildren(QPushButton) if each.isVisible() and each.isDefault()]
    primary[-1].click()


async def test_the_address_is_asked_for_until_somebody_is_linked_there(on: AtHome, jellyfin: JellyfinEmulator) -> None:
    frame = await on.choices()
    wizard = on.linking.wizard
    assert wizard is not None
    await wizard.close()
    await until(lambda: on.linking.wizard is None, "the wizard to end")
    frame = await on.address()
    assert field(frame, "api").value == jellyfin.address
    await click_button(frame, "Check and continue")
    await until(lambda: buttons(frame, "Continue"), "the ways to sign in")


async def test_favorites_say_that_they_have_no_order(on: AtHome) -> None:
    frame = await by_code(on)
    _press_last(frame)
    ref = QueueRef((await on.open_list()).account, "favorites")
    on.program.workspace.screen.choose(ref)
    await until(lambda: on.page.heading.title == "Favorites", "the favorites")
    assert on.page.heading.order_fixed == "The service keeps no order of this list, and shows it by name."
    assert not on.page.heading.fixed
