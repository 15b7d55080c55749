"""The whole way: from the panel to four emulators and back into lists."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest

from desktop_app.domain.account import LinkState
from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import buttons
from desktop_app.tour.hands import until
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.queue.position import PositionDialog
from desktop_app.ui.search.controller import RETRY, SIGN_IN_AGAIN
from desktop_app.ui.search.sections import SearchProgress
from tests import tmdb
from tests.ui.search.stage import FourServices, Gate, four_services

COPY = Qt.DropAction.CopyAction


def dragged(on: FourServices) -> QMimeData:
    """What a drag of the chosen results carries."""
    return on.panel.model.mimeData(on.panel.results.selectedIndexes())


def new_at(on: FourServices, provider: str, ref: QueueRef, count: int = 1) -> list[str]:
    """Titles that were found there and do not stand in the list."""
    titles = next(one.titles for one in on.panel.model.sections if one.key.startswith(provider))
    found = [title.name for title in titles if title.id not in on.lists[ref].state.view]
    once = [name for name in found if [title.name for title in titles].count(name) == 1]
    return once[:count]


async def settled(on: FourServices, ref: QueueRef) -> None:
    await until(lambda: not on.lists[ref].state.waiting, "it to be sent")


async def test_all_services_are_asked_and_answer_in_their_sections(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox) as on:
        await on.show("netflix", "instant")
        await on.find("the third man", sections=4)
        counts = on.counts()
        assert list(counts) == ["netflix", "trakt", "tmdb", "chew"]
        assert counts["netflix"] >= 1
        assert counts["trakt"] >= 1
        assert counts["tmdb"] >= 1
        assert counts["chew"] == 0
        assert on.panel.found == sum(counts.values())


async def test_return_adds_to_the_list_on_the_screen_whichever_service_was_linked_first(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """With a list of TMDB open, Ctrl+K and Return added to Netflix's queue."""
    async with four_services(tmp_path, sandbox, "netflix", "trakt", "tmdb") as on:
        ref = await on.show("tmdb", tmdb.FILMS)
        await on.find("the third man", sections=3)
        assert [*on.counts()] == ["tmdb", "netflix", "trakt"]
        assert on.panel.results.catalogue is not None
        assert on.panel.results.catalogue.key.startswith("tmdb")
        assert on.panel.destination.ref == ref


async def test_a_title_of_another_service_is_added_only_if_it_was_chosen(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix", "tmdb") as on:
        await on.show("tmdb", tmdb.FILMS)
        sandbox.tmdb.faults.fail_next(503)
        await on.find("the third man", sections=2)
        assert on.counts()["netflix"]
        assert on.panel.results.chosen == ()
        QTest.keyClick(on.panel.field, Qt.Key.Key_Down)
        QTest.keyClick(on.panel.field, Qt.Key.Key_Down)
        assert on.panel.results.catalogue is not None
        assert on.panel.results.catalogue.key.startswith("netflix")


async def test_a_late_answer_moves_nothing_and_an_older_question_is_forgotten(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix", "trakt") as on:
        with Gate(on, "netflix") as gate:
            on.ask("casablanca")
            await until(lambda: gate.asked, "the first question")
            on.ask("charade")
            await until(lambda: on.counts()["trakt"], "the quick one")
            QTest.keyClick(on.panel.field, Qt.Key.Key_Down)
            chosen = on.panel.results.chosen
            assert [title.name for title in chosen] == ["Charade"]
            assert on.panel.model.sections[0].progress is SearchProgress.SEARCHING
            gate.open()
            await until(on.all_answered, "the late one")
        assert gate.asked == ["casablanca", "charade"]
        assert on.panel.results.chosen == chosen
        assert on.panel.results.catalogue is not None
        assert on.panel.results.catalogue.key.startswith("trakt")
        assert on.panel.model.sections[0].titles[0].name == "Charade"
        assert "Casablanca" not in [t.name for s in on.panel.model.sections for t in s.titles]


async def test_a_service_that_fails_says_so_and_is_tried_again_alone(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix", "trakt") as on:
        await on.show("netflix", "instant")
        sandbox.netflix.faults.fail_next(503)
        await on.find("charade", sections=2)
        failed, other = on.panel.model.sections
        assert (failed.progress, failed.remedy) == (SearchProgress.FAILED, RETRY)
        assert failed.says == "Netflix (sandbox) is having problems (error 503)."
        assert other.titles
        asked = len(sandbox.trakt.requests)
        on.panel.remedy_wanted.emit(failed.key)
        await until(lambda: on.counts()["netflix"], "the answer")
        assert not any("/search/" in call.path for call in sandbox.trakt.requests[asked:])


async def test_who_must_sign_in_again_is_not_asked(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix", "trakt") as on:
        sandbox.trakt.faults.revoke("ada")
        assert on.program is not None
        on.program.refresh()
        await until(lambda: on.accounts.all[1].state is LinkState.SIGN_IN_AGAIN, "the refusal")
        asked = len(sandbox.trakt.requests)
        await on.find("charade", sections=2)
        section = on.panel.model.sections[1]
        assert (section.progress, section.remedy) == (SearchProgress.FAILED, SIGN_IN_AGAIN)
        assert section.says == "Trakt (sandbox) needs you to sign in again."
        assert not any("/search/" in call.path for call in sandbox.trakt.requests[asked:])
        await on.link_at("trakt")
        await until(lambda: on.counts()["trakt"], "the answer of who has signed in again")


async def test_several_are_added_as_one_and_taken_back_as_one(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix", "trakt") as on:
        ref = await on.show("netflix", "instant")
        before = on.state.view.ids
        await on.find("the", sections=2)
        new = new_at(on, "netflix", ref, 3)
        on.choose("netflix", *new)
        assert on.panel.destination.ref == ref
        on.panel.destination.add(Edge.TOP)
        await settled(on, ref)
        assert [item.title.name for item in on.state.view.items[:3]] == new
        assert len(on.served) == len(before) + 3
        on.page.history.undo()
        await settled(on, ref)
        assert on.state.view.ids == before


async def test_a_title_goes_into_a_list_of_its_own_service_and_undo_is_offered(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with four_services(tmp_path, sandbox, "netflix", "trakt") as on:
        await on.show("netflix", "instant")
        target = on.ref("trakt", "watchlist")
        await on.read(target)
        await on.find("the", sections=2)
        (name,) = new_at(on, "trakt", target)
        on.choose("trakt", name)
        assert on.panel.destination.ref == target
        on.panel.destination.add(Edge.END)
        await settled(on, target)
        assert on.lists[target].state.view.items[-1].title.name == name
        assert on.said == f"“{name}” now stands in “Watchlist”."
        await until(lambda: on.mark_of("trakt", name).startswith("already in Watchlist"), "the mark")
        message = on.window.message_bar.message
        assert message is not None
        message.actions[0].callback()
        await settled(on, target)
        assert name not in [item.title.name for item in on.lists[target].state.view.items]
        await until(lambda: "Watchlist" not in on.mark_of("trakt", name), "the mark to go")


async def test_the_position_is_asked_and_the_choice_of_list_remembered(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix") as on:
        await on.show("netflix", "instant")
        await on.find("the", sections=1)
        disc = on.ref("netflix", "disc")
        await on.read(disc)
        foot = on.panel.destination
        foot.target.setCurrentIndex(foot.target.findText("DVD queue"))
        foot.target.activated.emit(foot.target.currentIndex())
        new = new_at(on, "netflix", disc, 2)
        on.choose("netflix", *new)
        assert foot.ref == disc
        foot.ask_position()
        asked = on.panel.findChild(PositionDialog)
        assert isinstance(asked, PositionDialog)
        assert asked.windowTitle() == "Add at position"
        assert buttons(asked, "Add")
        asked.chosen.emit(2)
        asked.close()
        await settled(on, disc)
        assert [item.title.name for item in on.lists[disc].state.view.items[1:3]] == new


async def test_results_are_marked_across_services(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "trakt", "tmdb") as on:
        held = await on.show("tmdb", tmdb.FILMS)
        await on.show("trakt", "watchlist")
        films = on.lists[held].state.view.items
        shared = next(one.title for one in films if dict(one.title.ids).get("tmdb"))
        await on.find(shared.name, sections=2)
        await until(lambda: on.mark_of("tmdb", shared.name).startswith("already in Watchlist: films"), "its own")
        await until(lambda: "(TMDB)" in on.mark_of("trakt", shared.name), "the other one's")


async def test_results_are_dropped_into_the_table_where_the_line_was(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix") as on:
        ref = await on.show("netflix", "instant")
        await on.find("the", sections=1)
        new = new_at(on, "netflix", ref, 2)
        on.choose("netflix", *new)
        on.page.model.dropMimeData(dragged(on), COPY, 3, 0, QModelIndex())
        await settled(on, ref)
        assert [item.title.name for item in on.state.view.items[3:5]] == new
        assert on.page.history.undo_action.text() == "&Undo Add 2 titles"


async def test_results_are_dropped_on_a_list_in_sources(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix", "trakt") as on:
        await on.show("netflix", "instant")
        sources, target = on.sidebar.model, on.ref("trakt", "watchlist")
        await on.read(target)
        await on.find("the", sections=2)
        (name,) = new_at(on, "trakt", target)
        on.choose("trakt", name)
        index = sources.index_of(target)
        assert sources.canDropMimeData(dragged(on), COPY, -1, -1, index)
        sources.dropMimeData(dragged(on), COPY, -1, -1, index)
        await settled(on, target)
        assert on.lists[target].state.view.items[-1].title.name == name

        elsewhere = sources.index_of(on.ref("netflix", "disc"))
        sources.dropMimeData(dragged(on), COPY, -1, -1, elsewhere)
        await until(lambda: on.window.findChildren(PreviewPage), "what matches there")
        assert on.lists[on.ref("netflix", "disc")].state.entries == ()


async def test_netflix_suggests_names(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix") as on:
        await on.show("netflix", "instant")
        assert on.program is not None
        on.program.features.search.open()
        await until(on.panel.suggestions.isVisible, "the line of suggestions")
        QTest.keyClicks(on.panel.field, "chara")
        await until(lambda: on.panel.suggestions.names, "names")
        assert on.panel.suggestions.names[0] == "Charade"
        on.panel.suggestions.taken.emit("Charade")
        assert on.panel.term == "Charade"
        await until(on.all_answered, "the answer")
        assert on.panel.results.chosen[0].name == "Charade"


async def test_what_a_full_list_refuses_is_said_and_not_kept(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "trakt") as on:
        ref = await on.show("trakt", "watchlist")
        info = on.lists.info(ref)
        assert info is not None
        catalogue = on.lists.linked(ref.account).catalogue
        assert catalogue is not None
        full = replace(info, largest=len(on.state.view.items))
        others = (one for one in catalogue.lists if one is not info)
        on.accounts.library.linked(ref.account).put(replace(catalogue, lists=(full, *others)))
        await on.find("the", sections=1)
        on.choose("trakt", *new_at(on, "trakt", ref))
        on.panel.destination.add(Edge.END)
        assert on.said.startswith("“Watchlist” may hold")
        assert on.lists[ref].state.entries == ()


async def test_escape_gives_the_keyboard_back_to_the_list(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix") as on:
        await on.show("netflix", "instant")
        on.window.activateWindow()
        await until(on.window.isActiveWindow, "the window")
        on.page.view.setFocus()
        await until(on.page.view.hasFocus, "the list")
        QTest.keyClick(on.page.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        await until(on.panel.field.hasFocus, "the panel")
        QTest.keyClick(on.panel.field, Qt.Key.Key_Escape)
        await until(on.page.view.hasFocus, "the list")
        QTest.keyClick(on.page.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        await until(on.panel.field.hasFocus, "the panel")
        assert on.panel.chosen_scope == "netflix@sandbox"
