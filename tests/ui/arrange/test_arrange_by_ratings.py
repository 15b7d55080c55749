"""Arranging by one's own ratings: read first, said how far, stopped, said why not."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.arrangement import Key, Order
from desktop_app.domain.errors import LineupError, Unreachable
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import RatingScale
from desktop_app.ui.arrange.button import ArrangeButton
from desktop_app.ui.arrange.job import ArrangeJob
from desktop_app.ui.arrange.offers import Offers
from desktop_app.ui.arrange.travel import Travel
from desktop_app.ui.queue.delegate import drawn_posters
from desktop_app.ui.ratings.own_ratings import OwnRatings
from tests.ui.arrange.test_arrange_page import Bench
from tests.ui.queue.examples import film, queue, state

STARS = {film(4).title.id: 5.0, film(1).title.id: 3.0, film(8).title.id: 5.0}


class Ratings(OwnRatings):
    """They come when they are told to."""

    def __init__(self) -> None:
        super().__init__(RatingScale(1, 5, titles_a_request=100), self._never, self._never)  # type: ignore[arg-type]
        self.reads: list[tuple[TitleId, ...]] = []

    def read(self, ids: Sequence[TitleId]) -> None:  # type: ignore[override]
        self.error, self._wanted, self._done = None, len(ids), 0
        self.reads.append(tuple(ids))
        self._reading = True
        self.changed.emit()

    def cancel(self) -> None:
        self._reading = False

    @property
    def is_reading(self) -> bool:
        return self._reading

    def come(self, count: int) -> None:
        ids = self.reads[-1][:count]
        self._asked.update(ids)
        self._stars.update((i, STARS[i]) for i in ids if i in STARS)
        self._done = count
        self._reading = count < len(self.reads[-1])
        self.changed.emit()

    def fail(self, error: LineupError) -> None:
        self.error, self._reading = error, False
        self.changed.emit()

    _reading = False

    @staticmethod
    def _never(_anything: object) -> None:
        raise AssertionError


class RatedBench(Bench):
    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot, queue(range(12)))
        self.ratings = Ratings()
        self.job = ArrangeJob(self.page, self.core, Travel("Netflix", 0.26), drawn_posters, Offers(self.ratings))
        self.job.over.connect(self.outcomes.append)
        qtbot.addWidget(self.job.panel)
        self.reading = self.job.view.reading


@pytest.fixture
def bench(qtbot: QtBot) -> RatedBench:
    return RatedBench(qtbot)


def test_other_orders_read_nothing(bench: RatedBench) -> None:
    bench.job.open(Order.RATING)

    assert bench.ratings.reads == []


def test_they_are_read_first_and_it_is_said_how_far(bench: RatedBench) -> None:
    bench.job.open(Order.OWN_RATING)

    assert bench.reading.isVisible()
    assert bench.reading.said == "Reading your ratings Netflix is asked how you rated 12 titles."
    assert bench.job.panel.headline == "Your ratings are read from Netflix first"
    assert not bench.job.panel.start_button.isEnabled()

    bench.ratings.come(5)
    assert bench.reading.said.endswith("12 titles. 5 are read.")
    bench.job.start()
    assert not bench.job.is_sent


def test_what_i_rated_highest_comes_to_the_front(bench: RatedBench) -> None:
    bench.job.open(Order.OWN_RATING)
    bench.ratings.come(12)

    assert not bench.reading.isVisible()
    assert bench.afterwards[:4] == ["Playtime", "The General", "Rosencrantz & Guildenstern Are Dead", "The Third Man"]
    assert bench.job.panel.headline == "3 moves will be sent to Netflix"
    value_of = bench.job.view.columns._rows.value_of
    assert (value_of(film(4)), value_of(film(0))) == ("you: 5 of 5", "not rated by you")

    bench.job.start()
    assert bench.page.history.undo_action.text() == "&Undo Arrange by my rating"


def test_kept_they_are_not_read_twice(bench: RatedBench) -> None:
    bench.job.open(Order.OWN_RATING)
    bench.ratings.come(12)
    bench.job.view.choices.start(Order.YEAR, (Key.usual(Order.OWN_RATING),))

    assert len(bench.ratings.reads) == 1
    assert bench.job.view.columns._rows.value_of(film(4)) == "1967 · you: 5 of 5"


def test_an_error_is_said_in_the_page_and_can_be_tried_again(bench: RatedBench) -> None:
    bench.job.open(Order.OWN_RATING)
    bench.ratings.fail(Unreachable())

    assert bench.reading.said.startswith("Your ratings could not be read Can’t reach Netflix.")
    bench.reading.again_button.click()
    assert len(bench.ratings.reads) == 2
    assert bench.reading.said.startswith("Reading your ratings")


def test_stopped_the_page_shows_what_it_showed_before(bench: RatedBench) -> None:
    bench.job.open(Order.YEAR)
    before = bench.afterwards
    bench.job.view.choices.start(Order.OWN_RATING)
    bench.reading.back_button.click()

    assert not bench.ratings.is_reading
    assert bench.job.view.choices.sentence == "By year, oldest first"
    assert bench.job.view.columns.isVisible()
    assert bench.afterwards == before


def test_stopped_at_first_it_leads_back_to_the_list(bench: RatedBench) -> None:
    bench.job.open(Order.OWN_RATING)
    bench.reading.back_button.click()

    assert bench.outcomes == [None]
    assert not bench.ratings.is_reading


def test_a_title_that_comes_meanwhile_is_asked_about_too(bench: RatedBench) -> None:
    bench.job.open(Order.OWN_RATING)
    bench.ratings.come(12)
    bench.core.state = state(queue(range(13)))
    bench.settle()

    assert bench.ratings.reads[-1] == tuple(item.title.id for item in queue(range(13)).items)


def test_back_does_not_lead_to_the_same_question_again(bench: RatedBench) -> None:
    bench.job.open(Order.OWN_RATING)
    bench.ratings.come(12)
    bench.core.state = state(queue(range(13)))
    bench.settle()
    bench.ratings.fail(Unreachable())
    bench.reading.back_button.click()

    assert bench.outcomes == [None]
    assert len(bench.ratings.reads) == 2


def test_a_service_without_ratings_does_not_offer_them(bench: RatedBench) -> None:
    button = ArrangeButton(bench.page.model, bench.page, Offers().refusal)
    button.menu_of.aboutToShow.emit()
    enabled = {action.data(): action.isEnabled() for action in button.menu_of.actions() if action.data()}

    assert [order for order, may in enabled.items() if not may] == [Order.OWN_RATING, Order.EARLIER]
    assert "no ratings" in next(a.toolTip() for a in button.menu_of.actions() if a.data() is Order.OWN_RATING)
    assert Order.OWN_RATING in Offers(bench.ratings).orders()
