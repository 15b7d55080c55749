"""What the tour does, in the order in which a person would."""

from desktop_app.tour.acts import arrange, dark, link_netflix, link_trakt, others_at_netflix, rearrange, trakt_watchlist
from desktop_app.tour.scene import Scene

ACTS = (link_netflix, rearrange, arrange, others_at_netflix, dark, link_trakt, trakt_watchlist)


async def tell(scene: Scene) -> None:
    """From the first start to two services' lists in order. Raises what stops it."""
    for act in ACTS:
        await act.play(scene)
