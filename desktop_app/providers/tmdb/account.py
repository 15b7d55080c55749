"""Who the session is of (contract 3)."""

from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.trees import Tree, number, text


class AccountNumber:
    """The account's own number, which stands in the addresses of its lists. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._told: Tree = {}

    async def told(self) -> Tree:
        """All that TMDB says of the account, asked anew."""
        self._told = await self._calls.now("/account")
        return self._told

    async def number(self) -> int:
        """As last told."""
        found = number(self._told or await self.told(), "id")
        if found is None:
            raise BadAnswer(AnswerReason.NO_PERSON)
        return found

    async def username(self) -> str:
        """As last told."""
        return text(self._told or await self.told(), "username")
