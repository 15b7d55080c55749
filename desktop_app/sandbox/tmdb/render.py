"""Works, lists and members as JSON (tmdb.md, sections 3 to 7)."""

from __future__ import annotations

from hashlib import md5

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.tmdb.library import Library
from desktop_app.sandbox.tmdb.state import Account, UserList
from desktop_app.sandbox.tmdb.times import stamp
from desktop_app.sandbox.tmdb.works import Kind, Work

ORDERS = tuple(
    f"{name}.{how}"
    for name in ("original_order", "vote_average", "primary_release_date", "release_date", "title")
    for how in ("asc", "desc")
)
"""Sort orders of v4's lists; in summaries each is a number, from 1."""


def path(work: Work) -> str | None:
    """Path of the work's poster, to follow a size in the address; None without a poster."""
    return f"/{work.poster}.png" if work.poster else None


def row(work: Work) -> Tree:
    """A work in a list of one kind: `media_type` is not told."""
    if work.kind == "person":
        return _person(work)
    if work.show:
        return _episode(work, work.show)
    common = {
        "adult": work.adult,
        "backdrop_path": None,
        "genre_ids": list(work.genres),
        "id": work.id,
        "original_language": "en",
        "overview": work.overview,
        "popularity": round(work.votes / 1000, 3),
        "poster_path": path(work),
        "vote_average": work.stars,
        "vote_count": work.votes,
        "softcore": False,
    }
    if work.kind == "movie":
        titles = {"title": work.title, "original_title": work.title, "release_date": work.date, "video": False}
        return common | titles
    names = {"name": work.title, "original_name": work.title, "first_air_date": work.date, "origin_country": ["GB"]}
    return common | names


def typed(work: Work) -> Tree:
    """A work where kinds are mixed."""
    kind = "tv_episode" if work.kind == "episode" else work.kind
    return row(work) | {"media_type": kind}


def list_row(one: UserList, library: Library) -> Tree:
    """A list among others, v3."""
    return {
        "description": one.description,
        "favorite_count": 0,
        "id": one.id,
        "item_count": len(one.entries),
        "iso_639_1": one.language,
        "list_type": "movie",
        "name": one.name,
        "poster_path": _cover(one, library),
    }


def list_head(one: UserList, library: Library) -> Tree:
    """A list without what is on it, v3."""
    told = list_row(one, library)
    del told["list_type"]
    return {"created_by": one.owner} | told


def list_summary(one: UserList, owner: Account, library: Library) -> Tree:
    """A list among others, v4: here `public` and `sort_by` are numbers and `runtime` is text."""
    works = [library[entry.media] for entry in one.entries]
    return {
        "account_object_id": owner.object_id,
        "adult": 0,
        "average_rating": _average(works),
        "backdrop_path": None,
        "created_at": stamp(one.created),
        "description": one.description,
        "featured": 0,
        "id": one.id,
        "iso_3166_1": one.country,
        "iso_639_1": one.language,
        "name": one.name,
        "number_of_items": len(works),
        "poster_path": _cover(one, library),
        "public": int(one.public),
        "revenue": "0",
        "runtime": str(sum(work.minutes for work in works)),
        "sort_by": 1 + ORDERS.index(one.order),
        "updated_at": stamp(one.updated),
    }


def v4_list(one: UserList, owner: Account, library: Library) -> Tree:
    """A list with everything but the rows, v4: here `public` is true or false and `runtime` a number."""
    works = [library[entry.media] for entry in one.entries]
    return {
        "average_rating": _average(works),
        "backdrop_path": None,
        "comments": {f"{kind}:{number}": entry.comment for entry in one.entries for kind, number in [entry.media]},
        "created_by": {
            "gravatar_hash": gravatar(owner),
            "id": owner.object_id,
            "name": owner.name,
            "username": owner.username,
        },
        "description": one.description,
        "id": one.id,
        "iso_3166_1": one.country,
        "iso_639_1": one.language,
        "item_count": len(works),
        "name": one.name,
        "poster_path": _cover(one, library),
        "public": one.public,
        "revenue": 0,
        "runtime": sum(work.minutes for work in works),
        "sort_by": one.order,
    }


def account(one: Account) -> Tree:
    return {
        "avatar": {"gravatar": {"hash": gravatar(one)}, "tmdb": {"avatar_path": None}},
        "id": one.number,
        "iso_639_1": "en",
        "iso_3166_1": "GB",
        "name": one.name,
        "include_adult": False,
        "username": one.username,
    }


def gravatar(one: Account) -> str:
    return md5(one.email.encode(), usedforsecurity=False).hexdigest()


def kind_of(text: object) -> Kind | None:
    """A `media_type` of a body, if lists can hold it."""
    match text:
        case "movie" | "tv":
            return text
        case _:
            return None


def _person(work: Work) -> Tree:
    return {
        "adult": False,
        "gender": 0,
        "id": work.id,
        "known_for": [],
        "known_for_department": "Directing",
        "name": work.title,
        "original_name": work.title,
        "popularity": 1.0,
        "profile_path": None,
    }


def _episode(work: Work, show: Work) -> Tree:
    return {
        "air_date": work.date,
        "episode_number": work.number,
        "id": work.id,
        "name": work.title,
        "overview": work.overview,
        "production_code": "",
        "runtime": work.minutes,
        "season_number": work.season,
        "show_id": show.id,
        "still_path": None,
        "vote_average": show.stars,
        "vote_count": 0,
    }


def _average(works: list[Work]) -> float:
    return round(sum(work.stars for work in works) / len(works), 5) if works else 0.0


def _cover(one: UserList, library: Library) -> str | None:
    return path(library[one.entries[0].media]) if one.entries else None
