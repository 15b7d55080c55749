"""What accounts and applications sign in with comes back as it was kept, and is masked from then on."""

import asyncio
from contextlib import suppress

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import (
    ApiKey,
    BearerToken,
    ClientCredentials,
    Credentials,
    Session,
    TokenCredentials,
)
from desktop_app.domain.errors import KeyringLost
from desktop_app.masking import without_held
from desktop_app.storage.credential_repository import CredentialRepository, account_entry, application_entry
from desktop_app.storage.credential_store import SessionStore
from tests.clock import Clock

ADA, BOB = AccountId("ada"), AccountId("bob")


@pytest.fixture
def store() -> SessionStore:
    return SessionStore()


@pytest.fixture
def sign_ins(store: SessionStore) -> CredentialRepository:
    return CredentialRepository(store, Clock(1_700_000_000.5))


@pytest.mark.parametrize(
    "credentials",
    [
        TokenCredentials("the-token-itself", "the-secret-of-it", {"user_id": "T1"}),
        TokenCredentials("the-token-itself", "the-secret-of-it"),
        BearerToken("the-access-token", "the-refresh-token", 1_700_000_060.25, ("read", "write")),
        BearerToken("the-access-token", "", None, ()),
        Session("the-session-id"),
        ApiKey("the-api-key-itself"),
    ],
)
async def test_what_an_account_signs_in_with_comes_back_in_the_next_run(
    store: SessionStore, sign_ins: CredentialRepository, credentials: Credentials
) -> None:
    await sign_ins.save_credentials(ADA, credentials)
    await sign_ins.save_credentials(BOB, Session("another-session-id"))

    next_run = CredentialRepository(store)

    assert await next_run.credentials(ADA) == credentials
    assert next_run.kept_since(ADA) == sign_ins.kept_since(ADA) == 1_700_000_000.5
    assert await next_run.credentials(AccountId("nobody")) is None
    assert next_run.kept_since(AccountId("nobody")) is None


@pytest.mark.parametrize(
    "entry",
    [
        {"token": "t"},
        {"secret": "s"},
        {"access_token": "t", "expires_at": "soon"},
        {},
    ],
)
async def test_an_entry_that_lacks_a_part_is_lost_and_no_half_of_a_sign_in(
    store: SessionStore, sign_ins: CredentialRepository, entry: dict[str, str]
) -> None:
    await store.save(account_entry(ADA), entry)

    with pytest.raises(KeyringLost):
        await sign_ins.credentials(ADA)


async def test_an_entry_of_an_earlier_version_is_read_without_its_age(
    store: SessionStore, sign_ins: CredentialRepository
) -> None:
    await store.save(account_entry(ADA), {"access_token": "the-access-token"})

    assert await sign_ins.credentials(ADA) == BearerToken("the-access-token")
    assert sign_ins.kept_since(ADA) is None


async def test_an_account_that_is_unlinked_has_no_sign_in_and_the_others_keep_theirs(
    sign_ins: CredentialRepository,
) -> None:
    await sign_ins.save_credentials(ADA, Session("the-session-id"))
    await sign_ins.save_credentials(BOB, Session("another-session-id"))

    await sign_ins.forget_credentials(ADA)

    assert await sign_ins.credentials(ADA) is None
    assert await sign_ins.credentials(BOB) == Session("another-session-id")


async def test_an_applications_key_is_kept_for_its_service_at_its_server(sign_ins: CredentialRepository) -> None:
    trakt = ClientCredentials("the-key", "the-secret-of-it", "http://localhost:8080/in")
    await sign_ins.save_application_key("trakt", "Trakt", trakt)
    await sign_ins.save_application_key("trakt", "trakt.example", ClientCredentials("other-key", "other-secret"))

    assert await sign_ins.application_key("trakt", "Trakt") == trakt
    assert await sign_ins.application_key("netflix", "Trakt") is None
    await sign_ins.forget_application_keys([("trakt", "Trakt"), ("netflix", "Netflix")])
    assert await sign_ins.application_key("trakt", "Trakt") is None
    assert await sign_ins.application_key("trakt", "trakt.example") == ClientCredentials("other-key", "other-secret")


async def test_an_applications_key_without_its_secret_is_lost(
    store: SessionStore, sign_ins: CredentialRepository
) -> None:
    await store.save(application_entry("trakt", "Trakt"), {"key": "k"})

    with pytest.raises(KeyringLost):
        await sign_ins.application_key("trakt", "Trakt")


async def test_a_secret_is_masked_while_it_counts_and_for_some_renewals_after(sign_ins: CredentialRepository) -> None:
    sessions = [f"session-number-{number}-of-ada" for number in range(6)]
    for session in sessions:
        await sign_ins.save_credentials(ADA, Session(session))
        await sign_ins.save_credentials(ADA, Session(session))

    assert [session in without_held(session) for session in sessions] == [True, True, False, False, False, False]


async def test_a_secret_that_was_read_is_masked_and_one_that_was_forgotten_no_longer_is(store: SessionStore) -> None:
    await store.save(account_entry(ADA), {"session_id": "session-read-from-the-store"})
    await store.save(application_entry("t", "T"), {"key": "a-public-name", "secret": "secret-of-the-application"})
    sign_ins = CredentialRepository(store)
    both = "session-read-from-the-store secret-of-the-application"
    assert without_held(both) == both

    await sign_ins.credentials(ADA)
    await sign_ins.application_key("t", "T")
    assert "session-read" not in without_held(both)
    assert "secret-of" not in without_held(both)

    await sign_ins.forget_credentials(ADA)
    await sign_ins.forget_application_keys([("t", "T")])
    assert without_held(both) == both


@pytest.mark.parametrize("asks", ["credentials", "key"])
async def test_who_asks_while_secrets_are_on_their_way_waits_for_the_last_of_them(
    store: SessionStore, sign_ins: CredentialRepository, asks: str
) -> None:
    async def asked() -> object:
        return await (sign_ins.credentials(ADA) if asks == "credentials" else sign_ins.application_key("t", "T"))

    with suppress(ZeroDivisionError), sign_ins.held():
        with sign_ins.held():
            waiting = asyncio.create_task(asked())
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert not waiting.done()
        await store.save(account_entry(ADA), {"session_id": "the-session-id"})
        await store.save(application_entry("t", "T"), {"key": "k", "secret": "s"})
        raise ZeroDivisionError

    assert await waiting in (Session("the-session-id"), ClientCredentials("k", "s"))
