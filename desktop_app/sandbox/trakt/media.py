"""Media that can stand on a list: films, shows, seasons, episodes and people, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["movie", "show", "season", "episode", "person"]
KINDS: tuple[Kind, ...] = ("movie", "show", "season", "episode", "person")
PLURALS: dict[Kind, str] = {
    "movie": "movies",
    "show": "shows",
    "season": "seasons",
    "episode": "episodes",
    "person": "people",
}
"""The names of the kinds in bodies and in older paths."""

Key = tuple[Kind, int]
"""Kind and Trakt's number: a film and a show may have the same number."""


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids of a work at this and other places. None: unknown there (written as null, or left out if `bare`)."""

    trakt: int
    slug: str | None = None
    imdb: str | None = None
    tmdb: int | None = None
    tvdb: int | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Media:
    """A work or person. `season` and `number` count within the show; an undated work has no year."""

    kind: Kind
    ids: Ids
    title: str
    year: int | None = None
    show: Media | None = None
    season: int = 0
    number: int = 0
    minutes: int = 0
    rating: float = 0.0
    votes: int = 0
    genres: tuple[str, ...] = ()
    overview: str = ""
    certification: str | None = None
    drawing: str = field(default="", repr=False)

    @property
    def key(self) -> Key:
        return self.kind, self.ids.trakt

    @property
    def released(self) -> str:
        """A day of its year; a work without one comes out last."""
        month, day = 1 + self.ids.trakt % 12, 1 + self.ids.trakt % 28
        return f"{self.year}-{month:02d}-{day:02d}" if self.year else "9999-12-31"
