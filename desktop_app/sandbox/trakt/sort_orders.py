"""The orders in which a list can be read (trakt.md, section 4.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.sandbox.catalogue import plain, without_article
from desktop_app.sandbox.trakt.calls import Refusal, invalid
from desktop_app.sandbox.trakt.item_list import Entry
from desktop_app.sandbox.trakt.library import Library
from desktop_app.sandbox.trakt.media import Media
from desktop_app.sandbox.trakt.state import Account

Ranked = tuple[int, Entry]
UPGRADE = {"X-Upgrade-URL": "https://app.trakt.tv/vip"}
FOR_VIPS = frozenset({
    "random", "imdb_rating", "tmdb_rating", "rt_tomatometer", "rt_audience", "metascore", "imdb_votes", "tmdb_votes",
    "my_rating", "watched", "collected",
})  # fmt: skip


def vip_only() -> Refusal:
    return Refusal(426, headers=UPGRADE)


def ranked(
    library: Library, entries: Sequence[Entry], reader: Account | None, sort_by: str, sort_how: str
) -> list[Ranked]:
    """The entries with their ranks, which stay those of the whole list, in the order asked for."""
    if sort_how not in {"asc", "desc"}:
        raise invalid(sort_how="is not asc or desc")
    pairs = list(enumerate(entries, 1))
    if sort_by in FOR_VIPS:
        if reader is None or not reader.vip:
            raise vip_only()
        pairs.sort(key=lambda pair: _stars(reader, pair[1]))
    elif sort_by not in ORDERS:
        raise invalid(sort_by="is not known")
    elif sort_by != "rank":
        pairs.sort(key=lambda pair: (ORDERS[sort_by](library[pair[1].media], pair[1]), pair[0]))
    return pairs if sort_how == "asc" else pairs[::-1]


def _stars(reader: Account, entry: Entry) -> int:
    """Ratings of other places are not invented here: every order for VIPs is by the member's own."""
    rating = reader.ratings.get(entry.media)
    return rating.stars if rating else 0


def _title(media: Media, _entry: Entry) -> tuple[str, int, int]:
    work = media.show or media
    return (without_article(plain(work.title)), media.season, media.number)


ORDERS: dict[str, Callable[[Media, Entry], object]] = {
    "rank": lambda _media, _entry: 0,
    "added": lambda _media, entry: entry.listed,
    "title": _title,
    "released": lambda media, _: media.released,
    "runtime": lambda media, _: media.minutes,
    "popularity": lambda media, _: media.votes * media.rating,
    "percentage": lambda media, _: media.rating,
    "votes": lambda media, _: media.votes,
}
