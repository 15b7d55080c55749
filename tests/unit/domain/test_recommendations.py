"""What is proposed, and why."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.account import AccountId
from desktop_app.domain.all_lists import MergedTitle, Stand
from desktop_app.domain.queues import ItemId, QueueRef, Title, TitleId
from desktop_app.domain.recommendations import (
    SHORT,
    WAITED,
    WELL_RATED,
    Form,
    Mood,
    Reason,
    Recommendation,
    recommend,
    suits,
)

TODAY = 1_800_000_000.0
LONG_AGO = int(TODAY - WAITED) - 1
NEXT_WEEK = int(TODAY) + 7 * 86_400
LISTS = [QueueRef(AccountId("a"), name) for name in ("instant", "watchlist", "noir")]

stands = st.builds(
    Stand,
    st.sampled_from(LISTS),
    st.just(TitleId("x")),
    st.sampled_from([None, 0, 1, 7]),
    st.sampled_from([None, LONG_AGO, int(TODAY)]),
)
titles = st.lists(
    st.builds(
        MergedTitle,
        st.builds(
            Title,
            st.text("abcdefgh", min_size=1, max_size=2).map(TitleId),
            st.just("Name"),
            runtime=st.sampled_from([None, 0, 80 * 60, 110 * 60, 200 * 60]),
            average_rating=st.sampled_from([None, 2.0, 4.5]),
            available_until=st.sampled_from([None, int(TODAY) - 1, NEXT_WEEK, int(TODAY) + WAITED]),
            kind=st.sampled_from(["", "movie", "show", "episode", "person"]),
        ),
        st.just(("n:x",)),
        st.lists(stands, min_size=1, max_size=3).map(tuple),
    ),
    max_size=9,
    unique_by=lambda one: one.title.id,
)
moods = st.builds(Mood, st.sampled_from([None, 90 * 60, 120 * 60]), st.sampled_from(Form))


def holds(pick: Recommendation) -> bool:
    title, stand = pick.merged.title, pick.stand
    return {
        Reason.LEAVING: title.available_until == NEXT_WEEK,
        Reason.FIRST: stand.place == 0,
        Reason.SEVERAL: len({each.ref for each in pick.merged.stands}) > 1,
        Reason.SHORT: 0 < (title.runtime or 0) <= SHORT,
        Reason.WAITED: stand.added == LONG_AGO,
        Reason.WELL_RATED: (title.average_rating or 0) >= WELL_RATED,
        Reason.LISTED: True,
    }[pick.reason]


@given(titles, moods, st.integers(0, 99), st.sets(st.text("abcdefgh", min_size=1, max_size=2).map(TitleId)))
def test_picks_are_wanted_true_and_as_many_as_there_are(
    found: list[MergedTitle], mood: Mood, seed: int, done: set[TitleId]
) -> None:
    proposed = recommend(found, mood, done, TODAY, seed)

    there = {one.title.id for one in found if one.title.id not in done and suits(one.title, mood)}
    ids = [pick.merged.title.id for pick in proposed]
    assert len(set(ids)) == len(ids) == min(len(there), 3)
    assert there.issuperset(ids)
    assert all(holds(pick) and pick.stand in pick.merged.stands for pick in proposed)
    assert proposed == recommend(found, mood, done, TODAY, seed)


def one(key: str, runtime: int | None = None, kind: str = "movie", *stands: Stand) -> MergedTitle:
    return MergedTitle(Title(TitleId(key), key, runtime=runtime, kind=kind), (key,), stands or (at(5),))


def at(place: int | None, ref: QueueRef = LISTS[0], added: int | None = None) -> Stand:
    return Stand(ref, ItemId("x"), place, added)


def test_different_reasons_are_given_where_there_are_some() -> None:
    found = [
        *(one(f"f{number}", None, "movie", at(0)) for number in range(9)),
        one("s", 80 * 60),
        one("w", None, "movie", at(4, added=LONG_AGO)),
    ]
    for seed in range(20):
        assert {pick.reason for pick in recommend(found, Mood(), (), TODAY, seed)} == {
            Reason.FIRST,
            Reason.SHORT,
            Reason.WAITED,
        }


def test_what_leaves_soon_is_proposed_for_that() -> None:
    leaves = MergedTitle(Title(TitleId("l"), "L", available_until=NEXT_WEEK), ("l",), (at(5),))
    for seed in range(20):
        assert Reason.LEAVING in {pick.reason for pick in recommend([leaves, one("o")], Mood(), (), TODAY, seed)}


def test_other_seeds_propose_others() -> None:
    found = [one(str(number)) for number in range(30)]
    proposed = {pick.merged.title.id for seed in range(30) for pick in recommend(found, Mood(), (), TODAY, seed)}
    assert len(proposed) > 15


def test_little_time_excludes_what_is_long_or_not_known() -> None:
    found = [one("short", 80 * 60), one("long", 100 * 60), one("unknown")]
    assert [pick.merged.title.id for pick in recommend(found, Mood(90 * 60), (), TODAY, 1)] == ["short"]


def test_series_or_films() -> None:
    found = [one("film"), one("series", None, "show"), one("person", None, "person")]
    for form, key in ((Form.FILM, "film"), (Form.SERIES, "series")):
        assert [pick.merged.title.id for pick in recommend(found, Mood(form=form), (), TODAY, 1)] == [key]


def test_short_is_up_to_95_minutes_and_waiting_for_long_more_than_a_year() -> None:
    short, longer = one("short", 95 * 60), one("longer", 95 * 60 + 1)
    year = 365 * 24 * 3600
    waited, added = one("w", None, "movie", at(5, added=int(TODAY) - year - 1)), int(TODAY) - year
    reasons = {
        pick.merged.title.id: pick.reason
        for seed in range(9)
        for each in (short, longer, waited, one("added", None, "movie", at(5, added=added)))
        for pick in recommend([each], Mood(), (), TODAY, seed)
    }
    assert reasons == {
        "short": Reason.SHORT,
        "longer": Reason.LISTED,
        "w": Reason.WAITED,
        "added": Reason.LISTED,
    }


def test_the_place_that_a_reason_is_about_is_told() -> None:
    places = (at(4, LISTS[1], LONG_AGO), at(0, LISTS[0], LONG_AGO - 5), at(None, LISTS[2], int(TODAY)))
    told = {
        pick.reason: pick.stand
        for seed in range(30)
        for pick in recommend([one("a", None, "movie", *places)], Mood(), (), TODAY, seed)
    }
    assert told[Reason.FIRST] == places[1]
    assert told[Reason.WAITED] == places[1]
    assert told[Reason.SEVERAL] == places[0]
