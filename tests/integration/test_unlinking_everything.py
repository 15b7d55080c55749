"""`lineup unlink-everything`: says what goes, asks, and leaves nothing."""

from pathlib import Path

import pytest

from desktop_app.__main__ import main
from desktop_app.app.unlink_everything import _leave
from desktop_app.domain.errors import SignInsLocked
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.sandbox.server import Sandbox
from tests.chew import ChewCore, make_chew_core


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

    assert await _leave(core.accounts, sure=False) == 0
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

    assert await _leave(core.accounts, sure=False) == 1
    assert len(core.journal.accounts()) == 1


async def test_sign_ins_that_are_locked_leave_everything_as_it_was(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    core = await linked(tmp_path, sandbox)

    async def locked(_name: str) -> None:
        raise SignInsLocked

    monkeypatch.setattr(core.accounts.credentials, "load", locked)
    with pytest.raises(SignInsLocked):
        await _leave(core.accounts, sure=True)
    assert len(core.journal.accounts()) == 1


def test_an_empty_profile_has_nothing_to_unlink(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["unlink-everything", "--profile", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "No account is linked.\n"
