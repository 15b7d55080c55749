"""Works, list items, lists and members as JSON (trakt.md, sections 3 to 6)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.trakt.activities import iso
from desktop_app.sandbox.trakt.item_list import Entry
from desktop_app.sandbox.trakt.library import Library
from desktop_app.sandbox.trakt.media import PLURALS, Ids, Media
from desktop_app.sandbox.trakt.state import Account, PersonalList

IMAGES = ("poster", "fanart", "logo", "clearart", "banner", "thumb")


@dataclass(frozen=True, slots=True)
class Renderer:
    """`image_host` stands in front of image addresses, which have no scheme."""

    library: Library
    image_host: str

    def item(self, rank: int, entry: Entry, extended: frozenset[str]) -> Tree:
        media = self.library[entry.media]
        item: Tree = {"rank": rank, "id": entry.id, "listed_at": iso(entry.listed), "notes": entry.notes}
        return item | self.typed(media, extended)

    def typed(self, media: Media, extended: frozenset[str] = frozenset()) -> Tree:
        """The work under the name of its kind; a part with its show."""
        show = {"show": self.media(media.show, extended)} if media.show else {}
        return {"type": media.kind, media.kind: self.media(media, extended), **show}

    def media(self, media: Media, extended: frozenset[str] = frozenset()) -> Tree:
        tree = _title(media) | {"ids": _ids(media)}
        if "full" in extended:
            tree |= _full(media)
        if extended & {"full", "images"}:
            tree["images"] = self._images(media)
        return tree

    def user(self, account: Account) -> Tree:
        return {
            "username": account.username,
            "private": False,
            "name": account.name,
            "vip": account.vip,
            "vip_ep": False,
            "director": False,
            "ids": {"slug": account.username, "trakt": account.number, "uuid": account.uuid},
        }

    def personal(self, one: PersonalList, owner: Account) -> Tree:
        return {
            "name": one.name,
            "description": one.description,
            "privacy": one.privacy,
            "share_link": f"https://trakt.tv/lists/{one.id}",
            "type": "personal",
            "display_numbers": one.display_numbers,
            "allow_comments": one.allow_comments,
            "sort_by": one.items.sort_by,
            "sort_how": one.items.sort_how,
            "created_at": iso(one.created),
            "updated_at": iso(one.updated),
            "item_count": len(one.items.entries),
            "comment_count": 0,
            "likes": 0,
            "ids": {"trakt": one.id, "slug": one.slug},
            "user": self.user(owner),
        }

    def _images(self, media: Media) -> dict[str, list[str]]:
        """Images of a work: only posters are drawn. Works known to Trakt alone have none, nor have people."""
        images: dict[str, list[str]] = {name: [] for name in IMAGES}
        if media.drawing and not media.ids.bare:
            number = f"{media.ids.trakt:09d}"
            folder = f"images/{PLURALS[media.kind]}/{number[:3]}/{number[3:6]}/{number[6:]}"
            images["poster"] = [f"{self.image_host}/{folder}/posters/thumb/{media.drawing}.png"]
        return images


def _title(media: Media) -> Tree:
    match media.kind:
        case "person":
            return {"name": media.title}
        case "season":
            return {"number": media.number}
        case "episode":
            return {"season": media.season, "number": media.number, "title": media.title}
        case "movie" | "show":
            return {"title": media.title, "year": media.year}


def _ids(media: Media) -> Tree:
    """The ids that this kind has. One that is not known is null; of a bare work it is left out."""
    names = {"movie": ("slug", "imdb", "tmdb"), "show": ("slug", "tvdb", "imdb", "tmdb"), "season": ("tvdb", "tmdb"),
             "episode": ("tvdb", "imdb", "tmdb"), "person": ("slug", "imdb", "tmdb")}  # fmt: skip
    ids: Ids = media.ids
    values = {name: getattr(ids, name) for name in names[media.kind]}
    return {"trakt": ids.trakt, **{n: v for n, v in values.items() if v is not None or not ids.bare}}


def _full(media: Media) -> Tree:
    if media.kind == "person":
        return {"biography": media.overview or None, "birthday": None}
    released = {"released": media.released if media.year else None}
    aired = {"first_aired": f"{media.released}T20:00:00.000Z" if media.year else None}
    return {
        "tagline": None,
        "overview": media.overview,
        "runtime": media.minutes,
        "certification": media.certification,
        "rating": media.rating,
        "votes": media.votes,
        "comment_count": 0,
        "language": "en",
        "genres": list(media.genres),
        "status": "released" if media.kind == "movie" else "ended",
        **(released if media.kind == "movie" else aired),
    }
