"""The panes of the real window: what is hidden for want of room, what brings it back, and what is kept."""

from pathlib import Path

from PySide6.QtCore import QSize

from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.tour.hands import until
from desktop_app.ui.shell.main_window import SIZE, first_size
from desktop_app.ui.shell.pane_fit import Pane
from desktop_app.ui.style.theme import Theme
from tests.ui.cut_text import system_font
from tests.ui.stage import Stage, stage


def seen(on: Stage) -> set[Pane]:
    return {pane for pane, widget in on.window.panes._parts().items() if widget.isVisible()}


async def test_what_is_asked_for_takes_the_sidebars_place_and_gives_it_back(
    theme: Theme, sandbox: Sandbox, tmp_path: Path
) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.window.resize(800, 600)
        assert seen(on) == {Pane.LEFT, Pane.MIDDLE}

        on.features.search.open()
        assert seen(on) == {Pane.MIDDLE, Pane.SIDE}

        on.features.search.panel.closed.emit()
        assert seen(on) == {Pane.LEFT, Pane.MIDDLE}

        on.window.panes._switch._buttons[Pane.SIDE].click()
        assert seen(on) == {Pane.MIDDLE, Pane.SIDE}
        on.window.resize(1280, 800)
        assert seen(on) == set(Pane)
        assert not on.window.panes._switch.isVisible()


async def test_one_pane_at_a_time_where_type_is_large(theme: Theme, sandbox: Sandbox, tmp_path: Path) -> None:
    with system_font(24):
        async with stage(tmp_path, sandbox) as on:
            ref = await on.link()
            on.window.resize(800, 600)
            for pane, button in on.window.panes._switch._buttons.items():
                button.click()
                assert seen(on) == {pane}
            on.window.panes.bring_to_front(Pane.LEFT)
            on.sidebar.queue_chosen.emit(ref)
            assert seen(on) == {Pane.MIDDLE}


async def test_widths_are_kept_for_each_kind_of_pane(theme: Theme, sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    async with stage(tmp_path, sandbox, store=store) as on:
        await on.link()
        panes = on.window.panes
        panes._splitter.setSizes([220, 700, 360])
        panes._splitter.splitterMoved.emit(0, 0)
        on.features.search.open()
        panes._splitter.setSizes([220, 600, 460])
        panes._splitter.splitterMoved.emit(0, 0)
        kept = panes._splitter.sizes()
        on.features.search.panel.closed.emit()
        assert abs(panes._splitter.sizes()[2] - 360) <= 2
        on.window.resize(800, 600)
        on.window.resize(SIZE)
        assert abs(panes._splitter.sizes()[2] - 360) <= 2
        await on.tasks.finished()

    async with stage(tmp_path, sandbox, store=store) as on:
        await until(lambda: on.window.page is not None and on.program.workspace.kept_view.is_loaded, "the list")
        on.features.search.open()
        assert on.window.panes._splitter.sizes()[2] == kept[2]


def test_the_first_size_is_within_the_screen(theme: Theme) -> None:
    assert first_size(QSize(1920, 1080)) == SIZE
    assert first_size(QSize(1000, 700)) == QSize(1000, 700)
