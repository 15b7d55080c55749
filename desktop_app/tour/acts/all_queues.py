"""View of all lists at once: an order of its own, an answer, and what to watch next."""

import asyncio

from PySide6.QtCore import Qt

from desktop_app.domain.queues import TitleId
from desktop_app.domain.recommendations import Recommendation
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import click, drag, press, until
from desktop_app.tour.kept_there import order_at
from desktop_app.tour.scene import Scene, key_of
from desktop_app.ui.all_lists.duplicate_questions import REVIEW
from desktop_app.ui.all_lists.page import OverviewPage
from desktop_app.ui.all_lists.same_sheet import SameSheet
from desktop_app.ui.all_lists.whats_next import PickCard, WhatsNextPanel

_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_INSTANT = "Instant queue (Netflix)"


async def play(scene: Scene) -> None:
    """Open, drag, answer, and take a proposal."""
    page = await _open(scene)
    await _drag(scene, page)
    await _answer(scene, page)
    await _next(scene)
    await press(scene.window, Qt.Key.Key_Escape)


async def _open(scene: Scene) -> OverviewPage:
    await press(scene.window, Qt.Key.Key_Q, _KEYS)
    page = scene.window.panes.middle
    assert isinstance(page, OverviewPage)
    scene.picture("all-queues-reading")
    await until(lambda: len(_titles(page)) and not page.reading.isVisible(), "all lists to be read")
    await asyncio.sleep(1.5)  # posters arrive for the picture
    page.table.view.choose(page.table.model.view.ids[0])
    await asyncio.sleep(0.5)
    scene.picture("all-queues")
    scene.dress(Qt.ColorScheme.Dark)
    await asyncio.sleep(0.5)
    scene.picture("all-queues-dark")
    scene.dress(Qt.ColorScheme.Light)
    names = {item.title.name for item in page.table.model.view.items}
    there = filter(None, map(scene.netflix.state.catalogue.find, _instant(scene)))
    is_whole = names.issuperset(title.name for title in there)
    scene.report.step("The titles of all lists are in one view", ok=is_whole, detail=f"{len(_titles(page))} titles")
    return page


async def _drag(scene: Scene, page: OverviewPage) -> None:
    meant, there = _titles(page), _instant(scene)
    meant.insert(1, meant.pop(5))
    await drag(page.table.view, (5,), 1)
    kept = _titles(page) == meant and _instant(scene) == there
    scene.report.step("A title dragged there: the view's order is another, the service's is not", ok=kept)


async def _answer(scene: Scene, page: OverviewPage) -> None:
    count = len(_titles(page))
    await click_button(scene.window.message_bar, REVIEW)
    await until(lambda: scene.window.findChildren(SameSheet), "the pairs")
    (sheet,) = scene.window.findChildren(SameSheet)
    sheet.model.tick_all(ticked=False)
    sheet.model.toggle(0)
    scene.picture("same-titles")
    await click_button(sheet, "Accept 1")
    await until(lambda: len(_titles(page)) < count, "one title of two")
    scene.report.step("Two titles called the same are one from then on", ok=len(_titles(page)) == count - 1)


async def _next(scene: Scene) -> None:
    await press(scene.window, Qt.Key.Key_W, _KEYS)
    panel = scene.window.findChild(WhatsNextPanel)
    assert isinstance(panel, WhatsNextPanel)
    await until(lambda: panel.cards, "proposals")
    await asyncio.sleep(1)
    scene.picture("what-next")
    scene.dress(Qt.ColorScheme.Dark)
    await asyncio.sleep(0.5)
    scene.picture("what-next-dark")
    scene.dress(Qt.ColorScheme.Light)
    card = await _card_of_instant(panel)
    title = _key_in_instant(card.proposal.pick)
    await click_button(card, "Move to the top")
    await until(lambda: _instant(scene)[0] == title, "it at the top")
    name = card.proposal.pick.merged.title.name
    scene.report.step("A proposal moved to the top stands there at the service", ok=True, detail=name)
    await click_button(card, "Go to it")
    scene.report.step("… and is shown in its list", ok=name in {item.title.name for item in scene.page.chosen_items})
    panel.closed.emit()


async def _card_of_instant(panel: WhatsNextPanel) -> PickCard:
    """A title that can be moved to the top of the instant queue; others are asked for until there is one."""
    while True:
        for card in panel.cards:
            if card.proposal.front_of == _INSTANT:
                return card
        shown = panel.cards
        await click(panel.others)
        await until(lambda: panel.cards is not shown, "other proposals")  # noqa: B023 - awaited at once


def _key_in_instant(pick: Recommendation) -> str:
    return next(
        key_of(TitleId(stand.item_id)) for stand in pick.merged.stands if stand.ref.name == "instant" and stand.place
    )


def _titles(page: OverviewPage) -> list[str]:
    return list(page.table.model.view.ids)


def _instant(scene: Scene) -> list[str]:
    return order_at(scene.demo.sandbox, "netflix", "instant")
