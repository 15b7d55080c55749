"""Parser of Trakt's trees (contract trakt 4 to 6)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from desktop_app.domain.hosts import is_near, picture_address
from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.providers.trakt.answers import moment
from desktop_app.providers.trees import Tree, decimal, line, number, one, text

ID_NAMESPACES = ("trakt", "slug", "imdb", "tmdb", "tvdb")
"""Id namespaces of titles, the surest first. Any id may be null or missing."""

PLURALS = {"movie": "movies", "show": "shows", "season": "seasons", "episode": "episodes", "person": "people"}
"""Plurals of kinds, as in the bodies of requests."""

WEBSITE = "https://trakt.tv"


@dataclass(frozen=True, slots=True)
class Key:
    """A title's key, taken apart: `TitleId` is `movie:123`, or `movie:imdb:tt0000001` where Trakt told no id of its
    own.
    """

    kind: str
    namespace: str
    value: str

    @property
    def title_id(self) -> TitleId:
        namespace = "" if self.namespace == "trakt" else f"{self.namespace}:"
        return TitleId(f"{self.kind}:{namespace}{self.value}")

    @property
    def ids(self) -> dict[str, str | int]:
        """Ids as requests name the title; empty where only its place in one list is known."""
        if self.namespace == "item":
            return {}
        is_number = self.namespace in {"trakt", "tmdb", "tvdb"} and self.value.isdecimal()
        return {self.namespace: int(self.value) if is_number else self.value}


def key_of(title_id: TitleId) -> Key:
    """The inverse of `Key.title_id`."""
    kind, _, rest = title_id.partition(":")
    namespace, colon, value = rest.partition(":")
    return Key(kind, namespace, value) if colon else Key(kind, "trakt", rest)


def item_of(row: Tree, api: str = "") -> Item:
    """An entry of a list. `api` is the address that answered: pictures of an emulator are beside it."""
    title = title_of(row, api)
    added = moment(text(row, "listed_at"))
    return Item(title, None if added is None else int(added), text(row, "id"), " ".join(text(row, "notes").split()))


def title_of(row: Tree, api: str = "") -> Title:
    """Title in a row: the object that its `type` names. To show another field, read it here."""
    kind = text(row, "type") or next((kind for kind in PLURALS if isinstance(row.get(kind), dict)), "title")
    node, show = one(row, kind), one(row, "show")
    ids = tuple(_ids(node))
    rating = decimal(node, "rating")
    runtime = number(node, "runtime")
    return Title(
        id=(Key(kind, *ids[0]) if ids else Key(kind, "item", text(row, "id"))).title_id,
        name=_name(kind, node, show),
        year=number(node, "year") or (number(show, "year") if kind == "show" else None),
        runtime=runtime * 60 if runtime else None,
        genres=tuple(_genres(node if kind in {"movie", "show"} else show)),
        certificate=text(node, "certification"),
        average_rating=min(max(rating / 2, 1.0), 5.0) if rating else None,
        overview=text(node, "overview") or text(node, "biography"),
        poster=picture(node, api) or picture(show, api),
        web_page=_web_page(kind, node, show),
        kind=kind,
        part=_part(kind, node, show),
        ids=ids,
    )


def picture(node: Tree, api: str = "", kind: str = "poster") -> str:
    """The address of a poster: they come without a scheme (contract 6). Empty where there is none.

    Plain http is for a server at home alone, which serves its pictures itself.
    """
    images = one(node, "images").get(kind)
    address = next((each for each in images if isinstance(each, str) and each), "") if isinstance(images, list) else ""
    address = address.removeprefix("https://").removeprefix("//")
    if not address or "://" in address:
        return ""
    server = urlsplit(api)
    is_own = server.netloc and address.startswith(f"{server.netloc}/") and is_near(server.hostname or "")
    return picture_address(f"{server.scheme if is_own else 'https'}://{address}", api)


def _ids(node: Tree) -> Iterator[tuple[str, str]]:
    told = one(node, "ids")
    return ((namespace, value) for namespace in ID_NAMESPACES if (value := text(told, namespace)))


def _name(kind: str, node: Tree, show: Tree) -> str:
    name, series = line(node, "title") or line(node, "name"), line(show, "title")
    if kind == "season":
        return ", ".join(part for part in (series, name or _season(node)) if part)
    if kind == "episode" and _is_nameless(name):
        return f"{series} {_place(node) or name}".strip() or "(no title)"
    return name or "(no title)"


def _part(kind: str, node: Tree, show: Tree) -> str:
    """Place within the series, as far as the name does not tell."""
    name = line(node, "title") or line(node, "name")
    if kind == "season" and name not in ("", _season(node)):
        return _season(node)
    if kind == "episode" and not _is_nameless(name):
        return " · ".join(part for part in (_place(node), line(show, "title")) if part)
    return ""


def _is_nameless(name: str) -> bool:
    """Episodes without a title are called by their number."""
    return re.fullmatch(r"(Episode \d+)?", name) is not None


def _season(node: Tree) -> str:
    return f"Season {text(node, 'number')}".strip()


def _place(node: Tree) -> str:
    """Season and episode as fans write them, for example S01E02."""
    season, episode = number(node, "season"), number(node, "number")
    return "" if season is None or episode is None else f"S{season:02d}E{episode:02d}"


def _genres(node: Tree) -> Iterator[str]:
    """Trakt names them by slugs such as `science-fiction`."""
    found = node.get("genres")
    for genre in found if isinstance(found, list) else ():
        if isinstance(genre, str) and genre:
            yield genre.replace("-", " ").capitalize()


def _web_page(kind: str, node: Tree, show: Tree) -> str:
    slug = text(one(show if kind in {"season", "episode"} else node, "ids"), "slug")
    if not slug or kind not in PLURALS:
        return ""
    if kind in {"movie", "show", "person"}:
        return f"{WEBSITE}/{PLURALS[kind]}/{quote(slug, safe='')}"
    season, page = text(node, "season" if kind == "episode" else "number"), f"{WEBSITE}/shows/{quote(slug, safe='')}"
    episode = f"/episodes/{text(node, 'number')}" if kind == "episode" else ""
    return f"{page}/seasons/{quote(season, safe='')}{episode}" if season else page
