"""A TMDB account: linked in three ways, refused in others, ended."""

import time
from pathlib import Path

import pytest

from desktop_app.accounts.revocation import Forgotten
from desktop_app.auth.flow import Question
from desktop_app.domain.account import LinkState
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import (
    ApplicationRefused,
    ConsentRefused,
    ForeignRedirect,
    LinkError,
    NotApproved,
    RequestExpired,
    SignInAgain,
    UnknownApplication,
)
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.core import Core
from tests.sentences import says
from tests.tmdb import ADA, Member, key_of, link, make_tmdb_core, service_of


async def attempt(core: Core, tmdb: TmdbEmulator, member: Member, method: Method = Method.EMBEDDED) -> None:
    await core.accounts.linker.link("tmdb", method, key_of(tmdb), member, core.exchanges.append)


@pytest.mark.parametrize("token", [False, True])
@pytest.mark.parametrize("method", [Method.EMBEDDED, Method.PASSWORD])
async def test_an_account_is_linked_and_says_who_it_is(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator, method: Method, token: bool
) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    await link(core, tmdb, method, token=token)
    (account,) = core.accounts.all
    assert (account.person.name, account.person.user_id) == ("Ada Lovelace", "1815")
    assert account.person.picture == ""
    told = "".join(f"{exchange.uri}{exchange.answer}{exchange.signed}" for exchange in core.exchanges)
    secrets = (tmdb.api_key, tmdb.read_access_token, tmdb.grants.sessions[0].token, "analytical")
    assert not any(secret in told for secret in secrets)
    assert "api_key" in told or token


async def test_who_comes_back_by_hand_is_linked(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    member = Member(stays=True)
    await attempt(core, tmdb, member, Method.BROWSER)
    assert member.may_stay
    assert member.steps == [0, 1, 2, 3]
    assert len(core.accounts.all) == 1


@pytest.mark.parametrize(("button", "stays"), [("refuse", False), ("refuse", True), ("close", True)])
async def test_a_no_on_the_page_links_nothing(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator, button: str, stays: bool
) -> None:
    """Whether the page sends somebody back with it, or somebody says "approved" who did not."""
    core = make_tmdb_core(tmp_path, sandbox)
    with pytest.raises(ConsentRefused):
        await attempt(core, tmdb, Member(button, stays=stays))
    assert core.accounts.all == ()
    assert tmdb.grants.sessions == []


async def test_an_answer_to_another_sign_in_is_not_taken(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    tmdb.faults.spoil_return_next()
    with pytest.raises(ForeignRedirect):
        await attempt(core, tmdb, Member())
    assert tmdb.grants.sessions == []


async def test_an_hour_later_the_request_is_over(tmp_path: Path) -> None:
    now = [time.time()]
    with Sandbox(clock=lambda: now[0]) as sandbox:
        core = make_tmdb_core(tmp_path, sandbox)
        member = Member(stays=True)

        def an_hour_later(_: str) -> str:
            now[0] += 3601
            return ""

        member.bring_back = an_hour_later
        with pytest.raises(RequestExpired):
            await attempt(core, sandbox.tmdb, member)
        assert core.accounts.all == ()


async def test_who_types_a_password_after_an_hour_is_told_so(tmp_path: Path) -> None:
    now = [time.time()]

    class Slow(Member):
        async def ask(self, questions: tuple[Question, ...]) -> dict[str, str]:
            now[0] += 3601
            return await super().ask(questions)

    with Sandbox(clock=lambda: now[0]) as sandbox:
        core = make_tmdb_core(tmp_path, sandbox)
        with pytest.raises(RequestExpired):
            await attempt(core, sandbox.tmdb, Slow(), Method.PASSWORD)
        assert core.accounts.all == ()


@pytest.mark.parametrize(
    ("standing", "password", "words"),
    [(32, "analytical", "e-mail"), (31, "analytical", "closed")],
)
async def test_a_password_that_is_not_taken_links_nothing(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator, standing: int, password: str, words: str
) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    tmdb.faults.account_standing(ADA, standing)
    member = Member()
    member.answers["password"] = password
    with pytest.raises(LinkError, check=says(words)):
        await attempt(core, tmdb, member, Method.PASSWORD)
    assert core.accounts.all == ()


async def test_a_wrong_password_is_asked_for_once_more_and_the_name_kept(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator
) -> None:
    asked: list[tuple[Question, ...]] = []

    class Hasty(Member):
        async def ask(self, questions: tuple[Question, ...]) -> dict[str, str]:
            asked.append(questions)
            return {"name": ADA, "password": "wrong" if len(asked) < 3 else self.password}

    core = make_tmdb_core(tmp_path, sandbox)
    member = Hasty()
    await attempt(core, tmdb, member, Method.PASSWORD)

    assert len(core.accounts.all) == 1
    assert member.steps == [0, 1, 2, 3]
    assert [(name.answer, password.answer) for name, password in asked] == [("", ""), (ADA, ""), (ADA, "")]
    assert [bool(password.wrong) for _, password in asked] == [False, True, True]


async def test_who_says_too_early_that_they_approved_ticks_nothing(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator
) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    member = Member("close", stays=True)
    with pytest.raises(NotApproved):
        await attempt(core, tmdb, member)
    assert member.steps == [0, 1]


async def test_a_key_is_checked_before_anybody_signs_in(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    for key in (tmdb.api_key, tmdb.read_access_token):
        await core.accounts.keys.check("tmdb", ClientCredentials(f" {key}\n"), core.exchanges.append)
    for wrong in ("0" * 32, "a.b.c"):
        with pytest.raises(UnknownApplication):
            await core.accounts.keys.check("tmdb", ClientCredentials(wrong), core.exchanges.append)
    tmdb.faults.suspend_key()
    with pytest.raises(ApplicationRefused):
        await core.accounts.keys.check("tmdb", key_of(tmdb), core.exchanges.append)


async def test_a_revoked_session_asks_to_sign_in_again(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    service = await service_of(core, await link(core, tmdb))
    tmdb.faults.revoke(ADA)
    with pytest.raises(SignInAgain):
        await service.lists.fetch("watchlist/movies")


async def test_signing_in_again_renews_the_account(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    account = await link(core, tmdb)
    tmdb.faults.revoke(ADA)
    assert await link(core, tmdb, Method.PASSWORD) == account
    assert core.accounts.all[0].state is LinkState.LINKED
    assert (await (await service_of(core, account)).who()).name == "Ada Lovelace"


async def test_unlinking_is_asked_for_and_checked(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    receipt = await core.accounts.unlink(await link(core, tmdb))
    assert receipt is not None
    assert receipt.forgotten is Forgotten.CHECKED
    assert tmdb.grants.sessions == []
    assert any(call.method == "DELETE" and call.status == 200 for call in tmdb.requests)


async def test_a_session_that_is_over_has_nothing_to_forget(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator
) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    account = await link(core, tmdb)
    tmdb.faults.revoke(ADA)
    receipt = await core.accounts.unlink(account)
    assert receipt is not None
    assert receipt.forgotten is Forgotten.CHECKED
