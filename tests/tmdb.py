"""The core linked to the sandbox's TMDB, and a person who signs in at its pages."""

import time
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import requests

from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.edits import Edit
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.queues import Item, QueueRef, Title, TitleId
from desktop_app.providers.provider import Method, Server
from desktop_app.providers.tmdb import Tmdb
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sandbox.tmdb.works import Key
from desktop_app.storage.credential_store import CredentialStore
from desktop_app.sync.open_queue import OpenQueue
from tests.core import Core, Form, Script, core_of, serve_list
from tests.parts import Parts, parts_of

ADA = "ada"
FILMS = "watchlist/movies"


class Member(Script):
    """Ada at TMDB's pages. `stays`: the page sends nobody back, and she presses the wizard's button."""

    def __init__(self, button: str = "approve", *, stays: bool = False) -> None:
        super().__init__(button, ADA)
        self.answers = {"name": ADA, "password": self.password}
        self.may_stay = False
        if stays:
            self.bring_back = lambda _: ""

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.may_stay = may_stay
        return await super().visit(uri, may_stay=may_stay)

    def _fill_in(self, uri: str) -> str:
        page = Form(requests.get(uri, timeout=60).text)
        hidden = {name: unescape(value) for name, value in page.hidden.items()}
        typed = {"username": self.email, "password": self.password, self.button: "1"}
        to = urljoin(uri, page.action or uri)
        return requests.post(to, data=hidden | typed, timeout=60, allow_redirects=False).headers.get("Location", "")


def make_tmdb_core(
    folder: Path,
    sandbox: Sandbox,
    *,
    store: CredentialStore | None = None,
    clock: Callable[[], float] = time.time,
    newcomers: Newcomers = Newcomers.BOTTOM,
    provider: Tmdb | None = None,
) -> Core:
    provider = provider or Tmdb(call_spacing=0)
    return core_of(folder, provider, server_of(sandbox.tmdb), store=store, clock=clock, newcomers=newcomers)


def server_of(tmdb: TmdbEmulator) -> Server:
    return Server("sandbox", f"{tmdb.api}/3", f"{tmdb.website}/authenticate")


def key_of(tmdb: TmdbEmulator) -> ClientCredentials:
    return ClientCredentials(tmdb.api_key)


async def link(core: Core, tmdb: TmdbEmulator, method: Method = Method.EMBEDDED, *, token: bool = False) -> AccountId:
    """Ada's account; `token`: with the read access token in the place of the API key."""
    key = ClientCredentials(tmdb.read_access_token) if token else key_of(tmdb)
    await core.accounts.keys.save("tmdb", key)
    linked = await core.accounts.linker.link("tmdb", method, key, Member(), core.exchanges.append)
    return linked.account.id


async def service_of(core: Core, account: AccountId) -> Parts:
    return await parts_of(core.accounts, account)


def served(tmdb: TmdbEmulator, shelf: str = "watchlist", kind: str = "movie") -> list[str]:
    """What the service has of a kind, in the order in which it came, as our keys."""
    return [f"{each}:{number}" for each, number in tmdb.state.keys(ADA, shelf) if each == kind]


def writes(tmdb: TmdbEmulator) -> list[tuple[str, int | None]]:
    """The API's writes: the end of the path, and the status."""
    calls = [call for call in tmdb.requests if call.host == "api" and call.method != "GET"]
    return [(call.path.rpartition("/")[2], call.status) for call in calls]


def work(tmdb: TmdbEmulator, name: str, kind: str = "movie") -> Item:
    number = next(one.id for one in tmdb.state.library if (one.kind, one.title) == (kind, name))
    return Item(Title(TitleId(f"{kind}:{number}"), name))


def key(film: Item) -> Key:
    return "movie", int(film.id.partition(":")[2])


async def open_list(core: Core, tmdb: TmdbEmulator, name: str = FILMS) -> OpenQueue:
    queue = await serve_list(core.accounts, QueueRef(await link(core, tmdb), name))
    await core.in_step(queue)
    return queue


async def perform(core: Core, queue: OpenQueue, *edits: Edit) -> None:
    queue.submit(edits)
    core.accounts.library.linked(queue.ref.account).wake()
    await core.in_step(queue)
