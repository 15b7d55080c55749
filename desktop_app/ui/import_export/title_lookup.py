"""Finding out which titles are wanted: in what was found before, then by asking the service, for as long as wanted."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from desktop_app.domain.errors import BadAnswer, NotThere, RateLimited, Refused, StorageError
from desktop_app.domain.import_export.imported_title import ImportedTitle, Line
from desktop_app.domain.import_export.look_ups import NAME, CatalogueId, LookUp, found_for, look_ups_of_all
from desktop_app.domain.import_export.preview import Preview
from desktop_app.domain.import_export.title_matching import Fit, Match, candidates
from desktop_app.domain.parts import Service
from desktop_app.domain.queues import Title
from desktop_app.storage.found_titles import FoundTitles
from desktop_app.ui.sentences.details import detail_of
from desktop_app.workers import Workers

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Questions under way."""

MOST_ASKED = 10_000
"""Titles that the service is asked about at one press: each is a request or two."""

LONGEST_WAIT = 600.0
"""Seconds for which a limit of the service is waited for."""

_OF_ONE_TITLE = (BadAnswer, Refused, NotThere)
"""The next question may well be answered."""

Changed = Callable[[Iterable[int]], None]
"""Rows that read otherwise."""


class TitleLookup:
    """The questions of one preview to one catalogue. Answers stay, in the preview and for later previews."""

    def __init__(self, preview: Preview, catalogue: CatalogueId, found: FoundTitles) -> None:
        self._preview = preview
        self._catalogue = catalogue
        self._found = found
        self._answers: dict[LookUp, tuple[Title, ...]] = {}
        self._being_asked: defaultdict[LookUp, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._resumes_at = 0.0
        self.asked = self.to_ask = 0

    @property
    def rests(self) -> bool:
        """The service wants a pause that is not over."""
        return self._resumes_at > asyncio.get_running_loop().time()

    async def remember(self, workers: Workers) -> None:
        """Put in the answers of earlier previews, before the person sees this one."""
        questions = await workers.run(lambda: frozenset(self._open_questions()))
        try:
            self._answers.update(await self._found.known(self._catalogue, questions))
        except StorageError as error:
            log.warning("What was found before cannot be read: %s", error)
        await workers.run(self._put_answers)

    def _open_questions(self) -> Iterator[LookUp]:
        for place in self._preview.unknown:
            yield from look_ups_of_all(self._line(place).wanted, self._catalogue.provider, by_key=True)

    def _put_answers(self) -> None:
        for place in tuple(self._preview.unknown):
            match = self._matched(self._line(place))
            if isinstance(match, Match):
                self._preview.put(place, match)

    async def ask(self, service: Service, changed: Changed, paused: Callable[[float], None]) -> None:
        """About what is not known yet, a few at once. `paused` hears for how many seconds the service wants a rest.

        Raises `LineupError`; what was found before stays.
        """
        places = tuple(self._preview.unknown)[:MOST_ASKED]
        self.asked, self.to_ask = 0, len(places)
        left = iter(places)
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(AT_ONCE):
                    group.create_task(self._work(service, left, changed, paused))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from None

    async def _work(
        self, service: Service, left: Iterator[int], changed: Changed, paused: Callable[[float], None]
    ) -> None:
        for place in left:
            match = await self._find(service, self._line(place), paused)
            self.asked += 1
            changed(self._preview.put(place, match))
            await asyncio.sleep(0)  # what needs no question takes no time: the window goes first

    async def _find(self, service: Service, line: Line, paused: Callable[[float], None]) -> Match:
        by_key = service.title_keys is not None
        while isinstance(found := self._matched(line, by_key=by_key), LookUp):
            try:
                await self._answer(service, found, paused)
            except _OF_ONE_TITLE as error:
                return Match(
                    line, Fit.UNKNOWN, why=f"Not answered: {said}" if (said := detail_of(error)) else "Not answered"
                )
        return found

    async def _answer(self, service: Service, question: LookUp, paused: Callable[[float], None]) -> None:
        """Ask the service once, however many lines want to know."""
        async with self._being_asked[question]:
            if question in self._answers:
                return
            titles = await self._patiently(service, question, paused)
            self._answers[question] = titles
            try:
                await self._found.keep(self._catalogue, question, titles)
            except StorageError as error:
                log.warning("What was found cannot be kept: %s", error)

    async def _patiently(
        self, service: Service, question: LookUp, paused: Callable[[float], None]
    ) -> tuple[Title, ...]:
        """A pause that the service wants is kept by all."""
        while True:
            await self._rested()
            try:
                return await _asked(service, question)
            except RateLimited as limit:
                if limit.until_tomorrow or limit.retry_after > LONGEST_WAIT:
                    raise
                self._resumes_at = max(self._resumes_at, asyncio.get_running_loop().time() + limit.retry_after)
                paused(limit.retry_after)

    async def _rested(self) -> None:
        """Wait until the service's pause is over, which another question may have made longer meanwhile."""
        rest = self._resumes_at - asyncio.get_running_loop().time()
        if rest > 0:
            await asyncio.sleep(rest)
            await self._rested()

    def _line(self, place: int) -> Line:
        row = self._preview[place]
        assert isinstance(row, Match)
        return row.line

    def _matched(self, line: Line, *, by_key: bool = True) -> Match | LookUp:
        return found_for(line, self._answers, self._catalogue.provider, by_key=by_key)


async def _asked(service: Service, question: LookUp) -> tuple[Title, ...]:
    """No title where the service has no part to ask."""
    if question.namespace == NAME and service.catalogue is not None:
        return candidates(ImportedTitle(question.key), await service.catalogue.search(question.key))
    if question.namespace != NAME and service.title_keys is not None:
        return await service.title_keys.find_by_id(question.namespace, question.key, question.kind)
    return ()
