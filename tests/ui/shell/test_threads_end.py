"""Threads that were begun for an account, a sign-in or a window end with it."""

import asyncio
import threading
from pathlib import Path

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from tests.core import connection_of
from tests.ui.stage import stage


def ours() -> set[threading.Thread]:
    """The threads that are not of asyncio's executor, which end with the loop."""
    return {thread for thread in threading.enumerate() if not thread.name.startswith(("asyncio", "QThread"))}


def joined(threads: set[threading.Thread]) -> list[str]:
    """The names of those that do not end by themselves."""
    for thread in threads:
        thread.join(30)
    return sorted(thread.name for thread in threads if thread.is_alive())


async def test_after_a_stage_was_closed_the_threads_are_as_before(tmp_path: Path) -> None:
    before = ours()
    with Sandbox() as sandbox:
        sandbox.netflix.faults.limit_per_second(None)
        async with stage(tmp_path, sandbox, with_trakt=True) as on:
            await on.link()
            assert ours() - before

    assert await asyncio.to_thread(joined, ours() - before) == []


async def test_after_linking_and_unlinking_no_thread_of_the_account_is_left(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        (account,) = on.accounts.all
        line = connection_of(on.accounts, account.id)
        assert line is not None

        await on.accounts.unlink(account.id)
        await until(lambda: not on.accounts.all, "the account to be gone")
        left = {thread for thread in threading.enumerate() if thread.name == "transport"}

        assert await asyncio.to_thread(joined, left) == []
