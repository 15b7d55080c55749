"""The owner's ratings, whole numbers from 1 to 10 (contract trakt 6)."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from desktop_app.domain.errors import RefusalReason, Refused
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import RatingScale
from desktop_app.providers.trakt.answers import tree_of
from desktop_app.providers.trakt.bodies import can_be_named, counted, is_named, naming
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.pages import Pages
from desktop_app.providers.trakt.parser import PLURALS, key_of, title_of
from desktop_app.providers.trees import number

SCALE = RatingScale(1, 10, titles_a_request=20_000, titles_a_write=100)
"""Ratings are read by kind, all of a kind at once, and written a second apart, many at a time."""


class Ratings:
    """Ratings by the owner of an account. Every method raises `ServiceError`."""

    scale = SCALE

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def of(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        """Ratings of those titles that are rated."""
        wanted = frozenset(titles)
        found: dict[TitleId, float] = {}
        for kind in sorted({key_of(title_id).kind for title_id in wanted} & RATED):
            async for pages in self._calls.walks(f"/sync/ratings/{PLURALS[kind]}"):
                found.update(_rated(pages, wanted))  # what one walk leaves out, another may show
                if not pages.left_out:
                    break
        return found

    async def rate(self, ratings: Mapping[TitleId, float | None]) -> None:
        """Half stars are rounded. What is taken back goes first; where nothing was, it is as good as taken back."""
        nameless = [title for title in ratings if not can_be_named(title)]
        named = {title: rating for title, rating in ratings.items() if title not in nameless}
        gone = [title for title, rating in named.items() if rating is None]
        stars = {title: {"rating": _whole(rating)} for title, rating in named.items() if rating is not None}
        if gone:
            await self._calls.write("POST", "/sync/ratings/remove", naming(gone))
        unknown = await self._put(stars) if stars else ()
        if nameless or unknown:
            raise Refused(RefusalReason.TITLE_NOT_KNOWN, titles=(*nameless, *unknown))

    async def _put(self, stars: Mapping[TitleId, Mapping[str, object]]) -> Sequence[TitleId]:
        """The titles that Trakt does not know; all of them where it knows fewer and does not say which."""
        answer = tree_of(await self._calls.write("POST", "/sync/ratings", naming(tuple(stars), stars)))
        if counted(answer, "added") >= len(stars):
            return ()
        return [title for title in stars if is_named(answer, "not_found", title)] or tuple(stars)


def _whole(rating: float) -> int:
    return round(min(max(rating, SCALE.lowest), SCALE.highest))


def _rated(pages: Pages, wanted: Collection[TitleId]) -> Iterator[tuple[TitleId, float]]:
    for row in pages:
        title_id, stars = title_of(row).id, number(row, "rating")
        if title_id in wanted and stars and SCALE.lowest <= stars <= SCALE.highest:
            yield title_id, float(stars)


RATED = frozenset({"movie", "show", "season", "episode"})
