"""Netflix's catalogue: titles found, named while one types, and told in full (contract netflix 6 and 8)."""

from contextlib import suppress
from dataclasses import replace

from desktop_app.domain.errors import AnswerReason, BadAnswer, ServiceError
from desktop_app.domain.queues import Title
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.calls import Calls
from desktop_app.providers.netflix.parser import catalog_title, search_results, suggested
from desktop_app.providers.netflix.ratings import Ratings

SEARCH_RESULTS = 40

_EXPAND = ("expand", "directors,synopsis,formats")
_EXPAND_ALL = ("expand", "cast,directors,synopsis,formats")


class Catalogue:
    """Netflix's catalogue. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, ratings: Ratings) -> None:
        """`ratings` say what the account's owner will like."""
        self._calls = calls
        self._ratings = ratings

    async def search(self, term: str) -> tuple[Title, ...]:
        query = (("term", term), ("max_results", str(SEARCH_RESULTS)), _EXPAND)
        return search_results(tree_of(await self._calls.get("/catalog/titles", query)), self._calls.api)

    async def suggest(self, term: str) -> tuple[str, ...]:
        return suggested(tree_of(await self._calls.get_keyed("/catalog/titles/autocomplete", (("term", term),))))

    async def in_full(self, title: Title) -> Title:
        response = await self._calls.get(f"/catalog/titles/{title.id}", (_EXPAND_ALL,))
        if not response.body.strip():
            raise BadAnswer(AnswerReason.TITLE_NOT_KNOWN)  # a quirk: contract 6
        found = catalog_title(tree_of(response), self._calls.api)
        expected = None
        with suppress(ServiceError):  # a guess, without which all the rest is still worth telling
            expected = await self._ratings.predicted(title.id)
        if title.available is not None:  # out of a queue, where not every format counts
            found = replace(found, available_from=title.available_from, available_until=title.available_until)
        return replace(found, id=title.id, expected_rating=expected)
