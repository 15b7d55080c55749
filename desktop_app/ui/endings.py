"""Says some days ahead that a sign-in ends, where it cannot renew itself."""

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

from desktop_app.accounts import Accounts
from desktop_app.domain.account import Account, AccountId, LinkState
from desktop_app.ui.message_bar import Action, Kind, Message
from desktop_app.ui.messages import counted
from desktop_app.ui.open_lists import OpenLists

DAY = 86_400.0
AHEAD = 3 * DAY
"""Seconds before the end: the shortest sign-in that is known lasts a week."""

EVERY = 3_600_000
"""Milliseconds between two looks: Qt's timers know no moment in three years."""


class Endings(QObject):
    """Each end is told once a run. The timer runs only where an end is known."""

    def __init__(
        self,
        accounts: Accounts,
        lists: OpenLists,
        say: Callable[[Message], None],
        sign_in_again: Callable[[AccountId], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._lists = lists
        self._say = say
        self._sign_in_again = sign_in_again
        self._told: set[tuple[AccountId, float]] = set()
        self._timer = QTimer(self, interval=EVERY, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Is one near? What has ended the service itself says."""
        ends = [(account, self._accounts.ends_at(account.id)) for account in self._accounts.all]
        known = [(account, end) for account, end in ends if end is not None and account.state is LinkState.LINKED]
        for account, end in known:
            left = self._accounts.desk.seconds_until(end)
            if 0 < left <= AHEAD and (account.id, end) not in self._told:
                self._told.add((account.id, end))
                self._tell(account, left)
        if known and not self._timer.isActive():
            self._timer.start()

    def _tell(self, account: Account, left: float) -> None:
        lead = f"{account.label}’s sign-in at {self._lists.service_of(account)} ends {in_words(left)}."
        text = "It cannot renew itself. Sign in again before, and nothing stops."
        again = Action("Sign in again", partial(self._sign_in_again, account.id))
        self._say(Message(Kind.WARNING, lead, text, (again,)))


def in_words(left: float) -> str:
    """For example: in 3 days, within a day."""
    return "within a day" if left <= DAY else f"in {counted(math.ceil(left / DAY), 'day', 'days')}"
