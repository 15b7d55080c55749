"""Signing in at a Jellyfin server: by a code, with name and password, and out again."""

import asyncio
from pathlib import Path

import pytest

from desktop_app.accounts import NO_KEY
from desktop_app.auth.flow import Question, UserCode, Waiting
from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import Session
from desktop_app.domain.errors import LinkError, ServiceError, SignInAgain, SignInReason
from desktop_app.providers.jellyfin import Jellyfin
from desktop_app.providers.jellyfin.sign_in import QuickConnectFlow
from desktop_app.providers.provider import Method
from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from tests.core import Core, connection_of
from tests.jellyfin import Viewer, link, make_jellyfin_core, server_of
from tests.parts import parts_of


async def linked_by(core: Core, viewer: Viewer, method: Method = Method.CODE) -> AccountId:
    made = await core.accounts.linker.link("jellyfin", method, NO_KEY, viewer, core.exchanges.append)
    return made.account.id


@pytest.mark.parametrize("version", ["10.9.11", "10.11.8", "12.0-rc5"])
@pytest.mark.parametrize("method", [Method.CODE, Method.PASSWORD])
async def test_either_way_leads_in(version: str, method: Method, core: Core, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.upgrade(version)
    account = await link(core, jellyfin, method)
    assert core.accounts.all[0].person.name == "ada"
    session = connection_of(core.accounts, account).credentials.current
    assert isinstance(session, Session)
    (kept,) = jellyfin.sessions.sessions
    assert (kept.client, kept.device_id, kept.token) == ("Lineup", session.device_id, session.session_id)


async def test_no_secret_stands_in_the_records(core: Core, jellyfin: JellyfinEmulator) -> None:
    account = await link(core, jellyfin, Method.PASSWORD)
    session = connection_of(core.accounts, account).credentials.current
    assert isinstance(session, Session)
    records = repr(core.exchanges)
    assert session.session_id not in records
    assert "analytical" not in records
    assert len(core.exchanges) > 2


class Slow(Viewer):
    """A person who types the second code that is shown."""

    def __init__(self, jellyfin: JellyfinEmulator) -> None:
        super().__init__(jellyfin)
        self.waited = asyncio.Event()

    def waiting(self, how: Waiting) -> None:
        super().waiting(how)
        self.waited.set()

    def _type(self, code: UserCode) -> None:
        if self.codes:
            super()._type(code)
        else:
            self.codes.append(code)


async def test_a_server_that_starts_anew_has_forgotten_the_code_and_gives_another(
    core: Core, jellyfin: JellyfinEmulator
) -> None:
    viewer = Slow(jellyfin)
    linking = asyncio.ensure_future(linked_by(core, viewer))
    await viewer.waited.wait()
    jellyfin.faults.restart()
    await linking
    assert len(viewer.codes) == 2
    assert Waiting.RENEWED in viewer.waits


class OwnTime:
    """A timer that goes as far as it is asked to sleep."""

    def __init__(self) -> None:
        self.now = 0.0

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


async def test_a_new_code_comes_half_a_minute_before_the_old_one_ends(core: Core, jellyfin: JellyfinEmulator) -> None:
    timer, viewer = OwnTime(), Slow(jellyfin)
    shown: list[float] = []

    def note(code: UserCode) -> None:
        shown.append(timer.now)
        viewer._type(code)

    viewer.on_code = note
    connection = core.accounts.connections.open("jellyfin", NO_KEY)
    await QuickConnectFlow(connection, timer=timer).authorize(viewer)
    connection.transport.close()
    assert shown[0] == 0
    assert 560 <= shown[1] <= 570
    assert all(code.lasts == 600 for code in viewer.codes)


async def test_a_switched_off_quick_connect_is_said(core: Core, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.switch_quick_connect(on=False)
    with pytest.raises(LinkError, check=lambda error: error.why is SignInReason.CODES_SWITCHED_OFF):
        await link(core, jellyfin)


@pytest.mark.parametrize("method", [Method.CODE, Method.PASSWORD])
async def test_emby_is_told_from_jellyfin(method: Method, core: Core, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.be_emby()
    with pytest.raises(LinkError, check=lambda error: error.why is SignInReason.OTHER_SERVICE):
        await link(core, jellyfin, method)


@pytest.mark.parametrize("method", [Method.CODE, Method.PASSWORD])
async def test_an_address_without_the_base_path_is_no_server(
    method: Method, core: Core, jellyfin: JellyfinEmulator
) -> None:
    jellyfin.faults.move_to("/films")
    with pytest.raises(ServiceError):
        await link(core, jellyfin, method)


async def test_a_server_without_a_base_path(core: Core, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.move_to("")
    core.accounts.use_server("jellyfin", server_of(jellyfin))
    service = await parts_of(core.accounts, await link(core, jellyfin, Method.PASSWORD))
    assert await service.lists.all()


class Mistyping(Viewer):
    """A person who types the password wrong at first."""

    def __init__(self, jellyfin: JellyfinEmulator) -> None:
        super().__init__(jellyfin)
        self.asked: list[tuple[Question, ...]] = []

    async def ask(self, questions: tuple[Question, ...]) -> dict[str, str]:
        self.asked.append(questions)
        return {"name": "ada", "password": "analytical" if len(self.asked) > 1 else "anaytical"}


async def test_a_wrong_password_is_asked_for_again(core: Core, jellyfin: JellyfinEmulator) -> None:
    viewer = Mistyping(jellyfin)
    await linked_by(core, viewer, Method.PASSWORD)
    (name, password) = viewer.asked[1]
    assert name.answer == "ada"
    assert password.wrong is not None


async def test_who_is_not_let_in_hears_it(core: Core, jellyfin: JellyfinEmulator) -> None:
    jellyfin.faults.disable("ada")
    with pytest.raises(LinkError, check=lambda error: error.why is SignInReason.NOT_LET_IN):
        await link(core, jellyfin, Method.PASSWORD)


async def test_unlinking_signs_out_and_signing_in_again_leaves_others_signed_in(
    core: Core, jellyfin: JellyfinEmulator
) -> None:
    other = jellyfin.sign_in("ada", "her television")
    account = await link(core, jellyfin)
    assert len(jellyfin.sessions.sessions) == 2
    result = await core.accounts.unlink(account)
    assert result is not None
    assert [one.token for one in jellyfin.sessions.sessions] == [other]


async def test_a_dead_token_asks_to_sign_in_again(core: Core, jellyfin: JellyfinEmulator) -> None:
    account = await link(core, jellyfin)
    jellyfin.faults.change_password("ada", "difference")
    service = await parts_of(core.accounts, account)
    with pytest.raises(SignInAgain):
        await service.lists.all()


async def test_the_next_start_needs_no_application_key(
    tmp_path: Path, sandbox: Sandbox, jellyfin: JellyfinEmulator
) -> None:
    keyring = SessionStore()
    core = make_jellyfin_core(tmp_path, sandbox, store=keyring)
    account = await link(core, jellyfin)
    device = jellyfin.sessions.sessions[0].device_id
    await core.accounts.close()
    again = make_jellyfin_core(tmp_path, sandbox, store=keyring)
    assert await (await parts_of(again.accounts, account)).lists.all()
    session = connection_of(again.accounts, account).credentials.current
    assert isinstance(session, Session)
    assert session.device_id == device
    await again.accounts.close()


def test_it_polls_every_five_seconds() -> None:
    assert Jellyfin()._poll_every == 5.0
