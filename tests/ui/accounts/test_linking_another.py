"""Linking another account from the Account menu: the cards among the lists, and back."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.accounts.service_menu import ServiceMenu
from tests.ui.stage import Stage, stage


def choose(on: Stage) -> None:
    """Choose *Link an account…* in the Account menu."""
    next(action for action in on.window.menus["Account"].actions() if "Link an account" in action.text()).trigger()


def menus(on: Stage) -> list[ServiceMenu]:
    return [menu for menu in on.window.findChildren(ServiceMenu) if menu.isVisible()]


async def test_the_cards_stand_among_the_lists_and_lead_back(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, with_trakt=True) as on:
        ref = await on.link()
        on.window.activateWindow()
        choose(on)
        page = on.program.workspace.welcome.for_another
        assert on.window.panes.middle is page
        assert on.sidebar.isVisible()
        assert page.hero is None
        assert isinstance(on.window.focusWidget(), QPushButton)
        choose(on)
        await click_button(page, "Back to your lists")
        assert on.window.current == ref

        choose(on)
        await click_button(page, "Link Trakt…")
        await until(lambda: on.linking.wizard, "the wizard")
        await on.linking.close()


async def test_while_nobody_is_linked_a_menu_asks_where(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, with_trakt=True) as on:
        choose(on)
        assert [action.text().split(" (")[0] for action in menus(on)[0].actions()] == ["Netflix", "Trakt"]
        menus(on)[0].close()
        cards = on.program.workspace.welcome.cards
        assert cards.hero is not None
        cards.hero.link.click()
        (menu,) = menus(on)
        assert menu.pos().y() >= cards.hero.link.mapToGlobal(cards.hero.link.rect().bottomLeft()).y()
        menu.close()


async def test_a_list_that_has_gone_meanwhile_is_not_shown_again(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, with_trakt=True) as on:
        await on.link()
        await on.link_trakt()
        gone = on.window.current
        assert gone is not None
        choose(on)
        await on.accounts.unlink(gone.account)
        assert on.window.panes.middle is on.program.workspace.welcome.for_another
        await click_button(on.program.workspace.welcome.for_another, "Back to your lists")
        assert on.window.current is not None
        assert on.window.current.account != gone.account
