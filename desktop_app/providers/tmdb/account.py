"""Owner of a session and of the lists that it shows (contract 3)."""

import asyncio
from collections.abc import Iterable

from desktop_app.domain.errors import AnswerReason, BadAnswer, NotThere
from desktop_app.providers.tmdb.addresses import Address
from desktop_app.providers.tmdb.calls import AT_ONCE, Calls
from desktop_app.providers.trees import Tree, number, text


class Account:
    """The account with its number, which stands in the addresses of its lists. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._told: Tree = {}

    async def told(self) -> Tree:
        """Account as TMDB tells it, asked anew."""
        self._told = await self._calls.now("/account")
        return self._told

    async def number(self) -> int:
        """Account number, as last told."""
        found = number(self._told or await self.told(), "id")
        if found is None:
            raise BadAnswer(AnswerReason.NO_PERSON)
        return found

    async def username(self) -> str:
        """User name, as last told."""
        return text(self._told or await self.told(), "username")


class Owners:
    """The owners of lists with names, by number. Each is asked for once: whose a list is stands in the list alone."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._known: dict[str, str] = {}

    def note(self, number: str, owner: str) -> None:
        """Remember the owner of a list that was just made."""
        self._known[number] = owner

    async def of(self, numbers: Iterable[str]) -> dict[str, str]:
        """The owner of each list; those that are gone meanwhile are not in it. Raises `ServiceError`."""
        numbers = tuple(numbers)
        unknown = [number for number in numbers if number not in self._known]
        for start in range(0, len(unknown), AT_ONCE):
            some = unknown[start : start + AT_ONCE]
            owners = await asyncio.gather(*map(self._owner, some))
            self._known.update({number: owner for number, owner in zip(some, owners, strict=True) if owner})
        return {number: self._known[number] for number in numbers if number in self._known}

    async def _owner(self, number: str) -> str:
        try:
            return text(await self._calls.get(Address(f"list/{number}").path), "created_by") or "somebody"
        except NotThere:
            return ""
