"""People and their shows, and how they are told (chew.md, sections 3 and 4)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files

from desktop_app.sandbox.chew.switches import Switches

Tree = dict[str, object]


@dataclass(slots=True)
class Show:
    """A broadcast, then its recording. Times in Unix seconds, `duration` in seconds."""

    id: int
    owner: int
    slug: str
    name: str
    description: str
    created: float
    duration: int
    private: bool = False
    live: bool = False


@dataclass(slots=True)
class Person:
    """A performer with an account."""

    id: int
    username: str
    email: str
    password: str = field(repr=False)
    name: str
    key: str = field(repr=False)


def sample() -> tuple[list[Person], list[Show]]:
    """The people that the sandbox knows, and what they play."""
    tree = json.loads((files("desktop_app.resources") / "sandbox" / "chew" / "people.json").read_text("utf-8"))
    people, shows = [], []
    for row in tree:
        rows = row.pop("shows")
        person = Person(**row)
        people.append(person)
        for number, one in enumerate(rows):
            created = datetime.fromisoformat(one.pop("created")).timestamp()
            shows.append(Show(id=person.id + 500 + number, owner=person.id, created=created, **one))
    return people, shows


def told_person(person: Person, switches: Switches) -> Tree:
    known: Tree = {"id": _id(person.id, switches)}
    return known | {"username": person.username, "name": person.name} if switches.invented_fields else known


def told_show(show: Show, owner: Person, address: str, switches: Switches) -> Tree:
    """A show as a tree. `address` is the website's."""
    whose = _id(owner.id, switches)
    tree: Tree = {"id": _id(show.id, switches), "slug": show.slug, "name": show.name}
    tree |= {"user_id": whose} if switches.flat_user else {"user": {"id": whose}}
    if not switches.invented_fields:
        return tree
    moment = datetime.fromtimestamp(show.created, UTC).isoformat().replace("+00:00", "Z")
    return tree | {
        "description": show.description,
        "private": show.private,
        "live": show.live,
        "starts_at": moment,
        "created_at": moment,
        "updated_at": moment,
        "duration": show.duration,
        "image_url": "",
        "url": f"{address}/{owner.username}/{show.slug}",
    }


def _id(number: int, switches: Switches) -> int | str:
    return str(number) if switches.text_ids else number
