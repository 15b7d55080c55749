"""Stars, from half a one to ten, of members and guests (tmdb.md, section 3)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.tmdb.calls import Call, Refusal
from desktop_app.sandbox.tmdb.members import guest, member
from desktop_app.sandbox.tmdb.service import Service
from desktop_app.sandbox.tmdb.state import Entry, put, take
from desktop_app.sandbox.tmdb.works import Kind, Work
from desktop_app.sandbox.tmdb.written import written


def rate(service: Service, call: Call, kind: Kind, work_id: str) -> Reply:
    return _rate(service, call, service.library.find(kind, int(work_id)))


def rate_episode(service: Service, call: Call, work_id: str, season: str, number: str) -> Reply:
    return _rate(service, call, service.library.episode(int(work_id), int(season), int(number)))


def forget(service: Service, call: Call, kind: Kind, work_id: str) -> Reply:
    return _forget(service, call, service.library.find(kind, int(work_id)))


def forget_episode(service: Service, call: Call, work_id: str, season: str, number: str) -> Reply:
    return _forget(service, call, service.library.episode(int(work_id), int(season), int(number)))


def _rate(service: Service, call: Call, work: Work | None) -> Reply:
    entries = _entries(service, call)
    if work is None:
        raise Refusal(34)
    is_new = put(entries, Entry(work.key, service.clock.now(), _stars(call)))
    return written(service, 1, 201) if is_new else written(service, 12)


def _forget(service: Service, call: Call, work: Work | None) -> Reply:
    entries = _entries(service, call)
    if work is None:
        raise Refusal(34)
    take(entries, work.key)
    return written(service, 13)


def _entries(service: Service, call: Call) -> list[Entry]:
    if "guest_session_id" in call.query:
        return guest(service, call.query["guest_session_id"]).rated
    account = member(service, call)
    service.faults.before_write(account.username, "rated")
    return account.rated


def _stars(call: Call) -> float:
    value = call.tree.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refusal(18, "Value invalid: Values must be a number.")
    if value < 0.5:
        raise Refusal(18, "Value too low: Value must be greater than 0.0.")
    if value > 10:
        raise Refusal(18, "Value too high: Value must be less than, or equal to 10.0.")
    if value * 2 != int(value * 2):
        raise Refusal(18, "Value invalid: Values must be a multiple of 0.50.")
    return float(value)
