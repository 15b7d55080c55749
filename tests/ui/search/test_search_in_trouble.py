"""The search while accounts go under it, and with answers that nobody would give in earnest."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.domain.edits import Edge
from desktop_app.domain.errors import Unreachable
from desktop_app.domain.queues import Title, TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.search.sections import SearchProgress, Section
from tests.ui.search.stage import FourServices, Gate, four_services
from tests.ui.search.test_searching import dragged, new_at, settled


async def unlink(on: FourServices, provider: str) -> None:
    await on.accounts.unlink(on.ref(provider, "").account)


async def test_an_account_that_goes_while_it_is_asked(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix", "trakt") as on:
        await on.show("trakt", "watchlist")
        with Gate(on, "netflix") as gate:
            on.ask("charade")
            await until(lambda: on.counts().get("trakt"), "the quick one")
            await until(lambda: gate.asked, "the other to be asked")
            await unlink(on, "netflix")
            gate.open()
            await until(lambda: [one.key.partition("@")[0] for one in on.panel.model.sections] == ["trakt"], "one")
            await until(on.all_answered, "the answer")
        await on.tasks.finished()
        assert on.counts()["trakt"]


async def test_what_an_account_found_that_went_since(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix", "trakt") as on:
        assert on.program is not None
        ref = await on.show("trakt", "watchlist")
        await on.find("charade", sections=2)
        old = on.panel.model.sections[0]
        on.choose("netflix", old.titles[0].name)
        carried = dragged(on)
        titles, target = on.panel.results.chosen, on.ref("netflix", "instant")
        on.panel.hide()
        await unlink(on, "netflix")
        searching = on.program.features.search
        searching._show_failed(old.catalogue, Unreachable())
        searching._show_found(old.catalogue, old.titles)
        on.panel.add_chosen.emit(titles, target, Edge.END)
        on.panel.position_wanted.emit(titles, target)
        await on.tasks.finished()
        view = on.page.view
        model = view.model()
        before = on.lists[ref].state.view.ids
        model.dropMimeData(carried, Qt.DropAction.CopyAction, 0, 0, model.index(-1, -1))
        assert on.lists[ref].state.view.ids == before
        on.panel.remedy_wanted.emit(old.key)
        await on.tasks.finished()


async def test_answers_that_nobody_gives_in_earnest(sandbox: Sandbox, tmp_path: Path) -> None:
    hostile = '<img src="file:///etc/passwd"> &amp; <b>x</b>\n\t' + "x" * 9_000
    titles = tuple(Title(TitleId(f"t{n % 2_000}"), hostile, 1963, ids=(("imdb", "tt1"),)) for n in range(5_000))
    async with four_services(tmp_path, sandbox, "netflix") as on:
        assert on.program is not None
        await on.show("netflix", "instant")
        await on.find("charade", sections=1)
        panel, model = on.panel, on.panel.model
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
        catalogue = model.sections[0].catalogue
        on.program.features.search._show_found(catalogue, titles)
        await on.tasks.finished()
        panel.grab()
        index = model.index(1)
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        assert "<img" not in tip
        assert len(tip) < 3_000
        panel.results.selectAll()
        assert len(panel.results.chosen) == 5_000
        panel.put(Section(catalogue, SearchProgress.FAILED, (), hostile, "Retry"))
        panel.grab()
        panel.put(Section(catalogue, SearchProgress.FOUND, titles[:1]))


async def test_a_title_that_is_found_twice_is_added_once(sandbox: Sandbox, tmp_path: Path) -> None:
    async with four_services(tmp_path, sandbox, "netflix") as on:
        assert on.program is not None
        ref = await on.show("netflix", "instant")
        await on.find("a", sections=1)
        name = new_at(on, "netflix", ref)[0]
        section = on.panel.model.sections[0]
        title = next(one for one in section.titles if one.name == name)
        on.program.features.search._show_found(section.catalogue, (title, title, title))
        on.panel.results.selectAll()
        before = len(on.lists[ref].state.view.items)
        on.panel.destination.add(Edge.TOP)
        await settled(on, ref)
        assert len(on.lists[ref].state.view.items) == before + 1
