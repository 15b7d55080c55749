"""The owner's ratings, and what Netflix expects them to be (contract netflix 8)."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import NOT_INTERESTED, RatingScale
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.calls import Calls
from desktop_app.providers.netflix.parser import title_of
from desktop_app.providers.trees import Tree, decimal, many, text

SCALE = RatingScale(1, 5, titles_a_request=500, can_decline=True)
NO_OPINION = "no_opinion"
DECLINED = "not_interested"


class Ratings:
    """Ratings by the owner of an account. Every method raises `ServiceError`."""

    scale = SCALE

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._path = f"{calls.user}/ratings/title"

    async def of(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        """Ratings that the owner gave these titles, `NOT_INTERESTED` among them."""
        response = await self._calls.get_for(f"{self._path}/actual", [self._calls.ref(one) for one in titles])
        return own_ratings(tree_of(response))

    async def predicted(self, title: TitleId) -> float | None:
        """The stars that Netflix expects the owner to give; None where it does not say."""
        query = (("title_refs", self._calls.ref(title)),)
        response = await self._calls.get(f"{self._path}/predicted", query)
        return next((decimal(node, "predicted_rating") for node in _items(tree_of(response))), None)

    async def rate(self, ratings: Mapping[TitleId, float | None]) -> None:
        for title, rating in ratings.items():
            await self._rate(title, rating)

    async def _rate(self, title: TitleId, rating: float | None) -> None:
        """The first rating is posted, another one put in its place; "no opinion" is none."""
        path = f"{self._path}/actual"
        if title in await self.of((title,)):
            await self._calls.call("PUT", f"{path}/{title.rpartition('/')[2]}", (("rating", _said(rating)),))
        elif rating is not None:
            await self._calls.call("POST", path, (("title_ref", self._calls.ref(title)), ("rating", _said(rating))))


def own_ratings(tree: Tree) -> dict[TitleId, float]:
    """The stars that the account's owner gave."""
    found = ((title_of(node).id, _rating(node)) for node in _items(tree))
    return {title_id: stars for title_id, stars in found if stars is not None}


def _items(tree: Tree) -> list[Tree]:
    ratings = tree.get("ratings")
    if not isinstance(ratings, dict):
        raise BadAnswer(AnswerReason.NOT_RATINGS)
    return many(ratings, "ratings_item")


def _rating(node: Tree) -> float | None:
    return NOT_INTERESTED if text(node, "user_rating") == DECLINED else decimal(node, "user_rating")


def _said(rating: float | None) -> str:
    if rating is None:
        return NO_OPINION
    if rating == NOT_INTERESTED:
        return DECLINED
    return str(round(min(max(rating, SCALE.lowest), SCALE.highest)))
