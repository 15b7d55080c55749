"""Playlists that a person makes, renames and deletes (contract jellyfin 5)."""

from collections.abc import Sequence

from desktop_app.domain.errors import AnswerReason, BadAnswer, NotThere, RefusalReason, Refused
from desktop_app.domain.service import ListEditing, ListInfo
from desktop_app.providers.jellyfin.calls import Calls, tree_of
from desktop_app.providers.jellyfin.list_reader import path_of
from desktop_app.providers.jellyfin.parser import LIST, list_info
from desktop_app.providers.trees import text


class Editor:
    """Editor of an account's playlists. Every method raises `ServiceError`."""

    editing = ListEditing(orders=False)

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def create(self, title: str, _description: str, _privacy: str) -> ListInfo:
        """A new playlist, for the person's own eyes. Without a media type an empty one would be music."""
        body = {"Name": title, "Ids": [], "UserId": await self._calls.user(), "MediaType": "Video", "IsPublic": False}
        key = text(tree_of(await self._calls.write("POST", "/Playlists", body=body)), "Id")
        if not key:
            raise BadAnswer(AnswerReason.NO_NAME_OF_NEW_LIST)
        return await self._told(f"{LIST}{key}")

    async def change(self, name: str, title: str, _description: str, _privacy: str) -> ListInfo:
        """Another name. Nothing else is sent along, for titles that are sent replace those that are there."""
        _check_own(name)
        await self._calls.write("POST", path_of(name), body={"Name": title})
        return await self._told(name)

    async def delete(self, name: str) -> None:
        _check_own(name)
        try:
            await self._calls.write("DELETE", f"/Items/{name.removeprefix(LIST)}")
        except NotThere:
            return

    async def reorder(self, _names: Sequence[str]) -> None:
        raise Refused(RefusalReason.NO_ORDER_OF_LISTS)

    async def _told(self, name: str) -> ListInfo:
        me = ("userId", await self._calls.user())
        info = list_info(await self._calls.get(f"/Items/{name.removeprefix(LIST)}", (me,)))
        if info is None:
            raise BadAnswer(AnswerReason.NO_NAME_OF_LIST)
        return info


def _check_own(name: str) -> None:
    if not name.startswith(LIST):
        raise Refused(RefusalReason.NOT_YOUR_LIST)
