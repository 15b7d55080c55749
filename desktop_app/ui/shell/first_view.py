"""What is shown first: the list that was looked at last, a list that was chosen, or a view that somebody offers."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.accounts import Library
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import QueueRef
from desktop_app.storage.history import History
from desktop_app.storage.settings import LAST
from desktop_app.ui.labels import Labels

_BETWEEN = "/"


@dataclass(frozen=True, slots=True)
class View:
    """Something else than a list to begin with. `name` stands in the settings file, `words` are for people."""

    name: str
    words: str
    show: Callable[[], None]


class FirstView:
    """The choices, and what each of them means."""

    def __init__(self, library: Library, labels: Labels) -> None:
        self._library = library
        self._labels = labels
        self._views: dict[str, View] = {}

    def offer(self, view: View) -> None:
        """It can be begun with, too."""
        self._views[view.name] = view

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Words and the name for the settings file: the last list, the views, every list that is there."""
        views = ((view.words, view.name) for view in self._views.values())
        return (("The list that you looked at last", LAST), *views, *((self._words(r), name_of(r)) for r in self._refs))

    async def first(self, name: str, history: History) -> QueueRef | None:
        """The list to begin with. A view that is offered shows itself; what is not there any more is nothing."""
        view = self._views.get(name)
        if view is not None:
            view.show()
            return None
        if name != LAST:
            return list_of(name)
        try:
            return await history.last_seen()
        except LineupError:
            return None  # the first list will do

    @property
    def _refs(self) -> tuple[QueueRef, ...]:
        return self._library.refs

    def _words(self, ref: QueueRef) -> str:
        heading = self._labels.heading(ref)
        return f"{heading.title} · {heading.quiet}"


def name_of(ref: QueueRef) -> str:
    """A list as the settings file names it."""
    return f"{ref.account}{_BETWEEN}{ref.name}"


def list_of(name: str) -> QueueRef | None:
    """The inverse; None where it names no list."""
    account, between, own = name.partition(_BETWEEN)
    return QueueRef(AccountId(account), own) if between and account and own else None
