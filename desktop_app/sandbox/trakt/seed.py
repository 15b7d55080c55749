"""The sample members and what they have on their lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import TypedDict

from desktop_app.sandbox.trakt.activities import Activities
from desktop_app.sandbox.trakt.item_list import Entry, ItemList
from desktop_app.sandbox.trakt.media import Media
from desktop_app.sandbox.trakt.state import Account, PersonalList, Rating, State

SAMPLE_DATE = 1_762_640_000
"""The samples were listed one an hour up to this day in November 2025."""


class _List(TypedDict):
    name: str
    description: str
    privacy: str
    collaborators: list[str]
    genre: str
    movies: list[str]
    parts: list[str]


class _Row(TypedDict):
    username: str
    email: str
    password: str
    name: str
    number: int
    uuid: str
    watchlist: int
    watchlist_every: int
    parts: list[str]
    favorites: list[str]
    ratings: dict[str, int]
    lists: list[_List]


def fill(state: State) -> None:
    """The accounts of the resource file, for a service that knows nobody yet."""
    source = files("desktop_app.resources") / "sandbox" / "trakt" / "accounts.json"
    rows: list[_Row] = json.loads(source.read_text("utf-8"))
    for row in rows:
        state.accounts[row["username"]] = _account(state, row)


def _account(state: State, row: _Row) -> Account:
    account = Account(
        username=row["username"],
        email=row["email"],
        password=row["password"],
        name=row["name"],
        number=row["number"],
        uuid=row["uuid"],
        activities=Activities(SAMPLE_DATE),
    )
    account.watchlist = _items(state, list(_watchlist(state, row)))
    account.favorites = _items(state, [state.library.named("movie", name) for name in row["favorites"]])
    account.lists = [_personal(state, row["username"], one) for one in row["lists"]]
    for name, stars in row["ratings"].items():
        account.ratings[state.library.named("movie", name).key] = Rating(stars, SAMPLE_DATE)
    return account


def _watchlist(state: State, row: _Row) -> Iterator[Media]:
    """Films from the catalogue, and after each few of them one of the shows, seasons and episodes."""
    movies = [one for one in state.library if one.kind == "movie"][: row["watchlist"]]
    parts = iter(row["parts"])
    for number, movie in enumerate(movies, 1):
        yield movie
        if number % row["watchlist_every"] == 0 and (part := next(parts, None)):
            yield _part(state, part)


def _part(state: State, text: str) -> Media:
    """`Show`, `Show/2` for a season, `Show/2/5` for an episode, `~Name` for a person."""
    if text.startswith("~"):
        return state.library.named("person", text[1:])
    title, *numbers = text.split("/")
    show = state.library.named("show", title)
    if not numbers:
        return show
    kind = "season" if len(numbers) == 1 else "episode"
    wanted = (int(numbers[0]), int(numbers[-1]))
    return next(m for m in state.library if m.kind == kind and m.show == show and (m.season, m.number) == wanted)


def _personal(state: State, owner: str, row: _List) -> PersonalList:
    """A list of films by name, or of a genre as far as forty; then its parts."""
    movies = [one for one in state.library if one.kind == "movie" and row["genre"] in one.genres][:40]
    media = [state.library.named("movie", name) for name in row["movies"]] + movies
    media = list(dict.fromkeys(media))[:40] + [_part(state, part) for part in row["parts"]]
    return PersonalList(
        state.other_id(),
        owner,
        row["name"].lower().replace(" ", "-"),
        row["name"],
        SAMPLE_DATE - 90_000_000,
        SAMPLE_DATE,
        row["description"],
        row["privacy"],
        items=_items(state, media),
        collaborators=set(row["collaborators"]),
    )


def _items(state: State, media: list[Media]) -> ItemList:
    entries = [
        Entry(state.item_id(), one.key, SAMPLE_DATE - 3600 * (len(media) - place)) for place, one in enumerate(media)
    ]
    return ItemList(entries, SAMPLE_DATE)
