"""The first view after the start: the list that was shown last, a chosen list, or a view that a feature offers."""

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
    """A view, not a list, that can be shown first. `name` stands in the settings file, `words` are for people."""

    name: str
    words: str
    show: Callable[[], None]


class FirstView:
    """The views that can be shown first, and how the settings file names them."""

    def __init__(self, library: Library, labels: Labels) -> None:
        self._library = library
        self._labels = labels
        self._views: dict[str, View] = {}

    def offer(self, view: View) -> None:
        """Add a view to the choices of the first view."""
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
    """The name of a list in the settings file."""
    return f"{ref.account}{_BETWEEN}{ref.name}"


def list_of(name: str) -> QueueRef | None:
    """The list of a name in the settings file; None if the name is not a list's."""
    account, between, own = name.partition(_BETWEEN)
    return QueueRef(AccountId(account), own) if between and account and own else None
