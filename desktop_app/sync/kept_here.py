"""What a service lacks is kept on this computer: an order, a list."""

from collections.abc import Callable, Sequence

from desktop_app.domain.account import AccountId
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.queues import Title, TitleId
from desktop_app.domain.service import Finder, IdFinder, ListEditor, ListInfo, ListService, Ordering, Rater
from desktop_app.storage.arrangements import Arrangements
from desktop_app.storage.journal import Journal
from desktop_app.sync.kept_by_us import KeptByUs
from desktop_app.sync.local_list import WithLocalList


def kept_here(
    service: ListService,
    account: AccountId,
    journal: Journal,
    newcomers: Callable[[], Newcomers] = lambda: Newcomers.BOTTOM,
) -> ListService:
    """The service with what its capabilities say that it lacks; itself where it lacks nothing.

    `newcomers`: where titles go that were added elsewhere, asked at each read.
    """
    capabilities, whole = service.capabilities, service
    if capabilities.ordering is Ordering.KEPT_BY_US:
        whole = _ordered(service, account, journal.arrangements, newcomers)
    if capabilities.local_list is not None and isinstance(service, Finder):
        whole = WithLocalList(whole, service.find, capabilities.local_list, account, journal.local_lists)
    return whole


class EditableKeptByUs(KeptByUs):
    """A `ListEditor`, a `Rater` and an `IdFinder`, too: the service that it stands around is all of these."""

    def __init__(
        self,
        service: ListService,
        editor: ListEditor,
        rater: Rater,
        finder: IdFinder,
        account: AccountId,
        arrangements: Arrangements,
        newcomers: Callable[[], Newcomers],
    ) -> None:
        super().__init__(service, account, arrangements, newcomers)
        self._editor = editor
        self._rater = rater
        self._finder = finder

    async def create_list(self, title: str, description: str, privacy: str) -> ListInfo:
        return await self._editor.create_list(title, description, privacy)

    async def change_list(self, name: str, title: str, description: str, privacy: str) -> ListInfo:
        return await self._editor.change_list(name, title, description, privacy)

    async def delete_list(self, name: str) -> None:
        await self._editor.delete_list(name)

    async def reorder_lists(self, names: Sequence[str]) -> None:
        await self._editor.reorder_lists(names)

    async def rate(self, title: TitleId, rating: float | None) -> None:
        await self._rater.rate(title, rating)

    async def find_by_id(self, register: str, key: str, kind: str) -> tuple[Title, ...]:
        return await self._finder.find_by_id(register, key, kind)


def _ordered(
    service: ListService, account: AccountId, arrangements: Arrangements, newcomers: Callable[[], Newcomers]
) -> KeptByUs:
    if isinstance(service, ListEditor) and isinstance(service, Rater) and isinstance(service, IdFinder):
        return EditableKeptByUs(service, service, service, service, account, arrangements, newcomers)
    return KeptByUs(service, account, arrangements, newcomers)
