"""Finding out which titles a file means: in the lists that are open, by keys, by names. Each step can be its last."""

import asyncio
from collections.abc import Callable, Container, Sequence

from desktop_app.domain.errors import RateLimited
from desktop_app.domain.interchange.matching import Fit, Known, Match, match_among, settled
from desktop_app.domain.interchange.wanted import REGISTERS, Line, Wanted
from desktop_app.domain.queues import Title, TitleId
from desktop_app.domain.service import IdFinder, ListService

MOST_ASKED = 2_000
"""Titles of one file that the service is asked about: each is a request or two."""

LONGEST_WAIT = 60.0
"""Seconds for which a limit of the service is waited for."""


class Looking:
    """One file at one service. `matches` is what is known at any moment, a match for each line."""

    def __init__(self, lines: Sequence[Line], titles: Sequence[Title], here: Container[TitleId], provider: str) -> None:
        """`titles`: those that the service told before; `here`: what the list holds; `provider`: the service's id."""
        self._here = here
        self._provider = provider
        known = Known(titles, provider)
        self._matches = [_first(line, known) for line in lines]
        self._left = [place for place, match in enumerate(self._matches) if match.fit is Fit.UNKNOWN]
        self.asked = 0
        self.to_ask = min(len(self._left), MOST_ASKED)

    @property
    def matches(self) -> tuple[Match, ...]:
        return settled(self._matches, self._here)

    async def ask(self, service: ListService, progressed: Callable[[], None]) -> None:
        """About what is not known yet, one after the other. Raises `ServiceError`; what was found before stays."""
        for place in self._left[self.asked : self.to_ask]:
            line = self._matches[place].line
            self._matches[place] = await self._patiently(service, line)
            self.asked += 1
            progressed()

    async def _patiently(self, service: ListService, line: Line) -> Match:
        while True:
            try:
                return await self._asked(service, line)
            except RateLimited as limit:
                if limit.until_tomorrow or limit.retry_after > LONGEST_WAIT:
                    raise
                await asyncio.sleep(limit.retry_after)

    async def _asked(self, service: ListService, line: Line) -> Match:
        title = await _by_key(service, line.wanted) if isinstance(service, IdFinder) else None
        if title is not None:
            return Match(line, Fit.EXACT, title)
        if not line.wanted.name.strip():
            return Match(line, Fit.MISSING)
        return match_among(line, await service.search(line.wanted.name), self._provider)


def _first(line: Line, known: Known) -> Match:
    title = known.find(line.wanted)
    return Match(line, Fit.EXACT, title) if title is not None else Match(line, Fit.UNKNOWN)


async def _by_key(service: IdFinder, wanted: Wanted) -> Title | None:
    """IMDb's key says by itself what it is of; a number means one thing for each kind."""
    known = dict(wanted.ids)
    for register in REGISTERS:
        if register in known and (wanted.kind or register == "imdb"):
            title = await service.find_by_id(register, known[register], wanted.kind)
            if title is not None:
                return title
    return None
