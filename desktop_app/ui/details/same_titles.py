"""The person's answers on which titles are the same, kept once for all parts of the window."""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.duplicates import Pair
from desktop_app.domain.errors import LineupError
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import counted
from desktop_app.ui.workspace import Workspace


class SameTitles(QObject):
    """The answers on which titles are the same, read when first wanted."""

    changed = Signal()
    """The person said something, or took it back."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._history = workspace.history
        self._tasks = workspace.tasks
        self._window = workspace.window
        self._answers: dict[Pair, bool] | None = None
        self._turn = asyncio.Lock()

    async def answers(self) -> Mapping[Pair, bool]:
        """All answers so far, as a value that does not change with later ones."""
        async with self._turn:
            if self._answers is None:
                with suppress(LineupError):  # what cannot be read is asked again
                    self._answers = await self._history.same_titles()
        return self._answers or {}

    def read_again(self) -> None:
        """Read the answers again, because those on the disk were replaced."""
        self._answers = None
        self.changed.emit()

    def answer(self, name: str, pairs: Iterable[Pair], *, same: bool) -> None:
        """Remember whether titles of this name are the same, as one action with an undo."""
        pairs = tuple(pairs)
        self._keep(pairs, same=same)
        text = "the same title" if same else "another title"
        undo = Action("Undo", partial(self._keep, pairs, same=None), is_undo=True)
        self._window.message_bar.show_message(Message(Kind.OK, f"Remembered: {name} is {text}.", "", (undo,)))

    def answer_all(self, doubts: Iterable[Iterable[Pair]]) -> None:
        """Answer of each doubt that its titles are the same; a single Undo takes all of it back."""
        doubts = tuple(tuple(pairs) for pairs in doubts)
        pairs = tuple(pair for each in doubts for pair in each)
        self._keep(pairs, same=True)
        undo = Action("Undo", partial(self._keep, pairs, same=None), is_undo=True)
        text = f"Remembered: {counted(len(doubts), 'pair is', 'pairs are')} the same title."
        self._window.message_bar.show_message(Message(Kind.OK, text, "", (undo,)))

    def _keep(self, pairs: tuple[Pair, ...], *, same: bool | None) -> None:
        said_now = frozenset(pairs)
        self._answers = {pair: said for pair, said in (self._answers or {}).items() if pair not in said_now}
        if same is not None:
            self._answers |= dict.fromkeys(pairs, same)
        self.changed.emit()
        self._tasks.start(self._write(pairs, same=same))

    async def _write(self, pairs: tuple[Pair, ...], *, same: bool | None) -> None:
        for pair in pairs:
            await self._history.answer_same(pair, same=same)
