"""The person's favorites, which have no order (contract jellyfin 4)."""

from desktop_app.domain.edits import Add, Edit, Move, Remove
from desktop_app.domain.errors import RefusalReason, Refused
from desktop_app.domain.order import apply
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.domain.service import Sent
from desktop_app.providers.jellyfin.calls import Calls


class Favorites:
    """Writes the favorites of one account: a title is one, or is none, whatever others do meanwhile."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def send(self, queue: Queue, edit: Edit) -> Sent:
        """Carry out an edit of one title. Raises `ServiceError`."""
        match edit:
            case Add(item):
                await self._set("POST", item.id)
            case Remove((item_id,)):
                await self._set("DELETE", item_id)
            case Move():
                raise Refused(RefusalReason.NO_ORDER)
        return Sent(apply(queue, edit).with_etag(None))

    async def _set(self, method: str, title_id: ItemId) -> None:
        me, version = await self._calls.user(), await self._calls.version()
        if version.has_newer_favorites:
            await self._calls.write(method, f"/UserFavoriteItems/{title_id}", (("userId", me),))
        else:
            await self._calls.write(method, f"/Users/{me}/FavoriteItems/{title_id}")
