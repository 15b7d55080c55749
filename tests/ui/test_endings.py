"""A sign-in that cannot renew itself is spoken of before it ends, once, and never when it does."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject

from desktop_app.accounts import Accounts
from desktop_app.domain.account import Account, AccountId, LinkState, Person
from desktop_app.sandbox.server import Sandbox
from desktop_app.ui.endings import AHEAD, DAY, Endings, in_words
from desktop_app.ui.message_bar import Message
from desktop_app.ui.open_lists import OpenLists
from tests.chew import make_chew_core
from tests.clock import START, Clock
from tests.ui.conftest import QtLoop

WEEK = 7 * DAY


@pytest.mark.parametrize(
    ("left", "words"), [(1, "within a day"), (DAY, "within a day"), (DAY + 1, "in 2 days"), (AHEAD, "in 3 days")]
)
def test_in_words(left: float, words: str) -> None:
    assert in_words(left) == words


def test_it_is_told_three_days_ahead_and_once(qt_loop: QtLoop, tmp_path: Path) -> None:
    clock, said, again = Clock(), list[Message](), list[AccountId]()

    async def story() -> None:
        with Sandbox(clock=clock) as sandbox:
            core = make_chew_core(tmp_path, sandbox, clock=clock)
            lists, parent = OpenLists(core.accounts), QObject()
            endings = Endings(core.accounts, lists, said.append, again.append, parent)
            linked = await core.link(public=True)
            endings.look()
            clock.now = START + WEEK - AHEAD - 1
            endings.look()
            assert said == []
            clock.now += 2
            endings.look()
            endings.look()
            assert [message.lead for message in said] == ["Ada Lovelace’s sign-in at Chew (sandbox) ends in 3 days."]
            said[0].actions[0].callback()
            assert again == [linked.account.id]
            assert endings._timer.isActive()

            await core.link(public=True)
            endings.look()
            assert len(said) == 1

    qt_loop(story)


class Few:
    """Accounts of which one thing is known: when their sign-ins end."""

    def __init__(self, end: float | None, left: float, state: LinkState) -> None:
        self.all = (Account(AccountId("a"), "chew", "far", Person("1", "Ada"), "Ada", state),)
        self.desk = self
        self.ends_at: Callable[[AccountId], float | None] = lambda _: end
        self.seconds_until: Callable[[float], float] = lambda _: left


@pytest.mark.parametrize(
    ("end", "left", "state"),
    [(None, 1, LinkState.LINKED), (5.0, -1, LinkState.LINKED), (5.0, 1, LinkState.SIGN_IN_AGAIN)],
)
def test_nothing_is_told_of_what_renews_itself_or_is_over(
    qapp: object, end: float | None, left: float, state: LinkState
) -> None:
    accounts, said = cast("Accounts", Few(end, left, state)), list[Message]()
    parent = QObject()
    endings = Endings(accounts, OpenLists(accounts), said.append, lambda _: None, parent)
    endings.look()

    assert said == []
    assert endings._timer.isActive() is (left == -1)
