"""How titles stand: in which queue, at home, in which formats (contract netflix 8)."""

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.auth.signing import Clock
from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.queues import TitleId
from desktop_app.domain.title_states import TitleState
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.calls import Calls
from desktop_app.providers.netflix.parser import title_id_of
from desktop_app.providers.trees import Tree, many, one, text

TITLES_A_REQUEST = 500
FRESH = 60.0
"""Seconds for which what was told is told again: queues change under it, also elsewhere."""

_QUEUES = ("instant", "disc")
_QUEUED, _SAVED, _HOME = "in queue", "saved", "at home"


class States:
    """States of titles with an account, remembered for a while. `clock` tells seconds."""

    def __init__(self, calls: Calls, clock: Clock) -> None:
        self._calls = calls
        self._clock = clock
        self._told: dict[TitleId, tuple[float, TitleState]] = {}

    async def of(self, titles: Sequence[TitleId]) -> Mapping[TitleId, TitleState]:
        """States of the titles, asked only where none is fresh. Raises `ServiceError`."""
        now = self._clock()
        self._told = {key: told for key, told in self._told.items() if 0 <= now - told[0] < FRESH}
        lacking = [title for title in dict.fromkeys(titles) if title not in self._told]
        for start in range(0, len(lacking), TITLES_A_REQUEST):
            refs = [self._calls.ref(title) for title in lacking[start : start + TITLES_A_REQUEST]]
            told = states_of(tree_of(await self._calls.get_for(f"{self._calls.user}/title_states", refs)))
            self._told |= {title: (now, state) for title, state in told.items()}
        return {title: self._told[title][1] for title in titles if title in self._told}

    def forget(self, titles: Sequence[TitleId]) -> None:
        """Something was just done to them."""
        for title in titles:
            self._told.pop(title, None)


def states_of(tree: Tree) -> dict[TitleId, TitleState]:
    """States in an answer. Raises `BadAnswer`."""
    told = tree.get("title_states")
    if not isinstance(told, dict):
        raise BadAnswer(AnswerReason.NO_STATES)
    found = ((_title(node), _state(node)) for node in many(told, "title_state"))
    return {title: state for title, state in found if title is not None}


def _title(node: Tree) -> TitleId | None:
    return next(filter(None, (title_id_of(text(link, "href")) for link in many(node, "link"))), None)


def _state(node: Tree) -> TitleState:
    queued: list[str] = []
    saved: list[str] = []
    formats: list[str] = []
    at_home = False
    for item in many(node, "title_state_item"):
        queue = text(one(item, "link"), "rel").rpartition(".")[2]
        for labels in map(_labels, many(item, "format")):
            terms = {term.lower() for term in labels.get("title_states", ())}
            if queue in _QUEUES and _QUEUED in terms:
                queued.append(queue)
            if queue in _QUEUES and _SAVED in terms:
                saved.append(queue)
            at_home = at_home or _HOME in terms
            formats += labels.get("title_formats", ())
    return TitleState(_each_once(queued), _each_once(saved), _each_once(formats), at_home)


def _labels(node: Tree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for scheme, term in _terms(node):
        found.setdefault(scheme, []).append(term)
    return found


def _terms(node: Tree) -> Iterator[tuple[str, str]]:
    for category in many(node, "category"):
        yield text(category, "scheme").rpartition("/")[2], text(category, "label") or text(category, "term")


def _each_once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
