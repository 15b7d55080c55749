"""Ratings of a file that are sent to the service, and what is said of the others."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.errors import Cause, LineReason
from desktop_app.domain.import_export.imported_title import Contents, ImportedTitle, Line, Mistake
from desktop_app.domain.import_export.preview import Preview
from desktop_app.domain.import_export.rating_plan import Outcome, Planned, RatingPlan, rating_plan
from desktop_app.domain.import_export.ratings import Said
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import Title, TitleId
from desktop_app.domain.service import RatingScale

TEN = RatingScale(1, 10, 20_000)
TITLES = [Title(TitleId(f"movie:{n}"), f"Film {n}", kind="movie") for n in range(6)]
HERE = frozenset((TITLES[5].id,))


def planned(
    rows: Sequence[tuple[int, str, Fit]], known: Mapping[TitleId, float] | None = None, highest: int = 5
) -> tuple[Preview, RatingPlan]:
    """A row says which title it means, how it is rated, and how sure that is."""
    lines = tuple(Line(place + 2, ImportedTitle(f"Film {n}"), rating) for place, (n, rating, _) in enumerate(rows))
    preview = Preview(
        Contents("", lines, (Mistake(99, Cause(LineReason.NO_TITLE)),), rating_highest=highest), HERE, "movie"
    )
    for place, (n, _, fit) in enumerate(rows):
        preview.put(place, Match(lines[place], fit, None if fit is Fit.MISSING else TITLES[n]))
    plan = RatingPlan(preview, TEN, known or {})
    plan.is_on = True
    return preview, plan


def outcomes(plan: RatingPlan, count: int) -> list[Outcome]:
    return [plan[place].outcome for place in range(count)]


def test_each_line_says_what_comes_of_its_rating() -> None:
    rows = (
        (0, "4.5", Fit.EXACT),
        (1, "0", Fit.EXACT),
        (1, "", Fit.EXACT),
        (2, "11", Fit.EXACT),
        (3, "good", Fit.EXACT),
        (4, "3", Fit.MISSING),
        (5, "4", Fit.EXACT),
    )
    _, plan = planned(rows, {TITLES[0].id: 6.0, TITLES[5].id: 8.0})

    assert outcomes(plan, 8) == [
        Outcome.CHANGE,
        Outcome.NONE,
        Outcome.NONE,
        Outcome.BEYOND,
        Outcome.UNREADABLE,
        Outcome.NONE,
        Outcome.SAME,
        Outcome.NONE,
    ]
    assert plan[0] == Planned(Outcome.CHANGE, 9.0, 6.0)
    assert list(plan.wishes) == [(TITLES[0], 9.0)]
    assert set(plan.title_ids) == {TITLES[0].id, TITLES[5].id}


def test_the_last_line_of_a_title_counts_as_far_as_it_can_be_read_and_is_ticked() -> None:
    _, plan = planned(((0, "2", Fit.EXACT), (0, "4", Fit.EXACT), (0, "11", Fit.EXACT)))

    assert plan[0] == Planned(Outcome.AGAIN, 4.0, None, 3)
    assert list(plan.wishes) == [(TITLES[0], 8.0)]
    plan.tick((1,), on=False)
    assert list(plan.wishes) == [(TITLES[0], 4.0)]
    assert outcomes(plan, 3) == [Outcome.CHANGE, Outcome.LEFT, Outcome.BEYOND]


def test_only_titles_that_are_sure_or_ticked_are_rated() -> None:
    preview, plan = planned(((0, "2", Fit.DOUBTFUL), (1, "4", Fit.EXACT), (5, "4", Fit.DOUBTFUL), (5, "", Fit.EXACT)))
    assert list(plan.wishes) == [(TITLES[1], 8.0)]
    assert [plan.may_be_ticked(place) for place in range(4)] == [False, False, True, False]

    preview.tick((0,), on=True)
    preview.tick((1,), on=False)
    plan.tick((2,), on=True)
    assert list(plan.wishes) == [(TITLES[0], 4.0), (TITLES[5], 8.0)]
    plan.is_on = False
    assert not plan.may_be_ticked(2)


def test_the_person_may_say_another_scale() -> None:
    _, plan = planned(((0, "4", Fit.EXACT), (1, "8", Fit.EXACT)))
    assert outcomes(plan, 2) == [Outcome.CHANGE, Outcome.BEYOND]

    plan.set_highest(10)
    assert list(plan.wishes) == [(TITLES[0], 4.0), (TITLES[1], 8.0)]
    assert plan.counts()[Outcome.CHANGE] == 2


def test_what_is_found_later_is_taken_in() -> None:
    preview, plan = planned(((0, "4", Fit.MISSING),))
    assert not plan.wishes

    preview.find_by_hand(0, TITLES[1])
    assert plan[0] == Planned(Outcome.CHANGE, 8.0)
    plan.match()
    assert list(plan.wishes) == [(TITLES[1], 8.0)]


def test_the_rating_of_an_episode_is_not_that_of_its_series() -> None:
    series = Title(TitleId("show:1"), "Torres", kind="show")
    wanted = ImportedTitle("The Builders", kind="episode", show=ImportedTitle("Torres", kind="show"))
    line = Line(2, wanted, "4")
    preview = Preview(Contents("", (line,), rating_highest=5), ())
    preview.put(0, Match(line, Fit.DOUBTFUL, series, candidates=(series,)))
    preview.tick((0,), on=True)

    assert not RatingPlan(preview, TEN, {}).wishes
    assert preview.chosen == (series,)


def test_there_is_no_plan_without_ratings_on_either_side() -> None:
    preview, _ = planned(((0, "4", Fit.EXACT),))
    assert rating_plan(preview, TEN, {}) is not None
    assert rating_plan(preview, None, {}) is None
    assert rating_plan(planned((), highest=0)[0], TEN, {}) is None


def test_a_lines_rating_is_told_on_its_own_scale() -> None:
    _, plan = planned(((0, "4.5", Fit.EXACT), (1, "7/10", Fit.EXACT), (2, "good", Fit.EXACT), (3, "", Fit.EXACT)))

    assert [plan.value(place) for place in range(5)] == [Said(4.5, 5), Said(7, 10), None, Said(0, 5), Said(0, 5)]
    assert list(plan.wishes) == [(TITLES[0], 9.0), (TITLES[1], 7.0)]


def test_ratings_are_sent_in_the_order_of_the_lines_that_count() -> None:
    _, plan = planned(((2, "1", Fit.EXACT), (0, "2", Fit.EXACT), (2, "3", Fit.EXACT), (1, "4", Fit.EXACT)))

    assert list(plan.wishes) == [(TITLES[0], 4.0), (TITLES[2], 6.0), (TITLES[1], 8.0)]
    assert plan.counts() == {Outcome.AGAIN: 1, Outcome.CHANGE: 3, Outcome.NONE: 1}


def test_a_line_that_is_not_ticked_shows_what_it_would_rate() -> None:
    preview, plan = planned(((0, "4", Fit.EXACT), (5, "4", Fit.EXACT)), {TITLES[0].id: 3.0})
    preview.tick((0,), on=False)
    plan.tick((0, 1), on=False)

    assert plan[0] == Planned(Outcome.LEFT, 8.0, 3.0)
    assert plan[1].outcome is Outcome.LEFT
    assert not plan.wishes
    preview.tick((0,), on=True)
    assert list(plan.wishes) == [(TITLES[0], 8.0)]
