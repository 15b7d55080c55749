"""Presses on the wizard's buttons, one after the other."""

import asyncio

from pytestqt.qtbot import QtBot

from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.presses import Presses


async def test_a_press_beside_another_is_not_lost_while_its_page_stays(qtbot: QtBot) -> None:
    frame = WizardFrame()
    qtbot.addWidget(frame)
    presses = Presses(frame)
    presses.primary()
    presses.notice("look-again")
    presses.notice("keeping-file")

    assert await presses.next(afresh=False) == "primary"
    assert await presses.next(afresh=False) == "notice:look-again"
    assert await presses.next(afresh=False) == "notice:keeping-file"


async def test_what_was_pressed_before_a_page_was_there_does_not_count(qtbot: QtBot) -> None:
    frame = WizardFrame()
    qtbot.addWidget(frame)
    presses = Presses(frame)
    presses.primary()
    coming = asyncio.ensure_future(presses.next())
    await asyncio.sleep(0)
    presses.back()

    assert await coming == "back"
