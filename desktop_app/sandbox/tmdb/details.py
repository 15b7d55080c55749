"""Details of a work, and the parts that may be appended (tmdb.md, section 7)."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.tmdb import render
from desktop_app.sandbox.tmdb.account import account_states
from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.library import GENRES
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.works import Kind, Work

MOST_PARTS = 20
IMAGE_SIZES = {
    "backdrop_sizes": ["w300", "w780", "w1280", "original"],
    "logo_sizes": ["w45", "w92", "w154", "w185", "w300", "w500", "original"],
    "poster_sizes": ["w92", "w154", "w185", "w342", "w500", "w780", "original"],
    "profile_sizes": ["w45", "w185", "h632", "original"],
    "still_sizes": ["w92", "w185", "w300", "original"],
}


def details(service: Service, call: Call, kind: Kind, work_id: str) -> Reply:
    """Parts that are not known are ignored; more than twenty are 400/27."""
    work = _work(service, kind, work_id)
    names = [name for name in call.query.get("append_to_response", "").split(",") if name]
    if len(names) > MOST_PARTS:
        raise Refusal(27)
    appended = {name: PARTS[name](service, call, work) for name in names if name in PARTS}
    return json_reply((_film(work) if kind == "movie" else _show(work)) | appended)


def part(service: Service, call: Call, kind: Kind, work_id: str, name: str) -> Reply:
    """A part alone: with the work's id."""
    work = _work(service, kind, work_id)
    return json_reply({"id": work.id} | PARTS[name](service, call, work))


def configuration(service: Service, _call: Call) -> Reply:
    address = f"{service.api_address}/t/p/"
    return json_reply({"images": {"base_url": address, "secure_base_url": address, **IMAGE_SIZES}, "change_keys": []})


def _work(service: Service, kind: Kind, work_id: str) -> Work:
    work = service.library.find(kind, int(work_id))
    if work is None:
        raise Refusal(34)
    return work


def _film(work: Work) -> Tree:
    return _common(work) | {
        "belongs_to_collection": None,
        "budget": 0,
        "imdb_id": work.imdb,
        "revenue": 0,
        "runtime": work.minutes,
        "status": "Released" if work.date else "Planned",
    }


def _show(work: Work) -> Tree:
    seasons = [
        {"air_date": None, "episode_count": count, "id": 0, "name": f"Season {number}", "overview": "",
         "poster_path": None, "season_number": number}
        for number, count in enumerate(work.seasons, 1)
    ]  # fmt: skip
    return _common(work) | {
        "created_by": [],
        "episode_run_time": [work.minutes],
        "in_production": False,
        "number_of_episodes": sum(work.seasons),
        "number_of_seasons": len(work.seasons),
        "seasons": seasons,
        "status": "Ended",
        "type": "Scripted",
    }


def _common(work: Work) -> Tree:
    told = render.row(work)
    del told["genre_ids"]
    genres = [{"id": number, "name": GENRES[number]} for number in work.genres]
    return told | {"genres": genres, "homepage": "", "tagline": "", "production_companies": [], "spoken_languages": []}


def _external_ids(_service: Service, _call: Call, work: Work) -> Tree:
    told = {"imdb_id": work.imdb, "wikidata_id": None, "facebook_id": None, "instagram_id": None, "twitter_id": None}
    return told if work.kind == "movie" else told | {"tvdb_id": work.tvdb, "tvrage_id": None}


def _images(_service: Service, _call: Call, work: Work) -> Tree:
    poster = {"aspect_ratio": 0.733, "height": 682, "width": 500, "iso_639_1": None, "file_path": render.path(work),
              "vote_average": 0.0, "vote_count": 0}  # fmt: skip
    return {"backdrops": [], "logos": [], "posters": [poster] if work.poster else []}


def _credits(_service: Service, _call: Call, work: Work) -> Tree:
    cast = [_credit(name, order=place, character="") for place, name in enumerate(work.cast)]
    return {"cast": cast, "crew": [_credit(name, job="Director", department="Directing") for name in work.directors]}


def _credit(name: str, **more: object) -> Tree:
    return {"adult": False, "name": name, "original_name": name, "profile_path": None, **more}


PARTS: dict[str, Callable[[Service, Call, Work], Tree]] = {
    "external_ids": _external_ids,
    "images": _images,
    "credits": _credits,
    "account_states": account_states,
}
