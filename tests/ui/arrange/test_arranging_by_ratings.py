"""What I rated highest, in the real window over a real sandbox: asked for only then, sent as the fewest moves."""

from pathlib import Path

from desktop_app.domain.arrangement import Order
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.arrange.button import ArrangeButton
from desktop_app.ui.arrange.page import ArrangePage
from tests.ui.stage import EMAIL, Stage, stage, until_said


def arrange_by_my_rating(on: Stage) -> ArrangePage:
    (button,) = on.page.findChildren(ArrangeButton)
    next(action for action in button.menu_of.actions() if action.data() is Order.OWN_RATING).trigger()
    (page,) = on.page.findChildren(ArrangePage)
    return page


def asked(on: Stage) -> int:
    return sum("ratings" in request.path for request in on.netflix.requests)


async def test_what_i_rated_highest_comes_to_the_front(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        before, stars = on.served, on.netflix.state.account(EMAIL).ratings
        assert asked(on) == 0

        page = arrange_by_my_rating(on)
        await until(page.columns.isVisible, "the preview")
        await click_button(on.window, "Arrange")
        await until_said(on, "Arranged. By my rating, highest first")

        rated = [title for title in before if stars.get(title, "").isdigit()]
        rated.sort(key=lambda title: stars[title], reverse=True)
        assert on.served == [*rated, *(title for title in before if title not in rated)]
        assert asked(on) == 1

        on.page.history.undo()
        await until(lambda: on.is_in_step and on.served == before, "the undo")


async def test_without_a_network_it_says_so_in_the_page(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        sandbox.stop()
        page = arrange_by_my_rating(on)
        await until(lambda: "could not be read" in page.reading.said, "the error")
        assert "Can’t reach" in page.reading.said
        sandbox.start()

        await click_button(page, "Try again")

        await until(page.columns.isVisible, "the preview")
        assert page.columns.comparison.moves


async def test_a_lost_answer_is_no_change_whose_outcome_is_unknown(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.netflix.faults.drop_connection_next(2)
        page = arrange_by_my_rating(on)

        await until(lambda: "could not be read" in page.reading.said, "the error")
        assert "Can’t reach" in page.reading.said
