"""Story of the tour: its acts in the order in which a person would do them."""

from desktop_app.tour.acts import (
    all_queues,
    arrange,
    copy_across,
    dark,
    files,
    find,
    inside,
    link_again,
    link_chew,
    link_netflix,
    link_tmdb,
    link_trakt,
    look,
    netflix_own,
    notices_and_settings,
    others_at_netflix,
    rate,
    rearrange,
    tmdb_watchlist,
    trakt_watchlist,
    unlink,
)
from desktop_app.tour.scene import Scene

ACTS = (
    *(link_netflix, rearrange, look, arrange, others_at_netflix, rate, notices_and_settings, dark),
    *(netflix_own, inside),
    *(link_trakt, trakt_watchlist, files),
    *(link_tmdb, tmdb_watchlist, copy_across, link_chew, find),
    all_queues,
    *(unlink, link_again),
)


async def tell(scene: Scene) -> None:
    """Play all acts, from the first start to lists in order, unlinked and linked again. Raises what stops an act."""
    for act in ACTS:
        await act.play(scene)
