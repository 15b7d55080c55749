"""Which lists an account has, and those that it makes itself (contract trakt 3 and 5)."""

from collections.abc import Sequence
from contextlib import suppress

from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    IncompleteLists,
    LimitReached,
    NotThere,
    RefusalReason,
    Refused,
    ServiceError,
)
from desktop_app.domain.service import ListInfo
from desktop_app.providers.trakt.addresses import Address
from desktop_app.providers.trakt.answers import one_of, tree_of
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.members import FAVORITES, WATCHLIST, Limits, is_vip, limits, limits_in_use, list_info
from desktop_app.providers.trakt.pages import Pages
from desktop_app.providers.trees import Tree
from desktop_app.transport import Response

OWN = "/users/me/lists"
USAGE = "/v3/users/me/usage"


class OwnLists:
    """One account's lists. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._limits: Limits | None = None
        self._tells_usage = True

    async def settings(self) -> Tree:
        """Limits move often: they are taken from every reading of the settings."""
        settings = tree_of(await self._calls.get("/users/settings"))
        told = limits(settings)
        if self._tells_usage and None in (told.watchlist, told.lists):
            told = told.completed(await self._limits_in_use(vip=is_vip(settings)))
        self._limits = told
        return settings

    async def _limits_in_use(self, *, vip: bool) -> Limits:
        """Ask for limits by a call of Trakt's own pages that nobody promises: without an answer nothing is known."""
        try:
            return limits_in_use(tree_of(await self._calls.get(USAGE)), vip=vip)
        except ServiceError:
            self._tells_usage = False
        return Limits()

    async def limits(self) -> Limits:
        """As last told."""
        if self._limits is None:
            await self.settings()
        return self._limits or Limits()

    async def limits_now(self) -> Limits:
        """Ask for the limits now, because they move often. Empty where they are not told."""
        with suppress(ServiceError):
            await self.settings()
            return self._limits or Limits()
        return Limits()

    async def all(self) -> tuple[ListInfo, ...]:
        """The watchlist, the favourites, the person's own lists in their order, those of others that they may edit.

        Raises `IncompleteLists` where not all are shown: a list that is missing would be taken for a deleted one.
        """
        await self.settings()
        told = await self.limits()
        own = await self._whole(OWN)
        try:
            shared = list(await self._whole(f"{OWN}/collaborations"))
        except NotThere:
            shared = []  # older servers
        found = (
            *(list_info(row, told, is_own=True) for row in own),
            *(list_info(row, told, is_own=False) for row in shared),
        )
        return (
            ListInfo(WATCHLIST, "Watchlist", told.watchlist, takes="movie,show,season,episode"),
            ListInfo(FAVORITES, "Favourites", told.favorites, takes="movie,show"),
            *{info.name: info for info in found if info is not None}.values(),
        )

    async def _whole(self, path: str) -> Pages:
        async for pages in self._calls.walks(path):
            if not pages.left_out:
                return pages
        raise IncompleteLists(pages.left_out)

    async def create(self, title: str, description: str, privacy: str) -> ListInfo:
        try:
            response = await self._calls.write("POST", OWN, _words(title, description, privacy))
        except LimitReached as error:
            raise full(error, (await self.limits_now()).lists, LISTS_FULL) from None
        return await self._info(response)

    async def change(self, name: str, title: str, description: str, privacy: str) -> ListInfo:
        words = _words(title, description, privacy)
        return await self._info(await self._calls.write("PUT", _own(name).itself, words))

    async def delete(self, name: str) -> None:
        await self._calls.write("DELETE", _own(name).itself, {})

    async def reorder(self, names: Sequence[str]) -> None:
        await self._calls.write("POST", f"{OWN}/reorder", {"rank": [_own(name).number for name in names]})

    async def _info(self, response: Response) -> ListInfo:
        info = list_info(one_of(response), await self.limits(), is_own=True)
        if info is None:
            raise BadAnswer(AnswerReason.NO_NAME_OF_LIST, status=response.status)
        return info


LISTS_FULL = (RefusalReason.SETTINGS_LIMIT_LISTS, RefusalReason.LISTS_MAY_BE_FULL)
TITLES_FULL = (RefusalReason.SETTINGS_LIMIT_TITLES, RefusalReason.LIST_MAY_BE_FULL)
"""The reason where the settings tell the limit, and where nobody does."""


def full(error: LimitReached, most: int | None, whys: tuple[RefusalReason, RefusalReason]) -> LimitReached:
    """The same error with its reason. `most`: what the settings allow, where that is the reason.

    Trakt's answer gives none, and a number that allows what was refused would be a wrong one.
    """
    if error.why is not None:
        return error
    told, unknown = whys
    if most is None:
        return LimitReached(unknown, status=error.status)
    return LimitReached(told, status=error.status, limit=most)


def _own(name: str) -> Address:
    if not name.startswith("lists/"):
        raise Refused(RefusalReason.NOT_YOUR_LIST)
    return Address(name)


def _words(title: str, description: str, privacy: str) -> dict[str, object]:
    return {"name": title, "description": description, "privacy": privacy or "private"}
