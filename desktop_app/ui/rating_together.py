"""One rating for several titles: shown at once, told to the service one by one, and one step to take back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QElapsedTimer

from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import QueueRef, Title
from desktop_app.domain.service import NOT_INTERESTED
from desktop_app.ui.message_bar import Action, Kind, Message
from desktop_app.ui.messages import counted

SAYS_HOW_FAR = 2_000
"""Milliseconds from which on it is said how many are told already."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A rating that a person gave; `number` counts their wishes for this title, and the newest is what counts.

    `before` is the rating until then, as far as it is `known`.
    """

    title: Title
    rating: float | None
    number: int
    before: float | None
    known: bool


class Teller(Protocol):
    """What tells the service one rating."""

    async def tell(self, ref: QueueRef, wish: Wish) -> Wish | None:
        """With what was before; None where a newer wish overtook it. Raises `LineupError`."""
        ...

    def put_back(self, ref: QueueRef, wish: Wish) -> None:
        """It is not set after all."""
        ...

    def words(self, ref: QueueRef, rating: float | None) -> str:
        """`4 of 5`."""
        ...

    def why(self, ref: QueueRef, error: LineupError) -> str:
        """The error in plain sentences."""
        ...

    def rate_all(self, ref: QueueRef, wishes: Sequence[tuple[Title, float | None]]) -> None:
        """As one action."""
        ...


class Together:
    """Several wishes for titles of one account."""

    def __init__(self, teller: Teller, ref: QueueRef, wishes: Sequence[Wish], say: Callable[[Message], None]) -> None:
        self._teller = teller
        self._ref = ref
        self._left = list(wishes)
        self._say = say
        self._total = len(wishes)
        self._told: list[Wish] = []
        self._stopped = False

    async def send(self) -> None:
        """Until all are told, or the person stops it, or one is refused: then the others are not set either."""
        since = QElapsedTimer()
        since.start()
        while self._left and not self._stopped:
            try:
                told = await self._teller.tell(self._ref, self._left[0])
            except LineupError as error:
                self._end(self._failed(error))
                return
            self._left.pop(0)
            if told is not None:
                self._told.append(told)
            if self._left and since.elapsed() > SAYS_HOW_FAR:
                self._say(Message(Kind.INFO, f"{self._sent}.", "", (Action("Stop", self._stop),)))
        if self._told or self._left:
            self._end(Message(Kind.OK, self._lead(), "", self._undo()))

    @property
    def _sent(self) -> str:
        return f"{self._total - len(self._left)} of {counted(self._total, 'rating is', 'ratings are')} set"

    def _stop(self) -> None:
        self._stopped = True

    def _end(self, message: Message) -> None:
        for wish in self._left:
            self._teller.put_back(self._ref, wish)
        self._say(message)

    def _lead(self) -> str:
        ratings = {wish.rating for wish in self._told}
        count = counted(len(self._told), "title", "titles")
        if self._left or len(ratings) != 1:
            return f"{self._sent}."
        if ratings == {NOT_INTERESTED}:
            return f"You are not interested in {count}."
        said = self._teller.words(self._ref, *ratings)
        return f"You rated {count} {said}." if said else f"{count} have no rating of yours now."

    def _undo(self) -> tuple[Action, ...]:
        before = [(wish.title, wish.before) for wish in self._told if wish.before != wish.rating]
        return (Action("Undo", lambda: self._teller.rate_all(self._ref, before)),) if before else ()

    def _failed(self, error: LineupError) -> Message:
        left = [(wish.title, wish.rating) for wish in self._left]
        again = Action("Try again", lambda: self._teller.rate_all(self._ref, left))
        return Message(Kind.ERROR, f"{self._sent}.", self._teller.why(self._ref, error), (again, *self._undo()))
