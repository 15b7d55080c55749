"""Pairs of titles for tests."""

from desktop_app.domain.all_lists import PossibleDuplicate
from desktop_app.domain.likely_pairs import Evidence
from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.ui.all_lists.pairs import PairSide, TitlePair
from desktop_app.ui.all_lists.words import ListLabel


def pair_named(name: str, *, is_sure: bool) -> TitlePair:
    """A pair of titles in two lists; one that isn't sure is a year apart."""
    one, other = (Title(TitleId(f"{key}:{name}"), name, 1963 + (key == "t" and not is_sure)) for key in "nt")
    instant, watchlist = (
        ListLabel("N", "#B03A3A", "Instant queue", "Netflix"),
        ListLabel("T", "#7A4B8F", "Watchlist", "Trakt"),
    )
    doubt = PossibleDuplicate(one.id, other.id, ())
    found = Evidence.SURE if is_sure else Evidence.YEARS_DIFFER
    return TitlePair(doubt, PairSide(Item(one), instant), PairSide(Item(other), watchlist), found)
