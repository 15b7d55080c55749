"""The first start, and the first account: Netflix, by its page in the window."""

import asyncio

from desktop_app.tour import wizard
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.tour.scene import Scene


async def play(scene: Scene) -> None:
    """Link Netflix, from the cards to the queue on the screen."""
    await _first_run(scene)
    await _link(scene)
    await until(lambda: scene.window.page is not None, "the queue's page")
    await scene.in_step()
    await asyncio.sleep(2)  # posters arrive for the picture
    scene.picture("queue-light")
    scene.compare("The queue on the screen is the service's own")


async def _first_run(scene: Scene) -> None:
    await until(lambda: scene.app.program is not None, "the start")
    await until(lambda: "stored in" in scene.window.status.words, "the first run")
    scene.picture("first-run")
    scene.report.step("The first start offers to link an account", ok=scene.program.workspace.welcome.cards.isVisible())


async def _link(scene: Scene) -> None:
    await click_button(scene.program.workspace.welcome.cards, "Link Netflix…")
    frame = await wizard.opened(scene)
    scene.report.picture(frame, "wizard-before")
    await click_button(frame, "Continue")
    await wizard.approve_in_window(scene, frame, "wizard-sign-in")
    await wizard.linked(scene, frame, "wizard-linked")
    accounts = scene.app.accounts
    names = [account.person.name for account in accounts.all] if accounts else []
    scene.report.step("Signing in through the embedded page links the account", ok=names == ["Ada Lovelace"])
