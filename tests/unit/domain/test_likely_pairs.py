"""Which pairs are proposed as one title: only with name, year and kind alike, and no other candidate."""

from dataclasses import replace

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.all_lists import OpenList, PossibleDuplicate, TitleMerger
from desktop_app.domain.likely_pairs import Evidence, evidence
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId

CHARADE = Title(TitleId("1"), "Charade", 1963, kind="movie")
DOUBT = PossibleDuplicate(TitleId("1"), TitleId("2"), ())


@pytest.mark.parametrize(
    ("doubt", "other", "found"),
    [
        (DOUBT, CHARADE, Evidence.SURE),
        (DOUBT, replace(CHARADE, name="charade!", kind="film"), Evidence.SURE),
        (DOUBT, replace(CHARADE, name="Charades"), Evidence.NAMES_DIFFER),
        (DOUBT, replace(CHARADE, kind="show"), Evidence.KINDS_DIFFER),
        (DOUBT, replace(CHARADE, year=1964), Evidence.YEARS_DIFFER),
        (DOUBT, replace(CHARADE, year=None), Evidence.YEAR_UNKNOWN),
        (DOUBT, replace(CHARADE, kind=""), Evidence.KIND_UNKNOWN),
        (replace(DOUBT, has_rivals=True), CHARADE, Evidence.SEVERAL_CANDIDATES),
        (replace(DOUBT, is_disputed=True), CHARADE, Evidence.IDS_DISAGREE),
    ],
)
def test_only_a_pair_without_any_doubt_is_sure(doubt: PossibleDuplicate, other: Title, found: Evidence) -> None:
    assert evidence(doubt, CHARADE, other) is found
    assert evidence(doubt, other, CHARADE) is found


def listed(namespace: str, *titles: Title) -> OpenList:
    return OpenList(QueueRef(AccountId(namespace), "l"), namespace, Queue(tuple(map(Item, titles))))


def test_a_third_title_of_that_name_is_a_rival_on_whichever_side() -> None:
    two = TitleMerger().merge([listed("n", CHARADE), listed("t", CHARADE)], {})
    assert [doubt.has_rivals for doubt in two.possible_duplicates] == [False]

    remake = replace(CHARADE, id=TitleId("2"), ids=(("imdb", "tt2"),))
    first = replace(CHARADE, ids=(("imdb", "tt1"),))
    three = TitleMerger().merge([listed("n", CHARADE), listed("t", first, remake)], {})
    assert [doubt.has_rivals for doubt in three.possible_duplicates] == [True, True]


def test_ids_that_disagree_are_told() -> None:
    one = replace(CHARADE, ids=(("imdb", "tt1"), ("tmdb", "1")))
    other = replace(CHARADE, ids=(("imdb", "tt1"), ("tmdb", "2")))
    found = TitleMerger().merge([listed("n", one), listed("t", other)], {})
    assert [doubt.is_disputed for doubt in found.possible_duplicates] == [True]
