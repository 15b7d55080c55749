"""Other people at practice mode's TMDB."""

from collections.abc import Callable

from desktop_app.demo.sign_in import sign_in_switches
from desktop_app.demo.switches import Switch, and_look, on_the_website
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator

USER = "ada"
TOO_MANY = 25
"""TMDB's own code for too many calls."""
PAUSE = 20
LAG = 30.0
"""Seconds, both."""


def switches(tmdb: TmdbEmulator, look: Callable[[], None]) -> tuple[Switch, ...]:
    """Switches for TMDB. `look` reads the shown list again."""
    faults = tmdb.faults

    def edit() -> str:
        return on_the_website(faults.edit_on_website(USER))

    def pause() -> str:
        faults.refuse_next(TOO_MANY, retry_after=PAUSE)
        return f"TMDB wants a pause of {PAUSE} seconds when it is next asked."

    def lag() -> str:
        faults.stale_reads(LAG)
        return f"Lists are now read from a cache that is up to {LAG:.0f} seconds old."

    def revoke() -> str:
        faults.revoke(USER)
        return "The permission was revoked on the website."

    return (
        Switch("&Someone edits the watchlist on the website now", edit),
        Switch("Someone edits it, and Lineup &looks", and_look(edit, look)),
        Switch("It wants a &pause", and_look(pause, look)),
        Switch("&Reads come from an old cache", lag),
        Switch("Re&voke the permission", revoke),
        *sign_in_switches(faults),
    )


def behave(tmdb: TmdbEmulator) -> None:
    """Reset TMDB's faults that the menu can set."""
    tmdb.faults.calm()
    tmdb.faults.stale_reads(0)
    tmdb.faults.misbehave_at_sign_in(None)
