"""Linked again after all that, other ways than before: what was unlinked left nothing behind that is in the way."""

from desktop_app.providers.provider import Method
from desktop_app.tour import wizard
from desktop_app.tour.acts.link_tmdb import WATCHLIST
from desktop_app.tour.browser import own_browser
from desktop_app.tour.buttons import click_button
from desktop_app.tour.scene import Scene


async def play(scene: Scene) -> None:
    """Netflix in the person's own browser, TMDB by name and password."""
    await _netflix(scene)
    await _tmdb(scene)


async def _netflix(scene: Scene) -> None:
    with own_browser() as browser:
        await click_button(scene.program.workspace.welcome.cards, "Link Netflix…")
        frame = await wizard.opened(scene)
        await wizard.go_on(frame, Method.BROWSER)
        back = await wizard.approve_in_browser(scene, frame, browser, "netflix-browser")
        await wizard.linked(scene, frame, "netflix-linked-again")
    over_loopback = back.startswith("http://127.0.0.1:") and "oauth_token=" in back
    scene.report.step("OAuth 1.0a in the person's own browser links Netflix", ok=over_loopback)
    await scene.first_list("netflix", "instant")
    scene.compare("The queue is as it was left")


async def _tmdb(scene: Scene) -> None:
    frame = await wizard.another_account(scene, "TMDB")
    await wizard.go_on(frame, Method.PASSWORD)
    await wizard.answer(scene, frame, "tmdb-password", name="ada", password="analytical")  # noqa: S106 - a sample
    await wizard.linked(scene, frame, "tmdb-linked-password")
    await scene.first_list("tmdb", WATCHLIST)
    scene.report.step("Name and password link TMDB", ok=len(scene.tmdb.grants.sessions) == 1)
    scene.compare("The order that was kept here went with the account: the watchlist stands as TMDB tells it")
