"""Other people at practice mode's Jellyfin."""

from collections.abc import Callable

from desktop_app.demo.switches import Switch, and_look, on_the_website
from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator

USER = "ada"
LIST = "To watch"
OLDER, NEWER = "10.10.7", "12.0.0"


def switches(jellyfin: JellyfinEmulator, look: Callable[[], None]) -> tuple[Switch, ...]:
    """Switches for Jellyfin. `look` reads the shown list again."""
    faults = jellyfin.faults

    def edit() -> str:
        return on_the_website(faults.edit_in_app(jellyfin.state.named(LIST).id))

    def install(version: str) -> Callable[[], str]:
        def installed() -> str:
            faults.upgrade(version)
            return f"The server is now Jellyfin {version}."

        return installed

    def start_up() -> str:
        faults.start_up()
        return "The server is starting, and answers nothing else."

    def switch_off() -> str:
        faults.switch_quick_connect(on=False)
        return "Quick Connect is switched off at the server."

    def revoke() -> str:
        faults.revoke(USER)
        return "The device was deleted at the server."

    return (
        Switch("&Someone edits “To watch” in another app now", edit),
        Switch("Someone edits it, and Lineup &looks", and_look(edit, look)),
        Switch(f"Install Jellyfin {OLDER}, which moves titles &askew", install(OLDER)),
        Switch(f"Install Jellyfin {NEWER}", install(NEWER)),
        Switch("The server starts &up", start_up),
        Switch("Switch &Quick Connect off", switch_off),
        Switch("Delete the de&vice", revoke),
    )


def behave(jellyfin: JellyfinEmulator) -> None:
    """Reset Jellyfin's faults that the menu can set."""
    jellyfin.faults.calm()
    jellyfin.faults.start_up(on=False)
    jellyfin.faults.switch_quick_connect(on=True)
