"""Library of Trakt: the common catalogue with numbers of its own, and shows that are only here."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache

from desktop_app.sandbox.catalogue import Title, catalogue, plain
from desktop_app.sandbox.trakt.media import Ids, Key, Kind, Media
from desktop_app.sandbox.works import Show, film_ids, shows

ID_TYPES = ("trakt", "slug", "imdb", "tmdb", "tvdb")
"""Kinds of ids, the most trusted first."""


class Library:
    """Media, found by any of their ids."""

    def __init__(self, media: list[Media]) -> None:
        self._media = {one.key: one for one in media}
        self._by_id: dict[tuple[Kind, str, str], Media] = {}
        for one in media:
            for id_type in ID_TYPES:
                value = getattr(one.ids, id_type)
                if value is not None:
                    self._by_id[one.kind, id_type, str(value)] = one
        assert len(self._media) == len(media)

    def __iter__(self) -> Iterator[Media]:
        return iter(self._media.values())

    def __getitem__(self, key: Key) -> Media:
        return self._media[key]

    def find(self, kind: Kind, ids: dict[str, object]) -> Media | None:
        """The work that the first id that is known names."""
        for id_type in ID_TYPES:
            found = self._by_id.get((kind, id_type, str(ids.get(id_type))))
            if found:
                return found
        return None

    def named(self, kind: Kind, title: str) -> Media:
        """The first with exactly this title; KeyError when there is none. For sample data and tests."""
        for one in self:
            if one.kind == kind and one.title == title:
                return one
        raise KeyError(title)


@cache
def library() -> Library:
    """Built once: it never changes."""
    slugs: set[str] = set()
    movies = [_movie(number, title, slugs) for number, title in enumerate(_films(), 1)]
    parts = [media for show in shows() for media in _show(show, slugs)]
    return Library([*movies, *parts, *_people()])


def _films() -> list[Title]:
    return [title for title in catalogue() if title.kind == "movie"]


def _movie(number: int, title: Title, slugs: set[str]) -> Media:
    """Film of the common catalogue. Each seventeenth is known to Trakt alone, others miss an id; some have no year."""
    year = None if number % 41 == 0 else title.year
    slug = slug_of(f"{title.name} {year or ''}", slugs)
    bare = number % 17 == 0
    ids = film_ids()[title.id]
    imdb = None if bare or number % 11 == 0 else ids.imdb
    tmdb = None if bare or number % 13 == 0 else ids.tmdb
    return Media(
        "movie",
        Ids(number, slug, imdb, tmdb, bare=bare),
        title.name,
        year,
        minutes=title.minutes,
        rating=round(float(title.rating) * 2, 5),
        votes=_invented(title.name, 90_000),
        genres=tuple(slug_of(genre, set()) for genre in title.genres),
        overview=title.synopsis,
        certification=title.mpaa,
        drawing=title.id,
    )


def _show(one: Show, slugs: set[str]) -> Iterator[Media]:
    """The show, then its seasons and their episodes."""
    slug = slug_of(one.title, slugs)
    show = Media(
        "show",
        Ids(one.number, slug, one.imdb, one.tmdb, one.tvdb),
        one.title,
        one.year,
        minutes=one.minutes,
        rating=7 + _invented(slug, 250) / 100,
        votes=_invented(slug, 60_000),
        genres=one.genres,
        overview=one.overview,
        drawing=f"show-{one.number}",
    )
    yield show
    for season, episodes in enumerate(one.seasons, 1):
        yield _part(show, one, season)
        for episode in range(1, episodes + 1):
            yield _part(show, one, season, episode)


def _part(show: Media, one: Show, season: int, episode: int = 0) -> Media:
    """A season, or one of its episodes."""
    number = one.part(season, episode) - 2_000_000
    title = f"Episode {episode}" if episode else f"Season {season}"
    ids = Ids(number, tmdb=one.part(season, episode), tvdb=one.tvdb and 3_000_000 + number)
    return Media("episode" if episode else "season", ids, title, one.year + season - 1, show, season,
                 episode or season, show.minutes, show.rating, show.votes, drawing=show.drawing)  # fmt: skip


def _people() -> Iterator[Media]:
    names = sorted({name for title in _films() for name in title.directors})
    for number, name in enumerate(names, 1):
        yield Media("person", Ids(number, slug_of(name, set()), f"nm{number:07d}", 5_000 + number), name)


def slug_of(text: str, taken: set[str]) -> str:
    """`text` for an address; with a number when it is taken. Takes it."""
    slug = base = re.sub(r"\W+", "-", plain(text)).strip("-")
    count = 2
    while slug in taken:
        slug, count = f"{base}-{count}", count + 1
    taken.add(slug)
    return slug


def _invented(text: str, most: int) -> int:
    return zlib.crc32(text.encode()) % most
