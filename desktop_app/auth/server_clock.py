"""Clock of this computer, corrected to a service's for as long as it is wrong."""

from collections.abc import Callable

from desktop_app.auth.signing import Clock
from desktop_app.deadline import steady_time
from desktop_app.domain.clocks import agree, is_absurd

LONGEST_MEASURE = 30.0
"""Seconds that an exchange may take: the Date of one that lasted longer, perhaps asleep, is too old to measure by."""


class ServerClock:
    """Tells the time by which a service's requests are signed.

    Timestamps are refused when the clocks disagree by some minutes (contract netflix 2.4). A correction counts on by a
    clock that nobody sets, so that it stays right when this computer's is set; every answer's Date header is compared
    with it, and it ends once this computer's clock is right.
    """

    def __init__(
        self, clock: Clock, on_right: Callable[[], object] = lambda: None, steady: Clock = steady_time
    ) -> None:
        """`on_right` is called when a correction ends because this computer's clock is right again."""
        self._clock = clock
        self._on_right = on_right
        self._steady = steady
        self._ahead_of_steady: float | None = None

    @property
    def is_corrected(self) -> bool:
        """Whether the time told is another than this computer's."""
        return self._ahead_of_steady is not None

    def ours(self) -> float:
        """Unix seconds by this computer's clock, uncorrected."""
        return self._clock()

    def now(self) -> float:
        """The service's time, as far as we know it."""
        return self._clock() if self._ahead_of_steady is None else self._steady() + self._ahead_of_steady

    def skew(self, theirs: float | None, took: float = 0.0) -> float:
        """Seconds that this computer's clock is ahead of `theirs`; 0 where that tells nothing, or is corrected already.

        `took`: how many seconds the exchange lasted whose answer told it.
        """
        if theirs is None or took > LONGEST_MEASURE or self.is_corrected or is_absurd(theirs, self.ours()):
            return 0.0
        return self.ours() - theirs

    def correct(self, skew: float) -> None:
        """Tell the service's time from now on. This computer's clock is so many seconds ahead of it."""
        theirs = self._clock() - skew
        if not is_absurd(theirs, self._clock()):
            self._ahead_of_steady = None if agree(skew, 0) else theirs - self._steady()

    def hear(self, theirs: float | None, took: float) -> None:
        """Compare a correction with what the service tells, in an exchange that `took` so many seconds."""
        if not self.is_corrected or theirs is None or took > LONGEST_MEASURE or is_absurd(theirs, self.ours()):
            return
        if agree(theirs, self.ours()):
            self._ahead_of_steady = None
            self._on_right()
        elif not agree(theirs, self.now()):
            self.correct(self.ours() - theirs)
