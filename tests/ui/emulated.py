"""The sandbox's services as a stage has them: each at its emulator, without pauses of its own."""

from collections.abc import Callable, Iterable

from desktop_app.providers.chew import Chew
from desktop_app.providers.jellyfin import Jellyfin
from desktop_app.providers.netflix import Netflix
from desktop_app.providers.provider import Provider, Server
from desktop_app.providers.tmdb import Tmdb
from desktop_app.providers.trakt import Trakt
from desktop_app.sandbox.server import Sandbox
from tests import core, jellyfin, tmdb

PROVIDERS: dict[str, Callable[[], Provider]] = {
    "netflix": lambda: Netflix(call_spacing=0),
    "trakt": lambda: Trakt(write_spacing=0, look_again=0.02),
    "tmdb": lambda: Tmdb(call_spacing=0),
    "chew": Chew,
    "jellyfin": lambda: Jellyfin(poll_every=0.01),
}


def providers_of(names: Iterable[str]) -> tuple[Provider, ...]:
    """In this order."""
    return tuple(PROVIDERS[name]() for name in names)


def servers_of(sandbox: Sandbox, names: Iterable[str] = ()) -> dict[str, Server]:
    """Where all of them are; Jellyfin, which starts when it is asked for, only where it is one of `names`."""
    at_home = {"jellyfin": jellyfin.server_of(sandbox.jellyfin)} if "jellyfin" in names else {}
    return at_home | {
        "netflix": core.server_of(sandbox),
        "trakt": Server("sandbox", sandbox.trakt.api, sandbox.trakt.auth),
        "tmdb": tmdb.server_of(sandbox.tmdb),
        "chew": Server("sandbox", sandbox.chew.api_address, sandbox.chew.sign_in_address),
    }
