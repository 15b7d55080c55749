"""How the selected title stands, and where what a search found stands already."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.domain.title_states import TitleState
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.details.lines import state_line
from desktop_app.ui.search.model import ResultRole
from desktop_app.ui.search.title_states import seen
from desktop_app.ui.widgets.label import Label
from tests.ui.stage import Stage, move, stage

NAMES = {"instant": "Instant queue", "disc": "DVD queue"}
ONE = TitleId("movies/1")


@pytest.mark.parametrize(
    ("state", "places", "sentence"),
    [
        (TitleState(("disc",), (), ("DVD", "Blu-ray")), {"disc": 3},
         "In your DVD queue, at position 3; available as DVD, Blu-ray."),
        (TitleState(("instant", "disc")), {"instant": 1200},
         "In your instant queue, at position 1,200 and in your DVD queue."),
        (TitleState((), ("disc",)), {}, "Saved in your DVD queue."),
        (TitleState((), (), ("DVD",), at_home=True), {}, "At home; available as DVD."),
        (TitleState((), (), ("Instant",)), {}, "Available as Instant."),
        (TitleState(("elsewhere",)), {}, "In your elsewhere."),
        (TitleState(), {}, ""),
    ],
)  # fmt: skip
def test_in_words(state: TitleState, places: dict[str, int], sentence: str) -> None:
    assert state_line(state, places, NAMES) == sentence


def test_the_lists_that_are_here_know_better() -> None:
    told = TitleState(("instant", "disc"), (), ("DVD",))
    here, empty = Queue((Item(Title(ONE, "One")),)), Queue()
    waits = Queue((), (Item(Title(ONE, "One")),))

    assert seen(told, ONE, {"instant": here, "disc": empty}).in_lists == ("instant",)
    assert seen(told, ONE, {"instant": empty}).in_lists == ("disc",)
    assert seen(told, ONE, {"disc": waits}) == TitleState(("instant",), ("disc",), ("DVD",))


def said(on: Stage, text: str) -> bool:
    pane = on.program.features.details.pane
    return any(text in words.text() for words in pane.findChildren(Label) if words.isVisible())


async def test_the_details_say_it_and_follow(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, rest=0.01) as on:
        await on.link()
        on.window.resize(1400, 900)
        on.page.view.choose(on.state.view.ids[2])
        await until(lambda: said(on, "In your instant queue, at position 3; available as Instant, DVD"), "its state")
        await until(lambda: said(on, "Predicted: "), "the expected rating")

        move(on, 2, Edge.TOP)
        await until(lambda: said(on, "In your instant queue, at position 1;"), "its new place")

        await until(lambda: on.is_in_step, "it to be sent")


async def test_the_state_of_one_title_is_not_said_of_another(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, rest=0.01) as on:
        await on.link()
        assert on.program is not None
        on.window.resize(1400, 900)
        chosen = on.state.view.ids[2]
        on.page.view.choose(chosen)
        await until(lambda: said(on, "In your instant queue, at position 3;"), "its state")

        overviewing = on.program.features.all_lists
        overviewing.open()
        await until(lambda: overviewing.session.state.view.ids, "the titles of all lists")
        overviewing.page.table.view.choose(next(i for i in overviewing.session.state.view.ids if i != chosen))
        await until(lambda: said(on, "Listed in"), "the details of the other")
        assert not said(on, "In your instant queue, at position")


async def test_what_is_at_home_is_said(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox, rest=0.01) as on:
        ref = QueueRef((await on.link()).account, "at_home")
        assert on.program is not None
        on.program.workspace.screen.choose(ref)
        await until(lambda: on.window.current == ref and on.page.model.rowCount() == 1, "what is at home")

        on.page.view.choose(on.state.view.ids[0])
        await until(lambda: said(on, "At home; available as"), "its state")
        assert on.page.heading.fixed


async def test_a_search_says_what_the_service_tells(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = QueueRef((await on.link()).account, "at_home")
        assert on.program is not None
        on.program.workspace.screen.choose(ref)
        await until(lambda: on.window.current == ref and on.page.model.rowCount() == 1, "what is at home")
        panel = on.program.features.search.panel

        on.program.features.search.open()
        QTest.keyClicks(panel.field, on.state.view.items[0].title.name)

        def marks() -> list[str]:
            return [panel.model.index(row).data(ResultRole.MARK) or "" for row in range(panel.model.rowCount())]

        await until(lambda: any("at home" in mark for mark in marks()), "what the service tells")
