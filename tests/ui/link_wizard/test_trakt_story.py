"""The wizard at the sandbox's Trakt: what goes wrong there is told for what it is."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from PySide6.QtWidgets import QLabel

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.faults import Faults
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.code_page import CodePage
from tests.trakt import ADA
from tests.ui.trakt_stage import TraktStage, trakt_stage

HOUR = 3600.0


@pytest.mark.parametrize(
    ("break_it", "said", "button"),
    [
        (Faults.delete_application, "no longer accepts your application", "Look at the key"),
        (lambda f: f.fail_next(403, host="sign_in"), "is having problems", "Try again"),
    ],
    ids=["the application is deleted", "the edge answers with a page"],
)
async def test_no_code_is_given(
    sandbox: Sandbox, tmp_path: Path, break_it: Callable[[Faults], None], said: str, button: str
) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        frame = wizard(on)
        break_it(on.trakt.faults)
        await click_button(frame, "Continue")
        await until(lambda: said in shown(frame), "what went wrong")
        assert "can’t read" not in shown(frame)
        assert buttons(frame, button)


async def test_a_locked_account_cannot_be_linked(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        on.trakt.faults.close_account(ADA)
        frame = wizard(on)
        await type_code(on, await code_page(on, frame))
        await until(lambda: "has locked this account" in shown(frame), "what went wrong")
        assert "Write to the service’s support" in shown(frame)
        assert on.accounts.all == ()


@pytest.mark.parametrize(("ahead", "said"), [(3 * HOUR, "3 hours ahead"), (-50 * HOUR, "2 days behind")])
async def test_a_clock_wrong_by_hours_is_said_and_does_no_harm(
    sandbox: Sandbox, tmp_path: Path, ahead: float, said: str
) -> None:
    sandbox.trakt.faults.clock_offset(-ahead)
    async with trakt_stage(tmp_path, sandbox) as on:
        frame = wizard(on)
        await until(lambda: f"This computer’s clock is {said}." in shown(frame), "a word about the clock")
        assert "would be renewed" in shown(frame)
        await click_button(frame, "Use Trakt’s time")
        await until(lambda: "This computer’s clock" not in shown(frame), "the word to go")
        page = await code_page(on, frame)
        assert page.wait.ring.text in {"10:00", "9:59", "9:58"}
        await type_code(on, page)
        await until(lambda: buttons(frame, "Open the list"), "the end")


def wizard(on: TraktStage) -> WizardFrame:
    """Opened on its first page."""
    on.trakt.faults.device_times(interval=1)
    on.linking.link("trakt")
    assert on.linking.wizard is not None
    return on.linking.wizard.frame


async def code_page(on: TraktStage, frame: WizardFrame) -> CodePage:
    await click_button(frame, "Continue")
    await until(lambda: isinstance(frame.page, CodePage) and frame.page.code, "the code")
    assert isinstance(frame.page, CodePage)
    return frame.page


async def type_code(on: TraktStage, page: CodePage) -> None:
    """On another device."""
    form = {"code": page.code, "login": ADA, "password": "analytical", "approve": "1"}
    await asyncio.to_thread(requests.post, f"{on.trakt.auth}/activate", data=form, timeout=60)


def shown(frame: WizardFrame) -> str:
    """Every word that can be seen."""
    return " ".join(
        label.text().replace("<b>", "").replace("</b>", "") for label in frame.findChildren(QLabel) if label.isVisible()
    )
