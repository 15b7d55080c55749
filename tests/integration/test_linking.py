"""Linking Netflix over HTTP against the sandbox, with a script in the place of the person."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest

from desktop_app.domain.account import LinkState
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import (
    ClockSkewed,
    ConsentRefused,
    ForeignRedirect,
    InvalidSignature,
    RequestExpired,
    SignInAgain,
    Unreachable,
)
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from tests.core import Script, make_core


async def test_a_person_links_their_account(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    agent = Script()

    await core.link(agent)

    (account,) = core.journal.accounts()
    assert (account.person.name, account.server, account.state) == ("Ada Lovelace", "sandbox", LinkState.LINKED)
    assert agent.steps == [0, 1, 2, 3]
    await core.accounts.close()


async def test_the_sign_in_address_carries_the_name_and_key_that_netflix_wants(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    core = await make_core(tmp_path, sandbox)
    agent = Script()

    await core.link(agent)

    assert "application_name=Line+Up" in agent.visited
    assert f"oauth_consumer_key={sandbox.netflix.client_key}" in agent.visited


async def test_linking_the_same_account_again_renews_it(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    first = await core.link()
    core.accounts.rename(first.account, "Mine")

    second = await core.link()

    assert second == first
    assert [account.label for account in core.accounts.all] == ["Mine"]


class Interrupted(SessionStore):
    """A keyring that takes its time, and a person who does something meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: Callable[[], Awaitable[None]] | None = None

    async def save(self, name: str, secret: Mapping[str, str]) -> None:
        await super().save(name, secret)
        if self.meanwhile is not None:
            meanwhile, self.meanwhile = self.meanwhile, None
            await meanwhile()


async def test_a_label_that_is_changed_while_the_link_is_renewed_stays(sandbox: Sandbox, tmp_path: Path) -> None:
    store = Interrupted()
    core = await make_core(tmp_path, sandbox, store=store)
    ref = await core.link()

    async def rename() -> None:
        core.accounts.rename(ref.account, "Mine")

    store.meanwhile = rename
    await core.link()

    assert [account.label for account in core.journal.accounts()] == ["Mine"]


async def test_an_account_that_is_unlinked_while_its_link_is_renewed_leaves_no_secret(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    store = Interrupted()
    core = await make_core(tmp_path, sandbox, store=store)
    ref = await core.link()

    unlinking: list[asyncio.Task[object]] = []

    async def unlink() -> None:
        unlinking.append(asyncio.create_task(core.accounts.unlink(ref.account)))
        await asyncio.sleep(0)
        assert core.accounts.all == ()

    store.meanwhile = unlink
    with pytest.raises(SignInAgain):
        await core.link()
    await unlinking[0]

    assert core.journal.accounts() == ()
    assert await store.load(f"account:{ref.account}") is None


async def test_two_accounts_of_one_service_stand_side_by_side(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    await core.link()
    await core.link(Script(email="grace@example.org", password="compiler"))

    assert [account.person.name for account in core.accounts.all] == ["Ada Lovelace", "Grace Hopper"]


async def test_who_is_linked_twice_at_once_has_one_account(sandbox: Sandbox, tmp_path: Path) -> None:
    class Patient(SessionStore):
        """Keeps nothing of an account before all three know who was linked."""

        async def save(self, name: str, secret: Mapping[str, str]) -> None:
            while name.startswith("account:") and sum("/users/" in one.uri for one in core.exchanges) < 3:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            await super().save(name, secret)

    core = await make_core(tmp_path, sandbox, store=Patient())

    await asyncio.gather(*(core.link() for _ in range(3)))

    assert [account.person.name for account in core.accounts.all] == ["Ada Lovelace"]
    assert len(core.journal.accounts()) == 1


async def test_refusal_leaves_nothing_behind(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)

    with pytest.raises(ConsentRefused):
        await core.link(Script(button="refuse"))

    assert core.accounts.all == ()
    assert core.journal.accounts() == ()


async def test_a_redirect_about_another_token_is_not_taken(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    agent = Script()
    agent.bring_back = lambda uri: uri.replace("oauth_token=", "oauth_token=x")

    with pytest.raises(ForeignRedirect):
        await core.link(agent)


async def test_a_request_that_expired_meanwhile_says_so(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    agent = Script()

    def dawdle(uri: str) -> str:
        sandbox.netflix.faults.expire_request_tokens()
        return uri

    agent.bring_back = dawdle
    with pytest.raises(RequestExpired):
        await core.link(agent)


@pytest.mark.parametrize(("key", "secret"), [("right", "wrong"), ("wrong", "right")])
async def test_a_wrong_application_key_or_secret_is_found_before_signing_in(
    sandbox: Sandbox, tmp_path: Path, key: str, secret: str
) -> None:
    core = await make_core(tmp_path, sandbox)
    client = ClientCredentials(
        sandbox.netflix.client_key if key == "right" else "nosuchkey",
        sandbox.netflix.client_secret if secret == "right" else "nosuchsecret",
    )

    with pytest.raises(InvalidSignature):
        await core.accounts.keys.check("netflix", client, core.exchanges.append)


async def test_a_wrong_clock_is_measured_and_corrected_once(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox, clock=lambda: time.time() + 14 * 60)

    with pytest.raises(ClockSkewed) as caught:
        await core.link()
    core.accounts.clocks["netflix"].correct(caught.value.seconds)
    await core.link()

    assert caught.value.seconds == pytest.approx(14 * 60, abs=2)
    assert len(core.accounts.all) == 1


async def test_nobody_at_the_address_is_said_before_the_person_signs_in(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    sandbox.stop()

    with pytest.raises(Unreachable):
        await core.link()


async def test_no_secret_is_in_what_the_details_show(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    core = await make_core(tmp_path, sandbox, store=store)
    ref = await core.link()
    kept = await store.load(f"account:{ref.account}") or {}

    shown = "\n".join(f"{e.uri}\n{e.answer}\n{e.signed}" for e in core.exchanges)

    assert len(core.exchanges) == 3
    assert "oauth_signature_method%3DHMAC-SHA1" in shown
    for secret in (kept["token"], kept["secret"], sandbox.netflix.client_secret, sandbox.netflix.client_key):
        assert secret not in shown
