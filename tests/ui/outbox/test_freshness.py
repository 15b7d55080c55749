"""What others do appears by itself, and takes nobody's place away."""

from pathlib import Path

import pytest

from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.queues import TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.hands import until
from desktop_app.ui.shell.auto_refresh import AFTER_A_DRAG, AutoRefresh
from tests.ui.outbox.window import Scene
from tests.ui.stage import EMAIL

FIVE = 5 * 60


def freshness(on: Scene) -> AutoRefresh:
    assert on.program is not None
    return on.program.auto_refresh


def wakes_in(on: Scene) -> float | None:
    wait = freshness(on).wakes_in
    return None if wait is None else wait / 1000


def first_seen(on: Scene) -> str:
    return on.page.model.rows[on.page.view.rowAt(0)].item.title.name


def scroll_to(on: Scene, row: int) -> None:
    view = on.page.view
    view.scrollTo(view.model().index(row, 1), view.ScrollHint.PositionAtTop)


async def refreshed(on: Scene) -> None:
    before = on.state.read_at
    on.lists[0].refresh()
    await until(lambda: on.state.read_at != before and on.state.health is Health.IN_STEP, "the list to be read again")


@pytest.mark.parametrize(
    ("elsewhere", "at"), [("remove", 3), ("add", 2), ("move down", 1), ("move up", 50), ("move what is first seen", 20)]
)
async def test_a_change_elsewhere_keeps_selection_current_row_and_place(
    sandbox: Sandbox, tmp_path: Path, elsewhere: str, at: int
) -> None:
    on = Scene(tmp_path, sandbox)
    await on.begin()
    titles = on.served
    scroll_to(on, 20)
    on.page.view.choose(on.state.view.ids[24])
    view, seen, chosen = on.page.view, first_seen(on), on.page.chosen_items
    height = view.visualRect(view.currentIndex()).top()
    faults = sandbox.netflix.faults
    match elsewhere:
        case "remove":
            faults.edit_on_website(EMAIL, remove=titles[at])
        case "add":
            known = on.lists[1].state.view.ids[0].rpartition("/")[2]
            faults.edit_on_website(EMAIL, add=known, position=at)
        case "move what is first seen":
            faults.edit_on_website(EMAIL, move=titles[at], position=60)
        case _:
            faults.edit_on_website(EMAIL, move=titles[at], position=60 if elsewhere == "move down" else 2)

    await refreshed(on)

    assert on.shown == on.served != titles
    assert on.page.chosen_items == chosen
    row = on.page.view.current_row
    assert row is not None
    assert row.item == chosen[0]
    assert view.visualRect(view.currentIndex()).top() == height
    assert (first_seen(on) == seen) is ("first seen" not in elsewhere)
    await on.end()


async def test_at_the_top_it_stays_at_the_top(sandbox: Sandbox, tmp_path: Path) -> None:
    on = Scene(tmp_path, sandbox)
    await on.begin()
    sandbox.netflix.faults.edit_on_website(EMAIL, move=on.served[9], position=1)
    await refreshed(on)

    assert first_seen(on) == on.state.view.items[0].title.name
    await on.end()


async def test_the_shown_list_is_read_when_it_is_old_and_told_with_304(sandbox: Sandbox, tmp_path: Path) -> None:
    on = Scene(tmp_path, sandbox, refresh_minutes=5)
    await on.begin()
    await until(lambda: wakes_in(on), "the next reading to be planned")
    assert FIVE - 20 < (wakes_in(on) or 0) <= FIVE + 1
    sandbox.netflix.requests.clear()

    freshness(on).look()
    assert on.reads == []
    on.ahead = FIVE + 1
    freshness(on).look()
    await until(lambda: on.reads and on.state.health is Health.IN_STEP, "the reading")

    assert on.reads == [304]
    assert FIVE - 20 < (wakes_in(on) or 0) <= FIVE + 1
    await on.end()


async def test_nothing_is_read_while_rows_are_carried(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = Scene(tmp_path, sandbox, refresh_minutes=5)
    await on.begin()
    await until(lambda: wakes_in(on), "the next reading to be planned")
    sandbox.netflix.requests.clear()
    on.ahead = FIVE + 1
    monkeypatch.setattr(on.page.view, "_carried", (TitleId("movies/1"),))
    freshness(on).look()
    assert 0 < (wakes_in(on) or 0) <= AFTER_A_DRAG + 1
    assert on.reads == []

    monkeypatch.setattr(on.page.view, "_carried", ())
    freshness(on).look()
    await until(lambda: on.reads, "the reading")
    await on.end()


async def test_never_means_never(sandbox: Sandbox, tmp_path: Path) -> None:
    on = Scene(tmp_path, sandbox, refresh_minutes=0)
    await on.begin()
    on.do(Move((on.state.view.ids[5],), Edge.TOP))
    await until(lambda: on.state.health is Health.IN_STEP and not on.state.waiting, "everything to be sent")

    assert wakes_in(on) is None
    await on.end()


async def test_offline_the_writer_alone_decides_when_to_try(sandbox: Sandbox, tmp_path: Path) -> None:
    on = Scene(tmp_path, sandbox, refresh_minutes=5)
    await on.begin()
    await on.offline()

    assert wakes_in(on) is None
    await on.end()
