"""Unlinking of all accounts: what each service did about it, and what it still has."""

import asyncio
from collections.abc import Callable
from functools import partial

from PySide6.QtTest import QTest

from desktop_app.demo.netflix import EMAIL
from desktop_app.tour.buttons import click_button, has_button, press_entry
from desktop_app.tour.hands import LEFT, NO_KEYS, click, gesture, until
from desktop_app.tour.kept_there import films, order_at, shows
from desktop_app.tour.scene import Scene

CHECKED = "has forgotten the link: the old sign-in is refused there."
NOT_OFFERED = "has no call to revoke a link"

_WITH_IT = "Unlink and delete it"
"""Offered where something exists only here."""


async def play(scene: Scene) -> None:
    """Two that forget and prove it, two that know no such call; then nobody is linked."""
    await _unlink(scene, "chew", NOT_OFFERED, lambda: len(scene.chew.grants.tokens))
    await _unlink(scene, "tmdb", CHECKED, lambda: len(scene.tmdb.grants.sessions))
    await _unlink(scene, "trakt", CHECKED, lambda: sum(not token.revoked for token in scene.trakt.grants.tokens))
    await _unlink(scene, "netflix", NOT_OFFERED, lambda: len(scene.netflix.state.access_tokens))
    await until(scene.program.workspace.welcome.cards.isVisible, "the cards")
    await asyncio.sleep(0.3)
    scene.picture("unlinked")
    scene.report.step("Nobody is linked any more, and the cards are back", ok=scene.linked == ())


async def _unlink(scene: Scene, provider: str, receipt: str, sign_ins: Callable[[], int]) -> None:
    """Unlink the account from the Account menu. `sign_ins`: function that counts those the emulator takes."""
    before, lists = sign_ins(), _lists(scene)
    await _choose(scene, provider)
    await _from_the_menu(scene, "Unlink")
    await until(lambda: _said(scene).startswith("Unlink "), "the question")
    scene.picture(f"{provider}-unlink")
    bar = scene.window.message_bar
    await until(lambda: has_button(bar, "Unlink"), "the button")
    await click_button(bar, _WITH_IT if has_button(bar, _WITH_IT) else "Unlink")
    await until(lambda: "is unlinked." in _said(scene), "the receipt")
    scene.picture(f"{provider}-unlinked")
    words = _said(scene)
    gone = before - sign_ins()
    told = receipt in words and all(account.provider != provider for account in scene.linked)
    scene.report.step(f"The receipt of {provider}", ok=told, detail=words)
    as_told = (gone >= 1 if receipt == CHECKED else gone == 0) and lists == _lists(scene)
    detail = f"{gone} of {before} sign-ins went"
    scene.report.step(f"{provider} did as the receipt says, and its lists stand", ok=as_told, detail=detail)
    scene.window.message_bar.dismiss()


async def _choose(scene: Scene, provider: str) -> None:
    sources = scene.program.workspace.sidebar
    account = next(account for account in scene.linked if account.provider == provider)
    index = sources.model.index_of(account.id)
    sources.tree.scrollTo(index)
    await click(sources.tree.viewport(), sources.tree.visualRect(index).center())


async def _from_the_menu(scene: Scene, words: str) -> None:
    bar, menu = scene.window.menuBar(), scene.window.menus["Account"]
    await gesture(partial(QTest.mouseClick, bar, LEFT, NO_KEYS, bar.actionGeometry(menu.menuAction()).center()))
    await until(menu.isVisible, "the Account menu")
    action = next(a for a in menu.actions() if a.text().replace("&", "") == words)
    await gesture(partial(press_entry, menu, action))


def _said(scene: Scene) -> str:
    message = scene.window.message_bar.message
    return f"{message.lead} {message.text}" if message else ""


def _lists(scene: Scene) -> list[list[str]]:
    """Contents of a list at each of the four emulators."""
    sandbox = scene.demo.sandbox
    netflix = sandbox.netflix.state.order(EMAIL, "instant")
    return [netflix, order_at(sandbox, "trakt", ""), films(sandbox), shows(sandbox, private=True)]
