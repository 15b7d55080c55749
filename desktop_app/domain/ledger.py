"""The requests of this run: what was asked of whom, and how it went. It holds no secret and no query."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop_app.domain.account import AccountId
from desktop_app.domain.allowance import Allowance
from desktop_app.domain.errors import Failure

MOST = 1000
"""Calls that are remembered."""

NO_ANSWER = 0
_GOOD_BELOW = 400


@dataclass(frozen=True, slots=True)
class Call:
    """A request and its outcome.

    `at` in Unix seconds, `seconds` until the whole answer was there. `path` is a shape: ids are replaced.
    `status` is `NO_ANSWER` where none came; `failure` then says why, as far as that is known. `account` is None while
    somebody signs in.
    """

    at: float
    account: AccountId | None
    method: str
    host: str
    path: str
    status: int
    seconds: float
    failure: Failure | None = None
    allowance: Allowance | None = None

    @property
    def went_well(self) -> bool:
        """Whether the service did what it was asked (or said that nothing had changed)."""
        return NO_ANSWER < self.status < _GOOD_BELOW


class Ledger:
    """The last calls, oldest first; tells one listener of each."""

    def __init__(self, most: int = MOST) -> None:
        self._calls: deque[Call] = deque(maxlen=most)
        self.count = 0
        """Number of all calls, also of those that are no longer remembered."""
        self.on_call: Callable[[Call], None] | None = None

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def __len__(self) -> int:
        return len(self._calls)

    def add(self, call: Call) -> None:
        """A request is over."""
        self._calls.append(call)
        self.count += 1
        if self.on_call is not None:
            self.on_call(call)

    def of(self, account: AccountId) -> Iterator[Call]:
        """The calls of one account, latest first."""
        return (call for call in reversed(self._calls) if call.account == account)
