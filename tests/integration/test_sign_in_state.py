"""An account that had to sign in again is linked as soon as a call is accepted that began later, for good."""

from pathlib import Path

import pytest

from desktop_app.domain.account import AccountId, LinkState
from desktop_app.domain.errors import KeyringLost, KeyringSilent
from desktop_app.domain.ledger import Call
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.state import Health
from tests.core import Core, make_core, serve_list, show_list


def call(core: Core, account: AccountId, *, seconds: float, status: int = 200) -> None:
    """A call that began so many seconds from now is over."""
    core.accounts.transports.ledger.add(
        Call(core.accounts.transports.now() + seconds, account, "GET", "", "/", status, 0.1)
    )
    core.accounts.library.linked(account).accept()


def state(core: Core) -> LinkState:
    (account,) = core.accounts.all
    return account.state


async def test_only_what_began_after_the_refusal_clears_it(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    core = await make_core(tmp_path, sandbox, store=store)
    account = (await core.link()).account
    core.accounts.library.linked(account).require_sign_in()

    call(core, account, seconds=-60)
    assert state(core) is LinkState.SIGN_IN_AGAIN
    call(core, account, seconds=60, status=401)
    assert state(core) is LinkState.SIGN_IN_AGAIN
    call(core, account, seconds=60)
    assert state(core) is LinkState.LINKED

    await core.accounts.close()
    assert state(await make_core(tmp_path, sandbox, store=store)) is LinkState.LINKED


class Troubled(SessionStore):
    """Keeps secrets, and tells of an account's what the test says."""

    error: KeyringSilent | KeyringLost | None = None

    async def load(self, name: str) -> dict[str, str] | None:
        if self.error is not None and name.startswith("account:"):
            raise self.error
        return await super().load(name)


@pytest.mark.parametrize(
    ("error", "health", "link"),
    [
        (KeyringSilent(), Health.TROUBLE, LinkState.LINKED),
        (KeyringLost(), Health.SIGN_IN_AGAIN, LinkState.SIGN_IN_AGAIN),
    ],
)
async def test_every_list_recovers_also_one_that_nobody_opens(
    sandbox: Sandbox, tmp_path: Path, error: KeyringSilent | KeyringLost, health: Health, link: LinkState
) -> None:
    store = Troubled()
    before = await make_core(tmp_path, sandbox, store=store)
    account = (await before.link()).account
    await before.accounts.library.linked(account).ask_catalogue()
    await before.accounts.close()

    core = await make_core(tmp_path, sandbox, store=store)
    catalogue = await core.accounts.library.linked(account).known_catalogue()
    assert catalogue is not None
    instant, disc = [await show_list(core.accounts, QueueRef(account, name)) for name in ("instant", "disc")]
    store.error = error
    with pytest.raises(type(error)):
        await serve_list(core.accounts, instant.ref)
    assert [queue.state.health for queue in (instant, disc)] == [health] * 2
    assert core.accounts.library.linked(account).link.keyring_trouble is error
    assert state(core) is link

    store.error = None
    await serve_list(core.accounts, instant.ref)
    await core.in_step(instant)
    assert disc.state.health is Health.NOT_READ
    assert core.accounts.library.linked(account).link.keyring_trouble is None
    assert state(core) is LinkState.LINKED
    await core.accounts.close()
