"""A clock that the test holds."""

from dataclasses import dataclass

START = 1_484_000_000.0


@dataclass
class Clock:
    """Unix seconds; it stands still until it is set."""

    now: float = START

    def __call__(self) -> float:
        return self.now
