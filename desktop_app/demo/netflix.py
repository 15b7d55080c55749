"""Other people at practice mode's Netflix."""

from collections.abc import Callable

from desktop_app.demo.sign_in import sign_in_switches
from desktop_app.demo.switches import Switch, and_look, on_the_website
from desktop_app.sandbox.netflix.emulator import NetflixEmulator

EMAIL = "ada@example.org"
STORM = 20
LAG = 3.0


def switches(netflix: NetflixEmulator, look: Callable[[], None]) -> tuple[Switch, ...]:
    """Switches for Netflix. `look` reads the shown list again."""
    faults = netflix.faults

    def edit() -> str:
        return on_the_website(faults.edit_on_website(EMAIL))

    def storm() -> str:
        faults.edit_before_writes(STORM)
        return "Somebody now edits the queue just before each of your next changes."

    def lag() -> str:
        faults.read_lag(LAG)
        return "Reads now lag three seconds behind writes."

    def revoke() -> str:
        faults.revoke(EMAIL)
        return "The permission was revoked on the website."

    def retire() -> str:
        faults.retire_rentals()
        look()
        return "At home and the rental history are gone, as they went in 2012."

    return (
        Switch("&Someone edits the queue on the website now", edit),
        Switch("Someone edits it, and Lineup &looks", and_look(edit, look)),
        Switch("Someone edits it before &each of my changes", storm),
        Switch("&Reads lag behind writes", lag),
        Switch("&Take away at home and the rental history", retire),
        Switch("Re&voke the permission", revoke),
        *sign_in_switches(faults),
    )


def behave(netflix: NetflixEmulator) -> None:
    """Reset Netflix's faults that the menu can set."""
    netflix.faults.edit_before_writes(0)
    netflix.faults.read_lag(0)
    netflix.faults.retire_rentals(None)
    netflix.faults.misbehave_at_sign_in(None)
