"""Works with a page at TMDB: films, shows, their episodes, and people, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["movie", "tv", "episode", "person"]

Key = tuple[Kind, int]
"""Kind and TMDB's number: a film and a show may have the same number."""


@dataclass(frozen=True, slots=True)
class Work:
    """A work. `date` may be empty; `season` and `number` are an episode's; `poster` is None without one."""

    kind: Kind
    id: int
    title: str
    date: str = ""
    imdb: str | None = None
    tvdb: int | None = None
    minutes: int = 0
    genres: tuple[int, ...] = ()
    overview: str = ""
    stars: float = 0.0
    votes: int = 0
    poster: str | None = field(default=None, repr=False)
    adult: bool = False
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    seasons: tuple[int, ...] = ()
    show: Work | None = None
    season: int = 0
    number: int = 0

    @property
    def key(self) -> Key:
        return self.kind, self.id

    @property
    def name(self) -> str:
        """Name for people who watch the sandbox: an episode with its show."""
        return f"{self.show.title}: {self.title}" if self.show else self.title
