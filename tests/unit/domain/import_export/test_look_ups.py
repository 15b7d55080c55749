"""Which questions are asked about a title, in which order, and for how long an answer holds."""

from desktop_app.domain.import_export.imported_title import ImportedTitle, Line, contents_of
from desktop_app.domain.import_export.look_ups import (
    FOUND_FOR,
    NAME,
    NONE_FOR,
    OTHER_YEARS,
    SERIES_ONLY,
    LookUp,
    found_for,
    holds_for,
    look_ups,
    look_ups_of_all,
    matched,
)
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import Title, TitleId

FILM = Title(TitleId("movie:603"), "The Matrix", 1999, kind="movie", ids=(("tmdb", "603"),))
KEYS = (("imdb", "tt0133093"), ("tmdb", "603"), ("trakt", "481"))
WANTED = ImportedTitle("The  Matrix", 1999, "film", ids=KEYS)
LINE = Line(1, WANTED)
BY_TMDB, BY_IMDB = LookUp("tmdb", "603", "movie"), LookUp("imdb", "tt0133093")
BY_NAME = LookUp(NAME, "The Matrix")


def test_the_services_own_key_is_asked_for_first_and_the_name_last() -> None:
    assert look_ups(WANTED, "tmdb", by_key=True) == (BY_TMDB, BY_IMDB, LookUp("trakt", "481", "movie"), BY_NAME)
    assert look_ups(WANTED, "chew", by_key=True)[0] == BY_IMDB
    assert look_ups(WANTED, "netflix", by_key=False) == (BY_NAME,)


def test_a_number_without_a_kind_is_asked_for_as_a_film_and_as_a_series() -> None:
    asked = look_ups(ImportedTitle("", ids=(("tmdb", "603"),)), "tmdb", by_key=True)
    assert asked == (LookUp("tmdb", "603", "movie"), LookUp("tmdb", "603", "show"))
    assert look_ups(ImportedTitle("", kind="Fernsehfilmchen", ids=(("tmdb", "603"),)), "tmdb", by_key=True) == asked
    assert look_ups(ImportedTitle(" "), "tmdb", by_key=True) == ()


def test_each_answer_leads_to_the_next_question() -> None:
    questions = (BY_TMDB, BY_IMDB, BY_NAME)
    assert matched(LINE, questions, {}, "tmdb") == BY_TMDB
    assert matched(LINE, questions, {BY_TMDB: ()}, "tmdb") == BY_IMDB
    assert matched(LINE, questions, {BY_TMDB: (FILM,)}, "tmdb") == Match(LINE, Fit.EXACT, FILM, namespace="tmdb")
    nobody = {BY_TMDB: (), BY_IMDB: (), BY_NAME: ()}
    assert matched(LINE, questions, nobody, "tmdb") == Match(LINE, Fit.MISSING, why="Not found by ids or name")
    assert matched(LINE, (BY_NAME,), nobody, "tmdb") == Match(LINE, Fit.MISSING, why="Not found by name")
    assert matched(LINE, (BY_TMDB,), nobody, "tmdb") == Match(LINE, Fit.MISSING, why="Not found by ids")


def test_a_name_alone_is_never_more_than_doubtful() -> None:
    namesake = Title(TitleId("movie:1"), "The Matrix", 1999, kind="movie")
    match = matched(LINE, (BY_NAME,), {BY_NAME: (namesake,)}, "tmdb")
    assert isinstance(match, Match)
    assert (match.fit, match.title) == (Fit.DOUBTFUL, namesake)


def test_what_is_missing_is_asked_for_again_sooner() -> None:
    assert holds_for(BY_TMDB, (FILM,)) == FOUND_FOR
    assert holds_for(BY_TMDB, ()) == holds_for(BY_NAME, (FILM,)) == NONE_FOR < FOUND_FOR


def test_a_title_of_another_service_is_wanted_by_all_its_keys_but_its_own() -> None:
    title = Title(TitleId("movie:481"), "The Matrix", 1999, kind="movie", ids=(("slug", "x"), *reversed(KEYS)))
    (line,) = contents_of([title]).lines
    assert (line.number, line.wanted.service) == (1, "")
    assert line.wanted.ids == (*KEYS, ("slug", "x"))
    assert (line.wanted.name, line.wanted.year, line.wanted.kind) == ("The Matrix", 1999, "movie")


def test_a_name_that_is_found_in_other_years_only_says_so() -> None:
    other = Title(TitleId("movie:2"), "The Matrix", 2031)
    assert matched(LINE, (BY_NAME,), {BY_NAME: (other,)}, "tmdb") == Match(LINE, Fit.MISSING, why=OTHER_YEARS)


def test_an_episode_that_is_not_found_is_proposed_as_its_series_and_never_for_certain() -> None:
    series = Title(TitleId("show:9"), "Torres", 1997, kind="show", ids=(("imdb", "tt0000009"),))
    show = ImportedTitle("Torres", kind="show", ids=(("imdb", "tt0000009"),))
    line = Line(4, ImportedTitle("The Builders", kind="episode", show=show))
    by_name, by_key, of_show = LookUp(NAME, "The Builders"), LookUp("imdb", "tt0000009"), LookUp(NAME, "Torres")

    assert look_ups_of_all(line.wanted, "tmdb", by_key=True) == (by_name, by_key, of_show)
    assert found_for(line, {}, "tmdb", by_key=True) == by_name
    assert found_for(line, {by_name: ()}, "tmdb", by_key=True) == by_key
    found = found_for(line, {by_name: (), by_key: (series,)}, "tmdb", by_key=True)
    assert found == Match(line, Fit.DOUBTFUL, series, SERIES_ONLY, "imdb", (series,))
    nothing = found_for(line, {by_name: (), by_key: (), of_show: ()}, "tmdb", by_key=True)
    assert nothing == Match(line, Fit.MISSING, why="Not found by name")


def test_a_year_at_the_end_of_a_name_is_tried_as_one_where_nothing_is_called_so() -> None:
    charade = Title(TitleId("movie:4"), "Charade", 1963)
    line = Line(1, ImportedTitle("Charade 1963"))
    whole, bare = LookUp(NAME, "Charade 1963"), LookUp(NAME, "Charade")

    assert found_for(line, {whole: ()}, "tmdb", by_key=False) == bare
    found = found_for(line, {whole: (), bare: (charade,)}, "tmdb", by_key=False)
    assert isinstance(found, Match)
    assert (found.line, found.fit, found.title, found.why) == (line, Fit.DOUBTFUL, charade, "")
    assert look_ups_of_all(ImportedTitle("Charade 1963", 1964), "tmdb", by_key=False) == (whole,)


def test_a_title_that_is_found_is_not_looked_up_as_anything_else() -> None:
    airport = Title(TitleId("movie:5"), "Airport 1975", 1974)
    whole = LookUp(NAME, "Airport 1975")

    found = found_for(Line(1, ImportedTitle("Airport 1975")), {whole: (airport,)}, "tmdb", by_key=False)
    assert isinstance(found, Match)
    assert found.title == airport
