"""How patient the program is with services."""

from dataclasses import dataclass

MOST_DOUBLINGS = 30
"""The limit of doublings: more would overflow a number, and a service may be away for days."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How patient to be. All times in seconds.

    `tries` of one edit, whatever went wrong: after so many a 412, or a yes after which nothing changed, becomes a
    question to the person, and an unknown outcome is tried again with growing pauses only. `nap`: the longest sleep
    while the end of a service's day is waited for, since no sleep counts the time for which the computer itself slept.
    """

    tries: int = 3
    after_fault: float = 3.0
    stale_reads: int = 5
    stale_wait: float = 0.5
    stale_rounds: int = 4
    first_retry: float = 5.0
    longest_retry: float = 300.0
    quota_wait: float = 3600.0
    nap: float = 300.0

    def pause(self, failures: int) -> float:
        """Seconds until the next try after so many that failed: twice as long each time, up to the longest."""
        doublings = min(failures - 1, MOST_DOUBLINGS)
        return min(self.first_retry * 2.0**doublings, self.longest_retry)


UNHURRIED = RetryPolicy()
"""Policy for a person's program; tests are in more of a hurry."""
