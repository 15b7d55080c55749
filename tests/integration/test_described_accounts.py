"""What becomes of accounts when files come, go and change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import ServiceError
from desktop_app.providers.described import DescribedProvider, read_text
from tests.authlib_server.records import Client
from tests.authlib_server.server import serving
from tests.authlib_server.telling import TellingServer
from tests.integration.describing import ADA, Described, Follower, text_of
from tests.sentences import says


@pytest.fixture
def basic() -> Iterator[TellingServer]:
    with serving(TellingServer(Client("client_secret_basic"))) as server:
        yield server


async def test_accounts_of_a_file_that_is_gone_wait_for_it(basic: TellingServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(basic))
    account = (await described.link(Follower())).account
    later = described.again(())
    assert not later.all
    assert [kept.id for kept in described.journal.accounts()] == [account.id]

    later.add_provider(described.provider)

    assert [known.id for known in later.all] == [account.id]
    assert described.changes == 1
    assert await (await later.library.linked(account.id).service()).who() == ADA


async def test_an_account_stays_with_the_hosts_that_it_was_linked_at(basic: TellingServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(basic))
    elsewhere = read_text(text_of(basic).replace(f"{basic.address}/me", "http://127.0.0.1:9/me"), "far.toml")
    account = (await described.link(Follower())).account
    asked = len(basic.addresses)
    later = described.again((DescribedProvider(elsewhere),))
    with pytest.raises(ServiceError, check=says("No address is set")):
        await later.library.linked(account.id).service()
    assert len(basic.addresses) == asked


async def test_an_account_of_an_older_version_is_known_by_its_servers_new_name(
    basic: TellingServer, tmp_path: Path
) -> None:
    described = Described(tmp_path, text_of(basic))
    account = (await described.link(Follower())).account
    described.journal.rename_server(account.id, described.provider.own_server.earlier_name)

    for later in (described.again((described.provider,)), described.again(())):
        later.add_provider(described.provider)
        assert [known.server for known in later.all] == [described.provider.own_server.name]
        assert await (await later.library.linked(account.id).service()).who() == ADA


async def test_a_key_that_was_typed_in_goes_before_the_one_in_the_file(basic: TellingServer, tmp_path: Path) -> None:
    described = Described(tmp_path, text_of(basic))
    typed = ClientCredentials("typed", "in")
    assert await described.accounts.keys.of("far") == described.provider.profile.client
    await described.accounts.keys.save("far", typed)
    assert await described.accounts.keys.of("far") == typed
