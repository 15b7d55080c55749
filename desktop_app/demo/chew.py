"""Other people at practice mode's Chew."""

from collections.abc import Callable

from desktop_app.demo.switches import Switch, and_look, on_the_website
from desktop_app.sandbox.chew.emulator import ChewEmulator

USER = "ada"
SLUG, SHOW = "encore", "Encore"
ON_AIR = "solstice"
"""A show that can go live and end."""


def switches(chew: ChewEmulator, look: Callable[[], None]) -> tuple[Switch, ...]:
    """Switches for Chew. `look` reads the shown list again."""

    def edit() -> str:
        return on_the_website(play_or_delete(chew))

    def broadcast() -> str:
        show = chew.website.show(ON_AIR)
        chew.website.go_live(ON_AIR, live=not show.live)
        return on_the_website(f"{show.name} {'is live' if show.live else 'has ended'}")

    def limit() -> str:
        chew.switches.limited = 1
        return "chew.tv wants a pause of 30 seconds when it is next asked."

    def close() -> str:
        chew.switches.closed = True
        return "chew.tv has closed: it answers 404 to everything."

    def revoke() -> str:
        chew.grants.revoke_all(USER)
        return "The permission was revoked on the website."

    return (
        Switch("A show is &made on the website now, or deleted", edit),
        Switch("A show is made or deleted, and Lineup &looks", and_look(edit, look)),
        Switch("A show goes &live, or ends", and_look(broadcast, look)),
        Switch("It wants a &pause", and_look(limit, look)),
        Switch("It &closes", and_look(close, look)),
        Switch("Re&voke the permission", revoke),
    )


def play_or_delete(chew: ChewEmulator) -> str:
    """A show of Ada's is there that was not, or is gone. Says so."""
    if any(show.slug == SLUG for show in chew.service.shows):
        chew.website.delete(SLUG)
        return f"deleted {SHOW}"
    chew.website.publish(USER, SLUG, SHOW)
    return f"made {SHOW}"


def behave(chew: ChewEmulator) -> None:
    """Reset Chew's faults that the menu can set."""
    chew.switches.limited = 0
    chew.switches.closed = False
