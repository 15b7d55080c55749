"""What would be added: each title once, and the counts always those of the rows."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Cause, LineReason
from desktop_app.domain.import_export.imported_title import Contents, ImportedTitle, Line, Mistake, contents_of
from desktop_app.domain.import_export.preview import NAMED_TWICE, NAMESAKE, YOUR_CHOICE, Preview, preview_of
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import Title, TitleId

TITLES = [Title(TitleId(f"movie:{n}"), f"Film {n}", kind="movie", ids=(("trakt", str(n)),)) for n in range(4)]
SHOW = Title(TitleId("show:1"), "Show", kind="show")
HERE = frozenset((TITLES[3].id,))


def blank(count: int, takes: str = "", mistakes: tuple[Mistake, ...] = ()) -> Preview:
    lines = tuple(Line(2 * number + 1, ImportedTitle(f"Film {number}")) for number in range(count))
    return Preview(Contents("", lines, mistakes), HERE, takes)


def match(title: Title, fit: Fit = Fit.EXACT, *others: Title) -> Match:
    return Match(Line(1, ImportedTitle(title.name)), fit, title, candidates=(title, *others))


def fits(preview: Preview) -> list[Fit]:
    rows = [preview[place] for place in range(len(preview))]
    return [row.fit for row in rows if isinstance(row, Match)]


def test_a_title_is_added_once_and_not_where_it_is() -> None:
    preview = blank(4)
    for place, title in enumerate((TITLES[3], TITLES[0], TITLES[0])):
        preview.put(place, match(title))
    assert fits(preview) == [Fit.HERE, Fit.EXACT, Fit.HERE, Fit.UNKNOWN]
    twice = preview[2]
    assert isinstance(twice, Match)
    assert twice.why == NAMED_TWICE
    assert preview.chosen == (TITLES[0],)
    assert list(preview.unknown) == [3]


def test_a_line_further_up_adds_the_title_whenever_it_is_found() -> None:
    preview = blank(3)
    preview.put(2, match(TITLES[0]))
    assert preview.put(1, match(TITLES[0])) == {1, 2}
    assert fits(preview)[1:] == [Fit.EXACT, Fit.HERE]


def test_what_is_sure_adds_the_title_and_not_what_is_doubtful() -> None:
    preview = blank(2)
    preview.put(0, match(TITLES[0], Fit.DOUBTFUL))
    preview.put(1, match(TITLES[0]))
    assert fits(preview) == [Fit.HERE, Fit.EXACT]
    assert preview.chosen == (TITLES[0],)


def test_what_is_doubtful_is_ticked_by_the_person_alone() -> None:
    preview = blank(3)
    preview.put(0, match(TITLES[0], Fit.DOUBTFUL, TITLES[1]))
    preview.put(1, Match(Line(3, ImportedTitle("x")), Fit.MISSING))
    assert preview.chosen_count == 0
    assert preview.doubtful == (0,)
    assert [preview.may_be_ticked(place) for place in range(3)] == [True, False, False]
    preview.tick(range(3), on=True)
    assert (preview.chosen, preview.chosen_count) == ((TITLES[0],), 1)
    preview.choose(0, TITLES[1])
    assert preview.chosen == (TITLES[1],)
    preview.choose(0, TITLES[3])
    assert (len(preview.chosen), preview.chosen_count, fits(preview)[0]) == (0, 0, Fit.HERE)


def test_a_namesake_in_the_list_is_not_said_to_be_the_title() -> None:
    preview = blank(2)
    preview.put(0, match(TITLES[3], Fit.DOUBTFUL))
    preview.put(1, match(TITLES[3]))
    told = [row.why for row in (preview[0], preview[1]) if isinstance(row, Match)]
    assert fits(preview) == [Fit.HERE, Fit.HERE]
    assert told == [NAMESAKE, ""]


def test_a_list_of_films_takes_no_show() -> None:
    preview = blank(2, takes="movie")
    preview.put(0, match(SHOW))
    preview.put(1, match(TITLES[0]))
    assert fits(preview) == [Fit.UNFIT, Fit.EXACT]
    assert preview.chosen == (TITLES[0],)


def test_lines_that_cannot_be_read_stand_among_the_others() -> None:
    preview = blank(3, mistakes=(Mistake(2, Cause(LineReason.QUOTES)), Mistake(4, Cause(LineReason.NO_TITLE))))
    assert preview.mistakes == (1, 3)
    assert preview[1] == Mistake(2, Cause(LineReason.QUOTES))
    assert not preview.is_ticked(1)


def test_what_the_service_told_before_is_found_without_asking() -> None:
    lines = (Line(1, ImportedTitle("a", kind="movie", ids=(("trakt", "2"),))), Line(2, ImportedTitle("Film 1")))
    preview = preview_of(Contents("", lines), TITLES, HERE, "trakt")
    assert fits(preview) == [Fit.EXACT, Fit.UNKNOWN]
    assert preview.chosen == (TITLES[2],)


def test_a_line_that_was_not_found_is_found_by_hand() -> None:
    preview = blank(4)
    for place in (1, 3):
        preview.put(
            place, Match(Line(2 * place + 1, ImportedTitle(f"Film {place}")), Fit.MISSING, why="Not found by name")
        )
    preview.put(0, match(TITLES[1]))
    assert [preview.missing_after(place) for place in (-1, 1, 3)] == [1, 3, 1]
    assert [wanted.name for wanted in preview.not_found] == ["Film 1", "Film 2", "Film 3"]
    assert [preview.may_be_searched(place) for place in range(4)] == [False, True, True, True]

    preview.find_by_hand(1, TITLES[0])
    row = preview[1]
    assert isinstance(row, Match)
    assert (row.fit, row.title, row.why) == (Fit.EXACT, TITLES[0], YOUR_CHOICE)
    assert preview.chosen == (TITLES[1], TITLES[0])
    assert preview.may_be_searched(1)
    preview.find_by_hand(1, TITLES[2])
    assert preview.chosen == (TITLES[1], TITLES[2])
    assert [wanted.name for wanted in preview.not_found] == ["Film 2", "Film 3"]


def test_a_list_takes_the_kinds_that_it_names() -> None:
    preview = blank(3, takes="movie,show")
    person = Title(TitleId("person:1"), "Somebody", kind="person")
    for place, title in enumerate((TITLES[0], SHOW, person)):
        preview.put(place, match(title))
    assert fits(preview) == [Fit.EXACT, Fit.EXACT, Fit.UNFIT]


STEPS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(["exact", "doubtful", "missing", "tick", "untick", "choose", "by hand"]),
        st.sampled_from([*TITLES, SHOW]),
    )
)


@given(STEPS, st.sampled_from(["", "movie"]))
def test_the_counts_are_those_of_the_rows(steps: list[tuple[int, str, Title]], takes: str) -> None:
    preview = blank(6, takes)
    before = [preview[place] for place in range(6)]
    for place, what, title in steps:
        match what:
            case "tick" | "untick":
                preview.tick((place,), on=what == "tick")
                continue
            case "choose":
                changed = preview.choose(place, title)
            case "by hand":
                changed = preview.find_by_hand(place, title)
            case "missing":
                changed = preview.put(place, Match(Line(1, ImportedTitle("x")), Fit.MISSING))
            case _:
                fit = Fit.EXACT if what == "exact" else Fit.DOUBTFUL
                changed = preview.put(place, Match(Line(1, ImportedTitle("x")), fit, title))
        now = [preview[at] for at in range(6)]
        assert {at for at in range(6) if now[at] != before[at]} <= changed
        before = now
    assert +preview.counts == Counter(fits(preview))
    doubtful = [at for at, fit in enumerate(fits(preview)) if fit is Fit.DOUBTFUL]
    assert [preview.doubtful_after(at - 1) for at in doubtful] == doubtful
    assert preview.doubtful_after(5) == (doubtful[0] if doubtful else None)
    chosen = preview.chosen
    assert preview.chosen_count == len(chosen) == len({title.id for title in chosen})
    assert TITLES[3] not in chosen


def test_titles_of_another_list_of_the_service_are_found_by_its_own_key_without_asking() -> None:
    alike = [Title(TitleId(f"movies/{n}"), "Solaris", 1972) for n in range(2)]  # only their keys tell them apart
    preview = preview_of(contents_of(alike, "netflix"), reversed(alike), frozenset((alike[1].id,)), "netflix")
    assert fits(preview) == [Fit.EXACT, Fit.HERE]
    assert preview.chosen == (alike[0],)
    assert list(preview_of(contents_of(alike), alike, frozenset(), "netflix").chosen) == []


def test_the_next_line_that_was_not_found_is_further_down_and_then_from_the_top() -> None:
    preview = blank(6)
    for place in (0, 2, 3):
        preview.put(place, Match(Line(place, ImportedTitle("x")), Fit.MISSING))

    assert [preview.missing_after(place) for place in range(6)] == [2, 2, 3, 0, 0, 0]
    assert blank(3).missing_after(0) is None
