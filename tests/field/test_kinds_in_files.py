"""Kinds of titles in the words of other programs, of other years and of other languages."""

import pytest

from tests.field.names import FileLine, Fit, ImportedTitle, Known, Title, TitleId, look_ups, read_list

FILM = Title(TitleId("movie:5"), "Charade", 1963, kind="movie", ids=(("imdb", "tt0056923"), ("tmdb", "4808")))
SHOW = Title(TitleId("show:5"), "Fawlty Towers", 1975, kind="show", ids=(("imdb", "tt0072500"), ("tmdb", "2207")))
IMDB = (
    "Movie",
    "TV Series",
    "TV Mini Series",
    "TV Mini-Series",
    "TV Movie",
    "TV Special",
    "TV Short",
    "Short",
    "Video",
    "Video Game",
    "Feature Film",
    "Mini-Series",
    "Documentary",
    "Podcast Series",
    "Music Video",
    "tvSeries",
    "Film",
    "Serie TV",
    "Mini serie TV",
    "Fernsehserie",
    "Série télévisée",
    "Película de TV",
    "Telewizyjny",
    "テレビシリーズ",
    "",
)


@pytest.mark.parametrize("kind", IMDB)
def test_no_word_for_a_kind_drops_imdbs_id(kind: str) -> None:
    rows = f'Const,Title,Title Type,Year\ntt0056923,Charade,"{kind}",1963\ntt0072500,Torres,"{kind}",1975\n'
    found = read_list(rows.encode())

    for line, title in zip(found.lines, (FILM, SHOW), strict=True):
        (question, *_) = look_ups(line.wanted, "tmdb", by_key=True)
        assert (question.namespace, question.key, question.kind) == ("imdb", title.ids[0][1], "")
        match = Known([FILM, SHOW], "tmdb").match(line)
        assert match is not None
        assert (match.fit, match.title) == (Fit.EXACT, title)


@pytest.mark.parametrize("word", ["Movies", "movie", "FILM", "Feature Film", "TV Movie", "Short", "films"])
def test_a_word_for_films_makes_a_number_that_of_a_film(word: str) -> None:
    match = Known([FILM], "tmdb").match(FileLine(2, ImportedTitle("x", kind=word, ids=(("tmdb", "4808"),))))
    assert match is not None
    assert match.fit is Fit.EXACT


@pytest.mark.parametrize(
    "word", ["TV Show", "tv_show", "tvshow", "Miniseries", "tv", "Series", "shows", "TV Mini-Series"]
)
def test_a_word_for_series_makes_a_number_that_of_a_series(word: str) -> None:
    match = Known([SHOW], "tmdb").match(FileLine(2, ImportedTitle("x", kind=word, ids=(("tmdb", "2207"),))))
    assert match is not None
    assert match.fit is Fit.EXACT


@pytest.mark.parametrize("word", ["anime", "Telewizyjny", "Video Game", "whatever", ""])
def test_a_word_that_nobody_knows_is_no_kind(word: str) -> None:
    (line,) = read_list(f"title,type,tmdb_id\nx,{word},4808\n".encode()).lines
    asked = [question.kind for question in look_ups(line.wanted, "tmdb", by_key=True) if question.namespace == "tmdb"]
    assert asked == ["movie", "show"]
