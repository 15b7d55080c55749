"""`lineup unlink-everything`: says what goes, asks, and leaves nothing."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.__main__ import main
from desktop_app.app.unlink_everything import Status, Way, _leave
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import SignInsLocked
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.providers.provider import Server
from desktop_app.sandbox.server import Sandbox
from tests.chew import ChewCore, make_chew_core
from tests.core import Core
from tests.trakt import link, make_trakt_core


async def linked(folder: Path, sandbox: Sandbox) -> ChewCore:
    core = make_chew_core(folder, sandbox)
    account = (await core.link()).account.id
    core.journal.local_orders.save(QueueRef(account, "shows"), (ItemId("2"), ItemId("1")))
    return core


async def test_whoever_says_yes_is_unlinked(
    sandbox: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    core = await linked(tmp_path, sandbox)
    monkeypatch.setattr("builtins.input", lambda _question: "yes")

    assert await _leave(core.accounts, Way.ASK) is Status.DONE
    said = capsys.readouterr().out
    assert "Ada Lovelace, chew.tv (sandbox); only on this computer, and deleted: 1 order of yours" in said
    assert "Ada Lovelace, chew.tv (sandbox), is unlinked." in said
    assert core.journal.accounts() == ()
    assert await core.accounts.keys.of("chew") is None


@pytest.mark.parametrize("answer", ["", "n", "perhaps"])
async def test_whoever_says_anything_else_is_not(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    core = await linked(tmp_path, sandbox)
    monkeypatch.setattr("builtins.input", lambda _question: answer)

    assert await _leave(core.accounts, Way.ASK) is Status.DECLINED
    assert len(core.journal.accounts()) == 1


async def test_sign_ins_that_are_locked_leave_everything_as_it_was(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    core = await linked(tmp_path, sandbox)

    async def locked(_name: str) -> None:
        raise SignInsLocked

    monkeypatch.setattr(core.accounts.credentials, "load", locked)
    with pytest.raises(SignInsLocked):
        await _leave(core.accounts, Way.SURE)
    assert len(core.journal.accounts()) == 1


def test_an_empty_profile_has_nothing_to_unlink(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["unlink-everything", "--profile", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "No account is linked.\n"


async def test_a_list_of_what_would_go_changes_nothing(
    sandbox: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    core = await linked(tmp_path, sandbox)

    assert await _leave(core.accounts, Way.LIST) is Status.DONE
    said = capsys.readouterr().out
    assert said == "Ada Lovelace, chew.tv (sandbox); only on this computer, and deleted: 1 order of yours\n"
    assert len(core.journal.accounts()) == 1
    assert await core.accounts.keys.of("chew") is not None


def test_a_list_of_nothing_says_so_by_its_status(tmp_path: Path) -> None:
    assert main(["unlink-everything", "--list", "--profile", str(tmp_path)]) == Status.NONE


@dataclass(frozen=True)
class Unreached:
    """A linked account whose service does not answer."""

    core: Core
    account: AccountId

    async def secrets(self) -> list[str]:
        """The entries that are left in the keyring."""
        names = (f"account:{self.account}", "application:trakt:sandbox", "proxy")
        return [name for name in names if await self.core.accounts.credentials.load(name) is not None]


@pytest.fixture
async def unreached(sandbox: Sandbox, tmp_path: Path) -> Unreached:
    core = make_trakt_core(tmp_path, sandbox)
    account = await link(core, sandbox.trakt)
    await core.accounts.credentials.save("proxy", {"password": "secret"})
    sandbox.stop()
    return Unreached(core, account)


async def test_a_service_out_of_reach_is_told_and_asked_by_the_next_run(
    unreached: Unreached, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    accounts = unreached.core.accounts

    assert await _leave(accounts, Way.SURE) is Status.NOT_ALL
    assert "Trakt (sandbox) could not be asked to forget the link." in capsys.readouterr().out
    assert len(await unreached.secrets()) == 3
    assert await _leave(accounts, Way.LIST) is Status.DONE
    assert "unlinked, and the service is still to be asked" in capsys.readouterr().out

    sandbox.start()
    assert await _leave(accounts, Way.SURE) is Status.DONE
    assert "the old sign-in is refused there" in capsys.readouterr().out
    assert all(token.revoked for token in sandbox.trakt.grants.tokens)
    assert await unreached.secrets() == ["proxy"]


@pytest.mark.parametrize("before", [[], [Way.SURE]])
async def test_leaving_for_good_keeps_no_secret(
    unreached: Unreached, capsys: pytest.CaptureFixture[str], before: list[Way]
) -> None:
    for way in before:
        assert await _leave(unreached.core.accounts, way) is Status.NOT_ALL
    capsys.readouterr()

    assert await _leave(unreached.core.accounts, Way.FOR_GOOD) is Status.DONE
    said = capsys.readouterr().out
    assert said.count("could not be asked") == 1
    assert "To end it yourself, sign in at" in said
    assert await unreached.secrets() == []
    assert unreached.core.accounts.revocation.still_to_do == ()


async def test_leaving_for_good_after_everything_was_unlinked(unreached: Unreached, sandbox: Sandbox) -> None:
    sandbox.start()

    assert await _leave(unreached.core.accounts, Way.SURE) is Status.DONE
    assert await _leave(unreached.core.accounts, Way.FOR_GOOD) is Status.DONE
    assert await unreached.secrets() == []


@pytest.mark.parametrize("is_owed", [False, True])
async def test_a_key_goes_though_another_server_was_set_since(
    unreached: Unreached, sandbox: Sandbox, *, is_owed: bool
) -> None:
    accounts = unreached.core.accounts
    if is_owed:
        assert await _leave(accounts, Way.SURE) is Status.NOT_ALL
    sandbox.start()
    accounts.use_server("trakt", Server("another", "http://127.0.0.1:1", "http://127.0.0.1:2"))

    assert await _leave(accounts, Way.FOR_GOOD) is Status.DONE
    assert await unreached.secrets() == []
