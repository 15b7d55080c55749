"""Media of the sandbox's server: the films of the common catalogue, and series with their seasons and episodes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from desktop_app.sandbox.catalogue import Title, catalogue, plain
from desktop_app.sandbox.works import Show, film_ids, shows

MediaType = Literal["Movie", "Series", "Season", "Episode", "Audio"]
FOLDERS = frozenset({"Series", "Season"})


@dataclass(frozen=True, slots=True)
class Media:
    """A film, a series, or a part of one. `parent` is the id of what holds it; `drawing` names its picture, if any."""

    id: str
    name: str
    type: MediaType
    year: int
    minutes: int
    overview: str = ""
    provider_ids: dict[str, str] = field(default_factory=dict)
    series: str = ""
    parent: str = ""
    season: int = 0
    number: int = 0
    drawing: str = ""


class Library:
    """Media by their ids."""

    def __init__(self, media: Iterator[Media]) -> None:
        self._media = {one.id: one for one in media}

    def __iter__(self) -> Iterator[Media]:
        return iter(self._media.values())

    def find(self, media_id: str) -> Media | None:
        return self._media.get(media_id)

    def named(self, name: str) -> Media:
        """The first with exactly this name; KeyError when there is none. For sample data and tests."""
        for one in self:
            if one.name == name:
                return one
        raise KeyError(name)

    def opened(self, media: Media) -> list[Media]:
        """Media that a playlist takes for this one: the episodes of a series or a season, else itself."""
        if media.type not in FOLDERS:
            return [media]
        return [part for one in self if one.parent == media.id for part in self.opened(one)]

    def search(self, words: str) -> list[Media]:
        """Media whose name has all these words, those that begin with them first."""
        wanted = plain(words)
        found = [one for one in self if wanted and all(word in plain(one.name) for word in wanted.split())]
        return sorted(found, key=lambda one: (not plain(one.name).startswith(wanted), one.name))


@cache
def library() -> Library:
    """Built once: it never changes. Whether its media is there still, and for whom, is the state's to say."""
    films = (title for title in catalogue() if title.kind == "movie")
    movies = (_movie(number, title) for number, title in enumerate(films, 1))
    parts = (media for show in shows() for media in _show(show))
    song = Media(media_id("song"), "Piano piece", "Audio", 1899, 4)
    return Library(iter([*movies, *parts, song]))


def _movie(number: int, title: Title) -> Media:
    """Some films have no provider's id, or no picture."""
    ids = film_ids()[title.id]
    providers = {} if number % 17 == 0 else {"Imdb": ids.imdb, "Tmdb": str(ids.tmdb)}
    if number % 11 == 0:
        providers.pop("Imdb", None)
    drawing = "" if number % 13 == 0 else title.id
    return Media(media_id(title.id), title.name, "Movie", title.year, title.minutes, title.synopsis, providers,
                 drawing=drawing)  # fmt: skip


def _show(one: Show) -> Iterator[Media]:
    tvdb = {"Tvdb": str(one.tvdb)} if one.tvdb else {}
    ids = {"Imdb": one.imdb, "Tmdb": str(one.tmdb)} | tvdb
    drawing = f"show-{one.number}"
    show = Media(media_id(drawing), one.title, "Series", one.year, one.minutes, one.overview, ids, drawing=drawing)
    yield show
    for number, episodes in enumerate(one.seasons, 1):
        season = Media(media_id(f"{drawing} {number}"), f"Season {number}", "Season", one.year + number - 1, 0,
                       series=one.title, parent=show.id, number=number, drawing=drawing)  # fmt: skip
        yield season
        for episode in range(1, episodes + 1):
            own = {"Tmdb": str(one.part(number, episode))} | ({"Tvdb": str(one.part(number, episode))} if tvdb else {})
            yield Media(media_id(f"{drawing} {number} {episode}"), f"Episode {episode}", "Episode", season.year,
                        one.minutes, "", own, one.title, season.id, number, episode, drawing)  # fmt: skip


def media_id(seed: str) -> str:
    """An id, the same for the same seed in each run."""
    return hashlib.md5(f"media {seed}".encode(), usedforsecurity=False).hexdigest()
