"""All that Trakt tells of one title: its own page, which is newer than lists are (contract trakt 4.1), and its people.

The people's shape is that of Trakt's docs: `cast` of persons, `crew` by department, both left out where empty.
"""

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.domain.queues import Title
from desktop_app.providers.trakt.answers import tree_of
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.parsing import PLURALS, key_of, title_of
from desktop_app.providers.trees import Tree, many, one, text

_HAVE_A_PAGE = frozenset({"movie", "show"})
_IN_PATHS = frozenset({"trakt", "slug", "imdb"})
_FULL = ("extended", "full,images")


async def in_full(calls: Calls, title: Title) -> Title:
    """The title with its people; as it is where it has no page of its own. Raises `ServiceError`."""
    key = key_of(title.id)
    if key.kind not in _HAVE_A_PAGE or key.register not in _IN_PATHS:
        return title
    page = f"/{PLURALS[key.kind]}/{key.value}"
    told = title_of({"type": key.kind, key.kind: tree_of(await calls.get(page, (_FULL,)))}, calls.api)
    people = tree_of(await calls.get(f"{page}/people"))
    return replace(told, id=title.id, directors=tuple(_makers(people)), cast=tuple(_names(many(people, "cast"))))


def _makers(people: Tree) -> Iterator[str]:
    """Who directed the film, or created the show."""
    crew = one(people, "crew")
    yield from _names(row for row in many(crew, "directing") if "Director" in _jobs(row))
    yield from _names(many(crew, "created by"))


def _jobs(row: Tree) -> list[object]:
    """`job` is the older form of `jobs`."""
    jobs = row.get("jobs")
    return jobs if isinstance(jobs, list) else [row.get("job")]


def _names(rows: "Iterator[Tree] | list[Tree]") -> Iterator[str]:
    """Each once, in the service's order."""
    yield from dict.fromkeys(name for row in rows if (name := text(one(row, "person"), "name")))
