"""Menu entries by which a person makes the emulated services, or other people, do something."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Switch:
    """`throw` does it and says what it did."""

    words: str
    throw: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Group:
    """The switches of one service. Without a name: those of all services together."""

    name: str
    switches: tuple[Switch, ...]


def on_the_website(did: str) -> str:
    """Sentence that reports an action at a service's website."""
    return f"On the website: {did}"


def and_look(throw: Callable[[], str], look: Callable[[], None]) -> Callable[[], str]:
    """Function that throws the switch and lets Lineup notice at once."""

    def both() -> str:
        said = throw()
        look()
        return said

    return both
