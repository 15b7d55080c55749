"""Makers and actors of a work, as its page of people tells (the shape: Trakt's docs, movies and shows, people).

Films have the people of the common catalogue. Of a show's people only who created it is made up; nobody plays in it.
"""

from __future__ import annotations

import zlib

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.catalogue import Title, catalogue
from desktop_app.sandbox.trakt.calls import Call
from desktop_app.sandbox.trakt.library import Library, slug_of
from desktop_app.sandbox.trakt.media import Kind, Media
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.summaries import found

EXTRAS = 100_000
"""Numbers of people from here on are of those who only play: they are found nowhere else."""


def of_work(service: Service, call: Call, media_id: str, kind: Kind) -> Reply:
    media = found(service, kind, media_id)
    return json_reply(_film(service, media, call) if kind == "movie" else _show(service, media, call))


def _film(service: Service, media: Media, call: Call) -> Tree:
    title = _catalogued(media)
    directors = [_known(service, name, call) for name in title.directors]
    cast = [{"character": "", "characters": [], "person": _extra(name)} for name in title.cast]
    return _without_empty(cast, "directing", [_job("Director", person) for person in directors])


def _show(service: Service, media: Media, call: Call) -> Tree:
    makers = [one for one in service.library if one.kind == "person"]
    maker = makers[zlib.crc32(media.title.encode()) % len(makers)]
    creator = service.render.media(maker, call.extended)
    return _without_empty([], "created by", [_job("Creator", creator)])


def _without_empty(cast: list[Tree], department: str, crew: list[Tree]) -> Tree:
    """People of a work, leaving out a cast or crew that is empty."""
    return {**({"cast": cast} if cast else {}), **({"crew": {department: crew}} if crew else {})}


def _job(job: str, person: Tree) -> Tree:
    return {"job": job, "jobs": [job], "person": person}


def _known(service: Service, name: str, call: Call) -> Tree:
    return service.render.media(_person(service.library, name), call.extended)


def _person(library: Library, name: str) -> Media:
    return library.named("person", name)


def _extra(name: str) -> Tree:
    number = EXTRAS + zlib.crc32(name.encode()) % EXTRAS
    return {"name": name, "ids": {"trakt": number, "slug": slug_of(name, set()), "imdb": None, "tmdb": None}}


def _catalogued(media: Media) -> Title:
    return next(title for title in catalogue() if title.id == media.drawing)
