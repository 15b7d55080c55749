"""Trakt in trouble, as the window says it: each trouble its own sentence, and nothing is lost or sent twice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.faults import Faults
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from tests.trakt import ADA, writes
from tests.ui.stage import move, refresh, until_said
from tests.ui.trakt_stage import trakt_stage


def _approve_again(faults: Faults) -> None:
    faults.delete_application(on=False)


@pytest.mark.parametrize(
    ("break_it", "mend_it", "at_the_foot", "advice"),
    [
        (
            Faults.delete_application,
            _approve_again,
            "no longer accepts your application",
            "Check on its website whether",
        ),
        (lambda f: f.fail_next(403, 1_000), Faults.calm, "is having problems (error 403)", ""),
    ],
    ids=["the application is deleted", "the edge answers with a page"],
)
async def test_a_refusal_that_passes_keeps_what_waits(
    sandbox: Sandbox,
    tmp_path: Path,
    break_it: Callable[[Faults], None],
    mend_it: Callable[[Faults], None],
    at_the_foot: str,
    advice: str,
) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        break_it(on.trakt.faults)
        move(on, 0, 3)
        await until(lambda: at_the_foot in on.window.status.words, "the foot to say so")
        assert "1 change waiting" in on.window.status.words
        assert advice in on.said
        assert "sign in" not in on.said
        mend_it(on.trakt.faults)
        await click_button(on.window.status, "Retry now")
        await until(lambda: on.is_in_step, "the change to be sent")
        assert on.shown == on.served
        assert writes(on.trakt)[-1] == ("reorder", 200)


async def test_a_locked_account_is_not_called_again(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        on.trakt.faults.close_account(ADA)
        refresh(on)
        await until_said(on, "has locked this account. Only its support can unlock it.")
        await until(lambda: "has locked this account" in on.window.status.words, "the list to have heard it, too")
        asked = len(on.trakt.requests)
        move(on, 0, 3)
        await until(lambda: "1 change waiting" in on.window.status.words, "the change to wait")
        assert "has locked this account" in on.window.status.words
        assert "Next try" not in on.window.status.words
        assert len(on.trakt.requests) == asked


async def test_a_title_that_was_watched_is_explained(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trakt_stage(tmp_path, sandbox) as on:
        await on.link()
        on.trakt.faults.watch(ADA, on.trakt.state.items(ADA).entries[0].media)
        refresh(on)
        await until_said(on, "removed The Third Man. Trakt takes what you have watched off the watchlist")
        assert on.shown == on.served
