"""The owner's ratings, from half a star to ten (contract 3)."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.errors import NotThere, RefusalReason, Refused
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import RatingScale
from desktop_app.providers.tmdb.account import Account
from desktop_app.providers.tmdb.addresses import NEWEST_FIRST, Address, key_of
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.tmdb.images import Images
from desktop_app.providers.tmdb.parser import title_of
from desktop_app.providers.trees import decimal

SCALE = RatingScale(0.5, 10, titles_a_request=20_000, step=0.5)
"""Scale of TMDB. Ratings are told by kind, all of a kind, as many as there are."""

_SHELVES = {"movie": "rated/movies", "tv": "rated/tv", "episode": "rated/tv/episodes"}


class Ratings:
    """Ratings by the owner of an account. Every method raises `ServiceError`."""

    scale = SCALE

    def __init__(self, calls: Calls, account: Account) -> None:
        self._calls = calls
        self._account = account

    async def of(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        """Ratings of those titles that are rated."""
        wanted = frozenset(titles)
        found: dict[TitleId, float] = {}
        for kind in sorted({key_of(title_id).kind for title_id in wanted} & _SHELVES.keys()):
            address = Address(_SHELVES[kind])
            pages = await self._calls.pages(f"/account/{await self._account.number()}/{address.name}", NEWEST_FIRST)
            for row in pages.rows if pages is not None else ():
                title, stars = title_of(row, address.kind, Images()), decimal(row, "rating")
                if title is not None and title.id in wanted and stars and SCALE.lowest <= stars <= SCALE.highest:
                    found[title.id] = stars
        return found

    async def rate(self, ratings: Mapping[TitleId, float | None]) -> None:
        for title, rating in ratings.items():
            await self._rate(title, rating)

    async def _rate(self, title: TitleId, rating: float | None) -> None:
        """Rounded to half a star. None takes the rating back; one that is not there is as good as taken back."""
        path = f"{key_of(title).path}/rating"
        try:
            if rating is None:
                await self._calls.write("DELETE", path)
            else:
                stars = round(min(max(rating, SCALE.lowest), SCALE.highest) * 2) / 2
                await self._calls.write("POST", path, {"value": stars})
        except NotThere as error:
            raise Refused(RefusalReason.TITLE_NOT_KNOWN, status=error.status, titles=(title,)) from error
