"""Answers of v3 to writes (tmdb.md, sections 3 and 4)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.tmdb.calls import done
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.statuses import STATUSES


def written(service: Service, code: int, http: int = 0, words: str = "", **more: object) -> Reply:
    """A success; older bodies do not say that it is one."""
    if not service.faults.older_bodies:
        return done(code, http, words, **more)
    status, message = STATUSES[code]
    return json_reply({"status_code": code, "status_message": words or message} | more, http or status)
