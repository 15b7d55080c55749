"""The demo: the sandbox in the place of the services, its sample keys in place, and a menu to play the others."""

from collections.abc import Callable

from desktop_app.demo import chew as at_chew
from desktop_app.demo import netflix as at_netflix
from desktop_app.demo import tmdb as at_tmdb
from desktop_app.demo import trakt as at_trakt
from desktop_app.demo.switches import Group, Switch
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.providers.provider import Server
from desktop_app.sandbox.chew.emulator import ChewEmulator
from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.storage.profile import Profile

__all__ = ["Demo", "Group", "Switch"]


class Demo:
    """The practice mode's services. Nothing else ever points at the sandbox."""

    def __init__(self, profile: Profile) -> None:
        self.sandbox = Sandbox(state_file=profile.sandbox_state, prefill=True)

    def start(self) -> None:
        """The addresses are bound when this returns."""
        self.sandbox.start()

    def stop(self) -> None:
        """Stop the services; requests get no answer from now on."""
        self.sandbox.stop()

    @property
    def servers(self) -> dict[str, Server]:
        """Servers of the emulated services, by provider id."""
        netflix, trakt, tmdb, chew = self._emulators
        return {
            "netflix": Server("sandbox", netflix.api_address, netflix.sign_in_address),
            "trakt": Server("sandbox", trakt.api, trakt.auth),
            "tmdb": Server("sandbox", f"{tmdb.api}/3", f"{tmdb.website}/authenticate"),
            "chew": Server("sandbox", chew.api_address, chew.sign_in_address),
        }

    @property
    def keys(self) -> dict[str, ClientCredentials]:
        """The sample application keys."""
        netflix, trakt, tmdb, chew = self._emulators
        return {
            "netflix": ClientCredentials(netflix.client_key, netflix.client_secret),
            "trakt": ClientCredentials(trakt.client_id, trakt.client_secret, trakt.redirect_uri),
            "tmdb": ClientCredentials(tmdb.api_key),
            "chew": ClientCredentials(chew.client_id, chew.client_secret, chew.redirect_uri),
        }

    @property
    def _emulators(self) -> tuple[NetflixEmulator, TraktEmulator, TmdbEmulator, ChewEmulator]:
        return self.sandbox.netflix, self.sandbox.trakt, self.sandbox.tmdb, self.sandbox.chew

    def groups(self, look: Callable[[], None]) -> tuple[Group, ...]:
        """Entries of the Sandbox menu, by service, then those for all services. `look` reads the shown list again."""
        return (
            Group("&Netflix", at_netflix.switches(self.sandbox.netflix, look)),
            Group("&Trakt", at_trakt.switches(self.sandbox.trakt, look)),
            Group("T&MDB", at_tmdb.switches(self.sandbox.tmdb, look)),
            Group("&Chew", at_chew.switches(self.sandbox.chew, look)),
            Group(
                "",
                (
                    Switch("Go &offline", self._go_offline),
                    Switch("&Behave again", lambda: self._behave(look)),
                ),
            ),
        )

    def _go_offline(self) -> str:
        self.sandbox.stop()
        return "The sandbox does not answer any more."

    def _behave(self, look: Callable[[], None]) -> str:
        at_netflix.behave(self.sandbox.netflix)
        at_trakt.behave(self.sandbox.trakt)
        at_tmdb.behave(self.sandbox.tmdb)
        at_chew.behave(self.sandbox.chew)
        self.sandbox.start()
        look()
        return "The sandbox behaves again."
