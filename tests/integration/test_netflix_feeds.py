"""Feeds over HTTP: found with the sign-in, read without it, and their addresses kept from everybody else."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.errors import BadAnswer, ServiceError
from desktop_app.domain.feeds import Feeds
from desktop_app.sandbox.server import Sandbox
from tests.core import Core, make_core
from tests.parts import parts_of

ADA = "ada@example.org"


async def feeds_of(folder: Path, sandbox: Sandbox) -> tuple[Core, Feeds]:
    core = await make_core(folder, sandbox)
    ref = await core.link()
    service = await parts_of(core.accounts, ref.account)
    sandbox.netflix.requests.clear()
    return core, service.feeds


async def test_every_feed_is_listed_and_read(sandbox: Sandbox, tmp_path: Path) -> None:
    core, reader = await feeds_of(tmp_path, sandbox)

    feeds = await reader.all()
    sandbox.netflix.faults.revoke(ADA)  # none of them asks who reads it
    read = {info.name: await reader.read(info) for info in feeds}

    assert len(feeds) == 11
    assert [entry.title for entry in read["queues.instant"].entries] == sandbox.netflix.state.title_names(
        ADA, "instant"
    )
    first = read["queues.instant"].entries[0]
    assert first.page == "http://www.netflix.com/Movie/63644449"
    assert "<img" in first.html
    assert first.text.startswith("Carol Reed")
    assert first.updated is not None
    await core.accounts.close()


async def test_an_entry_leads_to_its_title(sandbox: Sandbox, tmp_path: Path) -> None:
    core, reader = await feeds_of(tmp_path, sandbox)
    for info in await reader.all():
        feed = await reader.read(info)

        title = await reader.title(info, feed.entries[-1])

        assert title is not None, info.name
        assert title.name == feed.entries[-1].title
        assert sandbox.netflix.state.catalogue.find(title.id.rpartition("/")[2])
    await core.accounts.close()


async def test_hrefs_of_other_hosts_are_read_where_we_are_linked(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.netflix.faults.historic_hosts(on=True)
    core, reader = await feeds_of(tmp_path, sandbox)

    feeds = await reader.all()

    assert all(info.address.startswith(sandbox.netflix.api_address + "/users/") for info in feeds)
    assert (await reader.read(feeds[0])).entries
    await core.accounts.close()


async def test_what_is_gone_or_hostile_is_an_error(sandbox: Sandbox, tmp_path: Path) -> None:
    core, reader = await feeds_of(tmp_path, sandbox)
    feeds = {info.name: info for info in await reader.all()}

    sandbox.netflix.faults.retire_rentals(410)
    with pytest.raises(ServiceError):
        await reader.read(feeds["at_home"])
    sandbox.netflix.faults.answer_next(b'<!DOCTYPE f [<!ENTITY a "b">]><f>&a;</f>', "application/atom+xml")
    with pytest.raises(BadAnswer):
        await reader.read(feeds["ratings"])
    await core.accounts.close()


async def test_the_address_of_a_feed_is_nowhere_but_in_memory(
    sandbox: Sandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)  # the most that the program writes, of whatever library
    told: list[str] = []
    core, reader = await feeds_of(tmp_path, sandbox)
    feeds = await reader.all()
    for info in feeds:
        await reader.read(info)
    tokens = [info.address.partition("feed_token=")[2].partition("&")[0] for info in feeds]
    assert all(tokens)
    await core.accounts.close()

    calls = tuple(core.accounts.transports.ledger)
    assert sum(call.path.endswith("/feeds") for call in calls) == 1
    told.extend((*tokens, "".join(map(repr, (*calls, *core.exchanges)))))
    *tokens, shown = told
    kept = shown + caplog.text + "".join(map(dumped, tmp_path.glob("*.db")))
    assert not [token for token in tokens if token in kept]


def dumped(file: Path) -> str:
    with closing(sqlite3.connect(file)) as database, database:
        return "\n".join(database.iterdump())
