"""Finding works by words or by an id (trakt.md, section 6). Nobody has to be signed in."""

from __future__ import annotations

import re

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.catalogue import plain, without_article
from desktop_app.sandbox.trakt.calls import Call, Refusal
from desktop_app.sandbox.trakt.media import KINDS, Kind, Media
from desktop_app.sandbox.trakt.pagination import SEARCH_PAGE, page_of
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.state import Account, PersonalList

TYPES = frozenset({"movie", "show", "episode", "person", "list"})
HUGE = 5_787_301_233_651_896
FULL = frozenset({"full"})
"""Search answers with full objects, asked or not (recorded in 2026)."""

OPERATORS = re.compile(r'[-+!(){}\[\]^"~*?:/]|&&|\|\|')
ESCAPED = re.compile(r"\\(.)")


def by_words(service: Service, call: Call, types: str) -> Reply:
    """The likeliest first. An operator that is not escaped is obeyed, which here finds nothing."""
    wanted = set(types.split(","))
    if not wanted <= TYPES:
        raise Refusal(404)
    query = call.query.get("query", "")
    if not query.strip():
        raise Refusal(400)
    found: list[tuple[float, str, Tree]] = []
    if not OPERATORS.search(ESCAPED.sub(" ", query)):
        words = without_article(plain(ESCAPED.sub(r"\1", query)))
        found = [*_media(service, call, words, wanted), *(_lists(service, words) if "list" in wanted else [])]
    found.sort(key=lambda row: (-row[0], row[1]))
    page, headers = page_of(call, [tree for *_, tree in found], SEARCH_PAGE)
    return json_reply(page, headers=headers)


def by_id(service: Service, call: Call, id_type: str, media_id: str) -> Reply:
    """Answer with all media that have this id, or an empty array. `type` narrows it."""
    kinds = [kind for kind in KINDS if kind in call.query.get("type", ",".join(KINDS)).split(",")]
    found = [media for kind in kinds if (media := service.library.find(kind, {id_type: media_id}))]
    page, headers = page_of(call, found, SEARCH_PAGE)
    trees = [{"score": None} | service.render.typed(media, call.extended) for media in page]
    return json_reply(trees, headers=headers)


def _media(service: Service, call: Call, words: str, wanted: set[str]) -> list[tuple[float, str, Tree]]:
    scored = [(_score(words, media), media) for media in service.library if media.kind in wanted]
    return [
        (score, media.title, {"score": _told(score)} | service.render.typed(media, call.extended | FULL))
        for score, media in scored
        if score
    ]


def _lists(service: Service, words: str) -> list[tuple[float, str, Tree]]:
    public: list[tuple[Account, PersonalList]] = [
        (owner, one) for owner in service.state.accounts.values() for one in owner.lists if one.privacy == "public"
    ]
    return [
        (score, one.name, {"score": score, "type": "list", "list": service.render.personal(one, owner)})
        for owner, one in public
        if (score := _match(words, one.name))
    ]


def _told(score: float) -> int:
    """Return the score as recorded in 2026: beyond 2^53, exact as a whole number alone, and equal for many rows."""
    return round(score) * HUGE


def _score(words: str, media: Media) -> float:
    """An episode is found by its show's name too, but less."""
    kind: Kind = media.kind
    score = _match(words, media.title)
    if kind == "episode" and media.show and not score:
        score = _match(words, f"{media.show.title} {media.title}") / 2
    return round(score + media.votes / 1_000_000, 4) if score else 0.0


def _match(words: str, title: str) -> float:
    name = without_article(plain(title))
    if name == words:
        return 100.0
    if name.startswith(words):
        return 60.0
    return 30.0 if all(any(one.startswith(word) for one in name.split()) for word in words.split()) else 0.0
