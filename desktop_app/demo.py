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
        netflix = self.sandbox.netflix
        return {"netflix": Server("sandbox", netflix.api_address, netflix.sign_in_address)}

    @property
    def keys(self) -> dict[str, ClientCredentials]:
        """The sample application keys."""
        netflix = self.sandbox.netflix
        return {"netflix": ClientCredentials(netflix.client_key, netflix.client_secret)}

    def switches(self, say: Callable[[str], None], refresh: Callable[[], None]) -> tuple[Switch, ...]:
        """What the Sandbox menu offers: a name and what it does."""
        faults = self.sandbox.netflix.faults

        def somebody_edits() -> None:
            say(f"On the website: {faults.edit_on_website(EMAIL)}")

        def somebody_edits_and_we_look() -> None:
            somebody_edits()
            refresh()

        def storm() -> None:
            faults.edit_before_writes(STORM)
            say("Somebody now edits the queue just before each of your next changes.")

        def calm() -> None:
            faults.edit_before_writes(0)
            faults.read_lag(0)
            self.sandbox.start()
            refresh()
            say("The sandbox behaves again.")

        def lag() -> None:
            faults.read_lag(LAG)
            say("Reads now lag three seconds behind writes.")

        def offline() -> None:
            self.sandbox.stop()
            say("The sandbox does not answer any more.")

        def revoke() -> None:
            faults.revoke(EMAIL)
            say("The permission was revoked on the website.")

        return (
            ("&Someone edits the queue on the website now", somebody_edits),
            ("Someone edits it, and Lineup &looks", somebody_edits_and_we_look),
            ("Someone edits it before &each of my changes", storm),
            ("&Reads lag behind writes", lag),
            ("Go &offline", offline),
            ("Re&voke the permission", revoke),
            ("&Behave again", calm),
        )
