"""Lists that a person makes at Trakt, changes, orders and deletes (contract trakt 5)."""

from collections.abc import Sequence

from desktop_app.domain.errors import AnswerReason, BadAnswer, LimitReached, RefusalReason, Refused
from desktop_app.domain.service import ListEditing, ListInfo
from desktop_app.providers.trakt.account import LISTS_FULL, Account, full
from desktop_app.providers.trakt.addresses import OWN, Address
from desktop_app.providers.trakt.answers import one_of
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.members import PRIVACIES, list_info
from desktop_app.transport import Response


class Editor:
    """Editor of an account's lists at Trakt. Every method raises `ServiceError`."""

    editing = ListEditing(PRIVACIES)

    def __init__(self, calls: Calls, account: Account) -> None:
        self._calls = calls
        self._account = account

    async def create(self, title: str, description: str, privacy: str) -> ListInfo:
        try:
            response = await self._calls.write("POST", OWN, _words(title, description, privacy))
        except LimitReached as error:
            raise full(error, (await self._account.limits_now()).lists, LISTS_FULL) from None
        return await self._info(response)

    async def change(self, name: str, title: str, description: str, privacy: str) -> ListInfo:
        words = _words(title, description, privacy)
        return await self._info(await self._calls.write("PUT", _own(name).itself, words))

    async def delete(self, name: str) -> None:
        await self._calls.write("DELETE", _own(name).itself, {})

    async def reorder(self, names: Sequence[str]) -> None:
        await self._calls.write("POST", f"{OWN}/reorder", {"rank": [_own(name).number for name in names]})

    async def _info(self, response: Response) -> ListInfo:
        info = list_info(one_of(response), await self._account.limits(), is_own=True)
        if info is None:
            raise BadAnswer(AnswerReason.NO_NAME_OF_LIST, status=response.status)
        return info


def _own(name: str) -> Address:
    if not name.startswith("lists/"):
        raise Refused(RefusalReason.NOT_YOUR_LIST)
    return Address(name)


def _words(title: str, description: str, privacy: str) -> dict[str, object]:
    return {"name": title, "description": description, "privacy": privacy or "private"}
