"""Which of a service's titles a file means."""

from desktop_app.domain.interchange.matching import Fit, Known, Match, match_among, settled
from desktop_app.domain.interchange.wanted import Line, Wanted
from desktop_app.domain.queues import Title, TitleId

FILM = Title(TitleId("m1"), "Amélie", 2001, kind="movie", ids=(("imdb", "tt0211675"), ("tmdb", "194")))
SHOW = Title(TitleId("s1"), "Amelie", 1999, kind="show", ids=(("tmdb", "194"),))
TWIN = Title(TitleId("m2"), "Amélie", 1985, kind="movie")


def line(wanted: Wanted) -> Line:
    return Line(2, wanted)


def test_the_services_own_key_is_taken_at_that_service_alone() -> None:
    known = Known([FILM, SHOW], "trakt")
    assert known.find(Wanted("Whatever", service="trakt", key="m1")) is FILM
    assert known.find(Wanted("Whatever", service="netflix", key="m1")) is None


def test_a_number_means_a_title_of_its_kind() -> None:
    known = Known([FILM, SHOW], "trakt")
    assert known.find(Wanted("", kind="show", ids=(("tmdb", "194"),))) is SHOW
    assert known.find(Wanted("", kind="movie", ids=(("tmdb", "194"),))) is FILM
    assert known.find(Wanted("", ids=(("tmdb", "194"),))) is None
    assert known.find(Wanted("", ids=(("imdb", "tt0211675"),))) is FILM


def test_the_same_name_and_year_is_doubtful() -> None:
    found = match_among(line(Wanted("AMELIE", 2001)), [TWIN, SHOW, FILM], "trakt")
    assert (found.fit, found.title) == (Fit.DOUBTFUL, FILM)


def test_a_key_makes_it_exact() -> None:
    found = match_among(line(Wanted("Amelie", ids=(("imdb", "tt0211675"),))), [TWIN, FILM], "trakt")
    assert (found.fit, found.title) == (Fit.EXACT, FILM)


def test_another_year_is_another_title() -> None:
    assert match_among(line(Wanted("Amélie", 2002)), [TWIN, FILM], "trakt").fit is Fit.MISSING


def test_names_of_nothing_but_marks_are_not_all_one() -> None:
    marks = Title(TitleId("m3"), "***")
    assert match_among(line(Wanted("???")), [marks], "trakt").fit is Fit.MISSING
    assert match_among(line(Wanted("")), [Title(TitleId("m4"), "")], "trakt").fit is Fit.MISSING


def test_a_title_is_added_once() -> None:
    wanted = line(Wanted("Amélie"))
    matches = [Match(wanted, Fit.EXACT, title) for title in (FILM, TWIN, TWIN)]
    told = settled([*matches, Match(wanted, Fit.MISSING)], {FILM.id})
    assert [each.fit for each in told] == [Fit.HERE, Fit.EXACT, Fit.HERE, Fit.MISSING]
    assert told[2].why
