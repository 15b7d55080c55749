"""States of titles, told by their service: shown in the details, and beside search results."""

import asyncio
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import Item, Queue, QueueRef, TitleId
from desktop_app.domain.title_states import TitleState
from desktop_app.ui.details.lines import state_line
from desktop_app.ui.details.pane import DetailsPane
from desktop_app.ui.search.model import ResultsModel
from desktop_app.ui.search.sections import Section
from desktop_app.ui.workspace import Workspace


class TitleStates(QObject):
    """Asks services for the states of titles; says nothing if a service does not tell."""

    def __init__(self, workspace: Workspace, model: ResultsModel, pane: DetailsPane) -> None:
        super().__init__(workspace.window)
        self._accounts = workspace.accounts
        self._library = workspace.library
        self._tasks = workspace.tasks
        self._window = workspace.window
        self._model = model
        self._pane = pane
        self._shown: tuple[QueueRef, TitleId] | None = None
        self._told: TitleState | None = None
        self._asking: asyncio.Task[None] | None = None
        self._resting = QTimer(self, singleShot=True, interval=round(workspace.rest * 1000))
        self._resting.timeout.connect(self._ask)

    def show(self, ref: QueueRef, items: tuple[Item, ...]) -> None:
        """Show how a title stands with its account, if it alone is selected; the service is asked after a rest."""
        wanted = (ref, items[0].title.id) if len(items) == 1 else None
        if wanted != self._shown:
            self._shown, self._told = wanted, None
            if self._asking is not None:
                self._asking.cancel()
            self._resting.start()
        self._say()

    def _ask(self) -> None:
        if self._shown is not None:
            self._asking = self._tasks.start(self._tell(*self._shown))

    async def _tell(self, ref: QueueRef, title_id: TitleId) -> None:
        told = (await self._states(ref.account, (title_id,))).get(title_id)
        if self._shown == (ref, title_id):
            self._told = told
            if self._window.current == ref:  # else the details are about a title that is shown in its place
                self._say()

    async def _states(self, account: AccountId, titles: Sequence[TitleId]) -> Mapping[TitleId, TitleState]:
        with suppress(LineupError):  # the list itself says what is wrong
            states = (await self._accounts.library.linked(account).service()).title_states
            if states is not None:
                return await states.of(titles)
        return {}

    def _say(self) -> None:
        sentence = ""
        if self._shown is not None and self._told is not None:
            ref, title_id = self._shown
            open_lists = dict(self._open(ref.account))
            numbers = {name: number for name, queue in open_lists.items() if (number := _first_number(queue, title_id))}
            sentence = state_line(seen(self._told, title_id, open_lists), numbers, self._names(ref.account))
        self._pane.show_state(sentence)

    # --- what a search found -------------------------------------------------------------------------------------

    def mark(self, section: Section) -> None:
        """Mark the titles that a service found in the search panel with their states."""
        if section.titles:
            self._tasks.start(self._mark(section))

    async def _mark(self, section: Section) -> None:
        account, model = section.catalogue.account, self._model
        told = await self._states(account, tuple(title.id for title in section.titles))
        names, here = self._names(account), {name for name, _ in self._open(account)}
        said = {title_id: _elsewhere(state, here, names) for title_id, state in told.items()}
        if section in model.sections:
            model.tell(section.key, said)

    # --- lists ---------------------------------------------------------------------------------------------------

    def _open(self, account: AccountId) -> Iterator[tuple[str, Queue]]:
        """The person's own queues that are on this computer: what stands there is known better than by asking."""
        for ref in self._library.refs_of(account):
            info = self._library.info(ref)
            if info is not None and not info.fixed and ref in self._library and self._library[ref].state.loaded:
                yield ref.name, self._library[ref].state.view

    def _names(self, account: AccountId) -> dict[str, str]:
        infos = (self._library.info(ref) for ref in self._library.refs_of(account))
        return {info.name: info.title for info in infos if info is not None}


def seen(told: TitleState, title_id: TitleId, open_lists: Mapping[str, Queue]) -> TitleState:
    """The state that the service told, corrected by the lists that are open here."""
    there = {name: queue.items_of(title_id) for name, queue in open_lists.items()}
    placed = [name for name, items in there.items() if any(item.id in open_lists[name] for item in items)]
    saved = [name for name, items in there.items() if items and name not in placed]
    in_lists = (*placed, *(name for name in told.in_lists if name not in open_lists))
    saved_in = (*saved, *(name for name in told.saved_in if name not in open_lists))
    return replace(told, in_lists=in_lists, saved_in=saved_in)


def _first_number(queue: Queue, title_id: TitleId) -> int | None:
    """The one-based place of the title's first item; None where it has no place."""
    places = (queue.place_of(item.id) for item in queue.items_of(title_id))
    return next((place + 1 for place in places if place is not None), None)


def _elsewhere(state: TitleState, here: Collection[str], names: Mapping[str, str]) -> str:
    """A state beside the open lists: `in DVD queue`, `at home`."""
    lists = (f"in {names.get(name, name)}" for name in (*state.in_lists, *state.saved_in) if name not in here)
    return ", ".join((*lists, *(("at home",) if state.at_home else ())))
