"""The real window over the sandbox's TMDB: its wizard, and what is said of an order that is kept here."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import QueueRef
from desktop_app.providers.provider import Method
from desktop_app.providers.tmdb import Tmdb
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard
from desktop_app.ui.sidebar.list_words import KEPT_HERE
from desktop_app.ui.widgets.key_field import KeyField
from tests.tmdb import FILMS, Member, key_of, served, writes
from tests.ui.link_wizard.helper import field, fill_in, until_says, words
from tests.ui.stage import Stage, shown


class TmdbStage(Stage):
    """Ada at TMDB."""

    services = ("tmdb",)


@asynccontextmanager
async def at_tmdb(folder: Path, sandbox: Sandbox, *, has_key: bool = True) -> AsyncIterator[TmdbStage]:
    sandbox.tmdb.faults.requests_per_second(None)
    on = TmdbStage(folder, sandbox, time.time)
    on.browser.script = Member()
    if has_key:
        await on.accounts.save_application_key("tmdb", key_of(sandbox.tmdb))
    async with shown(on):
        yield on


async def open_wizard(on: TmdbStage, method: Method) -> WizardFrame:
    on.linking.link("tmdb")
    wizard = on.linking.wizard
    assert wizard is not None
    await until(lambda: buttons(wizard.frame, "Continue"), "the first page")
    cards = [card for card in wizard.frame.findChildren(ChoiceCard) if card.isVisible()]
    assert [card.choice.id for card in cards] == [each.value for each in Tmdb().profile.methods]
    next(card for card in cards if card.choice.id == method.value).setChecked(True)
    return wizard.frame


async def finish(on: TmdbStage) -> None:
    """Everything of Ada's is read, the watchlist on the screen."""
    wizard = on.linking.wizard
    assert wizard is not None
    await until_says(wizard.frame, "Ada Lovelace")
    await click_button(wizard.frame, "Open the list")
    await until(lambda: on.is_in_step, "the watchlist")
    assert [item.id for item in on.state.view.items] == served(on.sandbox.tmdb)


async def test_a_person_approves_in_their_browser_and_arranges(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_tmdb(tmp_path, sandbox) as on:
        frame = await open_wizard(on, Method.BROWSER)
        await click_button(frame, "Continue")
        await until_says(frame, "Ada Lovelace")
        session = sandbox.tmdb.grants.sessions[0].token
        for secret in (sandbox.tmdb.api_key, session, on.browser.opened[0].rpartition("/")[2][:40]):
            assert secret not in frame.details.text
        await finish(on)
        labels = [label.text() for label in on.page.header.findChildren(QLabel) if label.isVisible()]
        assert any(KEPT_HERE in text for text in labels)
        sandbox.tmdb.requests.clear()
        ids = on.state.view.ids
        on.page.model.reorder_requested.emit((ids[4],), Edge.TOP)
        await until(lambda: on.is_in_step and on.state.view.ids[0] == ids[4], "the move")
        assert writes(sandbox.tmdb) == []


@pytest.mark.parametrize("button", ["approve", "refuse"])
async def test_who_is_not_sent_back_says_so(sandbox: Sandbox, tmp_path: Path, button: str) -> None:
    async with at_tmdb(tmp_path, sandbox) as on:
        on.browser.is_at_work = False
        frame = await open_wizard(on, Method.BROWSER)
        await click_button(frame, "Continue")
        await until(lambda: on.browser.opened, "the browser")
        sandbox.tmdb.faults.refuse_silently(on=True)
        on.browser.script.button = button
        page = on.browser.opened[0].partition("?")[0]
        await asyncio.to_thread(on.browser.script._fill_in, page)
        await click_button(frame, "I have approved it")
        if button == "approve":
            await finish(on)
        else:
            await until_says(frame, "You haven’t approved Lineup at TMDB")
            assert frame.strip.current == 1
            assert buttons(frame, "Ask once more")
            assert on.accounts.all == ()


async def test_a_person_signs_in_with_name_and_password(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_tmdb(tmp_path, sandbox) as on:
        frame = await open_wizard(on, Method.PASSWORD)
        await click_button(frame, "Continue")
        await until_says(frame, "User name")
        for name, text in (("name", "ada"), ("password", "wrong")):
            QTest.keyClicks(field(frame, name).edit, text)
        await click_button(frame, "Sign in")
        await until_says(frame, "does not know this user name with this password")
        assert "does not know" in field(frame, "password").below
        assert (field(frame, "name").edit.text(), field(frame, "password").edit.text()) == ("ada", "")
        assert frame.focusWidget() is field(frame, "password").edit
        QTest.keyClicks(field(frame, "password").edit, "analytical")
        await click_button(frame, "Sign in")
        await until_says(frame, "Ada Lovelace")
        assert "analytical" not in frame.details.text
        await finish(on)


async def test_one_key_is_asked_for_and_no_secret(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_tmdb(tmp_path, sandbox, has_key=False) as on:
        frame = await open_wizard(on, Method.PASSWORD)
        await click_button(frame, "Continue")
        await until_says(frame, "API key or read access token")
        ids = {found.field.id for found in frame.findChildren(KeyField) if found.isVisible()}
        assert "secret" not in ids
        fill_in(frame, key="0" * 32)
        await click_button(frame, "Check and continue")
        await until(lambda: "doesn’t know this application key" in field(frame, "key").below, "the error")
        sandbox.tmdb.faults.refuse_next(46)
        await click_button(frame, "Check and continue")
        await until(lambda: "is having problems" in field(frame, "key").below, "another error, at the only field")
        fill_in(frame, key=f" {sandbox.tmdb.read_access_token}\n")
        await click_button(frame, "Check and continue")
        await until_says(frame, "User name")
        assert "TMDB" in words(frame)


async def test_a_title_added_here_is_sent(sandbox: Sandbox, tmp_path: Path) -> None:
    """What the quiet line promises besides."""
    async with at_tmdb(tmp_path, sandbox) as on:
        frame = await open_wizard(on, Method.BROWSER)
        await click_button(frame, "Continue")
        await until_says(frame, "Ada Lovelace")
        await finish(on)
        gone = on.state.view.ids[2]
        on.page.view.choose(gone)
        on.page.view.actions_of_rows["remove"].trigger()
        await until(lambda: gone not in served(sandbox.tmdb), "the removal")
        await until(lambda: on.is_in_step, "the list")
        on.page.history.undo_action.trigger()
        await until(lambda: gone in served(sandbox.tmdb) and on.is_in_step, "its undo")
        assert on.state.view.place_of(gone) == 2
        assert on.window.current is not None
        assert on.window.current.name == FILMS


async def test_two_accounts_at_a_service_are_asked_once_and_each_can_be_added_to(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_tmdb(tmp_path, sandbox) as on:
        frame = await open_wizard(on, Method.BROWSER)
        await click_button(frame, "Continue")
        await finish(on)
        await link_grace(on)
        assert on.program is not None
        on.program.features.search.open()
        panel, asked = on.program.features.search.panel, len(on.sandbox.tmdb.requests)
        QTest.keyClicks(panel.field, "beauty")
        await until(lambda: panel.found, "the search")
        searches = [call for call in on.sandbox.tmdb.requests[asked:] if call.path.endswith("/search/multi")]
        assert len(searches) == len(panel.model.sections) == 1
        assert panel.destination.ref == on.window.current
        offered = [panel.destination.target.itemText(at) for at in range(panel.destination.target.count())]
        for account in on.accounts.all:
            assert any(name.endswith(f"({account.label})") for name in offered)


async def test_the_list_of_a_new_account_is_shown_though_its_lists_come_later(sandbox: Sandbox, tmp_path: Path) -> None:
    """Who presses “Open the list” at once is quicker than the service."""
    async with at_tmdb(tmp_path, sandbox) as on:
        frame = await open_wizard(on, Method.BROWSER)
        await click_button(frame, "Continue")
        await finish(on)
        await link_grace(on)


async def link_grace(on: TmdbStage) -> None:
    """A second account, whose list is asked for before the service told which it has."""
    grace = Member()
    grace.email, grace.password = "grace", "compiler"
    linked = await on.accounts.link("tmdb", Method.EMBEDDED, key_of(on.sandbox.tmdb), grace, lambda _: None)
    first = QueueRef(linked.account.id, FILMS)
    assert on.window.current != first
    on.linking.linked.emit(linked.account.id)
    await until(lambda: on.window.current == first, "the list of the new account")
