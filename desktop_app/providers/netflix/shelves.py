"""Lists that Netflix keeps of an account: at home, rental history, recommendations (contract netflix 1 and 8).

Which there are is told by the links of the user's own resource; those about discs in the mail were removed in 2012, and
a server may go on linking to what it no longer has. No entity-tag guards them, for nobody writes them.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.errors import AnswerReason, BadAnswer, ListReason, NotThere, Refused
from desktop_app.domain.queues import Item, Queue
from desktop_app.domain.service import ListInfo
from desktop_app.moments import in_utc
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.calls import Calls
from desktop_app.providers.netflix.parser import item_of
from desktop_app.providers.trees import Tree, many, number, one, text

AT_HOME, HISTORY, RECOMMENDATIONS = "at_home", "rental_history", "recommendations"
PAGE = 100
"""The most that the catalogue tells at once; of these lists nobody says."""

LONGEST = 500
"""Titles that are read of such a list, the latest first."""

READS_OF_ONE_STATE = 3
"""How often such a list is read anew when it changes between two pages."""

GONE = (404, 410)
_SENT = ListReason.DISCS
_WATCHED = ListReason.WATCHED
_LIKELY = ListReason.LIKELY
SHELVES = (
    ListInfo(AT_HOME, "At home", fixed=_SENT, on_request=True),
    ListInfo(f"{HISTORY}/returned", "Recently returned", fixed=_SENT, on_request=True, is_record=True),
    ListInfo(f"{HISTORY}/watched", "Recently watched", fixed=_WATCHED, on_request=True, is_record=True),
    ListInfo(HISTORY, "Rental history", fixed=_SENT, on_request=True, is_record=True),
    ListInfo(RECOMMENDATIONS, "Recommendations", fixed=_LIKELY, on_request=True),
)
NAMES = frozenset(info.name for info in SHELVES)
_ITEMS = {AT_HOME: "at_home_item", HISTORY: "rental_history_item", RECOMMENDATIONS: "recommendation"}
_EVENTS = (("returned", "returned"), ("watched", "watched"), ("shipped", "sent"), ("estimated_arrival", "due"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Shelves:
    """Lists that Netflix itself keeps of an account. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._linked: frozenset[str] | None = None
        self._gone: set[str] = set()

    async def lists(self) -> tuple[ListInfo, ...]:
        """Lists that the server is known to have. Asked once, and again when a list is gone."""
        if self._linked is None:
            self._linked = links_of(tree_of(await self._calls.get(self._calls.user)))
        return tuple(one for one in SHELVES if _root(one.name) in self._linked and one.name not in self._gone)

    async def fetch(self, name: str, known: Queue | None) -> Queue:
        """The whole list, or its latest part; `known` where it is the same. Raises `NotThere` where it was removed."""
        for _ in range(READS_OF_ONE_STATE):
            items, is_steady = await self._walk(name)
            doubles = len(items) - len(set(items))  # a title may have been rented twice, but not on one day
            if is_steady and not doubles:
                break
        each_once = tuple({item.id: item for item in reversed(items)}.values())[::-1]
        queue = Queue(each_once, etag=_tag(each_once), comes_and_goes=True, unseen=doubles)
        return known if known is not None and known.etag == queue.etag else queue

    async def _walk(self, name: str) -> tuple[list[Item], bool]:
        """The entries of all pages, and whether each page told of as many and there were so many."""
        items: list[Item] = []
        totals: set[int] = set()
        while len(items) < min(max(totals, default=LONGEST), LONGEST):
            shelf = await self._page(name, len(items))
            nodes = many(shelf, _ITEMS[_root(name)])
            items += [_item(node, self._calls.api) for node in nodes]
            totals.add(number(shelf, "number_of_results") or 0)
            if not nodes:
                break
        return items, len(totals) == 1 and len(items) >= min(*totals, LONGEST)

    async def _page(self, name: str, start: int) -> Tree:
        query = (("start_index", str(start)), ("max_results", str(PAGE)), ("expand", "directors,synopsis,formats"))
        try:
            response = await self._calls.get(f"{self._calls.user}/{name}", query)
        except Refused as error:
            if error.status not in GONE:
                raise
            self._gone.add(name)
            self._linked = None
            raise NotThere(error.why, status=error.status, said=error.said) from error
        shelf = tree_of(response).get(_root(name))
        if not isinstance(shelf, dict):
            raise BadAnswer(AnswerReason.OTHER_LIST)
        return shelf


def links_of(tree: Tree) -> frozenset[str]:
    """Resources to which the user's resource links, by the end of each rel."""
    return frozenset(text(link, "rel").rpartition("/")[2] for link in many(one(tree, "user"), "link"))


def _root(name: str) -> str:
    return name.partition("/")[0]


def _item(node: Tree, api: str) -> Item:
    """The entry, and what happened to it last."""
    said = [f"{word} {_day(moment)}" for name, word in _EVENTS if (moment := number(node, f"{name}_date")) is not None]
    sent_back = bool(said) and not said[0].startswith("sent")
    return replace(item_of(node, api), remark=", ".join(said[:1] if sent_back else said))


def _day(seconds: int) -> str:
    """The day of a moment, in short: `7 Nov 2025`."""
    day = in_utc(seconds)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _tag(items: Sequence[Item]) -> str:
    """Ours: it says whether the same titles stand there in the same order, for the same reasons."""
    return hashlib.sha256("\n".join(f"{item.id} {item.remark}" for item in items).encode()).hexdigest()[:16]
