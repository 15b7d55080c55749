"""At another service a title has another key: what matches is shown, and nothing is added before the person says so."""

import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.edits import Edge
from desktop_app.domain.import_export.imported_title import Contents, contents_of
from desktop_app.domain.import_export.title_matching import Fit
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.import_export.copy_controller import COPIED_ONLY
from desktop_app.ui.import_export.job import PreviewJob
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.import_export.previews import READING
from desktop_app.ui.import_export.words import Errand
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from tests import tmdb, trakt
from tests.parts import parts_of
from tests.ui.both_stage import BothStage, both_stage, fits, rows

Story = Callable[[BothStage], Awaitable[None]]
Tell = Callable[[Story], None]


@pytest.fixture
async def on(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[BothStage]:
    async with both_stage(tmp_path, sandbox) as made:
        yield made


def lookups(on: BothStage) -> int:
    """How often TMDB was asked which title a key means."""
    return sum("/find/" in call.path or call.path.startswith("/3/movie/") for call in on.sandbox.tmdb.requests)


def of_kind(on: BothStage, ref: QueueRef, kind: str) -> tuple[ItemId, ...]:
    return tuple(item.id for item in on.view(ref).items if item.title.kind == kind)


async def linked(on: BothStage) -> tuple[QueueRef, QueueRef]:
    """Trakt's watchlist and TMDB's films; the films are on the screen."""
    watchlist = await on.link_watchlist()
    return watchlist, await on.link_tmdb()


async def noir_of(on: BothStage) -> QueueRef:
    """Ada's own list at Trakt, read."""
    account = await on.link_trakt()
    number = on.sandbox.trakt.state.personal(trakt.ADA, "noir").id
    return await on.read(QueueRef(account, f"lists/{number}"))


def drop(on: BothStage, carried: CarriedTitles, anchor: ItemId | Edge = Edge.TOP) -> None:
    on.page.foreign_dropped.emit(carried, anchor)


async def test_what_is_dropped_at_a_place_is_added_there_and_undone_as_one(on: BothStage) -> None:
    watchlist, films = await linked(on)
    before = on.view(films).ids
    drop(on, CarriedTitles(of_kind(on, watchlist, "movie")[::3], watchlist), before[0])
    assert on.lists[films].state.entries == ()
    page = await on.previewed()
    new = page.preview.chosen
    assert new
    assert Fit.HERE in fits(page)
    assert {row.namespace for row in rows(page) if row.fit is Fit.EXACT} <= {"tmdb", "imdb"}
    assert on.lists[films].state.entries == ()

    await click_button(page, f"Add {len(new)} title" + ("s" if len(new) > 1 else ""))
    assert on.view(films).ids == (before[0], *(title.id for title in new), *before[1:])
    await until(lambda: on.is_in_step, "them to be sent")
    assert {title.id for title in new} <= set(tmdb.served(on.sandbox.tmdb))
    assert on.said.startswith("Copied. ")

    on.page.history.undo()
    assert on.view(films).ids == before
    await until(lambda: on.is_in_step, "them to be taken back")


async def test_nothing_is_asked_twice(on: BothStage) -> None:
    watchlist, _ = await linked(on)
    carried = CarriedTitles(of_kind(on, watchlist, "movie"), watchlist)
    drop(on, carried)
    page = await on.previewed()
    first = lookups(on)
    assert 0 < first <= len(carried.ids)
    told = fits(page)
    await click_button(page, "Cancel")
    drop(on, carried)
    assert fits(await on.previewed()) == told
    assert lookups(on) == first


async def test_with_shift_they_are_copied_and_that_is_said(on: BothStage) -> None:
    watchlist, films = await linked(on)
    before = on.view(watchlist).ids
    on.sidebar.titles_dropped.emit(films, CarriedTitles(of_kind(on, watchlist, "movie"), watchlist), True)
    page = await on.previewed()
    assert page._remark.text() == COPIED_ONLY
    await click_button(page, page.add_button.text())
    assert on.view(watchlist).ids == before
    assert on.lists[watchlist].state.entries == ()


async def test_a_whole_list_is_carried_from_the_sidebar_and_a_show_is_none_of_the_films(on: BothStage) -> None:
    watchlist, films = await linked(on)
    model = on.sidebar.model
    data = model.mimeData([model.index_of(watchlist)])
    model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, model.index_of(films))
    page = await on.previewed()
    assert len(rows(page)) == len(on.view(watchlist).items)
    shows = [row for row in rows(page) if row.title is not None and row.title.kind == "show"]
    assert shows
    assert {row.fit for row in shows} == {Fit.UNFIT}
    assert "of a kind that this list does not take" in page.said


async def test_a_list_that_was_never_read_is_read_first(on: BothStage) -> None:
    watchlist, films = await linked(on)
    other = next(ref for ref in on.lists.refs_of(watchlist.account) if not on.lists[ref].state.loaded)
    on.sidebar.titles_dropped.emit(films, CarriedTitles((), other), False)
    page = await on.previewed()
    assert len(rows(page)) == len(on.view(other).items)
    assert on.lists[other].state.loaded


async def test_from_tmdb_to_trakt_by_its_own_numbers(on: BothStage) -> None:
    films, noir = await on.link_tmdb(), await noir_of(on)
    drop(on, CarriedTitles((), films), Edge.END)
    page = await on.previewed()
    assert {row.namespace for row in rows(page) if row.fit is Fit.EXACT} == {"tmdb"}
    new = [title.id for title in page.preview.chosen]
    await click_button(page, page.add_button.text())
    await until(lambda: on.is_in_step, "them to be sent")
    assert trakt.served(on.sandbox.trakt, "noir")[-len(new) :] == new
    assert on.window.current == noir


async def test_a_title_that_only_bears_the_name_is_ticked_by_the_person_alone(on: BothStage) -> None:
    queue, noir = await on.link_queue(), await noir_of(on)
    before = on.view(noir).ids
    drop(on, CarriedTitles((), queue))
    page = await on.previewed()
    assert not set(fits(page)) & {Fit.EXACT, Fit.UNKNOWN}
    assert page.add_button.text() == "Nothing to add"
    doubtful = fits(page).index(Fit.DOUBTFUL)
    await click_button(page, "Next to confirm")
    assert page.table.currentIndex().row() == doubtful
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    await click_button(page, "Add 1 title")
    chosen = rows(page)[doubtful].title
    assert chosen is not None
    assert on.view(noir).ids == (chosen.id, *before)


async def test_without_a_mouse_by_a_menu_of_the_other_lists(on: BothStage) -> None:
    watchlist, films = await linked(on)
    on.window.activateWindow()
    await until(on.window.isActiveWindow, "the window before the person")
    on.page.view.setFocus()
    on.page.view.selectRow(0)
    control, shift, alt = (getattr(Qt.KeyboardModifier, f"{key}Modifier") for key in ("Control", "Shift", "Alt"))
    QTest.keyClick(on.page.view, Qt.Key.Key_C, control | shift)
    await until(lambda: on.menu is not None, "the menu")
    assert on.menu is not None
    offered = [action.data() for action in on.menu.actions() if action.data() is not None]
    assert watchlist in offered
    assert films not in offered
    next(action for action in on.menu.actions() if action.data() == watchlist).trigger()
    on.menu.close()
    page = await on.previewed()
    assert on.window.current == watchlist
    assert len(rows(page)) == 1
    await click_button(page, "Cancel")

    on.window.activateWindow()
    await until(on.window.isActiveWindow, "the window before the person")
    QTest.keyClick(on.window, Qt.Key.Key_C, control | alt)
    await until(lambda: on.menu is not None, "the menu of the whole list")
    assert on.menu is not None
    on.menu.close()


async def test_found_titles_go_the_same_way(on: BothStage) -> None:
    watchlist, films = await linked(on)
    assert on.program is not None
    carry, before = on.program.features.import_export.copying.carry_titles, on.view(films).ids
    service = await parts_of(on.accounts, films.account)
    new = [
        title
        for title in await service.catalogue.search("the")
        if ItemId(title.id) not in before and title.kind == "movie"
    ][:2]
    at_tmdb = on.lists.id_namespace(films.account)
    carry(new, at_tmdb, films, Edge.TOP)
    assert on.view(films).ids == (*(title.id for title in new), *before)
    assert on.preview is None

    carry(new, at_tmdb, watchlist, Edge.END)
    page = await on.previewed()
    assert on.window.current == watchlist
    assert len(rows(page)) == 2


async def test_a_second_preview_of_a_list_waits_for_the_first(on: BothStage) -> None:
    watchlist, films = await linked(on)
    for _ in range(2):
        on.sidebar.titles_dropped.emit(films, CarriedTitles((), watchlist), False)
    assert on.said == "Nothing was added. Finish what is open in that list first."
    await on.previewed()


async def test_an_account_that_goes_takes_its_preview_along(on: BothStage) -> None:
    watchlist, films = await linked(on)
    drop(on, CarriedTitles((), watchlist))
    await on.accounts.unlink(films.account)
    await until(lambda: on.preview is None, "the preview to go")


async def test_a_limit_is_said_and_nothing_is_kept(on: BothStage) -> None:
    films, noir = await on.link_tmdb(), await noir_of(on)
    on.sandbox.trakt.faults.limit(trakt.ADA, "list", len(on.view(noir).items))
    assert on.program is not None
    on.program.refresh()
    await until(lambda: (info := on.lists.info(noir)) and info.largest == len(on.view(noir).items), "the limit")
    drop(on, CarriedTitles((), films))
    page = await on.previewed()
    await click_button(page, page.add_button.text())
    assert "may hold" in on.said
    assert page.isVisible()
    assert on.lists[noir].state.entries == ()


async def test_a_service_that_dies_in_the_middle_is_said_and_asked_again_for_the_rest_alone(on: BothStage) -> None:
    watchlist, films = await linked(on)
    on.sandbox.tmdb.faults.fail_next(503, 4)
    drop(on, CarriedTitles((), watchlist))
    page = await on.previewed()
    assert "What was not looked up is not added." in page.said
    left = fits(page).count(Fit.UNKNOWN)
    assert left
    assert on.lists[films].state.entries == ()
    on.sandbox.tmdb.faults.calm()
    await click_button(page, "Look up the rest")
    await until(page._progress.isHidden, "the rest")
    assert Fit.UNKNOWN not in fits(page)


async def test_who_cancels_while_it_is_looked_up_has_changed_nothing(on: BothStage) -> None:
    watchlist, films = await linked(on)
    before = on.view(films).ids
    drop(on, CarriedTitles((), watchlist))
    await until(lambda: on.preview is not None and on.preview.stop_button.isVisible(), "the looking")
    assert on.preview is not None
    await click_button(on.preview, "Cancel")
    assert on.page.view.isVisible()
    assert on.view(films).ids == before
    asked = lookups(on)
    assert on.program is not None
    on.program.refresh()
    await until(lambda: on.is_in_step, "a read")
    assert lookups(on) <= asked + 4


async def test_a_pause_is_said_for_as_long_as_it_lasts(on: BothStage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while answers come in that were under way."""
    while_resting: set[str] = set()
    say = PreviewPage.say

    def noted(page: PreviewPage, *words: str) -> None:
        say(page, *words)
        job = page.window().findChild(PreviewJob)
        if isinstance(job, PreviewJob) and job._looking is not None and job._looking.rests:
            while_resting.add(words[1])

    monkeypatch.setattr(PreviewPage, "say", noted)

    watchlist, _ = await linked(on)
    on.sandbox.tmdb.faults.refuse_next(25, retry_after=1)
    drop(on, CarriedTitles(of_kind(on, watchlist, "movie")[-10:], watchlist))
    assert Fit.UNKNOWN not in fits(await on.previewed())
    assert while_resting == {"TMDB (sandbox) wants a pause of 1 second; then looking goes on by itself."}


async def test_while_something_long_is_read_the_page_says_so_and_can_be_left(on: BothStage) -> None:
    watchlist = await on.link_watchlist()
    assert on.program is not None
    go_on = threading.Event()

    def read() -> Contents:
        go_on.wait()
        return contents_of([])

    try:
        on.program.features.import_export._previews.open(
            watchlist, Errand("Import", "long.csv", "In the file", "Imported."), read
        )
        assert on.preview is not None
        assert on.preview.said == READING
        assert on.preview._progress.isVisible()
        assert not on.preview.add_button.isEnabled()
        await click_button(on.preview, "Cancel")
    finally:
        go_on.set()
    assert on.page.view.isVisible()
    assert on.lists[watchlist].state.entries == ()


async def test_an_account_asks_which_of_its_lists(on: BothStage) -> None:
    queue, watchlist = await on.link_queue(), await on.link_watchlist()
    chosen = CarriedTitles(on.view(watchlist).ids[:2], watchlist)
    on.sidebar.titles_dropped_on_account.emit(queue.account, chosen)
    await until(lambda: on.menu is not None, "the menu")
    assert on.menu is not None
    offered = [action.data() for action in on.menu.actions() if action.data() is not None]
    assert offered == [ref for ref in on.lists.refs_of(queue.account) if not on.labels.heading(ref).fixed]
    on.menu.close()


async def test_a_list_that_may_not_be_changed_says_so_before_anything_is_looked_up(on: BothStage) -> None:
    watchlist, films = await linked(on)
    rated = next(ref for ref in on.lists.refs_of(films.account) if ref.name.startswith("rated/movies"))
    await on.read(rated)
    drop(on, CarriedTitles(on.view(watchlist).ids[:2], watchlist))
    assert on.said == f"Nothing was copied. {on.labels.heading(rated).fixed}"
    assert on.preview is None
