"""The titles that every emulator knows: real works, invented numbers."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypedDict

Kind = Literal["movie", "series", "season"]


class _Row(TypedDict, total=False):
    id: str
    title: str
    year: int
    minutes: int
    directors: list[str]
    genres: list[str]
    mpaa: str
    rating: str
    formats: list[str]
    cast: list[str]
    synopsis: str
    kind: Kind
    series: str


@dataclass(frozen=True, slots=True)
class Title:
    """A film or series. `formats` are those available today: a title with none of a queue's own is *saved* there."""

    id: str
    name: str
    year: int
    minutes: int
    directors: tuple[str, ...]
    genres: tuple[str, ...]
    mpaa: str
    rating: str
    formats: tuple[str, ...]
    cast: tuple[str, ...] = ()
    synopsis: str = ""
    kind: Kind = "movie"
    series: str = ""

    @property
    def path(self) -> str:
        """The last part of its catalogue address (netflix.md, section 3, title kinds)."""
        match self.kind:
            case "movie":
                return f"movies/{self.id}"
            case "series":
                return f"series/{self.id}"
            case "season":
                return f"series/{self.series}/seasons/{self.id}"

    @property
    def short_name(self) -> str:
        """A name for narrow places: cut at a word when it is longer than forty letters."""
        if len(self.name) <= 40:
            return self.name
        return self.name[:40].rsplit(" ", 1)[0].rstrip(" :,") + "…"


def plain(text: str) -> str:
    """`text` as people type it in a search box: no accents, no case, no punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    words = "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c) and c not in "'’")
    return " ".join(words.split())


class Catalogue:
    """Titles of the sandbox, found by number or by words."""

    def __init__(self, titles: tuple[Title, ...]) -> None:
        self._titles = {title.id: title for title in titles}
        self._plain = {title.id: without_article(plain(title.name)) for title in titles}

    def __iter__(self) -> Iterator[Title]:
        return iter(self._titles.values())

    def __len__(self) -> int:
        return len(self._titles)

    def find(self, title_id: str) -> Title | None:
        return self._titles.get(title_id)

    def named(self, name: str) -> Title:
        """The title with exactly this name; KeyError when there is none. For sample data and tests."""
        for title in self:
            if title.name == name:
                return title
        raise KeyError(name)

    def seasons(self, series_id: str) -> tuple[Title, ...]:
        return tuple(title for title in self if title.series == series_id)

    def search(self, term: str) -> tuple[Title, ...]:
        """Titles for a search term, the likeliest first. Seasons are reached through their series."""
        wanted = without_article(plain(term))
        if not wanted:
            return ()
        ranked = [
            (rank, -float(title.rating), title.name, title)
            for title in self
            if title.kind != "season" and (rank := self._rank(title, wanted)) is not None
        ]
        return tuple(title for *_, title in sorted(ranked, key=lambda row: row[:3]))

    def similar(self, title: Title, count: int = 10) -> tuple[Title, ...]:
        """Titles that share directors and genres, and are of about the same age."""
        others = (other for other in self if other.kind == "movie" and other.id != title.id)
        return tuple(sorted(others, key=lambda other: (-_kinship(title, other), other.name))[:count])

    def _rank(self, title: Title, wanted: str) -> int | None:
        name = self._plain[title.id]
        words = name.split()
        if name == wanted:
            return 0
        if name.startswith(wanted):
            return 1
        if all(any(word.startswith(part) for word in words) for part in wanted.split()):
            return 2
        if any(plain(person).endswith(wanted) or plain(person) == wanted for person in title.directors):
            return 3
        return 4 if len(wanted) > 2 and wanted in name else None


def without_article(name: str) -> str:
    """A plain name without the article that it begins with, as it is sorted."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in {"the", "a", "an"} else name


def _kinship(one: Title, other: Title) -> float:
    people = len(set(one.directors) & set(other.directors))
    genres = len(set(one.genres) & set(other.genres))
    return 2 * people + genres - abs(one.year - other.year) / 20


def _title(row: _Row) -> Title:
    return Title(
        id=row["id"],
        name=row["title"],
        year=row["year"],
        minutes=row["minutes"],
        directors=tuple(row["directors"]),
        genres=tuple(row["genres"]),
        mpaa=row["mpaa"],
        rating=row["rating"],
        formats=tuple(row["formats"]),
        cast=tuple(row.get("cast", ())),
        synopsis=row.get("synopsis", ""),
        kind=row.get("kind", "movie"),
        series=row.get("series", ""),
    )


@cache
def catalogue() -> Catalogue:
    """The catalogue shipped with the program, read once."""
    source = files("desktop_app.resources") / "sandbox" / "catalogue.json"
    rows: list[_Row] = json.loads(source.read_text("utf-8"))
    return Catalogue(tuple(_title(row) for row in rows))
