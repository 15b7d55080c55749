"""Trakt's catalogue: titles found by words and by keys (contract trakt 6), and told in full.

A title's own page is newer than lists are (contract trakt 4.1). The shape of its people is that of Trakt's docs: `cast`
of persons, `crew` by department, both left out where empty.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop_app.domain.errors import NotThere, Refused
from desktop_app.domain.queues import Title
from desktop_app.providers.trakt.answers import rows_of, tree_of
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.parser import PLURALS, key_of, title_of
from desktop_app.providers.trees import Tree, many, one, text

SEARCHED = "movie,show"
SEARCH_RESULTS = 40
SEARCHED_IDS = frozenset({"trakt", "imdb", "tmdb", "tvdb"})
_OPERATORS = re.compile(r'(&&|\|\||[-+!(){}\[\]^"~*?:/\\])')
_HAVE_A_PAGE = frozenset({"movie", "show"})
_IN_PATHS = frozenset({"trakt", "slug", "imdb"})
_FULL = ("extended", "full,images")


class Catalogue:
    """Trakt's catalogue. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def search(self, term: str) -> tuple[Title, ...]:
        if not term.strip():
            return ()
        query = (("query", escaped(term)), ("limit", str(SEARCH_RESULTS)), _FULL)
        rows = rows_of(await self._calls.get(f"/search/{SEARCHED}", query))
        titles = (title_of(row, self._calls.api) for row in rows)
        return tuple({title.id: title for title in titles}.values())

    async def find_by_id(self, namespace: str, key: str, kind: str) -> tuple[Title, ...]:
        """Contract 6: `GET /search/{id_type}/{id}`, where nothing found is an empty array."""
        if namespace not in SEARCHED_IDS or not (key.isascii() and key.isalnum()):
            return ()
        query = (*((("type", kind),) if kind in PLURALS else ()), _FULL)
        try:
            rows = rows_of(await self._calls.get(f"/search/{namespace}/{key}", query))
        except (NotThere, Refused):  # seasons are not among the types that are documented
            if kind != "season":
                raise
            return ()
        titles = (title_of(row, self._calls.api) for row in rows)
        return tuple(title for title in titles if kind in {"", title.kind})

    async def in_full(self, title: Title) -> Title:
        """The title with its people; as it is where it has no page of its own."""
        key = key_of(title.id)
        if key.kind not in _HAVE_A_PAGE or key.namespace not in _IN_PATHS:
            return title
        page = f"/{PLURALS[key.kind]}/{key.value}"
        found = {"type": key.kind, key.kind: tree_of(await self._calls.get(page, (_FULL,)))}
        people = tree_of(await self._calls.get(f"{page}/people"))
        told = title_of(found, self._calls.api)
        return replace(told, id=title.id, directors=tuple(_makers(people)), cast=tuple(_names(many(people, "cast"))))


def escaped(term: str) -> str:
    """The term with the search's operators escaped, so that they count as the marks that were typed (contract 6)."""
    return _OPERATORS.sub(lambda found: "".join(f"\\{mark}" for mark in found[1]), term.strip())


def _makers(people: Tree) -> Iterator[str]:
    """Directors of the film, or creators of the show."""
    crew = one(people, "crew")
    yield from _names(row for row in many(crew, "directing") if "Director" in _jobs(row))
    yield from _names(many(crew, "created by"))


def _jobs(row: Tree) -> list[object]:
    """`job` is the older form of `jobs`."""
    jobs = row.get("jobs")
    return jobs if isinstance(jobs, list) else [row.get("job")]


def _names(rows: "Iterator[Tree] | list[Tree]") -> Iterator[str]:
    """Names of the rows' persons, each once, in the service's order."""
    yield from dict.fromkeys(name for row in rows if (name := text(one(row, "person"), "name")))
