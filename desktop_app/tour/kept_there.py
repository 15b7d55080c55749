"""Contents of lists as an emulator itself keeps them, as keys of titles."""

from collections.abc import Callable, Mapping

from desktop_app.demo import chew as at_chew
from desktop_app.demo import netflix as at_netflix
from desktop_app.demo import tmdb as at_tmdb
from desktop_app.demo import trakt as at_trakt
from desktop_app.sandbox.server import Sandbox


def order_at(sandbox: Sandbox, provider: str, name: str) -> list[str]:
    """Keys of a list's titles, in order if it has one; else TMDB's films as they came, Chew's shows newest first."""
    return _ORDERS[provider](sandbox, name)


def shows(sandbox: Sandbox, *, private: bool) -> list[str]:
    """Ada's at Chew, from the newest on; `private`: those, too, that she shows to nobody."""
    service = sandbox.chew.service
    owner = service.person(at_chew.USER).id
    mine = [show for show in service.shows if show.owner == owner and (private or not show.private)]
    return [str(show.id) for show in sorted(mine, key=lambda show: show.created, reverse=True)]


def films(sandbox: Sandbox) -> list[str]:
    """Keys of the films on Ada's watchlist at TMDB, as they came."""
    keys = sandbox.tmdb.state.keys(at_tmdb.USER)
    return [f"{kind}:{number}" for kind, number in keys if kind == "movie"]


def _at_netflix(sandbox: Sandbox, name: str) -> list[str]:
    return sandbox.netflix.state.order(at_netflix.EMAIL, name)


def _at_trakt(sandbox: Sandbox, _name: str) -> list[str]:
    entries = sandbox.trakt.state.items(at_trakt.USER).entries
    return [f"{kind}:{number}" for kind, number in (entry.media for entry in entries)]


_ORDERS: Mapping[str, Callable[[Sandbox, str], list[str]]] = {
    "netflix": _at_netflix,
    "trakt": _at_trakt,
    "tmdb": lambda sandbox, _name: films(sandbox),
    "chew": lambda sandbox, _name: shows(sandbox, private=False),
}
