"""The search for a term in several catalogues. Each answers for itself; answers to an older search are passed over."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError
from desktop_app.domain.parts import Service
from desktop_app.ui.search.sections import Catalogue
from desktop_app.ui.shell.tasks import Tasks

SHORTEST = 2
"""Letters from which suggestions are asked for."""

ServiceOf = Callable[[AccountId], Awaitable[Service]]
"""Raises `LineupError`."""


class CatalogueSearch(QObject):
    """The search under way, with a task for each catalogue."""

    answered = Signal(object, object)
    """Catalogue, tuple of Titles."""

    failed = Signal(object, object)
    """Catalogue, LineupError."""

    suggested = Signal(str, object)
    """Emitted with the typed text and a tuple of suggested names."""

    suggests = Signal()
    """Emitted when a service turns out to suggest names."""

    def __init__(self, service_of: ServiceOf, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._service_of = service_of
        self._tasks = tasks
        self._term = ""
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._suggesting: asyncio.Task[None] | None = None
        self._suggestions: dict[tuple[str, str], tuple[str, ...]] = {}

    def ask(self, term: str, catalogues: Sequence[Catalogue]) -> None:
        """Search all these catalogues at the same time, and cancel earlier searches."""
        self.stop()
        self._term = term
        for catalogue in catalogues:
            self.ask_again(catalogue)

    def ask_again(self, catalogue: Catalogue) -> None:
        """Put the current search once more to one catalogue."""
        self._let_go(self._under_way.pop(catalogue.key, None))
        self._under_way[catalogue.key] = self._tasks.start(self._find(self._term, catalogue))

    def stop(self) -> None:
        """Cancel all searches under way, because nobody waits for answers."""
        for task in self._under_way.values():
            self._let_go(task)
        self._under_way = {}

    def look(self, catalogues: Sequence[Catalogue]) -> None:
        """Look whether any of the catalogues suggests names, which needs no call to a service."""
        self._tasks.start(self._look(catalogues))

    def suggest(self, term: str, catalogues: Sequence[Catalogue]) -> None:
        """Names that begin so, of the first service that suggests any."""
        self._let_go(self._suggesting)
        if len(term) >= SHORTEST:
            self._suggesting = self._tasks.start(self._suggest(term, catalogues))
        else:
            self.suggested.emit(term, ())

    async def _find(self, term: str, catalogue: Catalogue) -> None:
        """Search one catalogue and tell the answer, unless the task is cancelled before."""
        try:
            titles_of = (await self._service_of(catalogue.account)).catalogue
            titles = await titles_of.search(term) if titles_of is not None else ()
        except LineupError as error:
            self.failed.emit(catalogue, error)
        else:
            self.answered.emit(catalogue, titles)

    async def _look(self, catalogues: Sequence[Catalogue]) -> None:
        for catalogue in catalogues:
            with suppress(LineupError):  # the search itself tells what is wrong
                if (await self._service_of(catalogue.account)).suggestions is not None:
                    self.suggests.emit()

    async def _suggest(self, term: str, catalogues: Sequence[Catalogue]) -> None:
        for catalogue in catalogues:
            names = await self._names(term, catalogue)
            if names:
                self.suggested.emit(term, names)
                return
        self.suggested.emit(term, ())

    async def _names(self, term: str, catalogue: Catalogue) -> tuple[str, ...]:
        """Names that a service suggests for `term`, each term asked once: some services limit a day's calls."""
        known = (catalogue.key, term.casefold())
        if known not in self._suggestions:
            with suppress(LineupError):
                names = (await self._service_of(catalogue.account)).suggestions
                self._suggestions[known] = await names.suggest(term) if names is not None else ()
        return self._suggestions.get(known, ())

    @staticmethod
    def _let_go(task: "asyncio.Task[None] | None") -> None:
        if task is not None:
            task.cancel()
