"""Everything that Trakt knows: the common catalogue with numbers of its own, and the shows that are only here."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TypedDict

from desktop_app.sandbox.catalogue import Title, catalogue, plain
from desktop_app.sandbox.trakt.media import Ids, Key, Kind, Media

ID_TYPES = ("trakt", "slug", "imdb", "tmdb", "tvdb")
"""In the order in which they are believed."""


class _Show(TypedDict):
    title: str
    year: int
    minutes: int
    seasons: list[int]
    genres: list[str]
    overview: str


class Library:
    """All media, found by any of their ids."""

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
    source = files("desktop_app.resources") / "sandbox" / "trakt" / "shows.json"
    rows: list[_Show] = json.loads(source.read_text("utf-8"))
    shows = [media for number, row in enumerate(rows, 1) for media in _show(number, row, slugs)]
    return Library([*movies, *shows, *_people()])


def _films() -> list[Title]:
    return [title for title in catalogue() if title.kind == "movie"]


def _movie(number: int, title: Title, slugs: set[str]) -> Media:
    """Each seventeenth film is known to Trakt alone, others miss an id; each forty-first has no year."""
    year = None if number % 41 == 0 else title.year
    slug = slug_of(f"{title.name} {year or ''}", slugs)
    bare = number % 17 == 0
    imdb = None if bare or number % 11 == 0 else f"tt{int(title.id) % 10_000_000:07d}"
    tmdb = None if bare or number % 13 == 0 else int(title.id) % 1_000_000
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


def _show(number: int, row: _Show, slugs: set[str]) -> Iterator[Media]:
    """The show, then its seasons and their episodes. Each seventh show has no number at TheTVDB."""
    slug = slug_of(row["title"], slugs)
    tvdb = None if number % 7 == 0 else 70_000 + number * 11
    drawing = f"show-{number}"
    show = Media(
        "show",
        Ids(number, slug, f"tt{9_000_000 + number}", 1_000 + number, tvdb),
        row["title"],
        row["year"],
        minutes=row["minutes"],
        rating=7 + _invented(slug, 250) / 100,
        votes=_invented(slug, 60_000),
        genres=tuple(row["genres"]),
        overview=row["overview"],
        drawing=drawing,
    )
    yield show
    for season, episodes in enumerate(row["seasons"], 1):
        yield _part(show, "season", number * 100 + season, f"Season {season}", season)
        for episode in range(1, episodes + 1):
            yield _part(
                show, "episode", number * 10_000 + season * 100 + episode, f"Episode {episode}", season, episode
            )


def _part(show: Media, kind: Kind, number: int, title: str, season: int, episode: int = 0) -> Media:
    ids = Ids(number, tmdb=2_000_000 + number, tvdb=show.ids.tvdb and 3_000_000 + number)
    year = show.year and show.year + season - 1
    return Media(kind, ids, title, year, show, season, episode or season, show.minutes, show.rating, show.votes,
                 drawing=show.drawing)  # fmt: skip


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
