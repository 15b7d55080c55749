"""Finding works by words, and by the ids of other places (tmdb.md, section 7)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.catalogue import plain, without_article
from desktop_app.sandbox.tmdb import render
from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.pagination import page_of
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.works import Kind, Work

RESULTS: dict[Kind, str] = {
    "movie": "movie_results",
    "person": "person_results",
    "tv": "tv_results",
    "episode": "tv_episode_results",
}


def multi(service: Service, call: Call) -> Reply:
    """Films, shows and people, mixed."""
    page, told = page_of(call, _found(service, call, ("movie", "tv", "person")))
    return json_reply(told | {"results": [render.typed(work) for work in page]})


def movies(service: Service, call: Call) -> Reply:
    return _of_one_kind(service, call, "movie", call.query.get("year", ""))


def shows(service: Service, call: Call) -> Reply:
    return _of_one_kind(service, call, "tv", call.query.get("first_air_date_year", ""))


def by_external_id(service: Service, call: Call, external_id: str) -> Reply:
    """Find works by an external id, which may belong to several kinds."""
    source = call.query.get("external_source", "")
    if source not in {"imdb_id", "tvdb_id"}:
        raise Refusal(5)
    name = source.removesuffix("_id")
    found = [work for work in service.library if str(getattr(work, name) or "") == external_id]
    results = {key: [render.typed(one) for one in found if one.kind == kind] for kind, key in RESULTS.items()}
    return json_reply(results | {"tv_season_results": []})


def _of_one_kind(service: Service, call: Call, kind: Kind, year: str) -> Reply:
    found = [work for work in _found(service, call, (kind,)) if not year or work.date[:4] == year]
    page, told = page_of(call, found)
    return json_reply(told | {"results": [render.row(work) for work in page]})


def _found(service: Service, call: Call, kinds: tuple[Kind, ...]) -> list[Work]:
    """The likeliest first. Adult films only where they are asked for."""
    words = without_article(plain(call.query.get("query", "")))
    if not words:
        raise Refusal(5)
    adult = call.query.get("include_adult") == "true"
    works = [work for work in service.library if work.kind in kinds and (adult or not work.adult)]
    ranked = [(_rank(words, work), -work.votes, work) for work in works]
    return [work for rank, _, work in sorted(ranked, key=lambda one: one[:2]) if rank < 3]


def _rank(words: str, work: Work) -> int:
    name = without_article(plain(work.title))
    if name == words:
        return 0
    if name.startswith(words):
        return 1
    return 2 if all(any(one.startswith(word) for one in name.split()) for word in words.split()) else 3
