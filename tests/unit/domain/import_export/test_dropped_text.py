import pytest

from desktop_app.domain.import_export.dropped_text import LONGEST, is_list, search_words


@pytest.mark.parametrize(
    "text",
    [
        "https://www.imdb.com/title/tt0041959/",
        "https://www.themoviedb.org/movie/1092-the-third-man",
        "tt0041959",
        "The Third Man (1949)\nCharade (1963)",
        "Charade\r\nPlaytime\r\n",
    ],
)
def test_several_lines_or_a_known_address_are_a_list(text: str) -> None:
    assert is_list(text)


@pytest.mark.parametrize("text", ["", "The Third Man", "\nThe Third Man\n", "https://trakt.tv/movies/charade-1963"])
def test_a_single_name_is_no_list(text: str) -> None:
    assert not is_list(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  The Third\tMan ", "The Third Man"),
        ("https://trakt.tv/movies/the-third-man-1949", "the third man"),
        ("https://trakt.tv/movies/charade-1963?utm=1", "charade"),
        ("https://trakt.tv/shows/the-prisoner/seasons/1", "the prisoner"),
        ("www.justwatch.com/us/movie/the-third-man", "the third man"),
        ("https://en.wikipedia.org/wiki/The_Third_Man", "The Third Man"),
        ("https://en.wikipedia.org/wiki/Vertigo_(film)", "Vertigo"),
        ("https://en.wikipedia.org/wiki/M_%281931_film%29", "M"),
        ("https://www.themoviedb.org/movie/1092-the-third-man", "the third man"),
        ("https://letterboxd.com/film/am%C3%A9lie-montmartre/", "amélie montmartre"),
        ("https://example.org/", ""),
        ("https://www.imdb.com/list/ls055592025/", ""),
        ("https://www.netflix.com/title/70131314", ""),
        ("!!!", ""),
        ("", ""),
        ("x" * (LONGEST + 1), ""),
    ],
)
def test_the_name_in_a_text_or_address_is_searched_for(text: str, words: str) -> None:
    assert search_words(text) == words
