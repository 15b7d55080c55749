"""Trakt's longest list, of 5,000 titles: how many requests, and how long beside a bare loop of the same ones.

A watchlist tells its order in pages of 250, a personal list in one answer.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import requests

from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.sandbox.emulator import LoggedRequest
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.sandbox.trakt.item_list import Entry, ItemList
from desktop_app.sandbox.trakt.library import Library
from desktop_app.sandbox.trakt.media import Ids, Media
from desktop_app.sync.open_queue import OpenQueue
from tests.benchmarks.measure import Figure
from tests.core import Core, is_in_step, serve_list
from tests.sandbox.trakt import far_client
from tests.trakt import ADA, at_once, link, make_trakt_core

COUNT = 5_000
DROPS = 100
LISTED = 1_762_640_000
PATIENCE = 60.0
"""Seconds."""


def figures() -> Iterator[Figure]:
    for called, name in (("watchlist", "watchlist"), ("list of one's own", "noir")):
        with Sandbox() as sandbox:
            _fill(sandbox.trakt, name)
            yield from asyncio.run(_measured(sandbox, called, name))


def _fill(trakt: TraktEmulator, name: str) -> None:
    """As many as a VIP may keep."""
    at_once(trakt)
    state = trakt.state
    films = [Media("movie", Ids(number, slug=f"film-{number}"), f"Film {number}") for number in range(50_001, 55_001)]
    state.library = Library([*state.library, *films])
    items = ItemList([Entry(state.item_id(), film.key, LISTED) for film in films], LISTED)
    account = state.accounts[ADA]
    if name == "watchlist":
        account.watchlist = items
    else:
        state.personal(ADA, name).items = items


@dataclass
class Stretch:
    """What was asked between two moments, and how long it took."""

    trakt: TraktEmulator
    seconds: float = 0.0
    asked: tuple[LoggedRequest, ...] = ()

    def __enter__(self) -> Self:
        self.trakt.requests.clear()
        self._began = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._began
        self.asked = tuple(self.trakt.requests)

    @property
    def written(self) -> int:
        return sum(request.method != "GET" for request in self.asked)


async def _measured(sandbox: Sandbox, called: str, name: str) -> list[Figure]:
    trakt, core = sandbox.trakt, make_trakt_core(Path(tempfile.mkdtemp()), sandbox)
    account = await link(core, trakt)
    known = name if name == "watchlist" else f"lists/{trakt.state.personal(ADA, name).id}"
    bare = _Bare(trakt, name)
    with Stretch(trakt) as read:
        queue = await serve_list(core.accounts, QueueRef(account, known))
        await core.until(lambda: is_in_step(queue), PATIENCE)
    with Stretch(trakt) as one:
        _drop(core, queue, queue.state.view.ids[40])
        await core.until(lambda: is_in_step(queue), PATIENCE)
    with Stretch(trakt) as many:
        await _drop_many(core, queue, trakt)
    assert [str(title_id) for title_id in queue.state.view.ids] == _served(trakt, name)
    await core.accounts.close()
    what = f"{called} of {COUNT:,} at Trakt"
    return [
        *_row(f"{what}: read", read, bare),
        *_row(f"{what}: one drop", one, bare),
        Figure(f"{what}: {DROPS} drops while one request travels", len(many.asked), "", f"{many.written} reorders"),
    ]


def _row(name: str, done: Stretch, bare: "_Bare") -> list[Figure]:
    took = bare.again(done.asked)
    told = f"the same requests in a bare loop (ours {done.seconds * 1000:.0f} ms)"
    requests_told = f"{done.written} of them writes"
    return [
        Figure(f"{name}, requests", len(done.asked), "", requests_told),
        Figure(f"{name}, time", done.seconds / took, "x", told),
    ]


def _drop(core: Core, queue: OpenQueue, title_id: ItemId) -> None:
    queue.submit((Move((title_id,), Edge.TOP),))
    core.accounts.library.linked(queue.ref.account).wake()


async def _drop_many(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    """The first one travels, and nobody answers until all are made."""
    ids = queue.state.view.ids
    with trakt.state.lock:
        _drop(core, queue, ids[200])
        await core.until(lambda: any(entry.state is EntryState.IN_FLIGHT for entry in queue.state.entries), PATIENCE)
        for title_id in ids[201 : 200 + DROPS]:
            _drop(core, queue, title_id)
    await core.until(lambda: is_in_step(queue), PATIENCE)


def _served(trakt: TraktEmulator, name: str) -> list[str]:
    return [f"{kind}:{number}" for kind, number in (entry.media for entry in trakt.state.items(ADA, name).entries)]


class _Bare:
    """A loop over one connection that parses what it is answered, and keeps nothing."""

    def __init__(self, trakt: TraktEmulator, name: str) -> None:
        self._trakt, self._name = trakt, name
        _, token = far_client.link(trakt, far_client.Person(trakt))
        self._headers = far_client.Caller(trakt, token["access_token"]).headers

    def again(self, asked: tuple[LoggedRequest, ...]) -> float:
        """Seconds."""
        body: Any = {"rank": [entry.id for entry in self._trakt.state.items(ADA, self._name).entries]}
        with requests.Session() as session:
            began = time.perf_counter()
            for each in asked:
                written = None if each.method == "GET" else body
                address = f"{self._trakt.api}{each.path}"
                session.request(
                    each.method, address, params=dict(each.query), json=written, headers=self._headers, timeout=60
                ).json()
            return time.perf_counter() - began
