"""Reads the lists of the view that nobody has read yet: one after another, with a pause between them."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.accounts import Library
from desktop_app.domain.account import LinkState
from desktop_app.domain.errors import CallReason, LineupError, SignInAgain, Unreachable
from desktop_app.domain.queues import QueueRef
from desktop_app.sync.state import Health, QueueState

PAUSE = 300
"""Milliseconds between two lists."""

PATIENCE = 30_000
"""Milliseconds that one list may take before the next one is read."""

_OVER = frozenset(Health) - {Health.NOT_READ, Health.READING, Health.SENDING}


class BackgroundReader(QObject):
    """A round of reading lists: its progress, and the errors in it."""

    changed = Signal()
    """Another list was read, or failed, or the round is over."""

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._due: list[QueueRef] = []
        self._total = 0
        self._again = False
        self.now: QueueRef | None = None
        self.failures: dict[QueueRef, LineupError] = {}
        self._pause = self._timer(PAUSE, self._next)
        self._patience = self._timer(PATIENCE, self._give_up)

    @property
    def is_under_way(self) -> bool:
        return self.now is not None or bool(self._due)

    @property
    def total(self) -> int:
        """Lists in the view."""
        return self._total

    @property
    def done(self) -> int:
        """The number of lists in the round that were read."""
        return self._total - len(self._due) - len(self.failures) - (self.now is not None)

    def begin(self, refs: Iterable[QueueRef], *, again: bool = False) -> None:
        """Begin a round over these lists; lists that were read count as read, unless all are to be read `again`."""
        refs = tuple(ref for ref in refs if ref in self._library)
        self.stop()
        self.failures.clear()
        self._total, self._again = len(refs), again
        self._due = [ref for ref in refs if again or self._library[ref].state.health is not Health.IN_STEP]
        self._next()

    def stop(self) -> None:
        """Begin no further list; the one under way is read to its end."""
        self._pause.stop()
        self._patience.stop()
        self._total -= len(self._due) + (self.now is not None)
        self._due.clear()
        self.now = None

    def hear(self, state: QueueState) -> None:
        """Take note of a list that changed. A list that failed before may be read after all."""
        if state.health is Health.IN_STEP and self.failures.pop(state.ref, None) is not None:
            self.changed.emit()
        if state.ref == self.now and state.health in _OVER:
            self._end(None if state.health is Health.IN_STEP else state.trouble or Unreachable(CallReason.NO_ANSWER))

    def forget(self) -> None:
        """Wait no more for lists that went, and say nothing of them."""
        self.failures = {ref: error for ref, error in self.failures.items() if ref in self._library}
        if self.now is not None and self.now not in self._library:
            self._patience.stop()
            self._total -= 1
            self._next()

    def _next(self) -> None:
        self.now = None
        while self._due and self._due[0] not in self._library:
            self._due.pop(0)
            self._total -= 1
        if not self._due:
            self.changed.emit()
            return
        ref = self.now = self._due.pop(0)
        account, health = self._library.account(ref.account), self._library[ref].state.health
        if account is not None and account.state is LinkState.SIGN_IN_AGAIN:
            self._end(SignInAgain(CallReason.SIGN_IN_FIRST))
        elif health in _OVER and not self._again:
            self.hear(self._library[ref].state)
        else:
            self._patience.start()
            self.changed.emit()
            self._library.list_wanted.emit(self._library[ref])
            if health is not Health.NOT_READ:
                self._library[ref].refresh()

    def _give_up(self) -> None:
        self._end(Unreachable(CallReason.NO_ANSWER_YET))

    def _end(self, error: LineupError | None) -> None:
        assert self.now is not None
        if error is not None:
            self.failures[self.now] = error
        self.now = None
        self._patience.stop()
        self.changed.emit()
        if self._due:
            self._pause.start()

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(act)
        return timer
