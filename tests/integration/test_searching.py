"""Searching the four services through the program's core, with what each of them is strange about."""

import time
from pathlib import Path

import pytest

from desktop_app.auth.kept import JustIssued
from desktop_app.auth.server_clock import ServerClock
from desktop_app.domain.credentials import ClientCredentials, TokenCredentials
from desktop_app.providers.netflix import Netflix
from desktop_app.providers.provider import Connection, Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.transport import Exchange, Transport
from desktop_app.workers import Workers
from tests import tmdb, trakt
from tests.chew import make_chew_core
from tests.core import make_core, run
from tests.parts import Parts, parts_of


async def test_netflix_finds_and_suggests(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    ref = await core.link()
    service = await parts_of(core.accounts, ref.account)
    assert (await service.catalogue.search("charade"))[0].name == "Charade"
    assert (await service.suggestions.suggest("chara"))[0] == "Charade"
    assert await service.suggestions.suggest("zzzz") == ()


def test_netflix_is_asked_for_suggestions_without_a_signature_and_with_a_country(sandbox: Sandbox) -> None:
    """Contract 8: the key is named in the address, and without a country the answer is empty."""
    heard: list[Exchange] = []
    token, at = TokenCredentials("t", "s", {"user_id": "u"}), sandbox.netflix
    key = ClientCredentials(at.client_key, at.client_secret)
    line = Transport(Workers("requests"), on_exchange=heard.append)
    server = Server("sandbox", at.api_address, at.sign_in_address)
    connection = Connection(server, key, line, ServerClock(time.time)).signed_in(JustIssued(token))
    service = Parts(Netflix().service(connection))

    assert run(lambda: service.suggestions.suggest("chara")) == ("Charade",)

    (exchange,) = heard
    assert exchange.signed == ""
    assert "country=us" in exchange.uri
    assert at.client_key not in exchange.uri


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("Whisky Galore!", "Whisky Galore!"),
        ("Rosencrantz && Guildenstern", "Rosencrantz & Guildenstern Are Dead"),
        ("(charade)", "Charade"),
        ('"the third man"', "The Third Man"),
        ("the third man?", "The Third Man"),
        ("the-third*man~", "The Third Man"),
    ],
)
async def test_what_trakt_takes_for_operators_is_searched_for_as_it_is(
    sandbox: Sandbox, tmp_path: Path, term: str, name: str
) -> None:
    """Unescaped, Trakt's sandbox takes each of these for an operator."""
    core = trakt.make_trakt_core(tmp_path, sandbox)
    trakt.at_once(sandbox.trakt)
    service = await trakt.service_of(core, await trakt.link(core, sandbox.trakt))
    found = await service.catalogue.search(term)
    assert name in [title.name for title in found]


async def test_tmdb_finds_films_and_series_and_leaves_people_out(sandbox: Sandbox, tmp_path: Path) -> None:
    core = tmdb.make_tmdb_core(tmp_path, sandbox)
    sandbox.tmdb.faults.requests_per_second(None)
    service = await tmdb.service_of(core, await tmdb.link(core, sandbox.tmdb))
    library = list(sandbox.tmdb.state.library)
    person = next(work for work in library if work.kind == "person")
    series = next(work for work in library if work.kind == "tv")
    asked = len(sandbox.tmdb.requests)
    assert person.title not in [title.name for title in await service.catalogue.search(person.title)]
    assert [t.kind for t in await service.catalogue.search(series.title) if t.name == series.title] == ["show"]
    paths = [call.path for call in sandbox.tmdb.requests[asked:] if "/search/" in call.path]
    assert paths == ["/3/search/multi"] * 2


async def test_chew_looks_a_show_up_by_the_last_part_of_its_address(sandbox: Sandbox, tmp_path: Path) -> None:
    core = make_chew_core(tmp_path, sandbox)
    linked = await core.link()
    service = await parts_of(core.accounts, linked.account.id)
    assert [title.id for title in await service.catalogue.search("debugging")]
    assert await service.catalogue.search("no such show") == ()
    assert service.service.suggestions is None
