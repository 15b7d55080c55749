"""Which lists an account has, and those that it makes itself (contract 3 and 4)."""

import asyncio
from collections.abc import Sequence

from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    IncompleteLists,
    ListReason,
    NotThere,
    RefusalReason,
    Refused,
    ServerFault,
)
from desktop_app.domain.service import ListInfo
from desktop_app.providers.tmdb.account import AccountNumber
from desktop_app.providers.tmdb.addresses import SHELVES, Address
from desktop_app.providers.tmdb.calls import AT_ONCE, Calls
from desktop_app.providers.tmdb.parsing import WORDS
from desktop_app.providers.trees import Tree, text
from desktop_app.providers.trees import number as number_in

MOST_LISTS = 1000
"""Each costs a call: a service that speaks of more wants to keep us asking for ever."""

NO_RENAMING = RefusalReason.NO_RENAMING


class OwnLists:
    """One account's lists. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, account: AccountNumber) -> None:
        self._calls = calls
        self._account = account
        self._owners: dict[str, str] = {}

    async def all(self) -> tuple[ListInfo, ...]:
        """The lists that every account has, then those with names: the person's own, and followed ones.

        Raises `IncompleteLists` where not all are shown: a list that is missing would be taken for a deleted one.
        """
        pages = await self._calls.walk(f"/account/{await self._account.number()}/lists")
        if pages is not None and pages.left_out:
            raise IncompleteLists(pages.left_out)
        rows = {text(row, "id"): row for row in pages.rows if text(row, "id")} if pages is not None else {}
        if len(rows) > MOST_LISTS:
            raise BadAnswer(AnswerReason.TOO_MANY_LISTS, count=len(rows))
        await self._learn_owners([number for number in rows if number not in self._owners])
        me = await self._account.username()
        named = (_info(row, self._owners[number], me) for number, row in rows.items() if number in self._owners)
        return (*map(_shelf, SHELVES), *named)

    async def create(self, title: str, description: str) -> ListInfo:
        body = {"name": title, "description": description, "language": "en"}
        number = text(await self._calls.write("POST", "/list", body), "list_id")
        if not number:
            raise BadAnswer(AnswerReason.NO_NAME_OF_NEW_LIST)
        me = await self._account.username()
        self._owners[number] = me
        return _info({"id": number, "name": title, "description": description, "item_count": 0}, me, me)

    async def change(self) -> ListInfo:
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

    async def reorder(self) -> None:
        raise Refused(RefusalReason.NO_ORDER_OF_LISTS)

    async def _is_there(self, address: Address) -> bool:
        """By a call that is not answered from a cache of the list."""
        try:
            await self._calls.now(f"{address.path}/item_status", (("movie_id", "1"),))
        except NotThere:
            return False
        return True

    async def _learn_owners(self, numbers: Sequence[str]) -> None:
        """Whose a list is stands in the list alone. One that is gone meanwhile has none."""
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            owners = await asyncio.gather(*map(self._owner, some))
            self._owners.update({number: owner for number, owner in zip(some, owners, strict=True) if owner})

    async def _owner(self, number: str) -> str:
        try:
            return text(await self._calls.get(Address(f"list/{number}").path), "created_by") or "somebody"
        except NotThere:
            return ""


def _shelf(name: str) -> ListInfo:
    address = Address(name)
    fixed, takes = ListReason.RATED if address.is_rated else None, WORDS.get(address.kind, "")
    return ListInfo(name, SHELVES[name], fixed=fixed, takes=takes, is_record=address.is_rated)


def _info(row: Tree, owner: str, me: str) -> ListInfo:
    number, is_own = text(row, "id"), owner == me
    return ListInfo(
        f"list/{number}",
        text(row, "name") or f"List {number}",
        fixed=None if is_own else ListReason.OTHER_OWNER,
        is_own=is_own,
        description=text(row, "description"),
        owner="" if is_own else owner,
        count=number_in(row, "item_count"),
        takes=WORDS["movie"] if is_own else "",
    )
