"""Parser of Netflix's trees (contract netflix 3 and 8)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop_app.domain.account import Person
from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.hosts import picture_address
from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.providers.netflix.answers import tag
from desktop_app.providers.netflix.availability import is_available, span
from desktop_app.providers.trees import DEEPEST, Tree, decimal, line, many, number, one, text

_TITLES = "/catalog/titles/"
_NOTHING: Tree = {}


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of a queue. `total` counts the whole queue, saved titles included."""

    items: tuple[Item, ...]
    saved: tuple[Item, ...]
    etag: str
    total: int


@dataclass(frozen=True, slots=True)
class Written:
    """The answer to an add or a move: the new entity-tag, and where the title now stands (None: saved)."""

    etag: str
    item: Item | None
    position: int | None
    sub_code: int | None
    message: str


def queue_page(tree: Tree, api: str = "", *, header: str = "", name: str = "") -> QueuePage:
    """A page of the queue `name`. `header`: the entity-tag in the answer's header.

    Raises `BadAnswer` where it is something else.
    """
    queue = tree.get("queue")
    etag = tag(queue, header) if isinstance(queue, dict) else ""
    if not isinstance(queue, dict) or not etag:
        raise BadAnswer(AnswerReason.NOT_A_QUEUE)
    items: list[Item] = []
    saved: list[Item] = []
    for node in many(queue, "queue_item"):
        (saved if _is_saved(node) else items).append(item_of(node, api, name))
    total = number(queue, "number_of_results")
    return QueuePage(
        items=tuple(items),
        saved=tuple(saved),
        etag=etag,
        total=len(items) + len(saved) if total is None else total,
    )


def written(tree: Tree, api: str = "", *, header: str = "") -> Written:
    """The answer to an add or a move (contract 4.1). `header`: the entity-tag in its header."""
    status = one(tree, "status")
    node = one(status, "resources_created", "queue_item")
    return Written(
        etag=tag(status, header),
        item=item_of(node, api) if node else None,
        position=number(node, "position"),
        sub_code=number(status, "sub_code"),
        message=text(status, "message"),
    )


def search_results(tree: Tree, api: str = "") -> tuple[Title, ...]:
    """The titles of a catalogue search."""
    titles = tree.get("catalog_titles")
    if not isinstance(titles, dict):
        raise BadAnswer(AnswerReason.NOT_TITLES)
    return tuple(title_of(node, api) for node in many(titles, "catalog_title"))


def suggested(tree: Tree) -> tuple[str, ...]:
    """The names in an answer of autocomplete, each once."""
    if "autocomplete" not in tree:
        raise BadAnswer(AnswerReason.NOT_NAMES)
    names = (text(one(item, "title"), "short") for item in many(one(tree, "autocomplete"), "autocomplete_item"))
    return tuple(dict.fromkeys(name for name in names if name))


def catalog_title(tree: Tree, api: str = "") -> Title:
    """Title in an answer of the catalogue. Raises `BadAnswer` where it is something else."""
    return title_of(one(tree, "catalog_title"), api)


def person(tree: Tree) -> Person:
    """Owner of the account (contract 8)."""
    user = one(tree, "user")
    user_id = text(user, "user_id")
    if not user_id:
        raise BadAnswer(AnswerReason.NO_PERSON)
    full = f"{text(user, 'first_name')} {text(user, 'last_name')}".strip()
    return Person(user_id, full or text(user, "nickname") or user_id)


def item_of(node: Tree, api: str = "", queue: str = "") -> Item:
    """An entry of a queue, keyed by its title: the entry's own id moves with its position (contract 3)."""
    return Item(title_of(node, api, queue), number(node, "updated"))


def title_of(node: Tree, api: str = "", queue: str = "") -> Title:
    """A title, out of a queue's entry or the catalogue. To show another field, read it here.

    `api` is the address that answered: a server at home serves its pictures itself. `queue`: where the title stands,
    for only the formats of that queue count there.
    """
    links = {_last_part(text(link, "rel")): link for link in many(node, "link")}
    names, labels = one(node, "title"), _labels(node)
    people, cast = links.get("people.directors"), links.get("people.cast")
    begins, ends = span(links, queue)
    return Title(
        id=_title_id(node, links),
        name=line(names, "regular") or line(names, "short") or "(no title)",
        year=number(node, "release_year"),
        runtime=number(node, "runtime"),
        directors=tuple(_names(people)) if people else (),
        cast=tuple(_names(cast)) if cast else (),
        genres=tuple(labels.get("genres", ())),
        certificate=labels.get("mpaa_ratings", ("",))[0],
        average_rating=decimal(node, "average_rating"),
        expected_rating=decimal(node, "predicted_rating"),
        overview=_content(links.get("synopsis", _NOTHING).get("synopsis")),
        poster=_poster(text(one(node, "box_art"), "large"), api),
        web_page=text(links.get("alternate", _NOTHING), "href"),
        available=is_available(labels),
        available_from=begins,
        available_until=ends,
    )


def _poster(told: str, api: str) -> str:
    """The address of a picture, over https where Netflix's servers told plain http (contract 3)."""
    return picture_address(told, api) or picture_address(told.replace("http:", "https:", 1), api)


def title_id_of(href: str) -> TitleId | None:
    """The key in a catalogue address, on whichever host (contract 1); None where it is no such address."""
    _, found, key = href.partition(_TITLES)
    if not found:
        return None
    key = key.partition("?")[0].partition("#")[0].strip("/")
    return TitleId(key) if key else None


def _title_id(node: Tree, links: dict[str, Tree]) -> TitleId:
    # The catalogue link's rel was ".../id" in 2008, ".../catalog/title" later; a catalogue title has it as its id.
    found = (
        title_id_of(text(links.get("title", _NOTHING), "href"))
        or title_id_of(text(links.get("id", _NOTHING), "href"))
        or title_id_of(text(node, "id"))
    )
    if found is None:
        raise BadAnswer(AnswerReason.TITLE_WITHOUT_ADDRESS)
    return found


def _is_saved(node: Tree) -> bool:
    return not text(node, "position") or "/saved/" in text(node, "id")


def _labels(node: Tree) -> Mapping[str, Sequence[str]]:
    """The labels of each scheme of categories."""
    found: dict[str, list[str]] = {}
    for category in many(node, "category"):
        label = text(category, "label") or text(category, "term")
        found.setdefault(_last_part(text(category, "scheme")), []).append(label)
    return found


def _names(expanded: object, depth: int = 0) -> Iterator[str]:
    """The names in an expanded link of people: wherever a person stands in it (the shape varied, contract 8)."""
    if depth > DEEPEST:
        raise BadAnswer(AnswerReason.PEOPLE_NESTED_TOO_DEEP)
    if isinstance(expanded, list):
        for member in expanded:
            yield from _names(member, depth + 1)
    elif isinstance(expanded, dict):
        for name, member in expanded.items():
            if name in ("person", "link", "director"):
                yield from _person_names(member)
            elif isinstance(member, (dict, list)):
                yield from _names(member, depth + 1)


def _person_names(member: object) -> Iterator[str]:
    for node in member if isinstance(member, list) else [member]:
        name = (text(node, "name") or text(node, "title")) if isinstance(node, dict) else node
        if isinstance(name, str) and name:
            yield name


def _content(found: Any) -> str:
    if isinstance(found, dict):
        return text(found, "content")
    return found.strip() if isinstance(found, str) else ""


@lru_cache(maxsize=256)
def _last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
