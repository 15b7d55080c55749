"""A second account: Trakt, with a code on another device; and once more by its page in the window."""

import asyncio

from desktop_app.providers.provider import Method
from desktop_app.tour import other_device, wizard
from desktop_app.tour.hands import until
from desktop_app.tour.scene import Scene
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.code_page import CodePage

POLL = 1
"""Seconds between two looks: the tour is in a hurry."""


async def play(scene: Scene) -> None:
    """Link Trakt, from the sidebar to the watchlist, and once more: a known person is signed in again."""
    scene.trakt.faults.device_times(interval=POLL)
    frame = await wizard.another_account(scene, "Trakt")
    scene.report.picture(frame, "trakt-before")
    await wizard.go_on(frame, Method.CODE)
    await type_the_code(scene, frame)
    await wizard.linked(scene, frame, "trakt-linked")
    scene.report.step("A code typed on another device links Trakt", ok=_accounts(scene) == ["netflix", "trakt"])
    frame = await wizard.another_account(scene, "Trakt")
    await wizard.go_on(frame, Method.EMBEDDED)
    await wizard.approve_in_window(scene, frame, "trakt-sign-in")
    await wizard.linked(scene, frame, "trakt-linked-again")
    scene.report.step("Its page in the window renews the same account", ok=_accounts(scene) == ["netflix", "trakt"])


async def type_the_code(scene: Scene, frame: WizardFrame) -> None:
    """Type the code on the other device, once the wizard shows it."""
    await until(lambda: isinstance(frame.page, CodePage) and frame.page.code, "the code")
    page = frame.page
    assert isinstance(page, CodePage)
    await asyncio.sleep(0.3)
    scene.report.picture(frame, "trakt-code")
    await other_device.approve(f"{scene.trakt.auth}/activate", page.code)


def _accounts(scene: Scene) -> list[str]:
    return [account.provider for account in scene.linked]
