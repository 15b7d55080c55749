"""The person's answers on which titles are the same, kept once for all parts of the window."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain

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
        text = "the same title" if same else "another title"
        self._answer(dict.fromkeys(pairs, same), f"Remembered: {name} is {text}.")

    def answer_all(self, same: Sequence[Iterable[Pair]], different: Sequence[Iterable[Pair]]) -> None:
        """Remember which doubts are about a single title and which are not; one Undo takes all of it back."""
        answers = dict.fromkeys(chain.from_iterable(different), False) | dict.fromkeys(chain.from_iterable(same), True)
        self._answer(answers, answered_in_words(len(same), len(different)))

    def _answer(self, answers: Mapping[Pair, bool], words: str) -> None:
        self._keep(answers)
        undo = Action("Undo", partial(self._keep, dict.fromkeys(answers)), is_undo=True)
        self._window.message_bar.show_message(Message(Kind.OK, words, "", (undo,)))

    def _keep(self, answers: Mapping[Pair, bool | None]) -> None:
        """Take over some answers; None takes back what was said."""
        now = {**(self._answers or {}), **answers}
        self._answers = {pair: said for pair, said in now.items() if said is not None}
        self.changed.emit()
        self._tasks.start(self._history.answer_same(answers))


def answered_in_words(same: int, different: int) -> str:
    """Sentence on the answers that were remembered: `86 pairs are shown as one title, 2 as different titles.`."""
    if not same:
        return f"{counted(different, 'pair is', 'pairs are')} shown as different titles."
    also = f", {different:,} as different titles" if different else ""
    return f"{counted(same, 'pair is', 'pairs are')} shown as one title{also}."
