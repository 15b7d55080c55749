"""Practice mode: the sandbox in the place of the services, keys or whole sign-ins in place, a menu to play others."""

from collections.abc import Callable

from desktop_app.demo import chew as at_chew
from desktop_app.demo import jellyfin as at_jellyfin
from desktop_app.demo import netflix as at_netflix
from desktop_app.demo import tmdb as at_tmdb
from desktop_app.demo import trakt as at_trakt
from desktop_app.demo.switches import Group, Switch
from desktop_app.domain.credentials import BearerToken, ClientCredentials, Credentials, Session, TokenCredentials
from desktop_app.providers.provider import Server
from desktop_app.sandbox.chew.emulator import ChewEmulator
from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.storage.profile import Profile

__all__ = ["Demo", "Group", "Switch"]


class Demo:
    """The practice mode's services. Nothing else ever points at the sandbox.

    `is_filled`: accounts are linked from the start, and everything stays in memory. Else sample keys are in the
    keyring, and what a person links is kept in the profile.
    """

    name = "practice"
    """Name of the servers, which stands behind a service's: `Netflix (practice)`."""

    def __init__(self, profile: Profile, *, is_filled: bool = False) -> None:
        self.is_filled = is_filled
        self.sandbox = Sandbox(state_file=None if is_filled else profile.sandbox_state, prefill=True)

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
            "netflix": self._server(netflix.api_address, netflix.sign_in_address),
            "trakt": self._server(trakt.api, trakt.auth),
            "tmdb": self._server(f"{tmdb.api}/3", f"{tmdb.website}/authenticate"),
            "jellyfin": self._server(self.sandbox.jellyfin.address, self.sandbox.jellyfin.address),
            "chew": self._server(chew.api_address, chew.sign_in_address),
        }

    def _server(self, api: str, sign_in: str) -> Server:
        return Server(self.name, api, sign_in, earlier_name="sandbox")

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

    def issued(self) -> dict[str, Credentials]:
        """New sign-ins of Ada's at every service, by provider id, as its page would have issued them."""
        netflix, trakt, tmdb, chew = self._emulators
        subscriber, member = netflix.sign_in(at_netflix.EMAIL), trakt.sign_in(at_trakt.USER)
        viewer, performer = tmdb.sign_in(at_tmdb.USER), chew.sign_in(at_chew.USER)
        end = performer.created + performer.life
        return {
            "netflix": TokenCredentials(subscriber.token, subscriber.secret, {"user_id": subscriber.user_id}),
            "trakt": BearerToken(member.access, member.refresh, member.expires),
            "tmdb": Session(viewer.token),
            "chew": BearerToken(performer.text, "", end, performer.scopes),
        }

    @property
    def _emulators(self) -> tuple[NetflixEmulator, TraktEmulator, TmdbEmulator, ChewEmulator]:
        return self.sandbox.netflix, self.sandbox.trakt, self.sandbox.tmdb, self.sandbox.chew

    def groups(self, look: Callable[[], None]) -> tuple[Group, ...]:
        """Entries of the Practice menu, by service, then those for all services. `look` reads the shown list again."""
        return (
            Group("&Netflix", at_netflix.switches(self.sandbox.netflix, look)),
            Group("&Trakt", at_trakt.switches(self.sandbox.trakt, look)),
            Group("T&MDB", at_tmdb.switches(self.sandbox.tmdb, look)),
            Group("&Jellyfin", at_jellyfin.switches(self.sandbox.jellyfin, look)),
            Group("&chew.tv", at_chew.switches(self.sandbox.chew, look)),
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
        return "Practice mode’s services no longer answer."

    def _behave(self, look: Callable[[], None]) -> str:
        at_netflix.behave(self.sandbox.netflix)
        at_trakt.behave(self.sandbox.trakt)
        at_tmdb.behave(self.sandbox.tmdb)
        at_jellyfin.behave(self.sandbox.jellyfin)
        at_chew.behave(self.sandbox.chew)
        self.sandbox.start()
        look()
        return "Everything works as usual again."
