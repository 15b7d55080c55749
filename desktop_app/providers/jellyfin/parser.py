"""Parser of the server's trees (contract jellyfin 3 and 4)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote, urlencode

from desktop_app.domain.account import Fact, FactKind, Person
from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.hosts import picture_address
from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.domain.service import ListInfo
from desktop_app.providers.trees import Tree, line, number, one, text

KINDS = {"movie": "movie", "series": "show", "episode": "episode"}
"""Words of the domain, by `Type` in small letters. Others are videos of some sort, and keep the server's word."""

TYPES = "Movie,Series,Episode"
NAMESPACES = {"Imdb": "imdb", "Tmdb": "tmdb", "Tvdb": "tvdb"}
TICKS = 10_000_000
"""Ticks in a second."""

WIDTH = "300"
"""Pixels of a poster."""

LIST = "playlists/"


class Parser:
    """Reads what one server tells. `api` is its address, `web` that of its own page."""

    def __init__(self, api: str, web: str) -> None:
        self._api = api
        self._web = web

    def title(self, row: Tree) -> Title | None:
        """Title in a row; None where it has no id. To show another field, read it here."""
        key, kind = text(row, "Id").lower(), text(row, "Type").lower()
        if not key or kind in {"playlist", "audio"}:
            return None
        ticks = number(row, "RunTimeTicks")
        return Title(
            id=TitleId(key),
            name=line(row, "Name") or "(no name)",
            year=number(row, "ProductionYear") or None,
            runtime=ticks // TICKS if ticks else None,
            overview=text(row, "Overview"),
            poster=self._picture(key, text(one(row, "ImageTags"), "Primary")),
            web_page=f"{self._web}/#/details?id={quote(key, safe='')}",
            kind=KINDS.get(kind, kind),
            ids=_ids(one(row, "ProviderIds")),
            part=_part(row) if kind == "episode" else "",
        )

    def items(self, rows: Iterable[Tree]) -> Iterator[Item]:
        """Items of a list. One whose title stands above it already has an id of its own, which tells the two apart."""
        times: dict[TitleId, int] = {}
        for row in rows:
            title = self.title(row)
            if title is None:
                continue
            times[title.id] = time = times.get(title.id, 0) + 1
            item = Item(title, key=text(row, "PlaylistItemId"))
            yield item if time == 1 else replace(item, own_id=f"{title.id}/{time}")

    def person(self, tree: Tree) -> Person:
        """Owner of the sign-in. Raises `BadAnswer` where that is not said."""
        user, name = text(tree, "Id"), line(tree, "Name")
        if not user:
            raise BadAnswer(AnswerReason.NO_PERSON)
        facts = (Fact(FactKind.NAME_THERE, (name or user,)), Fact(FactKind.NOTICE))
        return Person(user, name or user, "", facts)

    def _picture(self, key: str, tag: str) -> str:
        if not tag:
            return ""
        query = urlencode({"tag": tag, "maxWidth": WIDTH})
        return picture_address(f"{self._api}/Items/{quote(key, safe='')}/Images/Primary?{query}", self._api)


def list_info(row: Tree) -> ListInfo | None:
    """A list of titles to watch; None for what is music, or no list."""
    key = text(row, "Id")
    if not key or text(row, "Type") != "Playlist" or text(row, "MediaType") == "Audio":
        return None
    name = line(row, "Name") or "(no name)"
    return ListInfo(f"{LIST}{key}", name, is_own=True, count=number(row, "ChildCount"), takes="movie,episode")


def _ids(told: Tree) -> tuple[tuple[str, str], ...]:
    return tuple((ours, found) for theirs, ours in NAMESPACES.items() if (found := text(told, theirs)))


def _part(row: Tree) -> str:
    """Where in which series an episode stands."""
    season, episode = number(row, "ParentIndexNumber"), number(row, "IndexNumber")
    place = f"S{season:02d}E{episode:02d}" if season is not None and episode is not None else ""
    return " ".join(filter(None, (line(row, "SeriesName"), place)))
