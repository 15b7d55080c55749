"""Several services side by side: which can be linked, how they are called, which one is asked for."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.credentials import BearerToken
from desktop_app.providers.netflix import Netflix
from desktop_app.providers.provider import Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.accounts.service_menu import ServiceMenu
from desktop_app.ui.shell.first_run import FirstRun, page_of
from desktop_app.ui.shell.service_card import CardView
from desktop_app.ui.shell.service_names import is_elsewhere, name_of
from tests.ui.link_wizard.sample import PERSON, PROFILE, TOKEN, SampleService
from tests.ui.stage import Stage, stage

OWN = Server("Sample", "https://sample.example", "https://sample.example")
SANDBOX = Server("sandbox", "http://127.0.0.1:1", "http://127.0.0.1:1")


async def token(_agent: object, _client: object) -> BearerToken:
    return TOKEN


def service(service_id: str = "sample", name: str = "Sample") -> SampleService:
    return SampleService(OWN, token, replace(PROFILE, id=service_id, name=name), PERSON)


def test_another_server_than_its_own_is_always_said() -> None:
    assert name_of(service(), OWN) == "Sample"
    assert name_of(service(), SANDBOX) == "Sample (sandbox)"
    assert name_of(Netflix(), SANDBOX) == "Netflix (sandbox)"
    assert name_of(Netflix(), None) == "Netflix"
    assert [is_elsewhere(service(), at) for at in (OWN, SANDBOX, None)] == [False, True, False]


def cards(page: FirstRun) -> dict[str, tuple[str, bool]]:
    """By service: everything that its card says, and whether it can be pressed."""
    return {
        card.card.id: ("\n".join(label.text() for label in card.findChildren(QLabel)), card.button.isEnabled())
        for card in page.findChildren(CardView)
    }


@pytest.mark.parametrize(
    ("is_demo", "standing", "order"),
    [(False, "Available", ["trakt", "netflix"]), (True, "In practice mode", ["netflix", "trakt"])],
)
def test_a_card_for_each_service(qtbot: QtBot, *, is_demo: bool, standing: str, order: list[str]) -> None:
    page = page_of((Netflix(), service("trakt", "Trakt")), is_demo=is_demo)
    qtbot.addWidget(page)
    shown = cards(page)
    assert [view.card.id for view in (*page.cards, *page.closed)] == order
    assert all(can for _, can in shown.values())
    assert standing in shown["trakt"][0]


def test_the_menu_names_each_service_and_how_it_stands(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = ServiceMenu([(Netflix(), SANDBOX), (Netflix(), None), (service(), OWN)], window)
    names = ["Netflix (sandbox)", "Netflix (closed to other programs since 2014)", "Sample"]
    assert [action.text() for action in menu.actions()] == names
    window.show()
    qtbot.waitExposed(window)
    menu.popup_over(window)
    with qtbot.waitSignal(menu.chosen) as chosen:
        QTest.keyClick(menu, Qt.Key.Key_Up)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen.args == ["sample"]


async def test_linking_asks_at_which_service_and_signing_in_again_does_not(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.accounts._providers = {"sample": service(), **on.accounts._providers}
        on.linking.link_any()
        assert title(on) == ""
        QTest.keyClick(menus(on)[0], Qt.Key.Key_Return)
        await until(lambda: title(on) == "Link Sample", "the wizard")
        await on.linking.close()
        await until(lambda: title(on) == "", "the wizard to go")

        on.linking.sign_in_again(on.accounts.all[0].id)
        assert title(on) == "Link Netflix"
        assert not menus(on)
        await on.linking.close()


def menus(on: Stage) -> list[ServiceMenu]:
    return [menu for menu in on.window.findChildren(ServiceMenu) if menu.isVisible()]


def title(on: Stage) -> str:
    """What the wizard says that it does; empty where there is none."""
    return on.linking.wizard.frame.windowTitle() if on.linking.wizard is not None else ""
