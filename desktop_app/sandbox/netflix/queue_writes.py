"""Adding, moving and deleting (netflix.md, section 4), guarded by the entity-tag (section 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.catalogue import Title
from desktop_app.sandbox.netflix.calls import Call, answer, status_tree
from desktop_app.sandbox.netflix.errors import ApiError, invalid, not_found
from desktop_app.sandbox.netflix.items import Tree
from desktop_app.sandbox.netflix.service import Service
from desktop_app.sandbox.netflix.state import QUEUE_FORMATS, Account
from desktop_app.sandbox.netflix.versioned_queue import Entry, Queue, Version, index_of, moved, without

QUEUE_SIZE = 500
DISC_FORMATS = frozenset({"DVD", "Blu-ray"})


@dataclass(frozen=True, slots=True)
class Order:
    """Request to add or move a title."""

    title: Title
    position: int | None
    format: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A queue after an add or a move. `partial`: of a series only some seasons were added."""

    version: Version
    touched: tuple[str, ...]
    message: str
    partial: bool = False


def add_or_move(service: Service, call: Call, user: str, queue: str) -> Reply:
    """Add a title, or move one that is there already to `position`: both are the same call (section 4.1)."""
    account, target = _target(service, user, queue)
    order = _order(service, call, account, queue)
    _judge_etag(call, target.current.etag)
    if order.title.kind == "series":
        outcome = _add_series(service, target, order)
    elif index_of(target.current.available, order.title.id) is not None:
        outcome = _move(service, target, order)
    else:
        outcome = _add(service, account, target, order)
    return _created(service, call, f"/users/{user}/queues/{queue}", outcome)


def delete(service: Service, call: Call, user: str, queue: str, *, state: str, title: str) -> Reply:
    """200 without an entity-tag (section 4.2). The place in a long id is not believed."""
    _, target = _target(service, user, queue)
    now = target.current
    _judge_etag(call, now.etag)
    entries = now.available if state == "available" else now.saved
    if index_of(entries, title) is None:
        raise ApiError(404, "Title is not in Queue", 610)
    rest = without(entries, title)
    changed = (rest, now.saved) if state == "available" else (now.available, rest)
    target.change(*changed, service.clock.elapsed())
    return answer(call, "status", status_tree(200, "Title deleted from queue"))


def _target(service: Service, user: str, queue: str) -> tuple[Account, Queue]:
    if queue not in QUEUE_FORMATS:
        raise not_found()
    service.faults.before_write(user, queue)
    account = service.account(user)
    return account, account.queues[queue]


def _judge_etag(call: Call, etag: str) -> None:
    """The parameter and If-Match are both believed; a call without either is unguarded (section 5)."""
    seen = (call.params.get("etag"), call.headers.get("if-match"))
    if any(value is not None and value.strip().strip('"') != etag for value in seen):
        raise ApiError(412, "queue out of Date ETag mismatch")


def _order(service: Service, call: Call, account: Account, queue: str) -> Order:
    if "title_ref" not in call.params:
        raise invalid("title_ref")
    position = call.params.get("position")
    if position is not None and (not (position.isascii() and position.isdigit()) or int(position) < 1):
        raise invalid("position")
    title = service.referred(call.params["title_ref"])
    return Order(title, int(position) if position else None, _format(call, account, queue, title))


def _format(call: Call, account: Account, queue: str, title: Title) -> str:
    """The `format` of the disc queue; the account's first one that the title has when none is named."""
    if queue == "instant":
        return QUEUE_FORMATS[queue]
    wanted = call.params.get("format")
    if wanted is None:
        return next((one for one in account.preferred_formats if one in title.formats), QUEUE_FORMATS[queue])
    if wanted not in DISC_FORMATS or (title.formats and wanted not in title.formats):
        raise ApiError(400, "Invalid title format", 660)
    if wanted not in account.preferred_formats:
        raise ApiError(400, "Invalid format for this user")
    return wanted


def _move(service: Service, target: Queue, order: Order) -> Outcome:
    now = target.current
    if order.position is None:
        raise ApiError(412, "Title is already in queue", 710)
    entry = next(entry for entry in now.available if entry.title_id == order.title.id)
    entry = replace(entry, updated=int(service.clock.now()))
    version = target.change(moved(now.available, entry, order.position), now.saved, service.clock.elapsed())
    return Outcome(version, (order.title.id,), "Move successful")


def _add(service: Service, account: Account, target: Queue, order: Order) -> Outcome:
    """Add a title to the order if it can be had now, else to the saved titles."""
    now = target.current
    if index_of(now.saved, order.title.id) is not None:
        if order.position is not None:
            raise ApiError(400, "Title is saved; cannot move it", 620)
        raise ApiError(412, "Title is already in queue", 710)
    if target.name == "disc" and order.title.id in account.discs_at_home:
        raise ApiError(400, "Title currently at home", 690)
    _judge_size(now, 1)
    entry = Entry(order.title.id, int(service.clock.now()), order.format)
    if order.format in order.title.formats:
        version = target.change(moved(now.available, entry, order.position), now.saved, service.clock.elapsed())
    else:
        version = target.change(now.available, (*now.saved, entry), service.clock.elapsed())
    return Outcome(version, (order.title.id,), "success", partial=service.faults.take_partial_add())


def _add_series(service: Service, target: Queue, order: Order) -> Outcome:
    """A series is added as its seasons, those that can be had and are not there (INFERRED from 201/640)."""
    now = target.current
    seasons = service.catalogue.seasons(order.title.id)
    there = {entry.title_id for entry in now.available}
    if order.position is not None and any(season.id in there for season in seasons):
        raise ApiError(400, "Cannot move a series parent title")
    new = tuple(season for season in seasons if order.format in season.formats and season.id not in there)
    if not new:
        raise ApiError(412, "Title is already in queue", 710)
    _judge_size(now, len(new))
    place = len(now.available) if order.position is None else order.position - 1
    entries = tuple(Entry(season.id, int(service.clock.now()), order.format) for season in new)
    version = target.change(
        (*now.available[:place], *entries, *now.available[place:]), now.saved, service.clock.elapsed()
    )
    return Outcome(version, tuple(season.id for season in new), "success", partial=len(new) < len(seasons))


def _judge_size(now: Version, more: int) -> None:
    if len(now.available) + len(now.saved) + more > QUEUE_SIZE:
        raise ApiError(400, "Queue is too large", 650)


def _created(service: Service, call: Call, path: str, outcome: Outcome) -> Reply:
    """201: the new entity-tag near the top, and the items touched with their new ids.

    Numbers are strings here, as recorded.
    """
    sub: Tree = {"sub_code": "640"} if outcome.partial else {}
    message = "Only some titles in series or disc set were added" if outcome.partial else outcome.message
    tree: Tree = {
        "message": message,
        "status_code": "201",
        **sub,
        "etag": outcome.version.etag,
        "resources_created": {
            "queue_item": [_item(service, call, path, outcome.version, one) for one in outcome.touched]
        },
    }
    return answer(call, "status", tree, 201, ETag=f'"{outcome.version.etag}"')


def _item(service: Service, call: Call, path: str, version: Version, title_id: str) -> Tree:
    place = index_of(version.available, title_id)
    entries = version.saved if place is None else version.available
    entry = next(entry for entry in entries if entry.title_id == title_id)
    return service.items.queue_item(path, entry, None if place is None else place + 1, call.expand)
