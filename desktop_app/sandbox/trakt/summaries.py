"""A work's own page: the newest word on it, when list items carry older ones. Nobody has to be signed in."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.trakt.calls import Call, Refusal
from desktop_app.sandbox.trakt.media import Kind, Media
from desktop_app.sandbox.trakt.service import Service


def movie(service: Service, call: Call, media_id: str) -> Reply:
    return json_reply(service.render.media(found(service, "movie", media_id), call.extended))


def show(service: Service, call: Call, media_id: str) -> Reply:
    return json_reply(service.render.media(found(service, "show", media_id), call.extended))


def seasons(service: Service, call: Call, media_id: str) -> Reply:
    of_show = _parts(service, "season", media_id)
    return json_reply([service.render.media(season, call.extended) for season in of_show])


def episodes(service: Service, call: Call, media_id: str, season: str) -> Reply:
    of_season = [one for one in _parts(service, "episode", media_id) if str(one.season) == season]
    if not of_season:
        raise Refusal(404)
    return json_reply([service.render.media(episode, call.extended) for episode in of_season])


def _parts(service: Service, kind: Kind, media_id: str) -> list[Media]:
    show = found(service, "show", media_id)
    return [one for one in service.library if one.kind == kind and one.show == show]


def found(service: Service, kind: Kind, media_id: str) -> Media:
    """Media found by Trakt's number, slug, or IMDb's id. Raises `Refusal` (404) otherwise."""
    found = service.library.find(kind, {"trakt": media_id, "slug": media_id, "imdb": media_id})
    if found is None:
        raise Refusal(404)
    return found
