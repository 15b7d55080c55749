"""A person's own rating: from rows and from the details, shown at once, put back where it is not taken."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.queues import Title
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.details.own_stars import OwnStars
from desktop_app.ui.queue.cells import QueueColumn, QueueRole
from tests.ui.stage import EMAIL, Stage, stage, until_said


def ratings(on: Stage) -> dict[str, str]:
    return on.netflix.state.account(EMAIL).ratings


def shown(on: Stage, row: int = 0) -> object:
    """The person's own stars in a row."""
    return on.page.model.index(row, QueueColumn.RATING).data(QueueRole.OWN)


def stars(on: Stage) -> OwnStars:
    found = on.program.features.details.pane.findChild(OwnStars)
    assert isinstance(found, OwnStars)
    return found


def selected(on: Stage, row: int = 0) -> Title:
    on.page.view.setFocus()
    on.page.view.choose(on.page.model.view.ids[row])
    return on.page.model.view.items[row].title


def number(title: Title) -> str:
    return title.id.rpartition("/")[2]


async def without_rating(on: Stage) -> Title:
    on.netflix.faults.limit_per_second(None)
    await on.link()
    title = selected(on)
    ratings(on).pop(number(title), None)
    return title


async def test_a_digit_rates_the_selected_title_and_undo_takes_it_back(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            title = await without_rating(on)

            QTest.keyClicks(on.page.view, "4")
            await until_said(on, f"You rated {title.name} 4 of 5.")
            assert (ratings(on)[number(title)], shown(on), stars(on).said) == ("4", 4.0, "4 of 5")

            await click_button(on.window.message_bar, "Undo")
            await until_said(on, "has no rating of yours now")
            assert (number(title) in ratings(on), shown(on), stars(on).said) == (False, None, "")


async def test_digits_in_a_word_search_and_rate_nothing(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            await without_rating(on)
            before = dict(ratings(on))
            told: list[int] = []
            on.page.view.rating_keys.pressed.connect(told.append)
            wanted = on.page.model.view.items[5].title

            QTest.keyClicks(on.page.view, wanted.name[:3])
            assert on.page.view.current_row is not None
            assert on.page.view.current_row.item.title.name.startswith(wanted.name[:3])
            QTest.keyClicks(on.page.view, "12")
            assert not on.page.view.rating_keys._alone.isActive()
            assert (told, ratings(on)) == ([], before)

            since, wait = on.page.view.rating_keys._since_search, QApplication.keyboardInputInterval()
            await until(lambda: since.elapsed() > wait, "the search to be over")
            QTest.keyClicks(on.page.view, "2 ")
            assert not on.page.view.rating_keys._alone.isActive(), "it was the beginning of a word"


async def test_a_figure_that_the_service_does_not_take_is_said(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            await without_rating(on)
            QTest.keyClicks(on.page.view, "8")
            await until_said(on, "There is no rating 8 there. Netflix (sandbox) takes 1 to 5.")


async def test_stars_are_set_with_the_mouse_and_taken_back_by_the_same_star(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            title = await without_rating(on)
            third = QPoint(4 + round((stars(on).width() - 8) / 5 * 2.5), 16)

            QTest.mouseClick(stars(on), Qt.MouseButton.LeftButton, pos=third)
            await until_said(on, "3 of 5")
            assert ratings(on)[number(title)] == "3"

            QTest.mouseClick(stars(on), Qt.MouseButton.LeftButton, pos=third)
            await until_said(on, "has no rating of yours now")
            assert number(title) not in ratings(on)


async def test_stars_are_set_with_the_keyboard_half_by_half_where_the_service_has_halves(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await on.link_trakt()
            title = selected(on)
            stars(on).setFocus()
            for key, said in ((Qt.Key.Key_7, "3.5 of 5"), (Qt.Key.Key_Right, "4 of 5"), (Qt.Key.Key_0, "5 of 5")):
                QTest.keyClick(stars(on), key)
                await until_said(on, f"You rated {title.name} {said}.")
                assert (stars(on).said, stars(on).accessibleDescription()) == (said, said)
            kept = sandbox.trakt.state.accounts["ada"].ratings
            assert [one.stars for key, one in kept.items() if f"{key[0]}:{key[1]}" == title.id] == [10]

            QTest.keyClick(stars(on), Qt.Key.Key_Delete)
            await until_said(on, "has no rating of yours now")


async def test_what_is_not_taken_goes_back_and_can_be_tried_again(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            title = await without_rating(on)
            on.netflix.faults.fail_next(503, writes_only=True)

            QTest.keyClicks(on.page.view, "2")
            await until(lambda: shown(on) == 2.0, "the stars at once")
            await until_said(on, f"Your rating of {title.name} is not set.")
            assert (number(title) in ratings(on), shown(on)) == (False, None)
            assert "It may have arrived" in on.said

            await click_button(on.window.message_bar, "Try again")
            await until(lambda: ratings(on).get(number(title)) == "2", "the rating")
            assert shown(on) == 2.0


async def test_of_two_ratings_in_a_row_the_last_one_counts(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        async with stage(tmp_path, sandbox) as on:
            title = await without_rating(on)
            stars(on).wanted.emit(1.0)
            stars(on).wanted.emit(5.0)
            await until_said(on, f"You rated {title.name} 5 of 5.")
            assert (ratings(on)[number(title)], shown(on)) == ("5", 5.0)
            puts = [r for r in on.netflix.requests if "ratings" in r.path and r.verb in ("PUT", "POST")]
            assert len(puts) == 1, "what was overtaken is not sent"


async def test_the_ratings_of_a_list_that_stays_on_the_screen_are_read(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        sandbox.netflix.faults.limit_per_second(None)
        async with stage(tmp_path, sandbox, rest=0.01) as on:
            await on.link()
            kept = {key: float(rating) if rating.isdecimal() else 0.0 for key, rating in ratings(on).items()}
            expected = [kept.get(number(item.title)) for item in on.page.model.view.items]
            assert any(expected)
            rows = range(len(expected))
            await until(lambda: [shown(on, row) for row in rows] == expected, "the ratings in the rows")
            row = next(row for row in rows if expected[row])
            index = on.page.model.index(row, QueueColumn.RATING)
            assert f"Your rating {expected[row]:.4g} of 5, Netflix average" in index.data(Qt.ItemDataRole.ToolTipRole)
