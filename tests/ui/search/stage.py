"""The real window with Ada linked at all four services of the sandbox, and the search panel in it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtTest import QTest

from desktop_app.accounts import Library
from desktop_app.domain.account import AccountId
from desktop_app.domain.parts import Catalogue, Service
from desktop_app.domain.queues import QueueRef, Title
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.hands import until
from desktop_app.ui.search.model import ResultRole
from desktop_app.ui.search.panel import SearchPanel
from desktop_app.ui.search.sections import FoundTitle, SearchProgress
from tests import chew, tmdb, trakt
from tests.core import Script
from tests.parts import there
from tests.ui.stage import Stage, shown

EVERYBODY = ("netflix", "trakt", "tmdb", "chew")


class FourServices(Stage):
    """`netflix`, `trakt`, `tmdb`, `chew`, in the order in which they are linked."""

    services = EVERYBODY

    @property
    def lists(self) -> Library:
        assert self.program is not None
        return self.program.workspace.library

    @property
    def panel(self) -> SearchPanel:
        return self.program.features.search.panel

    async def link_at(self, provider: str) -> AccountId:
        """Ada there, by script; until her lists are known."""
        at = self.sandbox
        trakt.at_once(at.trakt)
        at.tmdb.faults.requests_per_second(None)
        match provider:
            case "netflix":
                await self.save_key()
                key, agent = await self.accounts.application_key("netflix"), Script()
            case "trakt":
                key, agent = trakt.key_of(at.trakt), trakt.Member(at.trakt.auth)
            case "tmdb":
                key, agent = tmdb.key_of(at.tmdb), tmdb.Member()
            case _:
                key, agent = chew.key_of(at.chew), chew.Performer()
        assert key is not None
        await self.accounts.save_application_key(provider, key)
        method = Method.BROWSER if provider == "chew" else Method.EMBEDDED
        linked = await self.accounts.link(provider, method, key, agent, lambda _: None)
        ids = linked.account.id
        await until(lambda: self.lists.refs_of(ids), f"the lists at {provider}")
        await until(lambda: all(ref in self.lists for ref in self.lists.refs_of(ids)), "them to be there")
        return ids

    def ref(self, provider: str, name: str) -> QueueRef:
        account = next(one for one in self.accounts.all if one.provider == provider)
        return QueueRef(account.id, name)

    async def show(self, provider: str, name: str) -> QueueRef:
        """The list on the screen, read."""
        assert self.program is not None
        ref = self.ref(provider, name)
        self.program.workspace.screen.choose(ref)
        await self.read(ref)
        return ref

    async def read(self, ref: QueueRef) -> None:
        await until(lambda: self.lists[ref].state.health is Health.IN_STEP, f"{ref.name} to be read")

    async def find(self, term: str, *, sections: int) -> None:
        """Ctrl+K, the words, Return; until everybody answered."""
        self.ask(term)
        assert len(self.panel.model.sections) == sections
        await until(self.all_answered, "all answers")

    def ask(self, term: str) -> None:
        assert self.program is not None
        self.program.features.search.open()
        self.panel.field.selectAll()
        QTest.keyClicks(self.panel.field, term)
        self.panel.field.confirmed.emit()

    def all_answered(self) -> bool:
        return all(section.progress is not SearchProgress.SEARCHING for section in self.panel.model.sections)

    def counts(self) -> dict[str, int]:
        return {section.key.partition("@")[0]: len(section.titles) for section in self.panel.model.sections}

    def choose(self, provider: str, *names: str) -> None:
        """These results, the first of them the current one."""
        view, model = self.panel.results, self.panel.model
        view.clearSelection()
        for name in names:
            index = next(
                index
                for index in map(model.index, range(model.rowCount()))
                if isinstance(row := model.row_at(index), FoundTitle)
                and (row.catalogue.key.partition("@")[0], row.title.name) == (provider, name)
            )
            command = view.selectionModel().SelectionFlag
            if name == names[0]:
                view.selectionModel().setCurrentIndex(index, command.ClearAndSelect)
            view.selectionModel().select(index, command.Select)

    def mark_of(self, provider: str, name: str) -> str:
        self.choose(provider, name)
        return str(self.panel.results.currentIndex().data(ResultRole.MARK))


class Gate:
    """Holds the answers of one account's service back until it is opened."""

    def __init__(self, on: FourServices, provider: str) -> None:
        assert on.program is not None
        self._asking = on.program.features.search._asking
        self._real = self._asking._service_of
        self._account = on.ref(provider, "").account
        self._opened = asyncio.Event()
        self.asked: list[str] = []

    def open(self) -> None:
        self._opened.set()

    def __enter__(self) -> Self:
        self._asking._service_of = self._service_of
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._asking._service_of = self._real

    async def _service_of(self, account: AccountId) -> Service:
        service = await self._real(account)
        held = _Held(there(service.catalogue), self)
        return replace(service, catalogue=held) if account == self._account else service

    async def passed(self, term: str) -> None:
        self.asked.append(term)
        await self._opened.wait()


class _Held:
    """A `Catalogue` whose answers are held back."""

    def __init__(self, catalogue: Catalogue, gate: Gate) -> None:
        self._catalogue = catalogue
        self._gate = gate

    async def search(self, term: str) -> tuple[Title, ...]:
        await self._gate.passed(term)
        return await self._catalogue.search(term)


@asynccontextmanager
async def four_services(folder: Path, sandbox: Sandbox, *providers: str) -> AsyncIterator[FourServices]:
    """Ada linked at these."""
    async with shown(FourServices(folder, sandbox, time.time)) as on:
        for provider in providers or EVERYBODY:
            await on.link_at(provider)
        yield on
