"""Recommendations: a few titles out of all lists, each for a reason of its own. Chance comes in as a seed."""

import random
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain, zip_longest
from operator import itemgetter

from desktop_app.domain.all_lists import MergedTitle, Stand
from desktop_app.domain.availability import Availability, availability_of
from desktop_app.domain.queues import Title, TitleId

SEVERAL = 2
"""Lists: in one it may stand by chance."""

SHORT = 95 * 60
WAITED = 365 * 86_400
"""Seconds."""

WELL_RATED = 4.0
"""Average rating, out of five, by everybody who rates at the service."""

_SERIES = frozenset({"show", "tv", "series", "season", "episode"})
_NOT_WATCHED = frozenset({"person", "live", "private"})


class Form(Enum):
    """Form of title that the person is in the mood for."""

    ANY = "films and series"
    FILM = "films"
    SERIES = "series"


class Reason(Enum):
    """Why it is proposed."""

    LEAVING = "leaving soon"
    FIRST = "first in a list"
    SEVERAL = "in several lists"
    SHORT = "short"
    WAITED = "waiting for long"
    WELL_RATED = "well rated"
    LISTED = "in a list"


@dataclass(frozen=True, slots=True)
class Mood:
    """Wishes for a recommendation. `most`: longest running time in seconds, None for any."""

    most: int | None = None
    form: Form = Form.ANY


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A proposal. `stand`: the place in a list that the reason is about, the first one where it is about the title."""

    merged: MergedTitle
    reason: Reason
    stand: Stand


def recommend(
    titles: Sequence[MergedTitle], mood: Mood, done: Container[TitleId], today: float, seed: int, count: int = 3
) -> tuple[Recommendation, ...]:
    """Pick up to `count` titles that suit the mood, taking turns between the reasons.

    `done`: titles that were watched, or proposed before. `today` is in Unix seconds. The same seed picks the same.
    """
    wanted = [one for one in titles if one.title.id not in done and suits(one.title, mood)]
    chance = random.Random(seed)  # noqa: S311 - keeps no secret
    chance.shuffle(wanted)
    pools = [_pool(wanted, reason, stand_of) for reason, stand_of in _reasons(today)]
    chance.shuffle(pools)
    taken: dict[TitleId, Recommendation] = {}
    for pick in chain(_in_turns(pools), _pool(wanted, Reason.LISTED, lambda one: one.stands[0])):
        taken.setdefault(pick.merged.title.id, pick)
        if len(taken) == count:
            break
    return tuple(taken.values())


def suits(title: Title, mood: Mood) -> bool:
    """Whether it is what is wanted; a title whose length nobody told is not, where there is little time."""
    if title.kind in _NOT_WATCHED:
        return False
    if mood.most is not None and (title.runtime is None or title.runtime > mood.most):
        return False
    return mood.form is Form.ANY or (mood.form is Form.SERIES) is (title.kind in _SERIES)


_StandOf = Callable[[MergedTitle], Stand | None]


def _reasons(today: float) -> list[tuple[Reason, _StandOf]]:
    """Reasons, each with a function that gives the place of a title for which the reason holds, or None."""
    return [
        (Reason.LEAVING, lambda one: one.stands[0] if _leaves(one.title, today) else None),
        (Reason.FIRST, lambda one: next((stand for stand in one.stands if stand.place == 0), None)),
        (Reason.SEVERAL, lambda one: one.stands[0] if len({s.ref for s in one.stands}) >= SEVERAL else None),
        (Reason.SHORT, lambda one: one.stands[0] if 0 < (one.title.runtime or 0) <= SHORT else None),
        (Reason.WAITED, lambda one: _oldest(one, today - WAITED)),
        (Reason.WELL_RATED, lambda one: one.stands[0] if (one.title.average_rating or 0) >= WELL_RATED else None),
    ]


def _leaves(title: Title, today: float) -> bool:
    return availability_of(title, today) is Availability.LEAVING


def _oldest(one: MergedTitle, before: float) -> Stand | None:
    dated = [(stand.added, stand) for stand in one.stands if stand.added is not None and stand.added < before]
    return min(dated, key=itemgetter(0))[1] if dated else None


def _in_turns(pools: Sequence[Iterator[Recommendation]]) -> Iterator[Recommendation]:
    """Picks of all pools in turn, until the last pool is exhausted."""
    for some in zip_longest(*pools):
        yield from filter(None, some)


def _pool(titles: Sequence[MergedTitle], reason: Reason, stand_of: _StandOf) -> Iterator[Recommendation]:
    """Looked through only as far as somebody asks."""
    return (Recommendation(one, reason, stand) for one in titles if (stand := stand_of(one)) is not None)
