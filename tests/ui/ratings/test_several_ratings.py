"""Several titles rated at once: one message, one step back, and nothing half done in silence."""

from pathlib import Path

from PySide6.QtTest import QTest

from desktop_app.domain.queues import ItemId, Title, TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from tests.ui.ratings.test_ratings import number, ratings, shown
from tests.ui.stage import Stage, stage, until_said


async def three(on: Stage) -> list[Title]:
    """The first three titles, selected; the first of them rated already."""
    on.netflix.faults.limit_per_second(None)
    await on.link()
    titles = [item.title for item in on.page.model.view.items[:3]]
    for title in titles:
        ratings(on).pop(number(title), None)
    ratings(on)[number(titles[0])] = "2"
    on.page.view.setFocus()
    on.page.view.choose_all([ItemId(title.id) for title in titles])
    return titles


async def test_a_digit_rates_all_that_are_selected_and_undo_takes_all_back(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            titles = await three(on)

            QTest.keyClicks(on.page.view, "4")
            await until_said(on, "You rated 3 titles 4 of 5.")
            assert [ratings(on)[number(title)] for title in titles] == ["4", "4", "4"]

            await click_button(on.window.message_bar, "Undo")
            await until_said(on, "3 of 3 ratings are set.")
            assert [ratings(on).get(number(title)) for title in titles] == ["2", None, None]
            assert [shown(on, row) for row in range(3)] == [2.0, None, None]


async def test_the_menu_rates_and_takes_back(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            titles = await three(on)
            on.window.menus["List"].aboutToShow.emit()
            menu = on.page.view.actions_of_rows.rate
            assert menu.menuAction() in on.window.menus["List"].actions()

            menu.actions()[0].trigger()
            await until_said(on, "You rated 3 titles 5 of 5.")
            menu.actions()[-1].trigger()
            await until_said(on, "3 titles have no rating of yours now.")
            assert [ratings(on).get(number(title)) for title in titles] == [None, None, None]


async def test_where_one_is_not_taken_the_others_are_not_shown_either(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            titles = await three(on)
            on.netflix.faults.fail_next(503, 1)

            QTest.keyClicks(on.page.view, "4")
            await until_said(on, "0 of 3 ratings are set.")
            assert [shown(on, row) for row in range(3)] == [None, None, None]

            await click_button(on.window.message_bar, "Try again")
            await until_said(on, "You rated 3 titles 4 of 5.")
            assert [ratings(on)[number(title)] for title in titles] == ["4", "4", "4"]


async def test_a_title_that_is_refused_does_not_keep_the_others_from_being_rated(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            titles = await three(on)
            assert on.program is not None
            gone = Title(TitleId("movies/0"), "Lost Film")
            wishes = [(title, 4.0) for title in (titles[0], gone, titles[1])]
            on.program.features.ratings.rate_all(on.state.ref, wishes)

            await until_said(on, "2 of 3 ratings are set.")
            assert "Not set: “Lost Film”." in on.said
            assert [ratings(on).get(number(title)) for title in titles] == ["4", "4", None]
            await click_button(on.window.message_bar, "Undo")
            await until_said(on, "2 of 2 ratings are set.")
            assert [ratings(on).get(number(title)) for title in titles] == ["2", None, None]
