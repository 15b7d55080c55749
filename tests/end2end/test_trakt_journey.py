"""Trakt in the whole program: linked by a code, rearranged by mouse, and there again at the next start."""

from pathlib import Path

import pytest

from desktop_app.providers.provider import Method
from desktop_app.sync.state import Health
from desktop_app.tour import wizard
from desktop_app.tour.acts.link_trakt import type_the_code
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import drag, until
from desktop_app.tour.scene import Scene
from desktop_app.ui.style.theme import Theme
from tests.end2end.program import running
from tests.trakt import writes

pytestmark = [pytest.mark.keyring, pytest.mark.timeout(120), pytest.mark.usefixtures("display", "system_keyring")]


async def test_linked_by_code_rearranged_and_there_again(tmp_path: Path, theme: Theme) -> None:
    async with running(tmp_path, theme) as scene:
        await link(scene)
        await scene.drop("A row", (5,), 1)
        order = scene.served
        assert rows(scene) == order
    async with running(tmp_path, theme) as scene:
        await until(lambda: is_in_step(scene), "the watchlist again")
        assert scene.app.program is not None
        assert scene.app.program.features.accounts.wizard is None
        assert scene.served == order == rows(scene)


async def test_five_drops_while_one_request_travels_are_one_more(tmp_path: Path, theme: Theme) -> None:
    async with running(tmp_path, theme) as scene:
        await link(scene)
        meant = rows(scene)
        with scene.trakt.state.lock:  # nobody is answered
            for row, gap in ((4, 1), (7, 2), (3, 0), (6, 1), (8, 3)):
                meant.insert(gap, meant.pop(row))
                await drag(scene.page.view, (row,), gap)
                assert rows(scene) == meant, f"{row} in front of {gap}"
            assert scene.state.waiting
        await scene.in_step()
        assert scene.served == meant == rows(scene)
        assert 1 <= writes(scene.trakt).count(("reorder", 200)) <= 2


async def link(scene: Scene) -> None:
    """With a code that is typed on another device."""
    scene.trakt.faults.device_times(interval=1)
    await until(lambda: buttons(scene.window, "Link Trakt…"), "the cards")
    await click_button(scene.program.workspace.welcome.cards, "Link Trakt…")
    frame = await wizard.opened(scene)
    await wizard.go_on(frame, Method.CODE)
    await type_the_code(scene, frame)
    await wizard.linked(scene, frame, "linked")
    await until(lambda: is_in_step(scene), "the watchlist")


def is_in_step(scene: Scene) -> bool:
    page = scene.window.page
    return page is not None and page.model.state is not None and page.model.state.health is Health.IN_STEP


def rows(scene: Scene) -> list[str]:
    """The order on the screen."""
    return [row.item.id for row in scene.page.model.rows if row.number is not None]
