"""Kinds of titles, in the words of many programs."""

from functools import lru_cache

MOVIE, SHOW, SEASON, EPISODE, PERSON = "movie", "show", "season", "episode", "person"

_WORDS = {
    MOVIE: "movie movies film films feature features featurefilm featuremovie tvmovie tvmovies tvfilm telefilm short"
    " shorts shortfilm shortmovie tvshort video videos videomovie directtovideo documentary documentaryfilm"
    " película peliculas películas filme filmes elokuva фильм 電影 电影 映画",
    SHOW: "show shows tv tvshow tvshows tvseries series serie tvserie serietv sérietv série séries miniseries miniserie"
    " tvminiseries tvminiserie miniserietv tvmini limitedseries documentaryseries webseries fernsehserie"
    " televisionseries сериал 电视剧 電視劇",
    SEASON: "season seasons tvseason",
    EPISODE: "episode episodes tvepisode tvepisodes",
    PERSON: "person people persons actor actress director name names",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}


@lru_cache(maxsize=1024)
def plain_kind(word: str) -> str:
    """Return one of the five kinds for a word such as `TV Mini-Series`; empty where none is certain."""
    return _KINDS.get("".join(mark for mark in word.casefold() if mark.isalnum()), "")
