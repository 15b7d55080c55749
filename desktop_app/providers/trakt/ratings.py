"""The owner's ratings, whole numbers from 1 to 10 (contract trakt 6)."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from desktop_app.domain.errors import Refused
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import RatingScale
from desktop_app.providers.trakt.answers import tree_of
from desktop_app.providers.trakt.bodies import counted, naming
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.pages import Pages
from desktop_app.providers.trakt.parsing import PLURALS, key_of, title_of
from desktop_app.providers.trees import number

SCALE = RatingScale(1, 10, titles_a_request=20_000)
"""They are told by kind, all of a kind: as many as there are."""


class Ratings:
    """One account's. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    async def of(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        """Those of these titles that are rated."""
        wanted = frozenset(titles)
        found: dict[TitleId, float] = {}
        for kind in sorted({key_of(title_id).kind for title_id in wanted} & RATED):
            async for pages in self._calls.walks(f"/sync/ratings/{PLURALS[kind]}"):
                found.update(_rated(pages, wanted))  # what one walk leaves out, another may show
                if not pages.left_out:
                    break
        return found

    async def rate(self, title: TitleId, rating: float | None) -> None:
        """Half stars are rounded. None takes the rating back; one that is not there is as good as taken back."""
        if rating is None:
            await self._calls.write("POST", "/sync/ratings/remove", naming([title]))
            return
        stars = round(min(max(rating, SCALE.lowest), SCALE.highest))
        answer = await self._calls.write("POST", "/sync/ratings", naming([title], {"rating": stars}))
        if not counted(tree_of(answer), "added"):
            raise Refused("Trakt does not know this title.", titles=(title,))


def _rated(pages: Pages, wanted: Collection[TitleId]) -> Iterator[tuple[TitleId, float]]:
    for row in pages:
        title_id, stars = title_of(row).id, number(row, "rating")
        if title_id in wanted and stars and SCALE.lowest <= stars <= SCALE.highest:
            yield title_id, float(stars)


RATED = frozenset({"movie", "show", "season", "episode"})
