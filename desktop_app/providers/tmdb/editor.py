"""Lists that a person makes at TMDB and deletes (contract 4); what renames them wants another kind of sign-in."""

from collections.abc import Sequence

from desktop_app.domain.errors import AnswerReason, BadAnswer, NotThere, RefusalReason, Refused, ServerFault
from desktop_app.domain.service import ListEditing, ListInfo
from desktop_app.providers.tmdb.account import Account, Owners
from desktop_app.providers.tmdb.addresses import Address
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.tmdb.parser import list_info
from desktop_app.providers.trees import text

NO_RENAMING = RefusalReason.NO_RENAMING


class Editor:
    """Editor of an account's lists at TMDB. Every method raises `ServiceError`."""

    editing = ListEditing(orders=False)

    def __init__(self, calls: Calls, account: Account, owners: Owners) -> None:
        self._calls = calls
        self._account = account
        self._owners = owners

    async def create(self, title: str, description: str, _privacy: str) -> ListInfo:
        """Create a list, visible to everybody: TMDB's older interface knows no other."""
        body = {"name": title, "description": description, "language": "en"}
        number = text(await self._calls.write("POST", "/list", body), "list_id")
        if not number:
            raise BadAnswer(AnswerReason.NO_NAME_OF_NEW_LIST)
        me = await self._account.username()
        self._owners.note(number, me)
        return list_info({"id": number, "name": title, "description": description, "item_count": 0}, me, me)

    async def change(self, _name: str, _title: str, _description: str, _privacy: str) -> ListInfo:
        """Refused: TMDB's newer interface renames lists."""
        raise Refused(NO_RENAMING)

    async def delete(self, name: str) -> None:
        """TMDB answers with a fault of its own although the list is gone: what is true is found out by asking."""
        address = Address(name)
        if not address.is_own:
            raise Refused(RefusalReason.NOT_YOUR_LIST_TO_DELETE)
        try:
            await self._calls.write("DELETE", address.path)
        except NotThere:
            return
        except ServerFault:
            if await self._is_there(address):
                raise

    async def reorder(self, _names: Sequence[str]) -> None:
        raise Refused(RefusalReason.NO_ORDER_OF_LISTS)

    async def _is_there(self, address: Address) -> bool:
        """Whether the list is there, by a call that is not answered from a cache of the list."""
        try:
            await self._calls.now(f"{address.path}/item_status", (("movie_id", "1"),))
        except NotThere:
            return False
        return True
