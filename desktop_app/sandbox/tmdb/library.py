"""Library of TMDB: the films of the common catalogue, the common shows, and a few works of its own."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from desktop_app.sandbox.catalogue import Title, catalogue
from desktop_app.sandbox.tmdb.works import Key, Kind, Work
from desktop_app.sandbox.works import Show, film_ids, shows

GENRES = {
    28: "Action", 12: "Adventure", 16: "Animation", 35: "Comedy", 80: "Crime", 99: "Documentary", 18: "Drama",
    10751: "Family", 14: "Fantasy", 36: "History", 27: "Horror", 10402: "Music", 9648: "Mystery", 10749: "Romance",
    878: "Science Fiction", 53: "Thriller", 10752: "War", 37: "Western",
}  # fmt: skip
"""TMDB's genres. Foreign, silent and noir films have none for that."""

WORDS = {"sci": 878, "science": 878, "thrillers": 53, "westerns": 37, "children": 10751, "dark": 35, "noir": 80}
"""First words of other places' genres that are called otherwise here."""


class Library:
    """Works, found by kind and number, and by the ids of other places."""

    def __init__(self, works: list[Work]) -> None:
        self._works = {one.key: one for one in works}
        assert len(self._works) == len(works)

    def __iter__(self) -> Iterator[Work]:
        return iter(self._works.values())

    def __getitem__(self, key: Key) -> Work:
        return self._works[key]

    def find(self, kind: Kind, number: object) -> Work | None:
        """Find a work by kind and number; None also if `number` is no integer."""
        if isinstance(number, bool) or not isinstance(number, int):
            return None
        return self._works.get((kind, number))

    def episode(self, show: int, season: int, number: int) -> Work | None:
        for one in self:
            if one.show and (one.show.id, one.season, one.number) == (show, season, number):
                return one
        return None

    def named(self, kind: Kind, title: str) -> Work:
        """The first with exactly this title; KeyError when there is none. For sample data and tests."""
        for one in self:
            if one.kind == kind and one.title == title:
                return one
        raise KeyError(title)


@cache
def library() -> Library:
    """Built once: it never changes."""
    films = [title for title in catalogue() if title.kind == "movie"]
    television = [work for show in shows() for work in _show(show)]
    return Library([*map(_film, films), *television, *_people(films), *_extra()])


def _film(title: Title) -> Work:
    """Film of the common catalogue. Each thirty-seventh number has no poster, each forty-first no date."""
    ids = film_ids()[title.id]
    return Work(
        "movie",
        ids.tmdb,
        title.name,
        _day(title.year, ids.tmdb) if ids.tmdb % 41 else "",
        ids.imdb,
        minutes=title.minutes,
        genres=_genres(title.genres),
        overview=title.synopsis,
        stars=round(float(title.rating) * 2, 3),
        votes=_invented(title.name, 90_000),
        poster=title.id if ids.tmdb % 37 else None,
        directors=title.directors,
        cast=title.cast,
    )


def _show(show: Show) -> Iterator[Work]:
    """The show, then its episodes."""
    work = Work(
        "tv",
        show.tmdb,
        show.title,
        _day(show.year, show.number),
        show.imdb,
        show.tvdb,
        show.minutes,
        _genres(show.genres),
        show.overview,
        7 + _invented(show.title, 250) / 100,
        _invented(show.title, 60_000),
        f"show-{show.number}" if show.number % 9 else None,
        seasons=show.seasons,
    )
    yield work
    for season, count in enumerate(show.seasons, 1):
        for number in range(1, count + 1):
            date = _day(show.year + season - 1, number)
            yield Work("episode", show.part(season, number), f"Episode {number}", date, minutes=show.minutes,
                       show=work, season=season, number=number)  # fmt: skip


def _people(films: list[Title]) -> Iterator[Work]:
    names = sorted({name for title in films for name in title.directors})
    for number, name in enumerate(names, 1):
        yield Work("person", 5_000 + number, name, imdb=f"nm{number:07d}")


def _extra() -> Iterator[Work]:
    """Films that only TMDB has: adult, undated, without a poster, filed twice."""
    source = files("desktop_app.resources") / "sandbox" / "tmdb" / "extra.json"
    for row in json.loads(source.read_text("utf-8")):
        yield Work("movie", **row | {"genres": tuple(row["genres"])})


def _genres(names: tuple[str, ...]) -> tuple[int, ...]:
    found = (_genre(name) for name in names)
    return tuple(dict.fromkeys(number for number in found if number))


def _genre(name: str) -> int | None:
    words = name.lower().replace("-", " ").split()
    for number, known in GENRES.items():
        if known.lower().split()[0] == words[0]:
            return number
    return next((WORDS[word] for word in words if word in WORDS), None)


def _day(year: int, number: int) -> str:
    """An invented day of the year."""
    return f"{year}-{1 + number % 12:02d}-{1 + number % 28:02d}"


def _invented(text: str, most: int) -> int:
    return zlib.crc32(text.encode()) % most
