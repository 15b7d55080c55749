"""The linking wizard as a person goes through it, to the page that says who is linked."""

import asyncio
from functools import partial

from PySide6.QtCore import Qt

from desktop_app.providers.provider import Method
from desktop_app.tour.browser import OwnBrowser
from desktop_app.tour.buttons import click_button, has_button, press_entry
from desktop_app.tour.hands import click, click_in_page, gesture, until, write
from desktop_app.tour.scene import Scene
from desktop_app.ui.accounts.service_menu import ServiceMenu
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.browser_page import BrowserPage
from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard
from desktop_app.ui.link_wizard.pages.form_page import FormPage
from desktop_app.ui.widgets.key_field import KeyField

DONE = "Open the list"


async def another_account(scene: Scene, service: str) -> WizardFrame:
    """Choose a service from the menu at the foot of the sidebar, and return its wizard."""
    await click_button(scene.program.workspace.sidebar, "Link an account…")
    await until(lambda: scene.window.findChildren(ServiceMenu), "the menu of services")
    (menu,) = scene.window.findChildren(ServiceMenu)
    action = next(a for a in menu.actions() if a.text().startswith(service))
    await gesture(partial(press_entry, menu, action))
    return await opened(scene)


async def opened(scene: Scene) -> WizardFrame:
    """The wizard, with its first page on the screen."""
    program = scene.app.program
    assert program is not None
    await until(lambda: program.features.accounts.wizard, "the wizard")
    assert program.features.accounts.wizard is not None
    frame = program.features.accounts.wizard.frame
    await until(lambda: has_button(frame, "Continue"), "the first page")
    await asyncio.sleep(0.5)
    return frame


async def go_on(frame: WizardFrame, method: Method) -> None:
    """Choose that way, and continue."""
    await click(next(card for card in frame.findChildren(ChoiceCard) if card.choice.id == method.value))
    await click_button(frame, "Continue")


async def approve_in_window(scene: Scene, frame: WizardFrame, picture: str) -> None:
    """Approve on the service's own page in the wizard, once the page is there."""
    from PySide6.QtWebEngineWidgets import QWebEngineView  # noqa: PLC0415 - it is loaded by the wizard

    await until(lambda: frame.findChild(QWebEngineView), "the embedded view")
    view = frame.findChild(QWebEngineView)
    assert isinstance(view, QWebEngineView)
    await until(lambda: view.title() and not view.page().isLoading(), "the sign-in page")
    await asyncio.sleep(1)
    scene.report.picture(frame, picture)
    await click_in_page(view, "#approve")


async def approve_in_browser(scene: Scene, frame: WizardFrame, browser: OwnBrowser, picture: str) -> str:
    """Approve in the person's own browser; returns the address on which the browser ended."""
    await until(lambda: browser.at and isinstance(frame.page, BrowserPage), "the person's own browser")
    await asyncio.sleep(0.3)
    await both_ways(scene, frame, picture)
    return await browser.approve()


async def answer(scene: Scene, frame: WizardFrame, picture: str, **answers: str) -> None:
    """Type the answers to the page's questions letter by letter."""
    await until(lambda: isinstance(frame.page, FormPage), "the questions")
    await asyncio.sleep(0.3)
    page = frame.page
    assert page is not None
    for field in page.findChildren(KeyField):
        await write(field.edit, answers[field.field.id])
    await both_ways(scene, frame, picture)
    await click_button(frame, "Sign in")


async def both_ways(scene: Scene, frame: WizardFrame, picture: str) -> None:
    """The page in the light and in the dark."""
    scene.report.picture(frame, picture)
    scene.dress(Qt.ColorScheme.Dark)
    await asyncio.sleep(0.3)
    scene.report.picture(frame, f"{picture}-dark")
    scene.dress(Qt.ColorScheme.Light)


async def linked(scene: Scene, frame: WizardFrame, picture: str) -> None:
    """The last page, and on to the list."""
    await until(lambda: has_button(frame, DONE), "the end of linking")
    await asyncio.sleep(0.3)
    await both_ways(scene, frame, picture)
    await click_button(frame, DONE)
    program = scene.app.program
    assert program is not None
    await until(lambda: program.features.accounts.wizard is None, "the wizard to go")
