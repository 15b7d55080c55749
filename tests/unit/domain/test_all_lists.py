"""Each title once, with all the places where it stands."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.account import AccountId
from desktop_app.domain.all_lists import (
    MOST_DUPLICATES,
    MergedTitle,
    OpenList,
    Overview,
    TitleMerger,
    in_order,
    only_in,
    order_to_keep,
)
from desktop_app.domain.duplicates import Pair, keys_by_namespace, known_as, pair_of
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef, Title, TitleId
from tests.growth import assert_linear


def film(key: str, name: str = "", year: int | None = None, **ids: str) -> Title:
    return Title(TitleId(key), name or key, year, kind="movie", ids=tuple(ids.items()))


def listed(namespace: str, name: str, *titles: Title, saved: tuple[Title, ...] = ()) -> OpenList:
    queue = Queue(tuple(map(Item, titles)), tuple(map(Item, saved)))
    return OpenList(QueueRef(AccountId(namespace), name), namespace, queue)


def merged(*lists: OpenList, answers: dict[Pair, bool] | None = None) -> Overview:
    return TitleMerger().merge(lists, answers or {})


def groups(overview: Overview) -> list[str]:
    return [" ".join(one.known_as) for one in overview.titles]


namespaces = st.sampled_from(["imdb", "tmdb", "tvdb"])
titles = st.builds(
    Title,
    id=st.sampled_from("abcdef").map(ItemId),
    name=st.sampled_from(["Charade", "Playtime", "Ran"]),
    year=st.sampled_from([None, 1963]),
    kind=st.sampled_from(["movie", "show"]),
    ids=st.dictionaries(namespaces, st.sampled_from("12"), max_size=3).map(lambda d: tuple(d.items())),
)
many = st.lists(titles, max_size=5, unique_by=lambda title: title.id)
lists_of_all = st.tuples(many, many, many).map(
    lambda found: tuple(listed(namespace, "l", *found[at]) for at, namespace in enumerate("ntm"))
)
keys = st.tuples(st.sampled_from("ntm"), st.sampled_from("abcdef")).map(":".join)
answers_given = st.dictionaries(st.tuples(keys, keys).map(lambda two: pair_of(*two)), st.booleans(), max_size=4)


@given(lists_of_all, answers_given)
def test_each_title_is_there_once_and_no_place_is_lost(lists: tuple[OpenList, ...], answers: dict[Pair, bool]) -> None:
    found = TitleMerger().merge(lists, answers).titles

    known = Counter(key for one in found for key in one.known_as)
    assert known == Counter({known_as(one.namespace, item.title.id) for one in lists for item in one.queue.items})
    stands = [(stand.ref, stand.place, stand.item_id) for one in found for stand in one.stands]
    there = [(one.ref, place, item.id) for one in lists for place, item in enumerate(one.queue.items)]
    assert Counter(stands) == Counter(there)


@given(lists_of_all)
def test_no_title_has_two_keys_of_one_register(lists: tuple[OpenList, ...]) -> None:
    told = {known_as(one.namespace, item.title.id): item.title for one in lists for item in one.queue.items}
    for one in merged(*lists).titles:
        for this, that in combinations(one.known_as, 2):
            ours, theirs = keys_by_namespace(told[this]), keys_by_namespace(told[that])
            assert all(ours[name] == theirs[name] for name in ours.keys() & theirs.keys())


@given(lists_of_all, answers_given)
def test_what_is_asked_was_not_answered_and_an_answer_is_kept(
    lists: tuple[OpenList, ...], answers: dict[Pair, bool]
) -> None:
    found = TitleMerger().merge(lists, answers)
    for doubt in found.possible_duplicates:
        assert not any(pair in answers for pair in doubt.pairs)
        for same in (True, False):
            told = TitleMerger().merge(lists, answers | dict.fromkeys(doubt.pairs, same))
            together = any(doubt.one in one.known_as and doubt.other in one.known_as for one in told.titles)
            assert together is same
            assert all(set(other.pairs).isdisjoint(doubt.pairs) for other in told.possible_duplicates)


@given(lists_of_all, answers_given)
def test_who_remembers_finds_the_same(lists: tuple[OpenList, ...], answers: dict[Pair, bool]) -> None:
    merger = TitleMerger()
    merger.merge(lists[:2], {})
    assert merger.merge(lists, answers) == TitleMerger().merge(lists, answers)


def test_keys_join_over_several_steps() -> None:
    found = merged(
        listed("n", "instant", film("1", imdb="tt1")),
        listed("t", "watchlist", film("2", imdb="TT1", tmdb="5")),
        listed("m", "films", film("3", tmdb="5")),
    )
    assert groups(found) == ["n:1 t:2 m:3"]
    assert [stand.item_id for stand in found.titles[0].stands] == ["1", "2", "3"]
    assert dict(found.titles[0].title.ids) == {"imdb": "tt1"}
    assert not found.possible_duplicates


def test_a_chain_ends_where_one_register_contradicts_itself() -> None:
    found = merged(
        listed("n", "instant", film("1", imdb="tt1", tvdb="8")),
        listed("t", "watchlist", film("2", imdb="tt1", tmdb="5")),
        listed("m", "films", film("3", tmdb="5", tvdb="9")),
    )
    assert groups(found) == ["n:1 t:2", "m:3"]
    (doubt,) = found.possible_duplicates
    assert {doubt.one, doubt.other} == {"n:1", "m:3"}


def test_names_alone_are_asked_about_and_the_answer_is_about_all_that_are_one() -> None:
    lists = (
        listed("n", "instant", film("1", "Charade", 1963)),
        listed("t", "watchlist", film("2", "Charade", 1963, imdb="tt1")),
        listed("m", "films", film("3", "Other", imdb="tt1")),
    )
    (doubt,) = merged(*lists).possible_duplicates
    assert set(doubt.pairs) == {pair_of("n:1", "t:2"), pair_of("n:1", "m:3")}
    assert groups(merged(*lists, answers={pair_of("n:1", "m:3"): True})) == ["n:1 t:2 m:3"]
    assert not merged(*lists, answers={pair_of("n:1", "m:3"): False}).possible_duplicates


def test_titles_that_a_person_told_apart_stay_apart_whatever_their_keys_say() -> None:
    lists = (
        listed("n", "instant", film("1", imdb="tt1")),
        listed("t", "watchlist", film("2", imdb="tt1", tmdb="5")),
        listed("m", "films", film("3", tmdb="5")),
    )
    two = merged(*lists, answers={pair_of("t:2", "n:1"): False})
    assert groups(two) == ["n:1", "t:2 m:3"]
    assert not two.possible_duplicates
    assert groups(merged(*lists, answers={pair_of("m:3", "n:1"): False})) == ["n:1 t:2", "m:3"]
    assert groups(merged(*lists, answers={pair_of("gone", "n:1"): False})) == ["n:1 t:2 m:3"]


def test_the_first_order_takes_turns_and_saved_titles_come_last() -> None:
    found = merged(
        listed("n", "instant", film("a"), film("b"), film("c"), saved=(film("s"),)),
        listed("t", "watchlist", film("d"), film("e")),
    )
    assert groups(found) == ["n:a", "t:d", "n:b", "t:e", "n:c", "n:s"]


def test_what_was_watched_is_done_whichever_service_says_so() -> None:
    lists = [listed("n", "instant", film("1", imdb="tt1"), film("2"))]
    rated = listed("m", "rated", film("8"), film("9", imdb="tt1"))
    found = TitleMerger().merge(lists, {}, [rated])
    assert groups(found) == ["n:1 m:9", "n:2"]
    assert found.done == {"n:1"}
    assert [stand.ref for stand in found.titles[0].stands] == [lists[0].ref]


def shown(*keys: str) -> tuple[MergedTitle, ...]:
    return tuple(MergedTitle(Title(TitleId(key[0]), key), tuple(key), ()) for key in keys)


def names(found: tuple[MergedTitle, ...]) -> list[str]:
    return [one.title.name for one in found]


def test_a_kept_order_holds_and_new_titles_come_where_the_person_wants_them() -> None:
    here = shown("a", "bx", "c", "n")
    assert names(in_order(here, "cxa", Newcomers.BOTTOM)) == ["c", "bx", "a", "n"]
    assert names(in_order(here, "cxa", Newcomers.TOP)) == ["n", "c", "bx", "a"]
    assert names(in_order(here, "", Newcomers.TOP)) == ["a", "bx", "c", "n"]
    assert names(in_order(here, "xcab", Newcomers.BOTTOM)) == ["bx", "c", "a", "n"]


def test_what_is_not_there_now_keeps_its_neighbour() -> None:
    kept = order_to_keep(shown("c", "a", "b"), "paqrbc")
    assert "".join(kept) == "pcaqrb"


@given(st.permutations("abcdef"), st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_the_order_to_keep_forgets_nothing(order: list[str], kept: list[str]) -> None:
    here = shown(*order[:4])
    after = order_to_keep(here, kept)
    assert Counter(after) == Counter({*kept, *order[:4]})
    assert names(in_order(here, after, Newcomers.BOTTOM)) == order[:4]


def test_a_placeholder_in_the_place_of_a_key_does_not_hold_up_the_view() -> None:
    films = [film(str(number), imdb="tt0000000", tmdb=str(number)) for number in range(5_000)]

    found = merged(listed("n", "l", *films), listed("t", "l", *films))

    assert_linear(lambda count: merged(listed("n", "l", *films[:count]), listed("t", "l", *films[:count])), 300)

    assert [len(one.stands) for one in found.titles] == [2] * 5_000
    assert len(found.possible_duplicates) == MOST_DUPLICATES


def test_a_list_of_one_title_over_and_over() -> None:
    ones, others = ([film(f"{key}{n}", imdb=f"tt{key}", tmdb="1") for n in range(2_000)] for key in "ab")

    found = merged(listed("n", "l", *ones, *others))

    assert [len(one.stands) for one in found.titles] == [2_000, 2_000]
    (doubt,) = found.possible_duplicates
    assert len(doubt.pairs) < 1_000
    same = merged(listed("n", "l", *ones, *others), answers=dict.fromkeys(doubt.pairs, True))
    assert [len(one.stands) for one in same.titles] == [4_000]
    apart = merged(listed("n", "l", *ones, *others), answers=dict.fromkeys(doubt.pairs, False))
    assert len(apart.titles) == 2
    assert not apart.possible_duplicates


def test_only_some_lists_are_shown_with_their_titles_alone() -> None:
    lists = (
        listed("n", "instant", film("1", imdb="tt1"), film("2")),
        listed("t", "watchlist", film("3", imdb="tt1"), film("4")),
    )
    found = merged(*lists)

    shown = only_in(found.titles, {lists[0].ref})

    assert [(one.known_as, [stand.ref for stand in one.stands]) for one in shown] == [
        (("n:1", "t:3"), [lists[0].ref]),
        (("n:2",), [lists[0].ref]),
    ]
    assert only_in(found.titles, {lists[0].ref, lists[1].ref}) == list(found.titles)
    assert only_in(found.titles, ()) == []
