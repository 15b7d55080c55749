"""The sample members and what they have on their lists."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from desktop_app.sandbox.tmdb.state import Account, Entry, State, UserList
from desktop_app.sandbox.tmdb.works import Key

SAMPLE_DATE = 1_762_640_000
"""The samples came one an hour up to this day in November 2025."""

Row = dict[str, Any]


def fill(state: State) -> None:
    """The people of the common file, each with what TMDB's own file says of it."""
    folder = files("desktop_app.resources") / "sandbox"
    people: list[Row] = json.loads((folder / "accounts.json").read_text("utf-8"))
    rows: dict[str, Row] = json.loads((folder / "tmdb" / "accounts.json").read_text("utf-8"))
    for person in people:
        username = person["nickname"]
        if username in rows:
            state.accounts[username] = _account(state, person, rows[username])
    for username, row in rows.items():
        followed = [one.id for one in state.lists.values() if one.name in row["followed"]]
        state.accounts[username].followed = followed


def _account(state: State, person: Row, row: Row) -> Account:
    account = Account(
        username=person["nickname"],
        email=person["email"],
        password=person["password"],
        name=f"{person['first_name']} {person['last_name']}",
        number=row["number"],
        object_id=row["object_id"],
    )
    account.watchlist = _dated(_watchlist(state, row))
    account.favorite = _dated([_named(state, name) for name in row["favorite"]])
    account.rated = [Entry(_named(state, name), SAMPLE_DATE, stars) for name, stars in row["rated"].items()]
    for one in row["lists"]:
        number = state.list_id()
        entries = _dated([_named(state, name) for name in one["entries"]], one.get("comments", {}))
        state.lists[number] = UserList(
            number, account.username, one["name"], SAMPLE_DATE - 90_000_000, SAMPLE_DATE, one["description"],
            public=one["public"], entries=entries,
        )  # fmt: skip
    return account


def _watchlist(state: State, row: Row) -> list[Key]:
    """Films from the catalogue, and after each few of them a show; then what is named."""
    keys: list[Key] = []
    shows = iter(one.key for one in state.library if one.kind == "tv")
    films = [one for one in state.library if one.kind == "movie" and one.directors][: row["films"]]
    for place, film in enumerate(films, 1):
        keys.append(film.key)
        if place % row["show_every"] == 0 and (show := next(shows, None)):
            keys.append(show)
    return keys + [_named(state, name) for name in row["more"]]


def _named(state: State, text: str) -> Key:
    """A film's title, `tv:Title` for a show, `tv:Title/2/5` for an episode."""
    if not text.startswith("tv:"):
        return state.library.named("movie", text).key
    title, *numbers = text.removeprefix("tv:").split("/")
    show = state.library.named("tv", title)
    if not numbers:
        return show.key
    episode = state.library.episode(show.id, int(numbers[0]), int(numbers[1]))
    assert episode
    return episode.key


def _dated(keys: list[Key], comments: dict[str, str] | None = None) -> list[Entry]:
    words = list((comments or {}).items())
    told = {int(place): comment for place, comment in words}
    return [
        Entry(key, SAMPLE_DATE - 3600 * (len(keys) - place), comment=told.get(place)) for place, key in enumerate(keys)
    ]
