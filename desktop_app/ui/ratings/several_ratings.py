"""Ratings of several titles: shown at once, sent one by one, and taken back in one step."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from math import ceil
from typing import Protocol

from PySide6.QtCore import QElapsedTimer

from desktop_app.domain.errors import LineupError, RateLimited, Refused
from desktop_app.domain.queues import QueueRef, Title, TitleId
from desktop_app.domain.service import NOT_INTERESTED
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import counted

LONGEST_REST = 600.0
"""Seconds for which a limit of the service is waited for."""

MOST_NAMED = 3
"""Titles that are named where they are refused."""

MOST_REFUSED = 20
"""Titles that are tried where each is refused, and none was taken."""

SAYS_HOW_FAR = 2_000
"""Milliseconds from which on it is said how many are told already."""


Rated = tuple[Title, float | None]
"""A title and a rating, None: no rating."""


@dataclass(frozen=True, slots=True)
class RatingWish:
    """A rating that a person gave; `number` counts their wishes for this title, and the newest counts.

    `before` is the rating until then, as far as it is `known`.
    """

    title: Title
    rating: float | None
    number: int
    before: float | None
    known: bool


@dataclass(frozen=True, slots=True)
class RatingsOutcome:
    """The outcome of some wishes, without those that newer ones overtook. `error`: why some were refused."""

    told: tuple[RatingWish, ...] = ()
    refused: tuple[RatingWish, ...] = ()
    error: LineupError | None = None

    @classmethod
    def of(
        cls, wishes: Sequence[RatingWish], before: Mapping[TitleId, float], error: LineupError | None
    ) -> "RatingsOutcome":
        """`before`: the ratings until now that were not known; `error`: a refusal of some, of all if it names none."""
        named = error.titles if isinstance(error, Refused) else ()
        every = [wish.title.id for wish in wishes]
        titles = frozenset[str](named or every) if error is not None else frozenset[str]()
        told = (wish for wish in wishes if wish.title.id not in titles)
        return cls(
            tuple(wish if wish.known else replace(wish, before=before.get(wish.title.id)) for wish in told),
            tuple(wish for wish in wishes if wish.title.id in titles),
            error,
        )


class RatingSender(Protocol):
    """A sender of ratings to the service."""

    def at_once(self, ref: QueueRef) -> int:
        """The number of ratings that the service takes in one request."""
        ...

    async def tell(self, ref: QueueRef, wishes: Sequence[RatingWish]) -> RatingsOutcome:
        """Send these, no more than the service takes at once. Raises `LineupError` where none of them is set."""
        ...

    def put_back(self, ref: QueueRef, wishes: Sequence[RatingWish]) -> None:
        """Take back ratings that are not set after all."""
        ...

    def words(self, ref: QueueRef, rating: float | None) -> str:
        """A rating in words: `4 of 5`."""
        ...

    def why(self, ref: QueueRef, error: LineupError) -> str:
        """The error in plain sentences."""
        ...

    def rate_all(self, ref: QueueRef, wishes: Sequence[Rated], earlier: Sequence[Rated] = ()) -> None:
        """Set ratings as part of one action, of which the `earlier` ones are set already."""
        ...


class SeveralRatings:
    """A rating of several titles of one account, as one action."""

    def __init__(
        self,
        teller: RatingSender,
        ref: QueueRef,
        wishes: Sequence[RatingWish],
        say: Callable[[Message], None],
        earlier: Sequence[Rated] = (),
    ) -> None:
        """`earlier`: what the same action set before it failed, and what was there until then."""
        self._teller = teller
        self._ref = ref
        self._left = list(wishes)
        self._say = say
        self._total = len(wishes)
        self._told: list[RatingWish] = []
        self._refused: list[RatingWish] = []
        self._error: LineupError | None = None
        self._earlier = tuple(earlier)
        self._stopped = asyncio.Event()

    async def send(self) -> None:
        """Send all, until the person stops it or the service fails: then the rest is not set either.

        Titles that the service refuses are left out.
        """
        since, size = QElapsedTimer(), self._teller.at_once(self._ref)
        since.start()
        while self._left and not self._stopped.is_set() and not self._is_in_vain:
            try:
                answer = await self._teller.tell(self._ref, self._left[:size])
            except RateLimited as limit:
                if not await self._rest(limit):
                    self._end(self._failed(limit))
                    return
            except LineupError as error:
                self._end(self._failed(error))
                return
            else:
                self._take(answer, size)
            if self._left and since.elapsed() > SAYS_HOW_FAR:
                self._say(self._under_way())
        if self._told or self._left or self._refused:
            self._end(self._done())

    def _take(self, answer: RatingsOutcome, size: int) -> None:
        del self._left[:size]
        self._told += answer.told
        self._refused += answer.refused
        self._error = answer.error or self._error
        self._teller.put_back(self._ref, answer.refused)

    async def _rest(self, limit: RateLimited) -> bool:
        """Wait as long as the service wants; False where that is too long for anybody to wait."""
        if limit.until_tomorrow or limit.retry_after > LONGEST_REST:
            return False
        text = f"Lineup will continue in {counted(max(ceil(limit.retry_after), 1), 'second', 'seconds')}."
        self._say(self._under_way(text))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopped.wait(), limit.retry_after)
        return True

    @property
    def _is_in_vain(self) -> bool:
        """Whether the service refuses every rating."""
        return not self._told and len(self._refused) >= MOST_REFUSED

    @property
    def _sent(self) -> str:
        done = self._total - len(self._left) - len(self._refused)
        return f"{done:,} of {counted(self._total, 'rating is', 'ratings are')} set"

    def _under_way(self, text: str = "") -> Message:
        stop = Action("Stop", self._stopped.set)
        return Message(Kind.INFO, f"{self._sent}.", text, (stop,), about=self._ref.account, stays=True)

    def _end(self, message: Message) -> None:
        self._teller.put_back(self._ref, self._left)
        self._say(message)

    def _done(self) -> Message:
        if self._error is None:
            return Message(Kind.OK, self._lead(), "", self._undo(), about=self._ref.account)
        missing = [*self._refused, *self._left]
        names = ", ".join(f"“{wish.title.name}”" for wish in missing[:MOST_NAMED])
        more = len(missing) - MOST_NAMED
        why = self._teller.why(self._ref, self._error)
        text = f"Not set: {names}{f' and {more:,} more' if more > 0 else ''}. {why}"
        return Message(Kind.WARNING, f"{self._sent}.", text, self._undo(), about=self._ref.account)

    def _lead(self) -> str:
        ratings = {wish.rating for wish in self._told}
        count = counted(len(self._told), "title", "titles")
        if self._left or len(ratings) != 1:
            return f"{self._sent}."
        if ratings == {NOT_INTERESTED}:
            return f"You are not interested in {count}."
        said = self._teller.words(self._ref, *ratings)
        return f"You rated {count} {said}." if said else f"{count} have no rating of yours now."

    @property
    def _before(self) -> tuple[Rated, ...]:
        """The ratings that are set, with those before them."""
        return (*self._earlier, *((wish.title, wish.before) for wish in self._told if wish.before != wish.rating))

    def _undo(self) -> tuple[Action, ...]:
        before = self._before
        return (Action("Undo", lambda: self._teller.rate_all(self._ref, before), is_undo=True),) if before else ()

    def _failed(self, error: LineupError) -> Message:
        left, before = [(wish.title, wish.rating) for wish in self._left], self._before
        again = Action("Try again", lambda: self._teller.rate_all(self._ref, left, before))
        why, ways_out = self._teller.why(self._ref, error), (again, *self._undo())
        return Message(Kind.ERROR, f"{self._sent}.", why, ways_out, about=self._ref.account)
