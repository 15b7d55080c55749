"""How titles stand with an account, told without reading its lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.queues import TitleId


@dataclass(frozen=True, slots=True)
class TitleState:
    """`in_lists` and `saved_in` are names of the account's lists: there the title has a place, or waits without one.

    `formats` are those in which the service has the title, in its own words; `at_home`: it was sent to the person.
    """

    in_lists: tuple[str, ...] = ()
    saved_in: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    at_home: bool = False


class TitleStates(Protocol):
    """How titles stand with the account."""

    async def of(self, titles: Sequence[TitleId], /) -> Mapping[TitleId, TitleState]:
        """States of any number of titles, leaving out those that the service passes over. Raises `ServiceError`.

        What was told lately is told again without asking.
        """
        ...
