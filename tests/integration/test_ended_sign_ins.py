"""An account whose sign-in ended is marked by whatever call notices, and by no other refusal."""

import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop_app.accounts import Accounts
from desktop_app.accounts.api_explorer import explorer_of
from desktop_app.domain.account import LinkState
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import ApplicationRefused, LineupError, NotThere
from desktop_app.domain.feeds import FeedInfo
from desktop_app.domain.queues import Title, TitleId
from desktop_app.explorer.query import Query
from desktop_app.providers.netflix.calls import Calls
from desktop_app.sandbox.server import Sandbox
from desktop_app.workers import Workers
from tests import chew, tmdb, trakt
from tests.core import make_core
from tests.parts import Parts, parts_of

CHARADE = TitleId("70000000")
EMAIL, ADA = "ada@example.org", "ada"


@dataclass
class Linked:
    """An account that is linked, and how its service forgets the sign-in."""

    accounts: Accounts
    revoke: Callable[[], None]

    async def service(self) -> Parts:
        return await parts_of(self.accounts, self.accounts.all[0].id)

    async def ask(self, address: str) -> int:
        """Ask for the address by hand, and return the status."""
        explorer = await explorer_of(self.accounts, self.accounts.all[0].id, Workers("reading"))
        return (await explorer.ask(Query("GET", address))).exchange.status

    def is_marked(self) -> bool:
        return self.accounts.all[0].state is LinkState.SIGN_IN_AGAIN


async def linked_at(service: str, folder: Path, sandbox: Sandbox) -> Linked:
    if service == "netflix":
        core = await make_core(folder, sandbox)
        await core.link()
        return Linked(core.accounts, lambda: sandbox.netflix.faults.revoke(EMAIL))
    if service == "tmdb":
        core = tmdb.make_tmdb_core(folder, sandbox)
        await tmdb.link(core, sandbox.tmdb)
        return Linked(core.accounts, lambda: sandbox.tmdb.faults.revoke(ADA))
    if service == "trakt":
        core = trakt.make_trakt_core(folder, sandbox)
        trakt.at_once(sandbox.trakt)
        await trakt.link(core, sandbox.trakt)
        return Linked(core.accounts, lambda: sandbox.trakt.faults.revoke(ADA))
    chew_core = chew.make_chew_core(folder, sandbox, clock=time.time)
    await chew_core.link()
    return Linked(chew_core.accounts, lambda: sandbox.chew.grants.revoke_all(ADA))


async def explorer(linked: Linked, address: str) -> None:
    await linked.ask(address)


async def search(linked: Linked) -> object:
    is_chew = linked.accounts.all[0].provider == "chew"
    return await (await linked.service()).catalogue.search("https://chew.tv/shows/charade" if is_chew else "charade")


async def ratings(linked: Linked) -> object:
    return await (await linked.service()).ratings.of((TitleId("movie:1"),))


async def details(linked: Linked) -> object:
    return await (await linked.service()).details.in_full(Title(CHARADE, "Charade"))


async def states(linked: Linked) -> object:
    return await (await linked.service()).title_states.of((CHARADE,))


async def feeds(linked: Linked) -> object:
    return await (await linked.service()).feeds.all()


async def lists(linked: Linked) -> object:
    return await linked.accounts.library.linked(linked.accounts.all[0].id).ask_catalogue()


async def by_hand(linked: Linked) -> object:
    address = {"netflix": "/users/current", "tmdb": "/account", "trakt": "/users/settings", "chew": "/users/me"}
    return await linked.ask(address[linked.accounts.all[0].provider])


CALLS = [
    *((service, call) for service in ("netflix", "tmdb", "trakt", "chew") for call in (by_hand, search, lists)),
    *((service, ratings) for service in ("netflix", "tmdb", "trakt")),
    *(("netflix", call) for call in (details, states, feeds)),
]
PUBLIC = {("tmdb", search), ("chew", lists), ("trakt", search)}
"""Calls that the service answers whoever asks."""


@pytest.mark.parametrize(("service", "call"), [pair for pair in CALLS if pair not in PUBLIC])
async def test_whatever_notices_marks_the_account(
    sandbox: Sandbox, tmp_path: Path, service: str, call: Callable[[Linked], Awaitable[object]]
) -> None:
    linked = await linked_at(service, tmp_path, sandbox)
    assert not linked.is_marked()

    linked.revoke()
    with suppress(LineupError):
        await call(linked)

    assert linked.is_marked()
    await linked.accounts.close()


@pytest.mark.parametrize("address", ["/users/somebody-else", "/users/somebody-else/queues/instant"])
async def test_a_question_that_is_refused_marks_nothing(sandbox: Sandbox, tmp_path: Path, address: str) -> None:
    linked = await linked_at("netflix", tmp_path, sandbox)

    assert await linked.ask(address) == 401

    assert not linked.is_marked()
    await linked.accounts.close()


async def test_a_question_about_what_is_private_marks_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    """Trakt answers with 401 for people who show their lists to nobody, whatever the token."""
    linked = await linked_at("trakt", tmp_path, sandbox)
    sandbox.trakt.faults.answer_next(b"", status=401, count=2)  # a new token makes no difference

    assert await linked.ask("/users/somebody/watchlist") == 401

    assert not linked.is_marked()
    await linked.accounts.close()


async def test_calls_without_a_signature_look_at_the_sign_in(sandbox: Sandbox, tmp_path: Path) -> None:
    linked = await linked_at("netflix", tmp_path, sandbox)
    service = await linked.service()
    calls = service.service.explorer
    assert isinstance(calls, Calls)
    calls._connection = replace(calls._connection, client=ClientCredentials("not-the-key"))

    with pytest.raises(ApplicationRefused):
        await service.suggestions.suggest("cha")
    with pytest.raises(NotThere):
        await service.feeds.read(FeedInfo("gone", "Gone", f"{sandbox.netflix.api_address}/users/current"))
    assert not linked.is_marked()

    linked.revoke()
    with pytest.raises(LineupError):
        await service.suggestions.suggest("cha")
    assert linked.is_marked()
    await linked.accounts.close()
