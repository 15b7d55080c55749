"""With a code on another device: what the person sees from the code to the account."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.auth.flow import UserAgent, UserCode, Waiting
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import ConsentRefused, InvalidGrant, RequestExpired, SignInReason
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages import code_page as code_page_module
from desktop_app.ui.link_wizard.pages.avatar import Avatar
from desktop_app.ui.link_wizard.pages.code_page import NEW_CODE, NO_BROWSER, CodePage
from desktop_app.ui.link_wizard.pages.code_text import CodeText
from desktop_app.ui.link_wizard.pages.qr_code import QrCode
from tests.ui.link_wizard.helper import until_says, words
from tests.ui.link_wizard.sample import PERSON, TOKEN, Sample, sample
from tests.ui.stage import EMAIL

PAGE = "https://sample.example/activate"


class Device:
    """The service's side of it: the test says when there is a code, and when the person has approved."""

    def __init__(self) -> None:
        self.agent: UserAgent | None = None
        self.approved = asyncio.Event()
        self.error: Exception | None = None
        self.token = TOKEN
        self.is_asking = False

    async def script(self, agent: UserAgent, _client: ClientCredentials) -> BearerToken:
        agent.at_step(0)
        agent.at_step(1)
        self.agent = agent
        agent.show_code(UserCode("0F843E93", PAGE, 600, f"{PAGE}/0F843E93"))
        self.is_asking = True
        try:
            await self.approved.wait()
        finally:
            self.is_asking = False
        if self.error is not None:
            error, self.error = self.error, None
            self.approved.clear()
            raise error
        agent.at_step(2)
        return self.token

    @property
    def shown(self) -> UserAgent:
        assert self.agent is not None
        return self.agent


async def code_page(frame: WizardFrame) -> CodePage:
    await click_button(frame, "Continue")
    await until(lambda: isinstance(frame.page, CodePage), "the code")
    page = frame.page
    assert isinstance(page, CodePage)
    return page


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
async def on(device: Device, sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Sample]:
    async with sample(tmp_path, device.script, sandbox.netflix.api_address, person=PERSON) as made:
        yield made


async def test_the_code_is_shown_copied_spelled_and_its_page_opened(on: Sample) -> None:
    page = await code_page(on.frame)
    assert page.code == "0F843E93"
    text = page.findChild(CodeText)
    assert text is not None
    assert text.accessibleName() == "Code: 0, F, 8, 4, 3, E, 9, 3"
    assert text.currentCharFormat().font().pixelSize() >= 64
    assert "sample.example/activate" in words(on.frame)

    focused = on.frame.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.accessibleDescription() == "The code is 0, F, 8, 4, 3, E, 9, 3"
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "0F843E93"
    assert buttons(on.frame, "Copied")

    QGuiApplication.clipboard().clear()
    text.setFocus()
    QTest.keySequence(text, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(text, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "0F843E93"

    await click_button(on.frame, "Open page")
    assert on.opened == [f"{PAGE}/0F843E93"]
    on.browser_is_there = False
    await click_button(on.frame, "Open page")
    assert page.remark == NO_BROWSER


async def test_nothing_but_a_web_page_is_opened(on: Sample, device: Device) -> None:
    page = await code_page(on.frame)
    for address in ("file:///etc/passwd", "javascript:alert(1)", "http://sample.example/x"):
        device.shown.show_code(UserCode("AB", address, 60))
        assert not buttons(on.frame, "Open page")
        page.open_pressed.emit(address)
    assert on.opened == []


async def test_an_address_too_long_for_a_picture_leaves_the_code(on: Sample, device: Device) -> None:
    page = await code_page(on.frame)
    picture = page.findChild(QrCode)
    assert picture is not None
    assert picture.isVisible()
    assert picture.accessibleName() == "QR code of the page sample.example/activate/0F843E93"
    assert not picture.grab().isNull()
    device.shown.show_code(UserCode("AB", f"{PAGE}/{'x' * 5000}", 60))
    assert page.code == "AB"
    assert not picture.isVisible()


async def test_a_page_on_this_computer_is_not_offered_to_a_phone(on: Sample, device: Device) -> None:
    page = await code_page(on.frame)
    picture = page.findChild(QrCode)
    assert picture is not None
    device.shown.show_code(UserCode("AB", "http://127.0.0.1:4312/activate", 60))
    assert not picture.isVisible()
    assert buttons(on.frame, "Open page")


async def test_a_new_code_takes_the_place_of_the_old(on: Sample, device: Device) -> None:
    page = await code_page(on.frame)
    assert page.remark == ""
    device.shown.show_code(UserCode("WDJB-MJHT", PAGE, 300))
    device.shown.waiting(Waiting.RENEWED)
    device.shown.waiting(Waiting.FOR_THE_PERSON)
    assert on.frame.page is page
    assert (page.code, page.remark) == ("WDJB-MJHT", NEW_CODE)
    assert page.wait.ring.text == "5:00"


async def test_how_the_wait_goes_is_told(on: Sample, device: Device) -> None:
    page = await code_page(on.frame)
    heard = [page.wait.accessibleName()]
    ways = (Waiting.SLOWED_DOWN, Waiting.OFFLINE, Waiting.FOR_THE_PERSON, Waiting.TROUBLED, Waiting.INTERPOSED)
    for how in ways:
        device.shown.waiting(how)
        heard.append(page.wait.accessibleName())
    assert heard[0] == heard[3]
    assert "Waiting for you" in heard[0]
    assert "less often" in heard[1]
    assert "No connection" in heard[2]
    assert "Sample is having problems" in heard[4]
    assert "sign-in page" in heard[5]
    assert not any("{" in told for told in heard)


async def test_the_time_counts_while_the_page_is_there(on: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    slept = [0.0]
    monkeypatch.setattr(code_page_module, "steady_time", lambda: time.monotonic() + slept[0])
    page = await code_page(on.frame)
    ring = page.wait.ring
    assert ring.text in ("10:00", "9:59")
    on.time += 7200
    page.show_waiting(Waiting.FOR_THE_PERSON)
    assert "This code has ended" not in words(on.frame), "a clock that was set ends no code"
    slept[0] += 120
    await until(lambda: ring.text in ("7:59", "7:58"), "the next second")
    slept[0] += 600
    await until(lambda: "This code has ended" in words(on.frame), "its end")
    assert ring.text == "0:00"

    assert page.is_counting
    page.hide()
    assert not page.is_counting


async def test_once_approved_the_account_is_shown(on: Sample, device: Device) -> None:
    page = await code_page(on.frame)
    device.shown.at_step(1)
    assert "Waiting for you" in words(on.frame)
    device.shown.at_step(2)
    assert "Approved" in words(on.frame)
    assert not page.is_counting
    device.approved.set()
    await until_says(on.frame, "Ada Lovelace")
    told = words(on.frame)
    assert "At most 250 titles on the watchlist, 5 lists of your own." in told
    assert "Renews itself" in told
    await click_button(on.frame, "Open the list")
    await until(lambda: on.linked == [on.accounts.all[0].id], "the account")


async def test_a_sign_in_that_does_not_renew_itself_says_until_when(on: Sample, device: Device) -> None:
    device.token = BearerToken("at-1", expires_at=4_102_488_000.0)
    device.approved.set()
    await click_button(on.frame, "Continue")
    await until_says(on.frame, "then sign in again")
    assert "2100" in words(on.frame)
    assert "Renews itself" not in words(on.frame)


@pytest.mark.parametrize("way", ["Back", "Cancel"])
async def test_leaving_stops_the_asking(way: str, on: Sample, device: Device) -> None:
    await code_page(on.frame)
    assert device.is_asking
    await click_button(on.frame, way)
    await until(lambda: not device.is_asking, "the asking to stop")
    assert on.accounts.all == ()


@pytest.mark.parametrize("is_there", [True, False])
async def test_the_picture_comes_or_the_initials_stay(
    device: Device, sandbox: Sandbox, tmp_path: Path, *, is_there: bool
) -> None:
    title = sandbox.netflix.state.order(EMAIL, "instant")[0] if is_there else "nobody"
    address = f"{sandbox.netflix.api_address}/us/boxshots/small/{title}.png"

    with_picture = replace(PERSON, picture=address)
    async with sample(tmp_path, device.script, sandbox.netflix.api_address, person=with_picture) as on:
        device.approved.set()
        await click_button(on.frame, "Continue")
        await until_says(on.frame, "Ada Lovelace")
        avatar = on.frame.findChild(Avatar)
        assert avatar is not None
        if is_there:
            await until(lambda: avatar.has_picture, "the picture")
        await click_button(on.frame, "Open the list")
        assert avatar.has_picture is is_there


@pytest.mark.parametrize(
    ("error", "says", "button"),
    [
        (InvalidGrant(SignInReason.CODE_USED), "used already", "Start again"),
        (RequestExpired(said="Late."), "took too long", "Start again"),
        (ConsentRefused(), "was told no", "Ask once more"),
    ],
)
async def test_after_a_failure_another_code_comes(
    error: Exception, says: str, button: str, on: Sample, device: Device
) -> None:
    await code_page(on.frame)
    device.error = error
    device.approved.set()
    await until_says(on.frame, says)
    await click_button(on.frame, button)
    await until(lambda: isinstance(on.frame.page, CodePage), "another code")
    device.approved.set()
    await until_says(on.frame, "Ada Lovelace")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/activate/0F843E93",
        "https://sample.example@evil.example/activate",
        "https://sample.example:444/activate",
        "http://sample.example/activate",
        "https://sample.example.evil.example/activate",
        "https://ada@sample.example/activate",
        "javascript:alert(1)",
    ],
)
async def test_the_page_that_opens_is_on_the_host_that_is_named(on: Sample, device: Device, elsewhere: str) -> None:
    page = await code_page(on.frame)
    device.shown.show_code(UserCode("AB", PAGE, time.time() + 60, elsewhere))
    await click_button(on.frame, "Open page")

    assert on.opened == [PAGE]
    picture = page.findChild(QrCode)
    assert picture is not None
    assert picture.accessibleName() == "QR code of the page sample.example/activate"
    assert "Scan to open the page" in words(on.frame)


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://sample.example@evil.example/activate", "evil.example/activate"),
        ("https://s\u0430mple.example/activate", "xn--smple-4ve.example/activate"),
        (f"https://sample.example.{'a' * 60}.evil.example/activate", f"…{'a' * 34}.evil.example/activate"),
    ],
)
async def test_the_device_page_names_the_host_as_it_is(on: Sample, device: Device, address: str, named: str) -> None:
    page = await code_page(on.frame)
    device.shown.show_code(UserCode("AB", address, time.time() + 60))

    assert f"<b>{named}</b>" in words(on.frame)
    assert "sample.example@" not in words(on.frame)
    assert not page.grab().isNull()


async def test_an_unsafe_page_is_not_offered_to_a_phone(on: Sample, device: Device) -> None:
    page = await code_page(on.frame)
    device.shown.show_code(UserCode("AB", "http://sample.example/activate", time.time() + 60))
    picture = page.findChild(QrCode)
    assert picture is not None
    assert not picture.isVisible()
