"""The demo: the sandbox in the place of the services, its sample keys in place, and a menu to play the others."""

from collections.abc import Callable

from desktop_app.domain.credentials import ClientCredentials
from desktop_app.providers.provider import Server
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.profile import Profile

Switch = tuple[str, Callable[[], None]]
"""A name for the menu, and what it does."""

EMAIL = "ada@example.org"
STORM = 20
LAG = 3.0


class Demo:
    """Nothing but this ever points at the sandbox."""

    def __init__(self, profile: Profile) -> None:
        self.sandbox = Sandbox(state_file=profile.sandbox_state, prefill=True)

    def start(self) -> None:
        """The addresses are bound when this returns."""
        self.sandbox.start()

    def stop(self) -> None:
        """Nobody answers any more."""
        self.sandbox.stop()

    @property
    def servers(self) -> dict[str, Server]:
        """Where the emulated services are."""
        netflix, trakt, chew = self.sandbox.netflix, self.sandbox.trakt, self.sandbox.chew
        return {
            "netflix": Server("sandbox", netflix.api_address, netflix.sign_in_address),
            "trakt": Server("sandbox", trakt.api, trakt.auth),
            "chew": Server("sandbox", chew.api_address, chew.sign_in_address),
        }

    @property
    def keys(self) -> dict[str, ClientCredentials]:
        """The sample application keys."""
        netflix, trakt, chew = self.sandbox.netflix, self.sandbox.trakt, self.sandbox.chew
        return {
            "netflix": ClientCredentials(netflix.client_key, netflix.client_secret),
            "trakt": ClientCredentials(trakt.client_id, trakt.client_secret, trakt.redirect_uri),
            "chew": ClientCredentials(chew.client_id, chew.client_secret, chew.redirect_uri),
        }

    def switches(self, say: Callable[[str], None], refresh: Callable[[], None]) -> tuple[Switch, ...]:
        """What the Sandbox menu offers: a name and what it does."""
        return (
            ("&Someone edits the queue on the website now", lambda: say(self._edit())),
            ("Someone edits it, and Lineup &looks", lambda: say(self._edit(refresh))),
            ("Someone edits it before &each of my changes", lambda: say(self._storm())),
            ("&Reads lag behind writes", lambda: say(self._lag())),
            ("Go &offline", lambda: say(self._go_offline())),
            ("Re&voke the permission", lambda: say(self._revoke())),
            ("&Behave again", lambda: say(self._behave(refresh))),
        )

    def _edit(self, then: Callable[[], None] | None = None) -> str:
        did = self.sandbox.netflix.faults.edit_on_website(EMAIL)
        if then is not None:
            then()
        return f"On the website: {did}"

    def _storm(self) -> str:
        self.sandbox.netflix.faults.edit_before_writes(STORM)
        return "Somebody now edits the queue just before each of your next changes."

    def _lag(self) -> str:
        self.sandbox.netflix.faults.read_lag(LAG)
        return "Reads now lag three seconds behind writes."

    def _go_offline(self) -> str:
        self.sandbox.stop()
        return "The sandbox does not answer any more."

    def _revoke(self) -> str:
        self.sandbox.netflix.faults.revoke(EMAIL)
        return "The permission was revoked on the website."

    def _behave(self, then: Callable[[], None]) -> str:
        faults = self.sandbox.netflix.faults
        faults.edit_before_writes(0)
        faults.read_lag(0)
        self.sandbox.start()
        then()
        return "The sandbox behaves again."
