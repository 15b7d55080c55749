"""Other people at practice mode's Trakt."""

from collections.abc import Callable

from desktop_app.demo.sign_in import sign_in_switches
from desktop_app.demo.switches import Switch, and_look, on_the_website
from desktop_app.sandbox.trakt.emulator import TraktEmulator

USER = "ada"
PAUSE = 20
"""Seconds."""
OUTAGE = 1_000
"""Calls, which is longer than anybody waits."""


def switches(trakt: TraktEmulator, look: Callable[[], None]) -> tuple[Switch, ...]:
    """Switches for Trakt. `look` reads the shown list again."""
    faults = trakt.faults

    def edit() -> str:
        return on_the_website(faults.edit_on_website(USER))

    def watch() -> str:
        return on_the_website(watch_first(trakt))

    def pause() -> str:
        faults.fail_next(429, retry_after=PAUSE)
        return f"Trakt wants a pause of {PAUSE} seconds when it is next asked."

    def break_down() -> str:
        faults.fail_next(503, OUTAGE)
        return "Trakt answers with 503 and a page of its own."

    def revoke() -> str:
        faults.revoke(USER)
        return "The permission was revoked on the website."

    return (
        Switch("&Someone edits the watchlist on the website now", edit),
        Switch("Someone edits it, and Lineup &looks", and_look(edit, look)),
        Switch("The first title is &watched, and so removed", and_look(watch, look)),
        Switch("It wants a &pause", and_look(pause, look)),
        Switch("It has an &outage", and_look(break_down, look)),
        Switch("Re&voke the permission", revoke),
        *sign_in_switches(faults),
    )


def watch_first(trakt: TraktEmulator) -> str:
    """The first title of the watchlist is watched, and goes from it. Says so."""
    entries = trakt.state.items(USER).entries
    return trakt.faults.watch(USER, entries[0].media) if entries else "nothing is left to be watched"


def behave(trakt: TraktEmulator) -> None:
    """Reset Trakt's faults that the menu can set."""
    trakt.faults.calm()
    trakt.faults.misbehave_at_sign_in(None)
