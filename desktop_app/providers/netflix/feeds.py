"""The feeds of an account (contract netflix 7).

Each address holds a token of its own, by which anybody reads that feed, and the application's key; nothing is signed.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit

from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.feeds import Feed, FeedEntry, FeedInfo
from desktop_app.domain.queues import Title
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.calls import Calls
from desktop_app.providers.netflix.parser import title_of
from desktop_app.providers.trees import Tree, many, text
from desktop_app.workers import Workers

MOST_ENTRIES = "100"

_REL = "feed."
_TITLES = {
    "queues.instant": "Instant queue",
    "queues.instant.recent": "New in the instant queue",
    "queues.disc": "DVD queue",
    "queues.disc.recent": "New in the DVD queue",
    "at_home": "At home",
    "rental_history": "Rental history",
    "rental_history.shipped": "Recently sent",
    "rental_history.returned": "Recently returned",
    "rental_history.watched": "Recently watched",
    "ratings": "Your ratings",
    "reviews": "Your reviews",
    "recommendations": "Recommendations",
}
_ITEMS = ("queue_item", "at_home_item", "rental_history_item", "ratings_item", "recommendation", "catalog_title")


class Feeds:
    """Feeds of an account. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._workers = Workers("feeds")

    async def all(self) -> tuple[FeedInfo, ...]:
        """Feeds of the account, asked for anew each time: their addresses are secrets, and are kept nowhere."""
        tree = tree_of(await self._calls.get(f"{self._calls.user}/feeds"))
        return feed_infos(tree, self._calls.api)

    async def read(self, info: FeedInfo) -> Feed:
        from desktop_app.providers.netflix.atom import feed_of  # noqa: PLC0415 - what reads it is not needed at a start

        body = (await self._calls.get_unsigned(_asking(info.address, "atom"))).body
        return await self._workers.run(lambda: feed_of(body))  # a long one takes a while

    async def title(self, info: FeedInfo, entry: FeedEntry) -> Title | None:
        """Atom's entries do not say which title they are about; the same data in JSON does."""
        tree = tree_of(await self._calls.get_unsigned(_asking(info.address, "json")))
        trees = (told for told in tree.values() if isinstance(told, dict))
        nodes = (node for told in trees for name in _ITEMS for node in many(told, name))
        wanted = _last_part(entry.key)
        if not wanted:
            return None
        return next((title_of(node, self._calls.api) for node in nodes if wanted == _last_part(text(node, "id"))), None)


def feed_infos(tree: Tree, api: str) -> tuple[FeedInfo, ...]:
    """The feeds that the index links to. Raises `BadAnswer` where it is something else."""
    index = tree.get("resource")
    if not isinstance(index, dict):
        raise BadAnswer(AnswerReason.NOT_FEEDS)
    found = (_feed_info(link, api) for link in many(index, "link"))
    return tuple(info for info in found if info is not None)


def _feed_info(link: Tree, api: str) -> FeedInfo | None:
    name = _last_part(text(link, "rel")).removeprefix(_REL)
    address = _at_our_server(text(link, "href"), api)
    if not address or not name:
        return None
    return FeedInfo(name, _TITLES.get(name) or text(link, "title").capitalize() or name, address)


def _at_our_server(href: str, api: str) -> str:
    """The address on the server that was asked, so that no answer sends a token elsewhere: hrefs may name hosts where
    nobody answers any more (contract 1). Escapes of XML that were carried along are undone.
    """
    try:
        parts = urlsplit(href.replace("&amp;", "&"))
    except ValueError:
        return ""
    if not parts.path.startswith("/users/") or "feed_token=" not in parts.query:
        return ""
    return f"{api}{parts.path}?{parts.query}"


def _asking(address: str, output: str) -> str:
    """The feed in that form."""
    place, _, query = address.partition("?")
    pairs = [(name, value) for name, value in parse_qsl(query) if name not in ("output", "max_results")]
    return f"{place}?{urlencode([*pairs, ('max_results', MOST_ENTRIES), ('output', output)])}"


def _last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
