"""Likeness of titles: sure by ids in shared namespaces, never by names alone."""

from collections.abc import Iterable, Mapping
from enum import Enum

from desktop_app.domain.names import letters
from desktop_app.domain.queues import ItemId, Queue, Title, TitleId

Key = tuple[str, ...]

_GLOBAL = frozenset({"imdb"})
"""Namespaces in which no two titles of whatever kind have one key."""

_KINDS = ("tmdb", "tvdb", "trakt")
"""Namespaces that count films and series apart: the kind belongs to the key."""

_KIND_WORDS = {"tv": "show", "series": "show", "film": "movie"}


class Likeness(Enum):
    """Likeness of two titles."""

    SAME = "the same"
    PERHAPS = "perhaps the same"
    DIFFERENT = "different"


Pair = frozenset[str]
"""Two titles, each under a name that says its service and its key there (`known_as`)."""


def pair_of(one: str, other: str) -> Pair:
    """Unordered pair of two title keys."""
    return frozenset((one, other))


def known_as(namespace: str, title_id: TitleId) -> str:
    """Key of a title among those of all services. `namespace`: the id namespace, shared by a service's accounts."""
    return f"{namespace}:{title_id}"


def likeness(one: Title, other: Title) -> Likeness:
    """Compare titles by ids of shared namespaces; else the same name and year make them likely, not surely, the same.

    Where one namespace says that they are the same and another that they are not, the result is `PERHAPS`.
    """
    ones, others = keys_by_namespace(one), keys_by_namespace(other)
    equal = {ones[name] == others[name] for name in ones.keys() & others.keys()}
    if equal:
        return Likeness.PERHAPS if len(equal) > 1 else Likeness.SAME if True in equal else Likeness.DIFFERENT
    name = named(one)
    return Likeness.PERHAPS if name is not None and name == named(other) else Likeness.DIFFERENT


class TitleIndex:
    """The titles of one list, by what they can be found by. What left the list stays in it and does no harm."""

    def __init__(self) -> None:
        self._titles: dict[ItemId, Title] = {}
        self._by_key: dict[Key, list[ItemId]] = {}

    def learn(self, queue: Queue) -> None:
        """Index the list's titles that are new or changed; quick where those are few."""
        for items in (queue.items, queue.saved):
            for item in items:
                if self._titles.get(item.id) is not item.title:
                    self._titles[item.id] = item.title
                    for key in _keys(item.title):
                        self._by_key.setdefault(key, []).append(item.id)

    def find(self, title: Title) -> Mapping[ItemId, Likeness]:
        """Known items whose titles are, or may be, the same as `title`."""
        near = dict.fromkeys(found for key in _keys(title) for found in self._by_key.get(key, ()))
        likely = {found: likeness(title, self._titles[found]) for found in near}
        return {found: like for found, like in likely.items() if like is not Likeness.DIFFERENT}

    def __getitem__(self, item_id: ItemId) -> Title:
        return self._titles[item_id]


def _keys(title: Title) -> Iterable[Key]:
    yield from keys_by_namespace(title).values()
    if (name := named(title)) is not None:
        yield name


def keys_by_namespace(title: Title) -> dict[str, Key]:
    """Keys of the title by namespace; with the kind where the namespace needs it, and only where that is known."""
    kind = kind_of(title)
    found: dict[str, Key] = {}
    for namespace, value in title.ids:
        if namespace in _GLOBAL and value:
            found[namespace] = (namespace, value.lower())
        elif namespace in _KINDS and value and kind:
            found[namespace] = (namespace, kind, value)
    return found


def kind_of(title: Title) -> str:
    """The title's kind in the word that all services are taken to use; empty where it is not known."""
    return _KIND_WORDS.get(title.kind, title.kind)


def named(title: Title) -> Key | None:
    """Name and year without case, accents and marks; None where the year is not known."""
    words = letters(title.name).split()
    return ("name", " ".join(words), str(title.year)) if words and title.year is not None else None
