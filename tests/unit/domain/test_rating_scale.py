"""Every scale is five stars on the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.service import STARS, RatingScale

NETFLIX, TRAKT, TMDB = RatingScale(1, 5, 500), RatingScale(1, 10, 20_000), RatingScale(0.5, 10, 20_000, step=0.5)


@given(st.sampled_from([NETFLIX, TRAKT, TMDB]), st.floats(0, STARS))
def test_what_stars_come_to_is_a_rating_of_the_scale(scale: RatingScale, stars: float) -> None:
    rating = scale.rating_of(stars)

    assert scale.lowest <= rating <= scale.highest
    assert (rating / scale.step).is_integer()


@given(st.sampled_from([NETFLIX, TRAKT, TMDB]), st.integers(1, 10))
def test_every_part_of_a_star_that_can_be_given_is_shown_as_it_was_given(scale: RatingScale, parts: int) -> None:
    stars = min(parts * scale.star_step, STARS)

    assert scale.rating_of(stars) / scale.star == stars


@pytest.mark.parametrize(("scale", "step"), [(NETFLIX, 1.0), (TRAKT, 0.5), (TMDB, 0.5)])
def test_half_stars_where_the_service_has_them(scale: RatingScale, step: float) -> None:
    assert scale.star_step == step
