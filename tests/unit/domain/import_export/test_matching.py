"""Which of a service's titles a file means."""

from desktop_app.domain.import_export.imported_title import ImportedTitle, Line
from desktop_app.domain.import_export.title_matching import (
    KIND_UNKNOWN,
    MOST_CANDIDATES,
    OTHER_KEYS,
    OTHER_YEAR,
    Fit,
    Known,
    Match,
    candidates,
    found_by_key,
    match_among,
)
from desktop_app.domain.queues import Title, TitleId

FILM = Title(TitleId("m1"), "Amélie", 2001, kind="movie", ids=(("imdb", "tt0211675"), ("tmdb", "194")))
SHOW = Title(TitleId("s1"), "Amelie", 1999, kind="show", ids=(("tmdb", "194"),))
TWIN = Title(TitleId("m2"), "Amélie", 1985, kind="movie")


def line(wanted: ImportedTitle) -> Line:
    return Line(2, wanted)


def found(wanted: ImportedTitle) -> Title | None:
    match = Known([FILM, SHOW], "trakt").match(line(wanted))
    return match.title if match is not None else None


def test_the_services_own_key_is_taken_at_that_service_alone() -> None:
    assert found(ImportedTitle("Whatever", service="trakt", key="m1")) is FILM
    assert found(ImportedTitle("Whatever", service="netflix", key="m1")) is None


def test_a_number_means_a_title_of_its_kind() -> None:
    assert found(ImportedTitle("", kind="show", ids=(("tmdb", "194"),))) is SHOW
    assert found(ImportedTitle("", kind="tv", ids=(("tmdb", "194"),))) is SHOW
    assert found(ImportedTitle("", kind="movie", ids=(("tmdb", "194"),))) is FILM
    assert found(ImportedTitle("", ids=(("tmdb", "194"),))) is None
    assert found(ImportedTitle("", ids=(("imdb", "tt0211675"),))) is FILM


def test_a_match_says_whose_key_told() -> None:
    match = Known([FILM], "trakt").match(line(ImportedTitle("", ids=(("imdb", "tt0211675"),))))
    assert match == Match(line(ImportedTitle("", ids=(("imdb", "tt0211675"),))), Fit.EXACT, FILM, namespace="imdb")


def test_keys_that_contradict_each_other_are_for_the_person_to_judge() -> None:
    torn = line(ImportedTitle("Amélie", kind="movie", ids=(("imdb", "tt0211675"), ("tmdb", "999"))))
    match = found_by_key(torn, (FILM,), "imdb")
    assert (match.fit, match.title, match.why) == (Fit.DOUBTFUL, FILM, OTHER_KEYS)


def test_the_same_name_and_year_is_doubtful() -> None:
    told = match_among(line(ImportedTitle("AMELIE", 2001)), [TWIN, SHOW, FILM], "trakt")
    assert (told.fit, told.title) == (Fit.DOUBTFUL, FILM)


def test_a_key_makes_it_exact() -> None:
    told = match_among(line(ImportedTitle("Amelie", ids=(("imdb", "tt0211675"),))), [TWIN, FILM], "trakt")
    assert (told.fit, told.title) == (Fit.EXACT, FILM)


def test_another_year_is_another_title() -> None:
    assert match_among(line(ImportedTitle("Amélie", 2003)), [TWIN, FILM], "trakt").fit is Fit.MISSING


def test_names_of_nothing_but_marks_are_not_all_one() -> None:
    marks = Title(TitleId("m3"), "***")
    assert match_among(line(ImportedTitle("???")), [marks], "trakt").fit is Fit.MISSING
    assert match_among(line(ImportedTitle("")), [Title(TitleId("m4"), "")], "trakt").fit is Fit.MISSING


def test_all_of_one_name_are_candidates_those_of_the_kind_first() -> None:
    remake = Title(TitleId("m5"), "Amélie", 1999, kind="movie")
    wanted = ImportedTitle("Amelie", 1999, kind="movie")
    assert candidates(wanted, [SHOW, remake, FILM]) == (remake, SHOW)
    match = match_among(line(wanted), [SHOW, remake, FILM], "trakt")
    assert (match.fit, match.title, match.candidates) == (Fit.DOUBTFUL, remake, (remake, SHOW))


def test_a_number_of_two_titles_of_one_name_is_for_the_person_to_judge() -> None:
    film = Title(TitleId("m6"), "Fargo", 1996, kind="movie", ids=(("tmdb", "275"),))
    show = Title(TitleId("s6"), "Fargo", 2014, kind="show", ids=(("tmdb", "275"),))
    torn = line(ImportedTitle("Fargo", 2014, ids=(("tmdb", "275"),)))
    match = found_by_key(torn, (film, show), "tmdb")
    assert (match.fit, match.why, match.candidates) == (Fit.DOUBTFUL, KIND_UNKNOWN, (show, film))
    assert (
        found_by_key(line(ImportedTitle("Fargo", kind="TV Show", ids=(("tmdb", "275"),))), (film, show), "tmdb").title
        is show
    )


def test_a_key_of_a_title_of_the_other_kind_is_for_the_person_to_judge() -> None:
    show = Title(TitleId("s7"), "Fargo", 2014, kind="show", ids=(("imdb", "tt2802850"), ("tmdb", "275")))
    ids = (("imdb", "tt2802850"), ("tmdb", "275"))

    as_film = found_by_key(line(ImportedTitle("Fargo", kind="movie", ids=ids)), (show,), "imdb")
    assert (as_film.fit, as_film.why) == (Fit.DOUBTFUL, OTHER_KEYS)
    assert found_by_key(line(ImportedTitle("Fargo", kind="series", ids=ids)), (show,), "imdb").fit is Fit.EXACT


def test_a_kind_that_one_side_does_not_say_is_the_others() -> None:
    other = (("imdb", "tt2802850"), ("tmdb", "999"))
    show = Title(TitleId("s7"), "Fargo", 2014, kind="show", ids=(("imdb", "tt2802850"), ("tmdb", "275")))
    unkind = Title(TitleId("s8"), "Fargo", 2014, ids=(("imdb", "tt2802850"), ("tmdb", "275")))

    for wanted, title in (
        (ImportedTitle("Fargo", ids=other), show),
        (ImportedTitle("x", kind="tv", ids=other), unkind),
    ):
        match = found_by_key(line(wanted), (title,), "imdb")
        assert (match.fit, match.why) == (Fit.DOUBTFUL, OTHER_KEYS)


def test_names_are_proposed_by_year_then_kind_and_no_more_than_a_person_looks_through() -> None:
    films = [Title(TitleId(f"m{n}"), "Dune", 1984, kind="movie") for n in range(20)]
    shows = [Title(TitleId(f"s{n}"), "Dune", year, kind="show") for n, year in enumerate((1984, 1985, 1986))]
    wanted = ImportedTitle("Dune", 1985, kind="movie")

    assert [title.id for title in candidates(wanted, [*films[:1], *shows])] == ["s1", "m0", "s0", "s2"]
    assert len(candidates(ImportedTitle("Dune", 1984), films)) == MOST_CANDIDATES
    other = match_among(line(ImportedTitle("Dune", 1985)), films[:1], "trakt")
    assert (other.fit, other.why) == (Fit.DOUBTFUL, OTHER_YEAR)
    assert match_among(line(ImportedTitle("Dune (1985)")), shows[:2], "trakt").title == shows[1]


def test_a_year_in_the_name_is_a_year_that_is_wanted() -> None:
    old, new = (Title(TitleId(f"m{year}"), "Dune", year, kind="movie") for year in (1984, 2021))

    assert candidates(ImportedTitle("Dune (2021)"), [old, new]) == (new,)
    assert candidates(ImportedTitle("Dune"), [old, new]) == (old, new)


def test_a_title_whose_year_nobody_told_may_be_that_of_any_year() -> None:
    unknown = Title(TitleId("m9"), "Dune")

    assert candidates(ImportedTitle("Dune", 1984), [unknown]) == (unknown,)
    assert candidates(ImportedTitle("Dune"), [unknown]) == (unknown,)
