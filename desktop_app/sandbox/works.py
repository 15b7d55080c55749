"""Ids of the same works at several services: those of films, and the shows with theirs.

Each emulator takes its ids from here, so that one can try to find a title of one service at another.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class FilmIds:
    imdb: str
    tmdb: int


@dataclass(frozen=True, slots=True)
class Show:
    """A television series. `number` is its place here, from 1; `seasons` are numbers of episodes.

    Some have the same TMDB number as a film: there films and shows are numbered apart.
    """

    number: int
    title: str
    year: int
    imdb: str
    tmdb: int
    tvdb: int | None
    minutes: int
    seasons: tuple[int, ...]
    genres: tuple[str, ...]
    overview: str

    def part(self, season: int, episode: int = 0) -> int:
        """TMDB's number of a season, or of an episode."""
        return 2_000_000 + self.number * (10_000 if episode else 100) + season * (100 if episode else 1) + episode


@cache
def film_ids() -> dict[str, FilmIds]:
    """Ids of films, by their number in the catalogue."""
    return {title_id: FilmIds(imdb, tmdb) for title_id, (imdb, tmdb) in _read("film_ids.json").items()}


@cache
def shows() -> tuple[Show, ...]:
    rows = _read("shows.json")
    tuples = ("seasons", "genres")
    return tuple(
        Show(number, **row | {name: tuple(row[name]) for name in tuples}) for number, row in enumerate(rows, 1)
    )


def _read(name: str) -> Any:
    return json.loads((files("desktop_app.resources") / "sandbox" / name).read_text("utf-8"))
