"""Unlinking: the service is asked to forget, now or later, and what was left here is gone."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.accounts.revocation import Forgotten, Revocation, Visit
from desktop_app.auth.kept import JustIssued
from desktop_app.auth.server_clock import ServerClock
from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.credentials import BearerToken, ClientCredentials, Credentials
from desktop_app.domain.errors import (
    ApplicationRefused,
    BadAnswer,
    DiskFull,
    InvalidClient,
    KeyringLost,
    OutcomeUnknown,
    RateLimited,
    Refused,
    ServerFault,
    ServiceError,
    SignInAgain,
    Unreachable,
)
from desktop_app.domain.parts import Service
from desktop_app.providers.netflix import Netflix
from desktop_app.providers.provider import AccountConnection, Connection, Server
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.stored_credentials import RenewalLock
from desktop_app.transport import Transport
from desktop_app.workers import Workers

ADA = Account(AccountId("a"), "far", "far.example", Person("u", "Ada"), "Ada")
BOB = Account(AccountId("b"), "far", "far.example", Person("v", "Bob"), "Bob")
TOKEN = BearerToken("unlinked-token", "unlinked-renewal")


class Far(Netflix):
    """A service that can be asked to forget, and says what the test wants it to say."""

    def __init__(self) -> None:
        super().__init__()
        self.forgets: bool | ServiceError = True
        self.afterwards: ServiceError | None = SignInAgain()
        self.asked: list[Credentials] = []

    async def revoke(self, connection: AccountConnection) -> bool:
        self.asked.append(connection.credentials.current)
        if isinstance(self.forgets, ServiceError):
            raise self.forgets
        return self.forgets

    def service(self, _connection: AccountConnection) -> Service:
        return Service(who=self._who)

    async def _who(self) -> Person:
        if self.afterwards is not None:
            raise self.afterwards
        return ADA.person


class Scene:
    def __init__(self, folder: Path) -> None:
        self.far = Far()
        self.journal = Journal(folder / "lineup.db")
        self.store = SessionStore()
        self.sign_ins = CredentialRepository(self.store)
        self.revocation = Revocation(
            self.journal.pending_revocations, lambda: self.sign_ins, self._visit, lambda key: RenewalLock(folder, key)
        )

    async def _visit(self, account: Account, credentials: Credentials) -> Visit | None:
        assert account.id in {ADA.id, BOB.id}
        server = Server("far.example", "http://127.0.0.1:9", "http://127.0.0.1:9")
        transport, clock = Transport(Workers("unused")), ServerClock(time.time)
        connection = Connection(server, ClientCredentials("key"), transport, clock)
        return Visit(self.far, connection.signed_in(JustIssued(credentials)))

    async def leave(self) -> Forgotten:
        self.revocation.owe(ADA)
        return await self.revocation.pay(ADA)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def says(forgets: bool | ServiceError, afterwards: ServiceError | None = None) -> Callable[[Far], None]:
    def prepare(far: Far) -> None:
        far.forgets, far.afterwards = forgets, afterwards

    return prepare


@pytest.mark.parametrize(
    ("prepare", "forgotten"),
    [
        (says(True, SignInAgain()), Forgotten.CHECKED),
        (says(True, Unreachable()), Forgotten.SAID),
        (says(True), Forgotten.STILL_TAKEN),
        (says(False), Forgotten.NOT_OFFERED),
        (says(SignInAgain()), Forgotten.CHECKED),
        (says(Refused(status=400)), Forgotten.REFUSED),
        (says(InvalidClient(status=401)), Forgotten.REFUSED),
        (says(ApplicationRefused(status=403)), Forgotten.REFUSED),
        (says(BadAnswer(status=404)), Forgotten.REFUSED),
        (says(BadAnswer(status=405)), Forgotten.REFUSED),
    ],
)
async def test_what_the_service_says_stands_on_the_receipt(
    scene: Scene, prepare: Callable[[Far], None], forgotten: Forgotten
) -> None:
    await scene.sign_ins.save_credentials(ADA.id, TOKEN)
    prepare(scene.far)

    assert await scene.leave() is forgotten
    assert scene.far.asked == [TOKEN]
    assert scene.store._kept == {}
    assert scene.revocation.still_to_do == ()


@pytest.mark.parametrize(
    "passing",
    [
        Unreachable(),
        OutcomeUnknown(),
        ServerFault(status=503),
        RateLimited(),
        BadAnswer(status=302),
        BadAnswer(status=408),
        Refused(status=429),
        ServiceError(),
    ],
)
async def test_without_an_answer_the_service_is_asked_later(scene: Scene, passing: ServiceError) -> None:
    await scene.sign_ins.save_credentials(ADA.id, TOKEN)
    scene.far.forgets = passing

    assert await scene.leave() is Forgotten.LATER
    assert [receipt async for receipt in scene.revocation.pay_all()] == []
    assert [account.id for account in scene.revocation.still_to_do] == [ADA.id]
    assert await scene.sign_ins.credentials(ADA.id) == TOKEN

    scene.far.forgets = True
    (receipt,) = [receipt async for receipt in scene.revocation.pay_all()]
    assert (receipt.account.label, receipt.forgotten) == ("Ada", Forgotten.CHECKED)
    assert scene.store._kept == {}
    assert scene.revocation.still_to_do == ()


async def test_a_disk_that_refuses_one_revocation_does_not_hold_up_the_others(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    for account in (ADA, BOB):
        await scene.sign_ins.save_credentials(account.id, TOKEN)
        scene.revocation.owe(account)
    revocations = scene.journal.pending_revocations
    remove = revocations.remove

    def full_at_ada(account: AccountId) -> None:
        if account == ADA.id:
            raise DiskFull
        remove(account)

    monkeypatch.setattr(revocations, "remove", full_at_ada)

    receipts = scene.revocation.pay_all()

    assert (await anext(receipts)).account == BOB
    with pytest.raises(DiskFull):
        await anext(receipts)
    assert [account.id for account in scene.revocation.still_to_do] == [ADA.id]


async def test_a_sign_in_that_is_gone_or_damaged_is_not_asked_about_for_ever(scene: Scene) -> None:
    assert await scene.leave() is Forgotten.NOTHING_TO_REVOKE

    async def lost(account_id: AccountId) -> Credentials | None:
        raise KeyringLost

    scene.sign_ins.credentials = lost  # type: ignore[method-assign]
    assert await scene.leave() is Forgotten.NOTHING_TO_REVOKE
    assert scene.revocation.still_to_do == ()
