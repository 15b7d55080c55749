"""One TMDB account's lists (contract 3 to 7)."""

from collections.abc import Mapping, Sequence

from desktop_app.auth.signing import Clock
from desktop_app.domain.account import Person
from desktop_app.domain.edits import Edit
from desktop_app.domain.queues import Queue, Title, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListEditing, ListInfo, Ordering, Sent, Writes
from desktop_app.providers.tmdb.account import AccountNumber
from desktop_app.providers.tmdb.addresses import Address
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.tmdb.finding import find_by_id
from desktop_app.providers.tmdb.images import ImagePlaces
from desktop_app.providers.tmdb.own_lists import OwnLists
from desktop_app.providers.tmdb.parsing import person_of, title_of
from desktop_app.providers.tmdb.presence import Lately
from desktop_app.providers.tmdb.ratings import SCALE, Ratings
from desktop_app.providers.tmdb.reading import Reader
from desktop_app.providers.tmdb.writing import ListWriter
from desktop_app.providers.trees import many
from desktop_app.transport import Exchange, Request, Response


class TmdbService:
    """A `ListService`, a `ListEditor`, a `Rater`, an `IdFinder`, and `Explorable`."""

    capabilities = Capabilities(
        Ordering.KEPT_BY_US,
        Guard.STATE_FIRST,
        Writes.ONE_TITLE,
        rating_scale=SCALE,
        list_editing=ListEditing(orders=False),
    )

    def __init__(self, calls: Calls, clock: Clock) -> None:
        """`clock`: this computer's, in Unix seconds."""
        self._calls = calls
        self._account = AccountNumber(calls)
        self._places = ImagePlaces(calls, clock)
        lately = Lately(clock)
        self._reader = Reader(calls, self._account, self._places, lately)
        self._writer = ListWriter(calls, self._account, lately)
        self._lists = OwnLists(calls, self._account)
        self._ratings = Ratings(calls, self._account)

    async def api(self) -> str:
        return self._calls.api

    async def call(self, request: Request) -> Response:
        return await self._calls.call(request)

    async def rehearse(self, request: Request) -> Exchange:
        return await self._calls.rehearse(request)

    async def lists(self) -> tuple[ListInfo, ...]:
        return await self._lists.all()

    async def who(self) -> Person:
        return person_of(await self._account.told(), await self._places.known(), self._calls.api)

    async def fetch(self, name: str, known: Queue | None = None) -> Queue:
        return await self._reader.fetch(Address(name), known)

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        """Several edits too: each is a request, and doing one twice is doing it once."""
        return await self._writer.send(Address(name), queue, edits)

    async def search(self, term: str) -> tuple[Title, ...]:
        """Films and TV; people are found too, and passed over."""
        if not term.strip():
            return ()
        found = await self._calls.get("/search/multi", (("query", term.strip()), ("include_adult", "false")))
        images = await self._places.known()
        titles = (title_of(row, "", images) for row in many(found, "results"))
        return tuple({title.id: title for title in titles if title is not None}.values())

    async def find_by_id(self, register: str, key: str, kind: str) -> tuple[Title, ...]:
        """By TMDB's own number, which needs a kind, or by that of IMDb or TheTVDB."""
        return await find_by_id(self._calls, await self._places.known(), register, key, kind)

    async def ratings(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        return await self._ratings.of(titles)

    async def rate(self, title: TitleId, rating: float | None) -> None:
        await self._ratings.rate(title, rating)

    async def create_list(self, title: str, description: str, privacy: str) -> ListInfo:  # noqa: ARG002 - the protocol has it
        """Everybody may see it: TMDB's older interface knows no other."""
        return await self._lists.create(title, description)

    async def change_list(self, name: str, title: str, description: str, privacy: str) -> ListInfo:  # noqa: ARG002 - the protocol has it
        """Refused: what renames lists is TMDB's newer interface, which wants a sign-in of its own."""
        return await self._lists.change()

    async def delete_list(self, name: str) -> None:
        await self._lists.delete(name)

    async def reorder_lists(self, names: Sequence[str]) -> None:  # noqa: ARG002 - the protocol has it
        await self._lists.reorder()
