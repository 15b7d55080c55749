"""The wizard over the real core and a real sandbox; the person signs in with their own browser."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.pages.clock_line import ClockLine
from tests.core import Script
from tests.ui.link_wizard.helper import (
    field,
    fill_in,
    listener_of,
    open_wizard,
    paste,
    somebody_listens,
    until_says,
    words,
)
from tests.ui.stage import Stage, stage

FOURTEEN_MINUTES = 14 * 60


async def finish(on: Stage) -> None:
    """The last page, and its button."""
    wizard = on.linking.wizard
    assert wizard is not None
    await click_button(wizard.frame, "Open the list")
    await until(lambda: on.linking.wizard is None, "the wizard to go")
    await until(lambda: on.is_in_step, "the queue")
    assert [account.person.name for account in on.accounts.all] == ["Ada Lovelace"]


async def test_a_person_links_their_account(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await until_says(frame, "Ada Lovelace")
        assert "Shown as “Netflix · Ada” among your accounts" in words(frame)
        for secret in (on.netflix.client_secret, *(t for t in on.netflix.state.access_tokens)):
            assert secret not in frame.details.text
        await finish(on)
        assert on.shown == on.served


async def test_a_wrong_secret_is_said_at_its_field(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, has_key=False) as on:
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await until_says(frame, "Shared secret")
        fill_in(frame, key=on.netflix.client_key, secret="not-the-one")
        await click_button(frame, "Check and continue")
        await until(lambda: "is not the one that it knows" in field(frame, "secret").below, "the field's error")
        assert field(frame, "secret").edit.property("wrong")

        fill_in(frame, secret=f"  {on.netflix.client_secret} ")
        await click_button(frame, "Check and continue")
        await finish(on)


async def test_a_wrong_clock_is_shown_and_corrected(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, clock=lambda: time.time() + FOURTEEN_MINUTES) as on:
        frame = await open_wizard(on)
        await until_says(frame, "14 minutes ahead")
        await click_button(frame, "Continue")
        await until(lambda: frame.page and frame.page.findChild(ClockLine), "the picture of the clocks")
        await until_says(frame, "This computer’s clock is 14 minutes ahead")
        await click_button(frame, "Correct and try again")
        await finish(on)


@dataclass
class SetClock:
    """This computer's, which somebody sets."""

    ahead: float

    def __call__(self) -> float:
        return time.time() + self.ahead


RIGHT_AGAIN = "Your clock is right again; Lineup has stopped correcting it."


@pytest.mark.parametrize("ahead", [FOURTEEN_MINUTES, -FOURTEEN_MINUTES])
async def test_a_clock_that_is_put_right_while_linking_is_said_and_blamed_no_more(
    sandbox: Sandbox, tmp_path: Path, ahead: float
) -> None:
    clock = SetClock(ahead)
    async with stage(tmp_path, sandbox, clock=clock) as on:
        frame = await open_wizard(on)
        await until_says(frame, "This computer’s clock is 14 minutes")
        await click_button(frame, "Use Netflix’s time")
        await until(lambda: "This computer’s clock" not in words(frame), "the word to go")

        clock.ahead = 0
        await click_button(frame, "Continue")
        await finish(on)

        assert not on.accounts.clocks["netflix"].is_corrected
        assert on.said == RIGHT_AGAIN


async def test_a_clock_that_is_put_right_is_said_by_the_page_that_looks_ahead(sandbox: Sandbox, tmp_path: Path) -> None:
    clock = SetClock(FOURTEEN_MINUTES)
    async with stage(tmp_path, sandbox, clock=clock) as on:
        frame = await open_wizard(on)
        await click_button(frame, "Use Netflix’s time")
        await until(lambda: on.accounts.clocks["netflix"].is_corrected, "the correction")
        await click_button(frame, "Cancel")
        await until(lambda: on.linking.wizard is None, "the wizard to go")

        clock.ahead = 1
        frame = await open_wizard(on)
        await until_says(frame, RIGHT_AGAIN)


async def test_a_clock_that_is_set_wrong_another_way_before_it_is_corrected(sandbox: Sandbox, tmp_path: Path) -> None:
    clock = SetClock(FOURTEEN_MINUTES)
    async with stage(tmp_path, sandbox, clock=clock) as on:
        frame = await open_wizard(on)
        await until_says(frame, "This computer’s clock is 14 minutes")
        await click_button(frame, "Continue")
        await until(lambda: frame.page and frame.page.findChild(ClockLine), "the picture of the clocks")
        clock.ahead = -FOURTEEN_MINUTES  # set wrong the other way before the person presses
        await click_button(frame, "Correct and try again")
        await until_says(frame, "This computer’s clock is 14 minutes behind")
        await click_button(frame, "Correct and try again")
        await finish(on)


async def test_a_refusal_can_be_asked_once_more(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        on.browser.script = Script(button="refuse")
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await until_says(frame, "was told no")
        on.browser.script = Script()
        await click_button(frame, "Ask once more")
        await finish(on)


async def test_an_expired_request_is_started_again(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:

        def dawdle(uri: str) -> str:
            on.netflix.faults.expire_request_tokens()
            return uri

        on.browser.bring_back = dawdle
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await until_says(frame, "The sign-in took too long")
        on.browser.bring_back = str
        await click_button(frame, "Start again")
        await finish(on)


async def test_a_page_that_has_expired_is_opened_anew(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.providers.netflix.REQUEST_TOKEN_LASTS", 0.001)
    async with stage(tmp_path, sandbox) as on:
        on.browser.is_at_work = False
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await until_says(frame, "This page has expired. Open it again to get a new one.")
        on.netflix.faults.expire_request_tokens()
        on.browser.is_at_work = True
        await click_button(frame, "Open the page again")
        await finish(on)
        first, second = on.browser.opened
        assert first != second


async def test_what_is_pasted_must_belong_to_this_sign_in(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        on.browser.is_at_work = False
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await paste(frame, "http://127.0.0.1/x?oauth_token=foreign")
        await until_says(frame, "doesn’t match your request")
        assert on.accounts.all == ()

        await click_button(frame, "Try again")
        await until(lambda: len(on.browser.opened) == 2, "the browser")
        await paste(frame, await on.browser.redirect_of(on.browser.opened[-1]))
        await finish(on)


async def test_what_is_pasted_must_be_an_address(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        on.browser.is_at_work = False
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await paste(frame, "http://[")
        await until_says(frame, "This is no address")

        await paste(frame, await on.browser.redirect_of(on.browser.opened[-1]))
        await finish(on)


@pytest.mark.parametrize("way", ["Back", "Cancel", "close the program"])
async def test_leaving_in_the_middle_leaves_nothing(sandbox: Sandbox, tmp_path: Path, way: str) -> None:
    async with stage(tmp_path, sandbox) as on:
        tasks = asyncio.all_tasks()
        on.browser.is_at_work = False
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await until_says(frame, "Continue in")
        listener = listener_of(on.browser.opened[-1])
        assert somebody_listens(listener)

        if way == "close the program":
            await on.linking.close()
        else:
            await click_button(frame, way)
        if way == "Back":
            await until_says(frame, "How do you want to sign in?")
            assert not somebody_listens(listener)
            await click_button(frame, "Cancel")

        await until(lambda: on.linking.wizard is None, "the wizard to go")
        assert not somebody_listens(listener)
        await until(lambda: asyncio.all_tasks() <= tasks, "every task to end")
        assert on.accounts.all == on.journal.accounts() == ()
        assert list(on.store._kept) == ["application:netflix:sandbox"]


async def test_the_end_of_the_program_closes_a_port_that_stays_open_for_reloads(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.auth.loopback.STAYS_OPEN", 3600)
    async with stage(tmp_path, sandbox) as on:
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await finish(on)
        listener = listener_of(on.browser.opened[-1])
        assert somebody_listens(listener)

        await on.linking.close()

        assert not somebody_listens(listener)


async def test_nobody_answers_and_then_somebody_does(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        sandbox.stop()
        frame = await open_wizard(on)
        await until_says(frame, "Can’t reach")
        sandbox.start()
        await click_button(frame, "Look again")
        await until(lambda: not buttons(frame, "Look again"), "the notice to go")
        await click_button(frame, "Continue")
        await finish(on)
